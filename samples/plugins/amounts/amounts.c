/* Marks amounts of money: 1,280.5万元, 3亿元, 200元.
 *
 * The ABI is plain C: a constant table `plm_entry`, and behind it tables that say what the analyzer
 * is. Nothing here is written anew per document, so one instance serves all threads. */
#include <palimpsest/abi.h>
#include <palimpsest/ext/analyzer.h>
#include <stdlib.h>
#include <string.h>

static const plm_option smallest_option = {
    .struct_size = sizeof(plm_option),
    .name = PLM_LITERAL("smallest"),
    .type = PLM_OPTION_FLOAT,
    .default_value = PLM_LITERAL("0.0"),
    .minimum = PLM_LITERAL("0.0"),
    .unit = PLM_LITERAL("yuan"),
    .doc = PLM_LITERAL("Smaller amounts are left out."),
};
static const plm_option* const options[] = {&smallest_option};

static const plm_column_declaration yuan_column = {
    .struct_size = sizeof(plm_column_declaration),
    .name = PLM_LITERAL("yuan"),
    .type = PLM_FLOAT64,
    .doc = PLM_LITERAL("The amount, with 万 and 亿 multiplied out."),
};
static const plm_column_declaration* const columns[] = {&yuan_column};

static const plm_layer amounts_layer = {
    .struct_size = sizeof(plm_layer),
    .name = PLM_LITERAL("amounts"),
    .access = PLM_PRODUCES,
    .schema = 1,
    .column_count = 1,
    .columns = columns,
    .doc = PLM_LITERAL("Amounts of money, from the first digit to 元."),
};
static const plm_layer* const layers[] = {&amounts_layer};

/* Reads a number with group commas; returns the byte after it. The first byte is a digit. */
static uint64_t read_number(plm_string text, uint64_t at, double* number) {
    double scale = 0;
    *number = 0;
    for (; at < text.size; ++at) {
        const char c = text.data[at];
        if (c >= '0' && c <= '9') {
            *number = *number * 10 + (c - '0');
            scale *= 10;
        } else if (c == '.' && scale == 0) {
            scale = 1;
        } else if (c != ',') {
            break;
        }
    }
    if (scale > 0) *number /= scale;
    return at;
}

static int skip(plm_string text, uint64_t* at, const char* word) {
    const size_t size = strlen(word);
    if (text.size - *at < size || memcmp(text.data + *at, word, size) != 0) return 0;
    *at += size;
    return 1;
}

/* Appends one row: three columns of one value each. */
static plm_status append(const plm_call* call, uint64_t begin, uint64_t end, double yuan) {
    const int64_t first = (int64_t)begin;
    const int64_t last = (int64_t)end;
    const plm_column begins = {
        .struct_size = sizeof begins, .type = PLM_OFFSET, .length = 1, .values = &first};
    const plm_column ends = {
        .struct_size = sizeof ends, .type = PLM_OFFSET, .length = 1, .values = &last};
    const plm_column values = {
        .struct_size = sizeof values, .type = PLM_FLOAT64, .length = 1, .values = &yuan};
    const plm_column* const row[] = {&begins, &ends, &values};
    return call->append(call, 0, 1, row, 3, NULL);
}

static plm_status analyze(void* instance, const plm_call* call, const plm_document* document) {
    const double smallest = *(const double*)instance;
    const plm_string text = document->text;
    uint64_t at = 0;
    while (at < text.size) {
        if (text.data[at] < '0' || text.data[at] > '9') {
            ++at;
            continue;
        }
        const uint64_t begin = at;
        double yuan = 0;
        at = read_number(text, at, &yuan);
        if (skip(text, &at, "万")) yuan *= 1e4;
        if (skip(text, &at, "亿")) yuan *= 1e8;
        if (!skip(text, &at, "元") || yuan < smallest) continue;
        const plm_status status = append(call, begin, at, yuan);
        if (status != PLM_OK) return status; /* The host has said why. */
    }
    return PLM_OK;
}

static plm_status create(const plm_call* call, const plm_settings* settings, void** instance) {
    double* smallest = malloc(sizeof *smallest);
    if (smallest == NULL) {
        call->fail(call, (plm_string)PLM_LITERAL("out of memory"));
        return PLM_FATAL;
    }
    *smallest = settings->values[0]->number;
    *instance = smallest;
    return PLM_OK;
}
static void destroy(void* instance) { free(instance); }

static const plm_descriptor descriptor = {
    .struct_size = sizeof(plm_descriptor),
    .id = PLM_LITERAL("amounts"),
    .summary = PLM_LITERAL("Marks amounts of money in yuan"),
    .threading = PLM_SHARED,
    .options = options,
    .option_count = 1,
    .layers = layers,
    .layer_count = 1,
    .create = create,
    .destroy = destroy,
};
static const plm_analyzer analyzer = {sizeof(plm_analyzer), &descriptor, analyze};
static const plm_analyzer* const analyzers[] = {&analyzer};
static const plm_analyzer_table analyzer_table = {sizeof(plm_analyzer_table), analyzers, 1};

static const plm_plugin_table plugin_table = {
    .struct_size = sizeof(plm_plugin_table),
    .name = PLM_LITERAL(PALIMPSEST_PLUGIN_NAME),
    .version = PLM_LITERAL(PALIMPSEST_PLUGIN_VERSION),
    .sdk_version = PLM_LITERAL("0.1.0"),
    .summary = PLM_LITERAL(PALIMPSEST_PLUGIN_SUMMARY),
    .license = PLM_LITERAL(PALIMPSEST_PLUGIN_LICENSE),
};

static plm_status init(const plm_call* call) {
    (void)call;
    return PLM_OK;
}
static void deinit(void) {}
static const void* extension(const char* id) {
    if (strcmp(id, PLM_EXT_PLUGIN) == 0) return &plugin_table;
    if (strcmp(id, PLM_EXT_ANALYZER) == 0) return &analyzer_table;
    return NULL;
}

const plm_entry_table plm_entry = {
    sizeof(plm_entry_table), PLM_ABI_MAJOR, PLM_ABI_MINOR, init, deinit, extension,
};
