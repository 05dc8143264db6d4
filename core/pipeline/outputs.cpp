#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/input_pattern.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {

namespace {

namespace fs = std::filesystem;

// The names that a reader picks from a folder.
constexpr std::array<std::string_view, 3> text_extensions{".txt", ".text", ".md"};
constexpr std::array<std::string_view, 2> line_extensions{".jsonl", ".ndjson"};

class OutputCheck {
  public:
    OutputCheck(const ReadOptions& read, const CheckContext& context)
        : read_(read), context_(context) {}

    void run(const std::vector<WriteDraft>& writes, const std::vector<StepDraft>& steps) {
        for (const WriteDraft& write : writes)
            if (write.good) take_write(write);
        if (first_ == nullptr) return;
        for (const char* name : {"run.json", "quarantine.jsonl"}) take_own_file(name);
        for (const StepDraft& draft : steps)
            if (draft.step.analyzer.analyzer != nullptr)
                for (const LayerInfo& layer : draft.step.analyzer.analyzer->layers)
                    if (layer.table && layer.access == PLM_PRODUCES && layer.parent.empty())
                        take_table(layer, draft);
        for (const auto& [path, place] : taken_)
            if (refuse_when_read(path, place)) return;
    }

  private:
    void take_write(const WriteDraft& write) {
        if (first_ == nullptr) first_ = &write;
        const auto [found, fresh] = taken_.emplace(write.target.path, write.place);
        if (!fresh)
            context_.report.error(codes::same_output, write.place,
                                  "this file is written by another [[write]] already",
                                  "the other one: " + context_.report.shown(found->second));
    }

    /// A file that every run writes beside the first output.
    void take_own_file(const std::string& name) {
        const auto [found, fresh] = taken_.emplace(beside_first(name), first_->place);
        if (!fresh)
            context_.report.error(codes::same_output, found->second,
                                  name + " is a file that every run writes",
                                  "give the output another name");
    }

    void take_table(const LayerInfo& table, const StepDraft& draft) {
        const std::string name = (table.field.empty() ? table.name : table.field) + ".jsonl";
        const auto [found, fresh] = taken_.emplace(beside_first(name), first_->place);
        const bool same_table = !tables_.insert(table.name).second;
        if (fresh || same_table) return;
        context_.report.error(codes::table_collision, found->second,
                              "the table `" + table.name + "` of step `" + draft.step.name +
                                  "` is written to " + name + " in the same folder",
                              "give the output another name or folder");
    }

    bool refuse_when_read(const fs::path& path, const Place& place) const {
        const std::span<const std::string_view> extensions =
            read_.format == "jsonl" ? std::span<const std::string_view>(line_extensions)
                                    : std::span<const std::string_view>(text_extensions);
        const auto pattern =
            std::find_if(read_.paths.begin(), read_.paths.end(),
                         [&](const std::string& one) { return covers(one, path, extensions); });
        if (pattern == read_.paths.end()) return false;
        context_.report.error(codes::output_is_input, place,
                              "the next run would read its own " + path.filename().string() +
                                  ": it matches " + *pattern,
                              "write to a folder that is not read, or read fewer names");
        return true;
    }

    fs::path beside_first(const std::string& name) const {
        return first_->target.path.parent_path() / name;
    }

    const ReadOptions& read_;
    const CheckContext& context_;
    const WriteDraft* first_ = nullptr;
    std::map<fs::path, Place> taken_;
    std::set<std::string> tables_;
};

}  // namespace

void check_outputs(const std::vector<WriteDraft>& writes, const ReadOptions& read,
                   const std::vector<StepDraft>& steps, const CheckContext& context) {
    OutputCheck(read, context).run(writes, steps);
}

}  // namespace palimpsest::core
