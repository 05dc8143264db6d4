#include "host.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char failure[1024];
static const char* plugin_path;

static void host_log(const plm_call* call, uint32_t level, plm_string message) {
    (void)call;
    (void)level;
    fprintf(stderr, "%s: %.*s\n", plugin_path, (int)message.size, message.data);
}
static void host_fail(const plm_call* call, plm_string message) {
    (void)call;
    snprintf(failure, sizeof failure, "%.*s", (int)message.size, message.data);
}
static int32_t host_cancelled(const plm_call* call) {
    (void)call;
    return 0;
}
static void host_progress(const plm_call* call, uint64_t done, uint64_t total) {
    (void)call;
    (void)done;
    (void)total;
}
static void host_count(const plm_call* call, plm_string counter, int64_t amount) {
    (void)call;
    (void)counter;
    (void)amount;
}
static void* host_allocate(const plm_call* call, uint64_t size, uint64_t alignment) {
    void* memory = NULL;
    (void)call;
    if (alignment < sizeof(void*)) alignment = sizeof(void*);
    memory = aligned_alloc(alignment, (size + alignment) / alignment * alignment);
    if (memory == NULL) abort();
    return memory; /* Freed by the end of the program. */
}
/* The files of palimpsest_add_plugin(RESOURCES ...): in the folder beside the library. */
static plm_status host_resource(const plm_call* call, plm_string name, plm_string* path) {
    const size_t stem = strlen(plugin_path) - strlen(".so");
    const size_t size = stem + 1 + (size_t)name.size;
    char* full = host_allocate(call, size + 1, 1);
    FILE* file = NULL;
    snprintf(full, size + 1, "%.*s/%.*s", (int)stem, plugin_path, (int)name.size, name.data);
    file = fopen(full, "rb");
    if (file == NULL) {
        snprintf(failure, sizeof failure, "resource %s: %s", full, strerror(errno));
        return PLM_FATAL;
    }
    fclose(file);
    path->data = full;
    path->size = size;
    return PLM_OK;
}
static plm_status host_layer(const plm_call* call, const plm_document* document, uint32_t layer,
                             const plm_layer_view** view) {
    (void)call;
    (void)document;
    (void)layer;
    (void)view;
    return PLM_FATAL;
}
static plm_status host_projection(const plm_call* call, const plm_document* document,
                                  uint32_t projection, const plm_projected** projected) {
    (void)call;
    (void)document;
    (void)projection;
    (void)projected;
    return PLM_FATAL;
}
static plm_status host_append(const plm_call* call, uint32_t layer, uint64_t row_count,
                              const plm_column* const* columns, uint64_t column_count,
                              uint64_t* first_row) {
    (void)call;
    (void)layer;
    (void)row_count;
    (void)columns;
    (void)column_count;
    (void)first_row;
    return PLM_FATAL;
}

plm_call make_host(const char* path) {
    const plm_call call = {sizeof call,    NULL,          host_log,        host_fail,
                           host_cancelled, host_progress, host_count,      host_allocate,
                           host_resource,  host_layer,    host_projection, host_append};
    plugin_path = path;
    return call;
}

const char* host_failure(void) { return *failure != 0 ? failure : "it failed without saying why"; }
