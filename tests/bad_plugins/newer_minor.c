/* Built for a later minor version of this ABI, whose tables have more fields at their ends. It
 * works with an older host, because both look only at the fields that they know. */
#include <string.h>

#include "palimpsest/ext/analyzer.h"

#define TEXT(literal) \
    { (literal), sizeof(literal) - 1 }

struct newer_descriptor {
    plm_descriptor known;
    uint64_t later[4];
};
struct newer_analyzer {
    plm_analyzer known;
    void (*later)(void);
};
struct newer_entry {
    plm_entry_table known;
    const void* later;
};
struct newer_call {
    plm_call known;
    void (*later)(const plm_call* call);
};

static plm_status newer_init(const plm_call* call) {
    if (!PLM_HAS(call, plm_call, append)) return PLM_FATAL;
#ifdef NEEDS_LATER_HOST
    if (call->struct_size < sizeof(struct newer_call)) {
        const plm_string why = TEXT("needs plm_call.later of ABI 1.7");
        call->fail(call, why);
        return PLM_FATAL;
    }
#endif
    return PLM_OK;
}
static void newer_deinit(void) {}

static plm_status newer_create(const plm_call* call, const plm_settings* settings,
                               void** instance) {
    (void)call;
    (void)settings;
    *instance = NULL;
    return PLM_OK;
}
static void newer_destroy(void* instance) { (void)instance; }
static plm_status newer_analyze(void* instance, const plm_call* call,
                                const plm_document* document) {
    (void)instance;
    (void)call;
    (void)document;
    return PLM_OK;
}

static const struct newer_descriptor descriptor = {
    {sizeof(struct newer_descriptor), TEXT(PLUGIN_NAME), TEXT("For tests"),
     TEXT("For tests of the host."), PLM_SHARED, 0, NULL, 0, NULL, 0, NULL, 0, NULL, newer_create,
     newer_destroy},
    {1, 2, 3, 4}};
static const struct newer_analyzer analyzer = {
    {sizeof(struct newer_analyzer), &descriptor.known, newer_analyze}, newer_deinit};
static const plm_analyzer* const analyzers[] = {&analyzer.known};
static const plm_analyzer_table analyzer_table = {sizeof analyzer_table, analyzers, 1};
static const plm_plugin_table identity = {sizeof identity, TEXT(PLUGIN_NAME), TEXT("1.0.0"),
                                          TEXT("0.1.0"),   TEXT("For tests"), TEXT("Apache-2.0")};

static const void* newer_extension(const char* id) {
    if (strcmp(id, PLM_EXT_PLUGIN) == 0) return &identity;
    if (strcmp(id, PLM_EXT_ANALYZER) == 0) return &analyzer_table;
    return NULL;
}

/* Under a name of its own, because abi.h declares plm_entry with the type of today. */
extern PLM_EXPORT const struct newer_entry newer_entry __asm__("plm_entry");
const struct newer_entry newer_entry = {
    {sizeof(struct newer_entry), PLM_ABI_MAJOR, PLM_ABI_MINOR + 7, newer_init, newer_deinit,
     newer_extension},
    &identity};
