#include "files.hpp"
#include "palimpsest/draft/writer.hpp"

namespace palimpsest::csv {
namespace {

constexpr const char* manual =
    "A folder with one CSV file (RFC 4180, UTF-8) for each layer and corpus table, and "
    "documents.csv and quarantine.csv. Positions are code points; rows of a layer are numbered in "
    "their document, from 0, and refer to each other by that number. A field that is empty is not "
    "known; an empty text is \"\".";

Format format_of(const Settings& settings) {
    Format format;
    format.style.separator = settings.text("separator") == "semicolon" ? ';'
                             : settings.text("separator") == "tab"     ? '\t'
                                                                       : ',';
    format.style.formulas = settings.boolean("formulas");
    format.covered_text = settings.integer("covered_text");
    format.texts = settings.boolean("texts");
    return format;
}

std::vector<Option> options() {
    return {{.name = "bom",
             .type = OptionType::boolean,
             .by_default = "false",
             .doc = "Begin each file with a byte order mark: spreadsheets take it for UTF-8 then, "
                    "and show Chinese right. Other programs are better off without.",
             .since = "0.1.0"},
            {.name = "separator",
             .type = OptionType::choice,
             .by_default = "\"comma\"",
             .choices = {"comma", "semicolon", "tab"},
             .doc = "What stands between fields. Spreadsheets in some languages want semicolons.",
             .since = "0.1.0"},
            {.name = "formulas",
             .type = OptionType::boolean,
             .by_default = "false",
             .doc = "Leave = + - and @ as they are where a cell may begin. By default an "
                    "apostrophe is put before them, because a spreadsheet would run the cell as a "
                    "formula, which can read files and send them away; and the texts are "
                    "strangers'.",
             .since = "0.1.0"},
            {.name = "covered_text",
             .by_default = "80",
             .minimum = "0",
             .maximum = "1000000",
             .unit = "code points",
             .doc = "How much of the text that a row covers is written with it; 0 for none.",
             .since = "0.1.0"},
            {.name = "texts",
             .type = OptionType::boolean,
             .by_default = "false",
             .doc = "Write the whole texts into documents.csv. Spreadsheets cut fields off at "
                    "32,767 characters.",
             .since = "0.1.0"}};
}

/// Writes a run as a folder of CSV files.
class CsvWriter {
  public:
    static Description description() {
        return {.id = "csv",
                .summary = "CSV files for spreadsheets, one a layer",
                .doc = manual,
                .options = options()};
    }
    static constexpr Writes writes = Writes::folder;
    static void files(const Settings&, const RunSchema& schema, const FileNames& names) {
        for (const std::string& name : file_names(schema)) names.add(name);
    }

    explicit CsvWriter(const Settings& settings)
        : format_(format_of(settings)), bom_(settings.boolean("bom")) {}

    void begin(const RunSchema& schema, const Output& output) {
        schema_ = schema;
        begin_file(documents_file, documents_header(format_), output);
        begin_file(quarantine_file, quarantine_header(format_), output);
        std::uint32_t file = first_layer_file;
        for (const auto* layers : {&schema_.layers, &schema_.tables})
            for (const Layer& layer : *layers)
                begin_file(file++, rows_header(layer, format_), output);
    }

    void render(const WrittenDocument& document, const Output& output) const {
        output.write(document_line(document, format_), documents_file);
        for (std::size_t i = 0; i < schema_.layers.size(); ++i)
            output.write(
                layer_lines(schema_.layers[i], document.layer(i), document, output, format_),
                first_layer_file + static_cast<std::uint32_t>(i));
    }

    void table(std::size_t table, const WrittenRows& rows, const Output& output) {
        output.write(table_lines(schema_.tables[table], rows, output, format_),
                     first_layer_file + static_cast<std::uint32_t>(schema_.layers.size() + table));
    }
    void rejection(const Rejection& rejection, const Output& output) {
        output.write(rejection_line(rejection, format_), quarantine_file);
    }
    void finish(const RunInfo&, const Output&) {}

  private:
    void begin_file(std::uint32_t file, const std::string& header, const Output& output) const {
        if (bom_) output.write("\uFEFF", file);
        output.write(header, file);
    }

    Format format_;
    bool bom_;
    RunSchema schema_;
};

}  // namespace
}  // namespace palimpsest::csv

PALIMPSEST_WRITER_PLUGIN(palimpsest::csv::CsvWriter);
