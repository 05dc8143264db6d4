/* Needs a library that is nowhere to be found when it is loaded. */
#include "palimpsest/abi.h"

int from_absent_library(void);

static plm_status needing_init(const plm_call* call) {
    (void)call;
    return from_absent_library();
}
#define PLUGIN_INIT needing_init
#include "plugin_parts.h"
