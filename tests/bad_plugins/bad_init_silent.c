/* init fails without a word, and with a status that does not exist. */
#include "palimpsest/abi.h"

static plm_status refusing_init(const plm_call* call) {
    (void)call;
    return 77;
}
#define PLUGIN_INIT refusing_init
#include "plugin_parts.h"
