/* Appends a span that ends before it begins. */
#include "span_layer.h"

static plm_status reversed_analyze(void* instance, const plm_call* call,
                                   const plm_document* document) {
    (void)instance;
    append_span(call, 0, (int64_t)document->text.size, -1);
    return PLM_OK;
}
#define PLUGIN_ANALYZE reversed_analyze
#include "plugin_parts.h"
