// Writers that exercise the engine: what they are told, and every way of putting out bytes.
#include <cstdio>

#include "palimpsest/draft/writer.hpp"

namespace {

using namespace palimpsest;

/// One value as text; offsets as bytes/code points.
std::string shown(const Layer& layer, const WrittenRows& rows, std::size_t column,
                  std::uint64_t row, const Output& output) {
    const ColumnView values = rows.column(column);
    if (values.is_null(row)) return "null";
    switch (layer.columns[column].type) {
        case Type::boolean:
            return values.boolean(row) ? "true" : "false";
        case Type::number:
            return std::to_string(values.number(row));
        case Type::string:
            return "'" + std::string(values.string(row)) + "'";
        case Type::offset:
            return std::to_string(values.integer(row)) + "/" +
                   std::to_string(rows.offset(column, row));
        case Type::document:
            return "<" + std::string(output.document_id(values.integer(row))) + ">";
        case Type::integer:
        case Type::row:
            break;
    }
    return std::to_string(values.integer(row));
}

std::string shown(const Layer& layer, const WrittenRows& rows, const Output& output) {
    std::string text;
    for (std::uint64_t row = 0; row < rows.size(); ++row) {
        text += "  " + layer.name;
        if (!layer.table)
            text += " [" + std::to_string(rows.code_points(row).begin) + "," +
                    std::to_string(rows.code_points(row).end) + ")";
        for (std::size_t column = 0; column < layer.columns.size(); ++column)
            text +=
                " " + layer.columns[column].name + "=" + shown(layer, rows, column, row, output);
        text += "\n";
    }
    return text;
}

/// All that a writer is told, as text: documents are rendered in parallel and kept.
class Spy {
  public:
    static Description description() {
        Description d;
        d.id = "spy";
        d.summary = "All that a writer is told";
        d.options = {{.name = "greeting",
                      .type = OptionType::string,
                      .by_default = "\"\"",
                      .doc = "The first line."},
                     {.name = "fail",
                      .type = OptionType::choice,
                      .by_default = "\"never\"",
                      .choices = {"never", "begin", "document", "finish", "cancelled"}}};
        return d;
    }
    static constexpr Writes writes = Writes::file;

    explicit Spy(const Settings& settings)
        : greeting_(settings.text("greeting")), fail_(settings.text("fail")) {}

    static void check_options(const Settings& settings, const OptionErrors& errors) {
        const std::size_t at = settings.text("greeting").find('!');
        if (at != std::string::npos)
            errors.report("greeting", "no shouting", static_cast<std::int64_t>(at));
    }

    void begin(const RunSchema& schema, const Output& output) {
        if (fail_ == "begin") throw std::runtime_error("will not begin");
        schema_ = schema;
        output.write(greeting_ + "\n");
        for (const auto* layers : {&schema.layers, &schema.tables})
            for (const Layer& layer : *layers) output.write(declared(layer));
    }
    void render(const WrittenDocument& document, const Output& output) const {
        std::string text =
            "document " + std::string(document.id()) + " " +
            std::to_string(document.text().size()) + "/" + std::to_string(document.length()) + " " +
            std::string(document.encoding()) + " " + std::string(document.text_hash()) + "\n";
        for (std::size_t i = 0; i < schema_.layers.size(); ++i)
            text += shown(schema_.layers[i], document.layer(i), output);
        output.keep(text);
        output.count("rendered");
    }
    void document(const WrittenDocument& document, std::string_view kept, const Output& output) {
        if (fail_ == "document") throw std::runtime_error("does not like this one");
        if (document.number() < next_) throw FatalError("documents out of order");
        next_ = document.number() + 1;
        output.write(kept);
    }
    void table(std::size_t table, const WrittenRows& rows, const Output& output) {
        output.write("table " + schema_.tables[table].name + "\n");
        output.write(shown(schema_.tables[table], rows, output));
    }
    void rejection(const Rejection& rejection, const Output& output) {
        output.write("rejected " + std::string(rejection.id) + " " + std::string(rejection.step) +
                     " " + std::string(rejection.code) + "\n");
    }
    void finish(const RunInfo& run, const Output& output) {
        if (fail_ == "finish") throw std::runtime_error("cannot end");
        if (fail_ == "cancelled") throw Cancelled();
        const bool complete = run.run_json.find("\"quarantined\"") != std::string_view::npos &&
                              run.run_json.find("\"outputs\"") == std::string_view::npos;
        output.write("run " + std::to_string(run.documents) + " " +
                     std::to_string(run.quarantined) + (complete ? " told\n" : " not told\n"));
    }

  private:
    static std::string declared(const Layer& layer) {
        std::string text = (layer.table ? "has table " : "has layer ") + layer.name;
        if (!layer.parent.empty()) text += " in " + layer.parent + " as " + layer.field;
        for (const Column& column : layer.columns) text += " " + column.name;
        return text + "\n";
    }

    std::string greeting_;
    std::string fail_;
    RunSchema schema_;
    std::uint64_t next_ = 0;
};

/// A folder with a file a layer: lines that `render` writes by itself.
class Folder {
  public:
    static Description description() {
        Description d;
        d.id = "folder";
        d.summary = "A file a layer";
        return d;
    }
    static constexpr Writes writes = Writes::folder;
    static void files(const Settings&, const RunSchema& schema, const FileNames& names) {
        for (const Layer& layer : schema.layers) names.add(layer.name + ".txt");
    }

    void begin(const RunSchema& schema, const Output&) { schema_ = schema; }
    void render(const WrittenDocument& document, const Output& output) const {
        for (std::size_t i = 0; i < schema_.layers.size(); ++i)
            output.write(
                std::string(document.id()) + " " + std::to_string(document.layer(i).size()) + "\n",
                static_cast<std::uint32_t>(i));
    }
    void finish(const RunInfo&, const Output&) {}

  private:
    RunSchema schema_;
};

/// A file that the writer fills by its path, and one beside it that the host fills.
class ByPath {
  public:
    static Description description() {
        Description d;
        d.id = "by_path";
        d.summary = "Writes by itself";
        d.threading = Threading::serial;
        d.options = {{.name = "replace",
                      .type = OptionType::boolean,
                      .by_default = "false",
                      .doc = "Replace the file, which is not allowed."}};
        return d;
    }
    static constexpr Writes writes = Writes::file;
    static void files(const Settings&, const RunSchema&, const FileNames& names) {
        names.add("beside.txt");
    }

    explicit ByPath(const Settings& settings) : replace_(settings.boolean("replace")) {}

    void begin(const RunSchema&, const Output& output) {
        path_ = output.path();
        if (replace_) std::remove(path_.c_str());
        file_ = std::fopen(path_.c_str(), "wb");
        if (file_ == nullptr) throw std::runtime_error("cannot open " + path_);
    }
    ~ByPath() {
        if (file_ != nullptr) std::fclose(file_);
    }
    void render(const WrittenDocument& document, const Output& output) {
        output.write(std::to_string(++count_) + " " + std::string(document.id()) + "\n", 1);
    }
    void finish(const RunInfo& run, const Output&) {
        std::fprintf(file_, "%d documents\n", static_cast<int>(run.documents));
    }

  private:
    bool replace_;
    std::string path_;
    std::FILE* file_ = nullptr;
    int count_ = 0;
};

}  // namespace

PALIMPSEST_WRITER_PLUGIN(Spy, Folder, ByPath);
