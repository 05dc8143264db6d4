/* The extension "plm.corpus/1": analyzers that see the whole collection.
 *
 * The work is cut into functions that never see more than they need, so that the same plugin runs
 * on one machine within a memory budget or on many:
 *
 *   map(document)               emits records (key, value) to round 0
 *   reduce(round, key, values)  sees all values of one key, ordered by their bytes; emits records
 *                               to later rounds, rows to corpus tables, and records to documents
 *   label(document, records)    gets what was addressed to its document, ordered by bytes, and
 *                               appends rows to layers
 *
 * Results may not depend on the number of threads, on batches, or on the order in which records
 * arrive: the engine promises to call `reduce` with the values of a key in the order of their
 * bytes, and to keep the rows of tables in the order of rounds, then keys, then appends.
 */
#ifndef PALIMPSEST_EXT_CORPUS_H
#define PALIMPSEST_EXT_CORPUS_H

#include "palimpsest/ext/analyzer.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PLM_EXT_CORPUS "plm.corpus/1"

/* What the keys of a round are. Keys of every kind are bytes and are ordered as such.
 * A component is emitted as edges (plm_corpus_call.emit_edge) between two nodes; the engine finds
 * the connected components, and `reduce` gets one component at a time: its key is its smallest
 * node, its values are its edges' values. */
#define PLM_KEY_BYTES 1u         /* Anything. */
#define PLM_KEY_DOCUMENT 2u      /* A document's number, 8 bytes, big-endian. */
#define PLM_KEY_DOCUMENT_PAIR 3u /* Two numbers of documents, the smaller first, 16 bytes. */
#define PLM_KEY_COMPONENT 4u     /* The smallest node of a component. */

/* A round of `reduce`. */
typedef struct plm_round {
    uint64_t struct_size;
    plm_string name;
    uint32_t key; /* PLM_KEY_... */
    /* How many turns the round has, as long as records come; in the last it may not emit to itself.
     * 1: it has one. A turn sees what the turn before it sent; of a round of components, the
     * components of the new edges alone. Rows stand in the order of turns within those of rounds.
     */
    uint32_t iterations;
} plm_round;

/* A record's value, and the documents it speaks of: `reduce` and `label` may ask for the text,
 * layers and projections of those alone, once `next` has given the record. Values are ordered by
 * `bytes`, then by `documents`. Numbers of documents are those of plm_document.number; one that no
 * document has is never found. */
typedef struct plm_record {
    uint64_t struct_size;
    plm_string bytes;
    const uint64_t* documents; /* Numbers. */
    uint64_t document_count;
} plm_record;

/* The host, as it shows itself to one call of a corpus analyzer; `call` brings the rest. */
typedef struct plm_corpus_call {
    uint64_t struct_size;
    void* host;
    const plm_call* call;

    /* Sends a record to a round: from `map` to any, from `reduce` to a later one (or its own, where
     * it iterates). The key's form must be that of the round's kind. [worker] */
    plm_status (*emit)(const struct plm_corpus_call* call, uint32_t round, plm_string key,
                       const plm_record* record);

    /* Sends an edge between two nodes to a round of the kind PLM_KEY_COMPONENT. A node on its own
     * is an edge from it to itself. [worker] */
    plm_status (*emit_edge)(const struct plm_corpus_call* call, uint32_t round, plm_string node_a,
                            plm_string node_b, const plm_record* record);

    /* Sends a record to the `label` of a document. [worker] */
    plm_status (*address)(const struct plm_corpus_call* call, uint64_t document,
                          const plm_record* record);

    /* The next value of the key (in `reduce`) or record of the document (in `label`); *record =
     * NULL after the last. Lifetime: until the next call of `next`. [worker] */
    plm_status (*next)(const struct plm_corpus_call* call, const plm_record** record);

    /* A document that a record named. Lifetime: the call of `reduce` or `label`, or until it is
     * released. [worker] */
    plm_status (*document)(const struct plm_corpus_call* call, uint64_t number,
                           const plm_document** document);

    /* Bytes that the analyzer may keep from call to call (caches, say), in all threads together.
     * Part of the run's memory budget, and the same in every call of a run; steps share the
     * budget, so each has its own part. 0: keep nothing. What comes out may not depend on it. */
    uint64_t memory;

    /* The analyzer is done with a document: it will not look again at what `document` gave for the
     * number, nor at its layers and projections, so that the host need not keep them. It may ask
     * for the document anew. No effect on a document that was not asked for. For calls that look at
     * more documents than memory holds, one after the other. [worker] */
    plm_status (*release)(const struct plm_corpus_call* call, uint64_t number);
} plm_corpus_call;

/* A corpus analyzer. Failures: a document that `map` or `label` fails on (PLM_DOCUMENT) goes to
 * quarantine, and where the rounds knew it already they are done again without it. `reduce` speaks
 * of all documents: whatever it returns but PLM_OK and PLM_CANCELLED ends the run. The descriptor's
 * `threading` holds for all three functions; serial ones see documents in the reader's order, and
 * keys in their own. Of its layers, those with PLM_LAYER_TABLE are corpus tables, appended to in
 * `reduce`; the others that it produces are appended to in `label`. */
typedef struct plm_corpus_analyzer {
    uint64_t struct_size;
    const plm_descriptor* descriptor;
    const plm_round* const* rounds;
    uint64_t round_count;

    /* Emits what one document brings to the collection. [worker] */
    plm_status (*map)(void* instance, const plm_corpus_call* call, const plm_document* document);

    /* Sees all values of one key. [worker] */
    plm_status (*reduce)(void* instance, const plm_corpus_call* call, uint32_t round,
                         plm_string key);

    /* Writes what the rounds found about one document; called for every document. [worker] */
    plm_status (*label)(void* instance, const plm_corpus_call* call, const plm_document* document);
} plm_corpus_analyzer;

/* The extension's table. */
typedef struct plm_corpus_table {
    uint64_t struct_size;
    const plm_corpus_analyzer* const* analyzers;
    uint64_t analyzer_count;
} plm_corpus_table;

#ifdef __cplusplus
}
#endif

#endif
