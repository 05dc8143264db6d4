/* The extension "plm.analyzer/1": analyzers that look at one document at a time. */
#ifndef PALIMPSEST_EXT_ANALYZER_H
#define PALIMPSEST_EXT_ANALYZER_H

#include "palimpsest/abi.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PLM_EXT_ANALYZER "plm.analyzer/1"

/* Who may call `analyze` (and a corpus analyzer's functions) of an instance at the same time. */
#define PLM_SHARED 1u     /* One instance, any number of threads at once. */
#define PLM_PER_WORKER 2u /* An instance a thread; each is called by one thread at a time. */
#define PLM_SERIAL 3u     /* One instance, one call at a time, documents in the reader's order. */

/* What the pipeline chose for an analyzer: one value an option, in the options' order.
 * Lifetime: the call. */
typedef struct plm_settings {
    uint64_t struct_size;
    const plm_value* const* values;
    uint64_t value_count;
} plm_settings;

/* Receives the findings of `check_options`. */
typedef struct plm_option_errors {
    uint64_t struct_size;
    void* host;
    /* Copies the finding. [load] */
    void (*report)(const struct plm_option_errors* errors, const plm_option_error* error);
} plm_option_errors;

/* What an analyzer is, what it reads and writes, and how an instance of it comes and goes: the part
 * that analyzers of every kind share. */
typedef struct plm_descriptor {
    uint64_t struct_size;
    plm_string id;      /* What a pipeline says in `use`: [a-z][a-z0-9_]*. */
    plm_string summary; /* One line. */
    plm_string doc;     /* As long as it takes; Markdown. */
    uint32_t threading; /* PLM_SHARED, PLM_PER_WORKER or PLM_SERIAL. */
    uint32_t reserved;

    const plm_option* const* options;
    uint64_t option_count;
    const plm_layer* const* layers;
    uint64_t layer_count;
    const plm_projection* const* projections;
    uint64_t projection_count;

    /* Reports what the option table alone cannot say: a pattern that does not compile, two options
     * that contradict each other. May be NULL. [load] */
    plm_status (*check_options)(const plm_call* call, const plm_settings* settings,
                                const plm_option_errors* errors);

    /* Makes an instance. [load], and [worker] where `threading` is PLM_PER_WORKER. */
    plm_status (*create)(const plm_call* call, const plm_settings* settings, void** instance);

    /* Ends an instance. [load] */
    void (*destroy)(void* instance);
} plm_descriptor;

/* An analyzer of documents. */
typedef struct plm_analyzer {
    uint64_t struct_size;
    const plm_descriptor* descriptor;

    /* Analyzes one document: reads with call->layer and call->projection, writes with
     * call->append. [worker] */
    plm_status (*analyze)(void* instance, const plm_call* call, const plm_document* document);
} plm_analyzer;

/* The extension's table. */
typedef struct plm_analyzer_table {
    uint64_t struct_size;
    const plm_analyzer* const* analyzers;
    uint64_t analyzer_count;
} plm_analyzer_table;

#ifdef __cplusplus
}
#endif

#endif
