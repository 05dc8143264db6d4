/* The host that a plugin's `init` sees while its manifest is written. */
#ifndef PLM_MANIFEST_HOST_H
#define PLM_MANIFEST_HOST_H

#include "palimpsest/abi.h"

/* A host without documents, for the plugin at `plugin_path`: its log goes to standard error, its
 * resources are the files in the folder beside the library. */
plm_call make_host(const char* plugin_path);

/* What the plugin said with `fail`; never null. */
const char* host_failure(void);

#endif
