/* Asks for a projection that it did not declare. */
#include "palimpsest/ext/analyzer.h"

static plm_status undeclared_analyze(void* instance, const plm_call* call,
                                     const plm_document* document) {
    const plm_projected* projected = NULL;
    (void)instance;
    (void)call->projection(call, document, 3, &projected);
    return PLM_OK;
}
#define PLUGIN_ANALYZE undeclared_analyze
#include "plugin_parts.h"
