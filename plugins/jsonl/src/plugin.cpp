#include "lines.hpp"
#include "palimpsest/draft/writer.hpp"

namespace palimpsest::jsonl {
namespace {

std::vector<Option> options() {
    return {{.name = "covered_text",
             .by_default = "80",
             .minimum = "0",
             .maximum = "1000000",
             .unit = "code points",
             .doc = "How much of the text that a row covers is written with it; 0 for none."},
            {.name = "tables",
             .type = OptionType::boolean,
             .by_default = "true",
             .doc = "Write corpus tables too, each to a file of its own beside `path`."}};
}

/// Writes a run as lines of JSON: a line a document, and a file a corpus table.
class JsonlWriter {
  public:
    static Description description() {
        return {.id = "jsonl",
                .summary = "JSON Lines: a line a document, and a file a corpus table",
                .options = options()};
    }
    static constexpr Writes writes = Writes::file;
    static void files(const Settings& settings, const RunSchema& schema, const FileNames& names) {
        if (!settings.boolean("tables")) return;
        for (const std::string& name : table_files(schema)) names.add(name);
    }

    explicit JsonlWriter(const Settings& settings)
        : covered_text_(settings.integer("covered_text")), tables_(settings.boolean("tables")) {}

    void begin(const RunSchema& schema, const Output&) { lines_.emplace(schema, covered_text_); }

    void render(const WrittenDocument& document, const Output& output) const {
        std::string line;
        lines_->document(document, ids(output), line);
        output.write(line);
    }

    void tables(std::span<const WrittenRows> tables, const Output& output) const {
        if (!tables_) return;
        std::uint32_t file = 0;
        for (const std::size_t table : lines_->own_tables()) {
            ++file;
            std::string lines;
            const auto write = [&] {
                output.stop_if_cancelled();
                output.write(lines, file);
                lines.clear();
            };
            lines_->table(table, tables, ids(output), lines, write);
            write();
        }
    }

    void finish(const RunInfo&, const Output&) {}

  private:
    static Ids ids(const Output& output) {
        return [&output](std::int64_t number) { return output.document_id(number); };
    }

    std::int64_t covered_text_;
    bool tables_;
    std::optional<Lines> lines_;
};

}  // namespace
}  // namespace palimpsest::jsonl

PALIMPSEST_WRITER_PLUGIN(palimpsest::jsonl::JsonlWriter);
