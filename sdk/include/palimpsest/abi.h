/* The binary contract between Palimpsest and a plugin: what every extension shares.
 *
 * A plugin exports one symbol, `plm_entry`, a constant table. Everything a plugin can do is an
 * extension, another table, which the host asks for by its id (ext/analyzer.h, ext/corpus.h).
 *
 * Rules of this header and of every extension:
 *  - C11, fixed-width integers, no enums in structs. A struct that is passed by pointer starts with
 *    its size in bytes (`struct_size`) and only grows at its end: a reader looks at a field only
 *    when `struct_size` reaches past it. Such structs are never embedded by value and stand in
 *    arrays of pointers only.
 *  - Strings are pointer + length, UTF-8, not terminated. `plm_string` is a frozen value, like a
 *    scalar: it never grows.
 *  - Nobody frees the other side's memory. What the host passes in is borrowed for the call; what a
 *    plugin passes in is copied before the call returns. What a table of a plugin points to lives
 *    until `deinit`.
 *  - No exception and no longjmp crosses. A function fails by returning a status after it has said
 *    why with `plm_call.fail`.
 *  - The last line of a function's comment says who may call it: [load] on the thread that loads
 *    plugins, before any work; [worker] on one of the engine's threads, see the analyzer's
 *    `threading`; [any thread] at any time between `init` and `deinit`.
 *
 * Since: ABI 1.0 unless a comment says otherwise.
 */
#ifndef PALIMPSEST_ABI_H
#define PALIMPSEST_ABI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PLM_ABI_MAJOR 1u
#define PLM_ABI_MINOR 0u

/* True when the sized struct that `pointer` points to reaches past `field`. */
#define PLM_HAS(pointer, type, field) \
    ((pointer)->struct_size >= offsetof(type, field) + sizeof((pointer)->field))

/* UTF-8 bytes; `data` may be null when `size` is 0. */
typedef struct plm_string {
    const char* data;
    uint64_t size;
} plm_string;

/* Initialises a plm_string with a string literal. */
#define PLM_LITERAL(literal) \
    { (literal), sizeof(literal) - 1 }

/* What a function returns. */
typedef int32_t plm_status;
#define PLM_OK 0        /* Done. */
#define PLM_DOCUMENT 1  /* This document failed; the run goes on without it. */
#define PLM_FATAL 2     /* Nothing sensible can follow; the run ends. */
#define PLM_CANCELLED 3 /* The call stopped because `plm_call.cancelled` said so. */

/* How loud a log line is. */
#define PLM_LOG_DEBUG 0u
#define PLM_LOG_INFO 1u
#define PLM_LOG_WARNING 2u
#define PLM_LOG_ERROR 3u

/* What a column holds, and how `plm_column` lays it out (Arrow's physical layouts). A string column
 * of n rows has n + 1 int64_t values: the ends of its strings in `bytes`, before them a 0. An
 * offset counts bytes of a document's text and stands on a code point boundary. */
#define PLM_BOOL 1u    /* Bits, least significant first. */
#define PLM_INT64 2u   /* int64_t. */
#define PLM_FLOAT64 3u /* double. */
#define PLM_STRING 4u  /* int64_t, see above. */
#define PLM_OFFSET 5u  /* int64_t, see above. */
#define PLM_ROW 6u     /* int64_t, a row of the layer that the column's declaration names. */
#define PLM_DOC_REF 7u /* int64_t, the `number` of a document. */

/* One column of a layer's rows.
 * Lifetime: from the host, the call; from a plugin, copied by the function it is passed to. */
typedef struct plm_column {
    uint64_t struct_size;
    uint32_t type; /* PLM_BOOL ... PLM_DOC_REF. */
    uint32_t reserved;
    uint64_t length;         /* Rows. */
    const uint8_t* validity; /* A bit a row, least significant first, 0 = null; NULL = no nulls. */
    const void* values;      /* See the type. */
    const char* bytes;       /* Strings only. */
} plm_column;

