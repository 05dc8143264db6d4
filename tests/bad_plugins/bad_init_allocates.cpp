// init asks for more memory than there is and does not look at what it got.
#include "palimpsest/abi.h"

static plm_status greedy_init(const plm_call* call) {
    call->allocate(call, UINT64_MAX / 2, 8);
    return PLM_OK;
}
#define PLUGIN_INIT greedy_init
#include "plugin_parts.h"
