/* Needs a symbol that no library brings. */
#include "palimpsest/abi.h"

int from_nowhere(void);

static plm_status needing_init(const plm_call* call) {
    (void)call;
    return from_nowhere();
}
#define PLUGIN_INIT needing_init
#include "plugin_parts.h"