/* The declaration of a column. */
typedef struct plm_column_declaration {
    uint64_t struct_size;
    plm_string name; /* `a.b` becomes a field `b` of a struct `a` in the output. */
    uint32_t type;
    uint32_t nullable; /* 0 or 1. */
    plm_string target; /* PLM_ROW: the layer it points into. PLM_OFFSET: the PLM_DOC_REF column of
                          the same row that names its document; empty = the row's own document. */
    plm_string doc;
} plm_column_declaration;

/* How an analyzer uses a layer. */
#define PLM_REQUIRES 1u /* An earlier step must produce it. */
#define PLM_USES 2u     /* Read when an earlier step produces it. */
#define PLM_PRODUCES 3u

#define PLM_LAYER_ADDITIVE 1u /* Several steps may produce it; each adds rows (`noise`). */
#define PLM_LAYER_TABLE 2u    /* A corpus table: rows of the collection, not of one document. */

/* A layer that an analyzer reads or writes.
 * A row of a layer annotates a span: its columns 0 and 1 are `begin` and `end` (PLM_OFFSET, half
 * open) and are not declared. The rows of a corpus table have the declared columns alone.
 * A reader declares the columns it reads, in the order it wants to see them.
 * A list is a child layer: it names its parent, the field under which the parent's rows show it,
 * and its first declared column is the PLM_ROW that points to the parent's row. */
typedef struct plm_layer {
    uint64_t struct_size;
    plm_string name; /* [a-z][a-z0-9_]* */
    uint32_t access; /* PLM_REQUIRES, PLM_USES or PLM_PRODUCES. */
    uint32_t flags;  /* PLM_LAYER_... */
    uint32_t
        schema; /* Version of the layer's schema: grows when the meaning of a column changes. */
    uint32_t column_count;
    const plm_column_declaration* const* columns;
    plm_string parent; /* Empty unless this is a child layer. */
    plm_string field;  /* Name of the list in the parent's rows. */
    plm_string doc;
} plm_layer;

/* What an option holds. */
#define PLM_OPTION_BOOL 1u
#define PLM_OPTION_INT 2u
#define PLM_OPTION_FLOAT 3u
#define PLM_OPTION_STRING 4u
#define PLM_OPTION_CHOICE 5u
#define PLM_OPTION_PATTERN 6u  /* A regular expression in RE2's syntax. */
#define PLM_OPTION_PATH 7u     /* Resolved against the pipeline file's folder. */
#define PLM_OPTION_SIZE 8u     /* Bytes; written as 1048576, "64 KiB", "256 MB", "2G". */
#define PLM_OPTION_DURATION 9u /* Nanoseconds; written as "250ms", "10s", "5min", "1h". */

/* An option of an analyzer. `default_value`, `minimum` and `maximum` are TOML literals, empty for
 * none; an option without a default must be given. Bounds hold for every entry of a list. */
typedef struct plm_option {
    uint64_t struct_size;
    plm_string name; /* [a-z][a-z0-9_]* */
    uint32_t type;
    uint32_t is_list; /* 0 or 1. */
    plm_string default_value;
    plm_string minimum;
    plm_string maximum;
    const plm_string* choices; /* PLM_OPTION_CHOICE: the allowed values. */
    uint64_t choice_count;
    plm_string unit;
    plm_string doc;
    plm_string since; /* The plugin's version that brought it. */
} plm_option;

/* The value of an option as the pipeline resolved it. A list has its entries in `items`, each a
 * value that is no list. */
typedef struct plm_value {
    uint64_t struct_size;
    uint32_t type;   /* PLM_OPTION_... of the option. */
    uint32_t is_set; /* 0 when the option has no default and was not given. */
    int64_t integer; /* bool (0 or 1), int, size, duration. */
    double number;   /* float. */
    plm_string text; /* string, choice, pattern, path. */
    const struct plm_value* const* items;
    uint64_t item_count;
} plm_value;

