/* A plugin of one document analyzer that does nothing wrong. A bad plugin defines the parts that it
 * gets wrong as macros, then includes this for the rest. PLUGIN_NAME comes from the build. */
#include <string.h>

#include "palimpsest/ext/analyzer.h"

#define TEXT(literal) \
    { (literal), sizeof(literal) - 1 }

#ifndef PLUGIN_ID
#define PLUGIN_ID PLUGIN_NAME
#endif
#ifndef PLUGIN_ID_TEXT
#define PLUGIN_ID_TEXT TEXT(PLUGIN_ID)
#endif
#ifndef PLUGIN_DOC
#define PLUGIN_DOC TEXT("For tests of the host.")
#endif
#ifndef PLUGIN_LAYERS
#define PLUGIN_LAYERS NULL
#define PLUGIN_LAYER_COUNT 0
#endif
#ifndef PLUGIN_OPTIONS
#define PLUGIN_OPTIONS NULL
#define PLUGIN_OPTION_COUNT 0
#endif
#ifndef PLUGIN_CHECK_OPTIONS
#define PLUGIN_CHECK_OPTIONS NULL
#endif
#ifndef PLUGIN_ABI_MAJOR
#define PLUGIN_ABI_MAJOR PLM_ABI_MAJOR
#endif
#ifndef PLUGIN_ENTRY_SIZE
#define PLUGIN_ENTRY_SIZE sizeof(plm_entry_table)
#endif
#ifndef PLUGIN_IDENTITY_SIZE
#define PLUGIN_IDENTITY_SIZE sizeof(plm_plugin_table)
#endif
#ifndef PLUGIN_ANALYZER_SIZE
#define PLUGIN_ANALYZER_SIZE sizeof(plm_analyzer)
#endif
#ifndef PLUGIN_DESCRIPTOR_SIZE
#define PLUGIN_DESCRIPTOR_SIZE sizeof(plm_descriptor)
#endif
#ifndef PLUGIN_DESCRIPTOR
#define PLUGIN_DESCRIPTOR &descriptor
#endif
#ifndef PLUGIN_ANALYZER_COUNT
#define PLUGIN_ANALYZER_COUNT 1
#endif
#ifndef PLUGIN_THREADING
#define PLUGIN_THREADING PLM_SHARED
#endif

#ifndef PLUGIN_INIT
static plm_status plain_init(const plm_call* call) {
    (void)call;
    return PLM_OK;
}
#define PLUGIN_INIT plain_init
#endif

#ifndef PLUGIN_CREATE
static plm_status plain_create(const plm_call* call, const plm_settings* settings,
                               void** instance) {
    (void)call;
    (void)settings;
    *instance = NULL;
    return PLM_OK;
}
#define PLUGIN_CREATE plain_create
#endif

#ifndef PLUGIN_DESTROY
static void plain_destroy(void* instance) { (void)instance; }
#define PLUGIN_DESTROY plain_destroy
#endif

#ifndef PLUGIN_ANALYZE
static plm_status plain_analyze(void* instance, const plm_call* call,
                                const plm_document* document) {
    (void)instance;
    (void)call;
    (void)document;
    return PLM_OK;
}
#define PLUGIN_ANALYZE plain_analyze
#endif

#ifndef PLUGIN_EXTENSION
static const plm_descriptor descriptor = {
    PLUGIN_DESCRIPTOR_SIZE,
    PLUGIN_ID_TEXT,
    TEXT("For tests"),
    PLUGIN_DOC,
    PLUGIN_THREADING,
    0,
    PLUGIN_OPTIONS,
    PLUGIN_OPTION_COUNT,
    PLUGIN_LAYERS,
    PLUGIN_LAYER_COUNT,
    NULL,
    0,
    PLUGIN_CHECK_OPTIONS,
    PLUGIN_CREATE,
    PLUGIN_DESTROY,
};
/* Named here, so that a plugin that leaves it out does not get a warning. */
static const plm_descriptor* const kept = &descriptor;
static const plm_analyzer analyzer = {PLUGIN_ANALYZER_SIZE, PLUGIN_DESCRIPTOR, PLUGIN_ANALYZE};
static const plm_analyzer* const analyzers[] = {&analyzer};
static const plm_analyzer_table analyzer_table = {sizeof analyzer_table, analyzers,
                                                  PLUGIN_ANALYZER_COUNT};
static const plm_plugin_table identity = {
    PLUGIN_IDENTITY_SIZE, TEXT(PLUGIN_NAME), TEXT("1.0.0"),
    TEXT("0.1.0"),        TEXT("For tests"), TEXT("Apache-2.0"),
};

static const void* plain_extension(const char* id) {
    (void)kept;
    if (strcmp(id, PLM_EXT_PLUGIN) == 0) return &identity;
    if (strcmp(id, PLM_EXT_ANALYZER) == 0) return &analyzer_table;
    return NULL;
}
#define PLUGIN_EXTENSION plain_extension
#endif

#ifndef PLUGIN_DEINIT
static void plain_deinit(void) {}
#define PLUGIN_DEINIT plain_deinit
#endif

const plm_entry_table plm_entry = {PLUGIN_ENTRY_SIZE, PLUGIN_ABI_MAJOR, PLM_ABI_MINOR,
                                   PLUGIN_INIT,       PLUGIN_DEINIT,    PLUGIN_EXTENSION};
