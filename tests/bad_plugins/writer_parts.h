/* A plugin of one writer that does nothing wrong. A bad plugin defines the parts that it gets wrong
 * as macros, then includes this for the rest. PLUGIN_NAME comes from the build. */
#include <string.h>

#include "palimpsest/ext/draft/writer.h"

#ifndef WRITER_LAYER_COUNT
#define WRITER_LAYER_COUNT 0
#endif
#ifndef WRITER_FILES
#define WRITER_FILES NULL
#endif
#ifndef WRITER_DOCUMENT
#define WRITER_DOCUMENT NULL
#endif
#ifndef WRITER_SIZE
#define WRITER_SIZE sizeof(plm_writer)
#endif

#ifndef WRITER_BEGIN
static plm_status plain_begin(void* instance, const plm_writer_call* call,
                              const plm_run_schema* schema) {
    (void)instance, (void)call, (void)schema;
    return PLM_OK;
}
#define WRITER_BEGIN plain_begin
#endif
static plm_status plain_finish(void* instance, const plm_writer_call* call,
                               const plm_run_info* run) {
    (void)instance, (void)call, (void)run;
    return PLM_OK;
}
static plm_status plain_create(const plm_call* call, const plm_settings* settings,
                               void** instance) {
    (void)call, (void)settings;
    *instance = NULL;
    return PLM_OK;
}
static void plain_destroy(void* instance) { (void)instance; }

static const plm_descriptor descriptor = {
    sizeof(plm_descriptor),
    PLM_LITERAL(PLUGIN_NAME),
    PLM_LITERAL("For tests"),
    PLM_LITERAL("For tests of the host."),
    PLM_SHARED,
    0,
    NULL,
    0,
    NULL,
    WRITER_LAYER_COUNT,
    NULL,
    0,
    NULL,
    plain_create,
    plain_destroy,
};
static const plm_writer writer = {WRITER_SIZE,  &descriptor, PLM_WRITES_FILE, 0,    WRITER_FILES,
                                  WRITER_BEGIN, NULL,        WRITER_DOCUMENT, NULL, NULL,
                                  plain_finish};
static const plm_writer* const writers[] = {&writer};
static const plm_writer_table writer_table = {sizeof(plm_writer_table), writers, 1};
static const plm_plugin_table identity = {
    sizeof(plm_plugin_table), PLM_LITERAL(PLUGIN_NAME), PLM_LITERAL("1.0.0"),
    PLM_LITERAL("0.1.0"),     PLM_LITERAL("For tests"), PLM_LITERAL("Apache-2.0"),
};

static plm_status plain_init(const plm_call* call) {
    (void)call;
    return PLM_OK;
}
static void plain_deinit(void) {}
static const void* plain_extension(const char* id) {
    if (strcmp(id, PLM_EXT_PLUGIN) == 0) return &identity;
    if (strcmp(id, PLM_EXT_WRITER) == 0) return &writer_table;
    return NULL;
}
#ifdef __cplusplus
extern "C"
#endif
    const plm_entry_table plm_entry = {
        sizeof(plm_entry_table), PLM_ABI_MAJOR, PLM_ABI_MINOR, plain_init, plain_deinit,
        plain_extension};