/* A finding of `check_options`. */
typedef struct plm_option_error {
    uint64_t struct_size;
    uint32_t option;  /* Index into the analyzer's options. */
    uint32_t item;    /* Index of the list's entry; 0 where the option is no list. */
    int64_t position; /* Byte inside the text of the value; -1: the whole value. */
    plm_string message;
} plm_option_error;

/* What may be left out of a projection, and what may be folded in it. */
#define PLM_DROP_NOISE 1u       /* Spans of `noise`, see below. */
#define PLM_DROP_WHITE_SPACE 2u /* Code points with the property White_Space, and U+FEFF. */
#define PLM_DROP_PUNCTUATION 4u /* Code points of the categories P and S that are no mask. */
#define PLM_FOLD_WIDTH 8u       /* Full-width ASCII to ASCII; the ideographic space to a space. */
#define PLM_FOLD_CASE 16u       /* ASCII letters to lower case (after PLM_FOLD_WIDTH). */
#define PLM_FOLD_DIGITS 32u     /* A run of decimal digits (ASCII, and full-width) becomes "0". */
#define PLM_FOLD_MASKS 64u      /* A run of masks (XX, ××, **, __, 某某, □□) becomes "X". */

/* The recipe of a derived view of the text. The same recipe is computed once a document.
 * Of `noise`, the kinds chrome, advertisement, url, page_number and artefact can be dropped. */
typedef struct plm_projection {
    uint64_t struct_size;
    uint32_t drop; /* PLM_DROP_... */
    uint32_t fold; /* PLM_FOLD_... */
} plm_projection;

/* A document's text after a projection, and the map back.
 * The text is cut into segments: segment i covers the projected bytes
 * [projected_begins[i], projected_begins[i + 1]) and stands for the original bytes
 * [original_begins[i], original_ends[i]). Where both are equally long, positions inside
 * the segment map one to one, byte for byte, and the text is the same but for foldings that keep
 * its length (A to a, 7 to 0); otherwise the segment is atomic. Between segments original text may
 * have been dropped. `projected_begins` has segment_count + 1 entries.
 * Lifetime: the call. */
typedef struct plm_projected {
    uint64_t struct_size;
    plm_string text;
    uint64_t segment_count;
    const uint64_t* projected_begins;
    const uint64_t* original_begins;
    const uint64_t* original_ends;
} plm_projected;

/* A document. Lifetime: the call. */
typedef struct plm_document {
    uint64_t struct_size;
    uint64_t number; /* Ascending in the reader's order; stable within a run, not between runs. */
    plm_string id;
    plm_string text; /* Valid UTF-8, never changed. */
} plm_document;

/* The rows of a layer: columns in the order of the reader's declaration, `begin` and `end` first.
 * Rows are sorted by begin, then by end descending. Lifetime: the call. */
typedef struct plm_layer_view {
    uint64_t struct_size;
    uint64_t row_count;
    uint64_t column_count;
    const plm_column* const* columns;
} plm_layer_view;

/* The host, as it shows itself to one call of a plugin. The pointer and what it leads to are valid
 * until the call returns, on the calling thread alone. */
