// init asks for more memory than there is, behind a guard that swallows what the host throws.
#include "palimpsest/abi.h"

static plm_status greedy_init(const plm_call* call) {
    try {
        call->allocate(call, UINT64_MAX / 2, 8);
    } catch (...) {
    }
    return PLM_OK;
}
#define PLUGIN_INIT greedy_init
#include "plugin_parts.h"
