/* The entry's size says that it ends before `extension`. */
#include <stdlib.h>

#include "palimpsest/abi.h"

static plm_status must_not_run(const plm_call* call) {
    (void)call;
    abort();
}
#define PLUGIN_INIT must_not_run
#define PLUGIN_ENTRY_SIZE offsetof(plm_entry_table, extension)
#include "plugin_parts.h"
