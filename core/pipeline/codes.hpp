#pragma once

#include <span>
#include <string_view>

namespace palimpsest::core {

/// A kind of fault that a pipeline can have; docs/errors.md lists all of them.
struct CodeInfo {
    std::string_view code;
    std::string_view title;
    std::string_view advice;  ///< What it means and what to do, in a sentence or two of Markdown.
};

/// All codes of this module, ascending.
[[nodiscard]] std::span<const CodeInfo* const> pipeline_codes();

namespace codes {

// P1xx: the file, its syntax, keys and values.
extern const CodeInfo unreadable_file;
extern const CodeInfo unknown_key;
extern const CodeInfo not_utf8;
extern const CodeInfo syntax;
extern const CodeInfo version;
extern const CodeInfo wrong_type;
extern const CodeInfo out_of_range;
extern const CodeInfo not_a_choice;
extern const CodeInfo bad_quantity;
extern const CodeInfo bad_pattern;
extern const CodeInfo missing_key;
extern const CodeInfo bad_variable;
extern const CodeInfo bad_override;
extern const CodeInfo file_too_large;
extern const CodeInfo is_a_directory;
extern const CodeInfo unknown_encoding;
extern const CodeInfo bad_path;
extern const CodeInfo output_is_input;
extern const CodeInfo same_output;
extern const CodeInfo refused_option;
extern const CodeInfo faulty_option_table;
extern const CodeInfo unknown_writer;
extern const CodeInfo no_write;
extern const CodeInfo replaces_read_file;

// P2xx: steps and how layers flow between them.
extern const CodeInfo unknown_analyzer;
extern const CodeInfo nameless_twin;
extern const CodeInfo duplicate_name;
extern const CodeInfo bad_name;
extern const CodeInfo missing_layer;
extern const CodeInfo late_layer;
extern const CodeInfo two_producers;
extern const CodeInfo column_mismatch;
extern const CodeInfo late_used_layer;
extern const CodeInfo no_step;
extern const CodeInfo added_file_taken;
extern const CodeInfo schema_mismatch;

}  // namespace codes

}  // namespace palimpsest::core
