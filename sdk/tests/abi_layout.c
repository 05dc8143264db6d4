/* The layout and the values of ABI 1.0. A line here never changes within a major version: what is
 * added to a struct comes after its last line, and its size grows. Pointers of 8 bytes are assumed.
 */
#include <assert.h>

#include "palimpsest/abi.h"
#include "palimpsest/ext/analyzer.h"
#include "palimpsest/ext/corpus.h"

#define SIZE(type, size) static_assert(sizeof(type) == (size), "the size of " #type " changed")
#define AT(type, field, offset) \
    static_assert(offsetof(type, field) == (offset), #type "." #field " moved")
#define VALUE(name, value) static_assert(name == (value), #name " changed")

static_assert(sizeof(void*) == 8, "the table below is for 64 bits");

SIZE(plm_string, 16);
AT(plm_string, data, 0);
AT(plm_string, size, 8);

SIZE(plm_column, 48);
AT(plm_column, struct_size, 0);
AT(plm_column, type, 8);
AT(plm_column, reserved, 12);
AT(plm_column, length, 16);
AT(plm_column, validity, 24);
AT(plm_column, values, 32);
AT(plm_column, bytes, 40);

SIZE(plm_column_declaration, 64);
AT(plm_column_declaration, struct_size, 0);
AT(plm_column_declaration, name, 8);
AT(plm_column_declaration, type, 24);
AT(plm_column_declaration, nullable, 28);
AT(plm_column_declaration, target, 32);
AT(plm_column_declaration, doc, 48);

SIZE(plm_layer, 96);
AT(plm_layer, struct_size, 0);
AT(plm_layer, name, 8);
AT(plm_layer, access, 24);
AT(plm_layer, flags, 28);
AT(plm_layer, schema, 32);
AT(plm_layer, column_count, 36);
AT(plm_layer, columns, 40);
AT(plm_layer, parent, 48);
AT(plm_layer, field, 64);
AT(plm_layer, doc, 80);

SIZE(plm_option, 144);
AT(plm_option, struct_size, 0);
AT(plm_option, name, 8);
AT(plm_option, type, 24);
AT(plm_option, is_list, 28);
AT(plm_option, default_value, 32);
AT(plm_option, minimum, 48);
AT(plm_option, maximum, 64);
AT(plm_option, choices, 80);
AT(plm_option, choice_count, 88);
AT(plm_option, unit, 96);
AT(plm_option, doc, 112);
AT(plm_option, since, 128);

SIZE(plm_value, 64);
AT(plm_value, struct_size, 0);
AT(plm_value, type, 8);
AT(plm_value, is_set, 12);
AT(plm_value, integer, 16);
AT(plm_value, number, 24);
AT(plm_value, text, 32);
AT(plm_value, items, 48);
AT(plm_value, item_count, 56);

SIZE(plm_option_error, 40);
AT(plm_option_error, struct_size, 0);
AT(plm_option_error, option, 8);
AT(plm_option_error, item, 12);
AT(plm_option_error, position, 16);
AT(plm_option_error, message, 24);

SIZE(plm_projection, 16);
AT(plm_projection, struct_size, 0);
AT(plm_projection, drop, 8);
AT(plm_projection, fold, 12);

SIZE(plm_projected, 56);
AT(plm_projected, struct_size, 0);
AT(plm_projected, text, 8);
AT(plm_projected, segment_count, 24);
AT(plm_projected, projected_begins, 32);
AT(plm_projected, original_begins, 40);
AT(plm_projected, original_ends, 48);

SIZE(plm_document, 48);
AT(plm_document, struct_size, 0);
AT(plm_document, number, 8);
AT(plm_document, id, 16);
AT(plm_document, text, 32);

SIZE(plm_layer_view, 32);
AT(plm_layer_view, struct_size, 0);
AT(plm_layer_view, row_count, 8);
AT(plm_layer_view, column_count, 16);
AT(plm_layer_view, columns, 24);

SIZE(plm_call, 96);
AT(plm_call, struct_size, 0);
AT(plm_call, host, 8);
AT(plm_call, log, 16);
AT(plm_call, fail, 24);
AT(plm_call, cancelled, 32);
AT(plm_call, progress, 40);
AT(plm_call, count, 48);
AT(plm_call, allocate, 56);
AT(plm_call, resource, 64);
AT(plm_call, layer, 72);
AT(plm_call, projection, 80);
AT(plm_call, append, 88);

SIZE(plm_plugin_table, 88);
AT(plm_plugin_table, struct_size, 0);
AT(plm_plugin_table, name, 8);
AT(plm_plugin_table, version, 24);
AT(plm_plugin_table, sdk_version, 40);
AT(plm_plugin_table, summary, 56);
AT(plm_plugin_table, license, 72);

SIZE(plm_entry_table, 40);
AT(plm_entry_table, struct_size, 0);
AT(plm_entry_table, abi_major, 8);
AT(plm_entry_table, abi_minor, 12);
AT(plm_entry_table, init, 16);
AT(plm_entry_table, deinit, 24);
AT(plm_entry_table, extension, 32);

SIZE(plm_settings, 24);
AT(plm_settings, struct_size, 0);
AT(plm_settings, values, 8);
AT(plm_settings, value_count, 16);

SIZE(plm_option_errors, 24);
AT(plm_option_errors, struct_size, 0);
AT(plm_option_errors, host, 8);
AT(plm_option_errors, report, 16);

SIZE(plm_descriptor, 136);
AT(plm_descriptor, struct_size, 0);
AT(plm_descriptor, id, 8);
AT(plm_descriptor, summary, 24);
AT(plm_descriptor, doc, 40);
AT(plm_descriptor, threading, 56);
AT(plm_descriptor, reserved, 60);
AT(plm_descriptor, options, 64);
AT(plm_descriptor, option_count, 72);
AT(plm_descriptor, layers, 80);
AT(plm_descriptor, layer_count, 88);
AT(plm_descriptor, projections, 96);
AT(plm_descriptor, projection_count, 104);
AT(plm_descriptor, check_options, 112);
AT(plm_descriptor, create, 120);
AT(plm_descriptor, destroy, 128);

SIZE(plm_analyzer, 24);
AT(plm_analyzer, struct_size, 0);
AT(plm_analyzer, descriptor, 8);
AT(plm_analyzer, analyze, 16);

SIZE(plm_analyzer_table, 24);
AT(plm_analyzer_table, struct_size, 0);
AT(plm_analyzer_table, analyzers, 8);
AT(plm_analyzer_table, analyzer_count, 16);

SIZE(plm_round, 32);
AT(plm_round, struct_size, 0);
AT(plm_round, name, 8);
AT(plm_round, key, 24);
AT(plm_round, iterations, 28);

SIZE(plm_record, 40);
AT(plm_record, struct_size, 0);
AT(plm_record, bytes, 8);
AT(plm_record, documents, 24);
AT(plm_record, document_count, 32);

SIZE(plm_corpus_call, 80);
AT(plm_corpus_call, struct_size, 0);
AT(plm_corpus_call, host, 8);
AT(plm_corpus_call, call, 16);
AT(plm_corpus_call, emit, 24);
AT(plm_corpus_call, emit_edge, 32);
AT(plm_corpus_call, address, 40);
AT(plm_corpus_call, next, 48);
AT(plm_corpus_call, document, 56);
AT(plm_corpus_call, memory, 64);
AT(plm_corpus_call, release, 72);

SIZE(plm_corpus_analyzer, 56);
AT(plm_corpus_analyzer, struct_size, 0);
AT(plm_corpus_analyzer, descriptor, 8);
AT(plm_corpus_analyzer, rounds, 16);
AT(plm_corpus_analyzer, round_count, 24);
AT(plm_corpus_analyzer, map, 32);
AT(plm_corpus_analyzer, reduce, 40);
AT(plm_corpus_analyzer, label, 48);

SIZE(plm_corpus_table, 24);
AT(plm_corpus_table, struct_size, 0);
AT(plm_corpus_table, analyzers, 8);
AT(plm_corpus_table, analyzer_count, 16);

VALUE(PLM_OK, 0);
VALUE(PLM_DOCUMENT, 1);
VALUE(PLM_FATAL, 2);
VALUE(PLM_CANCELLED, 3);
VALUE(PLM_LOG_DEBUG, 0);
VALUE(PLM_LOG_INFO, 1);
VALUE(PLM_LOG_WARNING, 2);
VALUE(PLM_LOG_ERROR, 3);
VALUE(PLM_BOOL, 1);
VALUE(PLM_INT64, 2);
VALUE(PLM_FLOAT64, 3);
VALUE(PLM_STRING, 4);
VALUE(PLM_OFFSET, 5);
VALUE(PLM_ROW, 6);
VALUE(PLM_DOC_REF, 7);
VALUE(PLM_REQUIRES, 1);
VALUE(PLM_USES, 2);
VALUE(PLM_PRODUCES, 3);
VALUE(PLM_LAYER_ADDITIVE, 1);
VALUE(PLM_LAYER_TABLE, 2);
VALUE(PLM_OPTION_BOOL, 1);
VALUE(PLM_OPTION_INT, 2);
VALUE(PLM_OPTION_FLOAT, 3);
VALUE(PLM_OPTION_STRING, 4);
VALUE(PLM_OPTION_CHOICE, 5);
VALUE(PLM_OPTION_PATTERN, 6);
VALUE(PLM_OPTION_PATH, 7);
VALUE(PLM_OPTION_SIZE, 8);
VALUE(PLM_OPTION_DURATION, 9);
VALUE(PLM_DROP_NOISE, 1);
VALUE(PLM_DROP_WHITE_SPACE, 2);
VALUE(PLM_DROP_PUNCTUATION, 4);
VALUE(PLM_FOLD_WIDTH, 8);
VALUE(PLM_FOLD_CASE, 16);
VALUE(PLM_FOLD_DIGITS, 32);
VALUE(PLM_FOLD_MASKS, 64);
VALUE(PLM_SHARED, 1);
VALUE(PLM_PER_WORKER, 2);
VALUE(PLM_SERIAL, 3);
VALUE(PLM_KEY_BYTES, 1);
VALUE(PLM_KEY_DOCUMENT, 2);
VALUE(PLM_KEY_DOCUMENT_PAIR, 3);
VALUE(PLM_KEY_COMPONENT, 4);
