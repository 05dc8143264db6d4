/* `create` says no. */
#include "palimpsest/ext/analyzer.h"

static plm_status refusing_create(const plm_call* call, const plm_settings* settings,
                                  void** instance) {
    const plm_string why = {"no room for one more", 20};
    (void)settings;
    (void)instance;
    call->fail(call, why);
    return PLM_FATAL;
}
#define PLUGIN_CREATE refusing_create
#include "plugin_parts.h"
