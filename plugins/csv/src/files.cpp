#include "files.hpp"

#include <set>

#include "palimpsest/text/utf8.hpp"

namespace palimpsest::csv {
namespace {

bool shows_covered(const Layer& layer, const Format& format) {
    return !layer.table && format.covered_text > 0 && !column_index(layer, "text");
}

std::string_view first_code_points(std::string_view text, std::int64_t count) {
    if (text.size() <= static_cast<std::uint64_t>(count)) return text;
    std::size_t end = 0;
    for (; count > 0 && end < text.size(); --count) end += code_point_at(text, end).size;
    return text.substr(0, end);
}

void add_value(Line& line, const Column& column, const WrittenRows& rows, std::size_t index,
               std::uint64_t row, const Output& output) {
    const ColumnView values = rows.column(index);
    if (values.is_null(row)) return line.null();
    switch (column.type) {
        case Type::boolean:
            return line.boolean(values.boolean(row));
        case Type::number:
            return line.number(values.number(row));
        case Type::string:
            return line.text(values.string(row));
        case Type::offset:
            return line.integer(rows.offset(index, row));
        case Type::document:
            return line.text(output.document_id(values.integer(row)));
        case Type::integer:
        case Type::row:
            return line.integer(values.integer(row));
    }
}

void add_values(Line& line, const Layer& layer, const WrittenRows& rows, std::uint64_t row,
                const Output& output) {
    for (std::size_t i = 0; i < layer.columns.size(); ++i)
        add_value(line, layer.columns[i], rows, i, row, output);
    line.end();
}

std::string header(const std::vector<std::string>& names, const Format& format) {
    std::string text;
    Line line(format.style, text);
    for (const std::string& name : names) line.text(name);
    line.end();
    return text;
}

}  // namespace

std::vector<std::string> file_names(const RunSchema& schema) {
    std::vector<std::string> names{"documents.csv", "quarantine.csv"};
    std::set<std::string> taken(names.begin(), names.end());
    for (const auto* layers : {&schema.layers, &schema.tables})
        for (const Layer& layer : *layers) {
            std::string name = layer.name;
            while (!taken.insert(name + ".csv").second) name += '_';
            names.push_back(name + ".csv");
        }
    return names;
}

std::string documents_header(const Format& format) {
    std::vector<std::string> names{"document", "source",    "encoding", "encoding_confidence",
                                   "replaced", "text_hash", "length"};
    if (format.texts) names.push_back("text");
    return header(names, format);
}

std::string quarantine_header(const Format& format) {
    return header({"document", "source", "step", "code", "reason", "offset"}, format);
}

std::string rows_header(const Layer& layer, const Format& format) {
    std::vector<std::string> names;
    if (!layer.table) names = {"document", "row", "begin", "end"};
    if (layer.table) names = {"row"};
    if (shows_covered(layer, format)) names.push_back("text");
    for (const Column& column : layer.columns) names.push_back(column.name);
    return header(names, format);
}

std::string document_line(const WrittenDocument& document, const Format& format) {
    std::string text;
    Line line(format.style, text);
    line.text(document.id());
    line.text(document.source());
    line.text(document.encoding());
    line.number(document.encoding_confidence());
    line.integer(static_cast<std::int64_t>(document.replaced()));
    line.text(document.text_hash());
    line.integer(static_cast<std::int64_t>(document.length()));
    if (format.texts) line.text(document.text());
    line.end();
    return text;
}

std::string layer_lines(const Layer& layer, const WrittenRows& rows,
                        const WrittenDocument& document, const Output& output,
                        const Format& format) {
    std::string text;
    Line line(format.style, text);
    const bool covered = shows_covered(layer, format);
    for (std::uint64_t row = 0; row < rows.size(); ++row) {
        const Span span = rows.code_points(row);
        line.text(document.id());
        line.integer(static_cast<std::int64_t>(row));
        line.integer(static_cast<std::int64_t>(span.begin));
        line.integer(static_cast<std::int64_t>(span.end));
        if (covered)
            line.text(first_code_points(document.text(rows.span(row)), format.covered_text));
        add_values(line, layer, rows, row, output);
    }
    return text;
}

std::string table_lines(const Layer& table, const WrittenRows& rows, const Output& output,
                        const Format& format) {
    std::string text;
    Line line(format.style, text);
    for (std::uint64_t row = 0; row < rows.size(); ++row) {
        line.integer(static_cast<std::int64_t>(row));
        add_values(line, table, rows, row, output);
    }
    return text;
}

std::string rejection_line(const Rejection& rejection, const Format& format) {
    std::string text;
    Line line(format.style, text);
    for (const std::string_view field :
         {rejection.id, rejection.source, rejection.step, rejection.code, rejection.reason})
        line.text(field);
    if (rejection.offset)
        line.integer(static_cast<std::int64_t>(*rejection.offset));
    else
        line.null();
    line.end();
    return text;
}

}  // namespace palimpsest::csv
