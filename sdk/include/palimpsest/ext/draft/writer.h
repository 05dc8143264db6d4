/* The draft extension "plm.writer/draft-2": writers, which put out what a run has found.
 *
 * A draft may change or go in any release; a plugin that uses it is built for one.
 *
 * A writer is used by a [[write]] of the pipeline, which says where to write (`path`) and gives it
 * its options. The calls of an instance come in this order:
 *
 *   begin(schema)          once: which layers and corpus tables there are
 *   render(document)       every document of the output, on many threads, in any order
 *   document(document)     every document of the output, one at a time, in the reader's order
 *   tables(tables)         once: all corpus tables
 *   rejection(rejection)   every document in quarantine, in the reader's order
 *   finish(run)            once: counts, timings, the resolved pipeline
 *
 * Files belong to the host. It creates them under temporary names before the run, and puts those of
 * all writers in place together when all have finished, with their digests in run.json; a run that
 * fails or is interrupted leaves what was there before. A writer appends bytes (`write`), or asks
 * for the temporary file's path and writes there itself (`path`).
 *
 * A writer cannot fail for one document: any status but PLM_OK ends the run. When a run has to do
 * its rounds again, because a document failed after them, the instance is destroyed without
 * `finish`, its files are deleted, and a new instance begins.
 *
 * The same documents must give the same bytes, whatever the number of threads; only what a writer
 * takes from `seconds`, `threads` and `memory` of plm_run_info.run_json may differ between runs.
 */
#ifndef PALIMPSEST_EXT_DRAFT_WRITER_H
#define PALIMPSEST_EXT_DRAFT_WRITER_H

#include "palimpsest/ext/analyzer.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PLM_EXT_WRITER "plm.writer/draft-2"

/* What `path` of a [[write]] names. */
#define PLM_WRITES_FILE 1u   /* A file; the writer may add files beside it. */
#define PLM_WRITES_FOLDER 2u /* A folder; the writer's files stand in it. */

/* What a run produces: layers of documents and tables of the collection, in the order of the steps
 * that produce them. Every plm_layer has PLM_PRODUCES as its `access`. A child names its `parent`,
 * which stands in the same list, and its first declared column is the row of the parent.
 * Lifetime: `begin`, and `files`; what it says does not change until the instance is destroyed. */
typedef struct plm_run_schema {
    uint64_t struct_size;
    const plm_layer* const* layers;
    uint64_t layer_count;
    const plm_layer* const* tables;
    uint64_t table_count;
} plm_run_schema;

/* The rows of a layer of one document, or of a corpus table. Columns stand as in the schema; a
 * layer has `begin` and `end` before them. Rows of a layer are sorted by begin, then by end
 * descending. A PLM_ROW counts the rows of the layer that it points into, of the same document.
 * Lifetime: the call. */
typedef struct plm_written_rows {
    uint64_t struct_size;
    uint64_t row_count;
    uint64_t column_count;
    const plm_column* const* columns;
    /* By column: for a PLM_OFFSET its values counted in code points, NULL for others. Results show
     * these; the columns themselves count bytes. */
    const int64_t* const* code_points;
} plm_written_rows;

/* A document of the output. Lifetime: the call. */
typedef struct plm_written_document {
    uint64_t struct_size;
    const plm_document* document; /* Number, id and text. */
    plm_string source;            /* Where it came from, for people: a path, or path:line. */
    plm_string encoding;          /* What it was decoded from: "GB18030". */
    double encoding_confidence;   /* 0 to 1. */
    uint64_t replaced;            /* Ill-formed sequences that became U+FFFD. */
    plm_string text_hash;         /* Digest of the text, as in annotations.jsonl. */
    uint64_t length;              /* Of the text, in code points. */
    /* By the schema's layers; NULL: no step produced that layer for this document. */
    const plm_written_rows* const* layers;
    uint64_t layer_count;
} plm_written_document;

/* A document in quarantine. Lifetime: the call. */
typedef struct plm_rejection {
    uint64_t struct_size;
    plm_string id;
    plm_string source;
    plm_string step;   /* "read", or the name of the step that failed. */
    plm_string code;   /* "P4..", see docs/errors.md. */
    plm_string reason; /* UTF-8. */
    int64_t offset;    /* Byte of the file where it went wrong; -1: not known. */
} plm_rejection;

