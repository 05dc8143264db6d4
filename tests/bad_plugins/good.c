/* A plugin with options, a check of them and a resource: what loading and creating must get right.
 * `words` is a list of patterns; a `*` at the start of one is an error at its place. */
#include "palimpsest/ext/analyzer.h"

#define OPTION_TEXT(literal) \
    { (literal), sizeof(literal) - 1 }
#define NOTHING \
    { NULL, 0 }

static const plm_option level = {sizeof level,
                                 OPTION_TEXT("level"),
                                 PLM_OPTION_INT,
                                 0,
                                 OPTION_TEXT("3"),
                                 OPTION_TEXT("1"),
                                 OPTION_TEXT("9"),
                                 NULL,
                                 0,
                                 NOTHING,
                                 OPTION_TEXT("A level."),
                                 OPTION_TEXT("1.0.0")};
static const plm_option words = {sizeof words,
                                 OPTION_TEXT("words"),
                                 PLM_OPTION_PATTERN,
                                 1,
                                 OPTION_TEXT("[]"),
                                 NOTHING,
                                 NOTHING,
                                 NULL,
                                 0,
                                 NOTHING,
                                 OPTION_TEXT("Patterns."),
                                 OPTION_TEXT("1.0.0")};
static const plm_option* const options[] = {&level, &words};

struct instance {
    int64_t level;
    uint64_t words;
};

static plm_status check(const plm_call* call, const plm_settings* settings,
                        const plm_option_errors* errors) {
    const plm_value* list = settings->values[1];
    (void)call;
    for (uint64_t i = 0; i < list->item_count; ++i) {
        const plm_string text = list->items[i]->text;
        if (text.size == 0 || text.data[0] == '*') {
            const plm_option_error error = {sizeof error, 1, (uint32_t)i, text.size == 0 ? -1 : 0,
                                            OPTION_TEXT("nothing to repeat")};
            errors->report(errors, &error);
        }
    }
    if (settings->values[0]->integer == 0) {
        const plm_option_error error = {sizeof error, 99, 0, -1, OPTION_TEXT("no such option")};
        errors->report(errors, &error);
    }
    return PLM_OK;
}

static struct instance made;

static plm_status create(const plm_call* call, const plm_settings* settings, void** instance) {
    const plm_string name = OPTION_TEXT("word.txt");
    const plm_string outside = OPTION_TEXT("../good.toml");
    const plm_string line = OPTION_TEXT("created");
    plm_string path = NOTHING;
    if (call->resource(call, outside, &path) == PLM_OK) return PLM_FATAL;
    if (call->resource(call, name, &path) != PLM_OK) return PLM_FATAL;
    call->log(call, PLM_LOG_INFO, path);
    call->log(call, PLM_LOG_DEBUG, line);
    made.level = settings->values[0]->integer;
    made.words = settings->values[1]->item_count;
    *instance = &made;
    return PLM_OK;
}
static void destroy(void* instance) { ((struct instance*)instance)->level = -1; }

#define PLUGIN_OPTIONS options
#define PLUGIN_OPTION_COUNT 2
#define PLUGIN_CHECK_OPTIONS check
#define PLUGIN_CREATE create
#define PLUGIN_DESTROY destroy
#include "plugin_parts.h"
