/* One produced layer "spans" without columns of its own, and a row of it. */
#include "palimpsest/ext/analyzer.h"

static const plm_layer span_layer = {sizeof span_layer, {"spans", 5}, PLM_PRODUCES, 0, 1, 0, NULL,
                                     {NULL, 0},         {NULL, 0},    {NULL, 0}};
static const plm_layer* const span_layers[] = {&span_layer};
#define PLUGIN_LAYERS span_layers
#define PLUGIN_LAYER_COUNT 1

/* Appends one row, and takes no notice of what the host says to it. */
static void append_span(const plm_call* call, uint32_t layer, int64_t begin, int64_t end) {
    const plm_column begins = {sizeof begins, PLM_OFFSET, 0, 1, NULL, &begin, NULL};
    const plm_column ends = {sizeof ends, PLM_OFFSET, 0, 1, NULL, &end, NULL};
    const plm_column* const columns[] = {&begins, &ends};
    (void)call->append(call, layer, 1, columns, 2, NULL);
}
