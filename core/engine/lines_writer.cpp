#include "core/engine/lines_writer.hpp"

namespace palimpsest::core {
namespace {

class LinesWriter final : public Writer {
  public:
    LinesWriter(const WriteTarget& target, const Schema& schema, WriterFiles files)
        : schema_(schema),
          files_(files),
          renderer_(schema.layers, target.options.front().value.integer) {}

    void render(const Document& document, const DocumentNames& names, std::span<std::string> files,
                std::string&) override {
        renderer_.render(document, names, files.front());
    }
    void document(const Document&, const DocumentNames&, std::string_view) override {}

    void tables(std::span<const Rows> tables, const DocumentNames& names) override {
        if (files_.size() == 1) return;
        std::vector<ChildTable> children;
        for (std::size_t table = 0; table < tables.size(); ++table)
            if (!schema_.tables[table].parent.empty())
                children.push_back({&schema_.tables[table], &tables[table]});
        std::size_t file = 0;
        for (std::size_t table = 0; table < tables.size(); ++table) {
            if (!schema_.tables[table].parent.empty()) continue;
            std::string lines;
            auto& target = files_[++file];
            const auto write = [&] {
                target.append(lines);
                lines.clear();
            };
            render_table(schema_.tables[table], tables[table], children, names, lines, write);
            write();
        }
    }

    void rejection(const Rejection&) override {}
    void finish(const RunFacts&) override {}

  private:
    const Schema& schema_;
    WriterFiles files_;
    DocumentRenderer renderer_;
};

}  // namespace

std::unique_ptr<Writer> made_lines_writer(const WriteTarget& target, const Schema& schema,
                                          WriterFiles files) {
    return std::make_unique<LinesWriter>(target, schema, files);
}

}  // namespace palimpsest::core
