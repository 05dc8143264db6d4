/* init says that it cannot work here. */
#include "palimpsest/abi.h"

static plm_status refusing_init(const plm_call* call) {
    const plm_string why = {"the moon is in the wrong phase", 30};
    call->fail(call, why);
    return PLM_FATAL;
}
#define PLUGIN_INIT refusing_init
#include "plugin_parts.h"