/* What the run did. Lifetime: the call. */
typedef struct plm_run_info {
    uint64_t struct_size;
    uint64_t documents;   /* In the output. */
    uint64_t quarantined; /* In quarantine. */
    /* The content of run.json without its `outputs` (docs/formats.md): versions of the program and
     * the plugins, the resolved pipeline, counts, counters, timings. */
    plm_string run_json;
} plm_run_info;

/* Receives the names of a writer's files. */
typedef struct plm_file_names {
    uint64_t struct_size;
    void* host;
    /* Adds a file: a name without folder, copied; it may not begin with a dot. [load] */
    void (*add)(const struct plm_file_names* names, plm_string name);
} plm_file_names;

/* The host, as it shows itself to one call of a writer. `call` brings log, fail, cancelled,
 * progress, count, allocate and resource; its layer, projection and append are refused.
 * A `file` is a number: with PLM_WRITES_FILE, 0 is the file `path` and those that `files` added
 * follow; with PLM_WRITES_FOLDER they are those that `files` added, from 0. */
typedef struct plm_writer_call {
    uint64_t struct_size;
    void* host;
    const plm_call* call;

    /* Appends bytes to a file. From `render` they reach the file in the reader's order; a writer
     * that has both `render` and `document` writes in `document` alone. [worker] */
    plm_status (*write)(const struct plm_writer_call* call, uint32_t file, plm_string bytes);

    /* In `render`: hands bytes on to `document` of the same document (its `kept`); several calls
     * join theirs. [worker] */
    plm_status (*keep)(const struct plm_writer_call* call, plm_string bytes);

    /* The path of a file's temporary name, terminated: an empty file that the writer opens and
     * fills itself. It may not be renamed or replaced, and `write` is refused for it from now on.
     * The writer must have closed it when `finish` returns; the host syncs it. Not in `render`.
     * Lifetime of the path: until the instance is destroyed. [worker] */
    plm_status (*path)(const struct plm_writer_call* call, uint32_t file, plm_string* path);

    /* The id of a document that a PLM_DOC_REF of the rows at hand names. Lifetime: the call.
     * [worker] */
    plm_status (*document_id)(const struct plm_writer_call* call, uint64_t number, plm_string* id);
} plm_writer_call;

/* A writer. Its descriptor has no layers and no projections: a writer sees all layers there are.
 * `threading` is about `render`: PLM_SHARED, any number of threads at once; PLM_SERIAL, one call at
 * a time in the reader's order. All other calls are made one at a time, on changing threads, with
 * what the one before did visible to the next. Functions but `begin` and `finish` may be NULL.
 * The options `use`, `path` and `name` belong to the host: no option may be called so. */
typedef struct plm_writer {
    uint64_t struct_size;
    const plm_descriptor* descriptor;
    uint32_t output; /* PLM_WRITES_... */
    uint32_t reserved;

    /* Names the files that are written beside `path`, or in it, see plm_writer_call. Asked when the
     * pipeline is checked, so that no file is written twice and none is an input; the same settings
     * and schema must give the same names. [load] */
    plm_status (*files)(const plm_call* call, const plm_settings* settings,
                        const plm_run_schema* schema, const plm_file_names* names);

    /* [worker] */
    plm_status (*begin)(void* instance, const plm_writer_call* call, const plm_run_schema* schema);

    /* [worker] */
    plm_status (*render)(void* instance, const plm_writer_call* call,
                         const plm_written_document* document);

    /* `kept`: what `render` kept of this document; empty without one. [worker] */
    plm_status (*document)(void* instance, const plm_writer_call* call,
                           const plm_written_document* document, plm_string kept);

    /* The rows of all corpus tables, in the schema's order: together, so that a writer can show the
     * rows of a child inside those of its parent. [worker] */
    plm_status (*tables)(void* instance, const plm_writer_call* call,
                         const plm_written_rows* const* tables, uint64_t table_count);

    /* [worker] */
    plm_status (*rejection)(void* instance, const plm_writer_call* call,
                            const plm_rejection* rejection);

    /* [worker] */
    plm_status (*finish)(void* instance, const plm_writer_call* call, const plm_run_info* run);
} plm_writer;

/* The extension's table. */
typedef struct plm_writer_table {
    uint64_t struct_size;
    const plm_writer* const* writers;
    uint64_t writer_count;
} plm_writer_table;

#ifdef __cplusplus
}
#endif

#endif
