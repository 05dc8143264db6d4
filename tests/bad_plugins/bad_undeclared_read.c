/* Reads a layer that it did not declare. */
#include "span_layer.h"

static plm_status undeclared_analyze(void* instance, const plm_call* call,
                                     const plm_document* document) {
    const plm_layer_view* view = NULL;
    (void)instance;
    (void)append_span;
    (void)call->layer(call, document, 7, &view);
    return PLM_OK;
}
#define PLUGIN_ANALYZE undeclared_analyze
#include "plugin_parts.h"