typedef struct plm_call {
    uint64_t struct_size;
    void* host; /* The host's own. */

    /* Writes a line to the run's log. `level`: PLM_LOG_... [worker] [load] */
    void (*log)(const struct plm_call* call, uint32_t level, plm_string message);

    /* Says why the call is about to return a status other than PLM_OK. Copied at once; the last
     * message stands. [worker] [load] */
    void (*fail)(const struct plm_call* call, plm_string message);

    /* 1 when the run is ending early: return PLM_CANCELLED soon. Cheap enough for inner loops that
     * take microseconds a turn. [worker] [load] */
    int32_t (*cancelled)(const struct plm_call* call);

    /* Says how much of a long call is done. [worker] */
    void (*progress)(const struct plm_call* call, uint64_t done, uint64_t total);

    /* Adds to a counter of the run (`run.json` shows it under the step's name). [worker] */
    void (*count)(const struct plm_call* call, plm_string counter, int64_t amount);

    /* Memory that lives until the call returns; null when there is none left: return PLM_DOCUMENT
     * soon. The host notes it: whatever is returned, the document fails, and the run where the
     * call is about none. `alignment`: a power of two, at most 64. [worker] [load] */
    void* (*allocate)(const struct plm_call* call, uint64_t size, uint64_t alignment);

    /* A file that the plugin brought with it (palimpsest_add_plugin RESOURCES ...): its path.
     * PLM_FATAL when there is none of that name. [worker] [load] */
    plm_status (*resource)(const struct plm_call* call, plm_string name, plm_string* path);

    /* The rows of layer `layer` (index into the analyzer's `layers`) of a document.
     * *view = NULL where the layer is merely used and no step produced it. [worker] */
    plm_status (*layer)(const struct plm_call* call, const plm_document* document, uint32_t layer,
                        const plm_layer_view** view);

    /* Projection `projection` (index into the analyzer's `projections`) of a document. [worker] */
    plm_status (*projection)(const struct plm_call* call, const plm_document* document,
                             uint32_t projection, const plm_projected** projected);

    /* Appends rows to layer `layer` (index into the analyzer's `layers`, PLM_PRODUCES) of the
     * document at hand, or to a corpus table in `reduce`. `columns`: for a layer begin and end,
     * then the declared columns in their order; each of length `row_count`.
     * Rows may come in any order; the host sorts them. A PLM_ROW value that points into a layer
     * which the same analyzer produces counts that layer's rows in the order they were appended
     * during this call (0, 1, ...), whether they come before or after; one that points into a layer
     * of an earlier step is the row's index in its view. `first_row` (may be NULL) receives the
     * number of the first row appended.
     * A row that breaks the declaration (offsets out of the text, inside a code point, reversed; a
     * wrong type; a null where none may be) fails the document. [worker] */
    plm_status (*append)(const struct plm_call* call, uint32_t layer, uint64_t row_count,
                         const plm_column* const* columns, uint64_t column_count,
                         uint64_t* first_row);
} plm_call;

/* The extension "plm.plugin/1", which every plugin has: who it is. */
#define PLM_EXT_PLUGIN "plm.plugin/1"
typedef struct plm_plugin_table {
    uint64_t struct_size;
    plm_string name;        /* [a-z][a-z0-9_]*, the library's file name without its ending. */
    plm_string version;     /* Of the plugin: MAJOR.MINOR.PATCH. */
    plm_string sdk_version; /* Of the SDK it was built with. */
    plm_string summary;     /* One line. */
    plm_string license;     /* SPDX identifier. */
} plm_plugin_table;

/* The one exported symbol. The host reads abi_major and abi_minor before it calls anything: the
 * same major is required, minors mix both ways. */
typedef struct plm_entry_table {
    uint64_t struct_size;
    uint32_t abi_major;
    uint32_t abi_minor;

    /* Called once, before anything else; a failure keeps the plugin from being used. [load] */
    plm_status (*init)(const plm_call* call);

    /* Called once at the end, when no other call runs or follows. [load] */
    void (*deinit)(void);

    /* The table of an extension, or NULL when the plugin does not have it. `id` is terminated.
     * Callable between `init` and `deinit`. [load] */
    const void* (*extension)(const char* id);
} plm_entry_table;

#if defined(_WIN32)
#define PLM_EXPORT __declspec(dllexport)
#else
#define PLM_EXPORT __attribute__((visibility("default")))
#endif

extern PLM_EXPORT const plm_entry_table plm_entry;

#ifdef __cplusplus
}
#endif

#endif
