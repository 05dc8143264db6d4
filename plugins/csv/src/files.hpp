#pragma once

#include <string>
#include <vector>

#include "fields.hpp"
#include "palimpsest/draft/writer.hpp"

namespace palimpsest::csv {

/// The files of a run: documents.csv, quarantine.csv, one a layer, one a corpus table, in that
/// order.
[[nodiscard]] std::vector<std::string> file_names(const RunSchema& schema);

/// Where a file's number begins in file_names.
inline constexpr std::uint32_t documents_file = 0;
inline constexpr std::uint32_t quarantine_file = 1;
inline constexpr std::uint32_t first_layer_file = 2;

/// What a file is made with.
struct Format {
    Style style;
    std::int64_t covered_text = 80;  ///< Code points; 0 = no column for it.
    bool texts = false;              ///< documents.csv has the texts.
};

/// The header lines of the files.
[[nodiscard]] std::string documents_header(const Format& format);
[[nodiscard]] std::string quarantine_header(const Format& format);
[[nodiscard]] std::string rows_header(const Layer& layer, const Format& format);

/// Lines of a document, of a layer's rows in it, of a corpus table's rows, of a rejection.
[[nodiscard]] std::string document_line(const WrittenDocument& document, const Format& format);
[[nodiscard]] std::string layer_lines(const Layer& layer, const WrittenRows& rows,
                                      const WrittenDocument& document, const Output& output,
                                      const Format& format);
[[nodiscard]] std::string table_lines(const Layer& table, const WrittenRows& rows,
                                      const Output& output, const Format& format);
[[nodiscard]] std::string rejection_line(const Rejection& rejection, const Format& format);

}  // namespace palimpsest::csv
