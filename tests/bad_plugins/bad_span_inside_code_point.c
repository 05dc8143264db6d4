/* Appends a span that begins in the middle of the text's first code point of several bytes. */
#include "span_layer.h"

static plm_status splitting_analyze(void* instance, const plm_call* call,
                                    const plm_document* document) {
    (void)instance;
    for (uint64_t i = 0; i < document->text.size; ++i) {
        if (((unsigned char)document->text.data[i] & 0xC0) == 0x80) {
            append_span(call, 0, (int64_t)i, (int64_t)document->text.size);
            break;
        }
    }
    return PLM_OK;
}
#define PLUGIN_ANALYZE splitting_analyze
#include "plugin_parts.h"
