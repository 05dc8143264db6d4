/* Appends to a layer that it did not declare. */
#include "span_layer.h"

static plm_status undeclared_analyze(void* instance, const plm_call* call,
                                     const plm_document* document) {
    (void)instance;
    (void)document;
    append_span(call, 1, 0, 0);
    return PLM_OK;
}
#define PLUGIN_ANALYZE undeclared_analyze
#include "plugin_parts.h"
