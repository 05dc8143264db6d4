/* `analyze` returns a status that does not exist. */
#include "palimpsest/ext/analyzer.h"

static plm_status odd_analyze(void* instance, const plm_call* call, const plm_document* document) {
    (void)instance;
    (void)call;
    (void)document;
    return -3;
}
#define PLUGIN_ANALYZE odd_analyze
#include "plugin_parts.h"
