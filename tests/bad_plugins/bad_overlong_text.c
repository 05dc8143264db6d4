/* Its documentation says that it is longer than memory. */
#define PLUGIN_DOC \
    { "short", UINT64_MAX }
#include "plugin_parts.h"
