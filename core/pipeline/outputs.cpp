#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "core/pipeline/draft.hpp"
#include "core/pipeline/input_pattern.hpp"
#include "core/pipeline/named_files.hpp"

namespace palimpsest::core {

namespace {

namespace fs = std::filesystem;

// The names that a reader picks from a folder.
constexpr std::array<std::string_view, 3> text_extensions{".txt", ".text", ".md"};
constexpr std::array<std::string_view, 2> line_extensions{".jsonl", ".ndjson"};

class OutputCheck {
  public:
    OutputCheck(const ReadOptions& read, const std::vector<NamedFile>& named,
                const CheckContext& context)
        : read_(read), named_(named), context_(context) {}

    void run(const std::vector<WriteDraft>& writes) {
        for (const WriteDraft& write : writes)
            if (write.good) take_path(write);
        if (first_ == nullptr) return;
        for (const char* name : {"run.json", "quarantine.jsonl"}) take_own_file(name);
        for (const WriteDraft& write : writes)
            if (write.good) take_added_files(write);
        for (const auto& [path, taken] : taken_)
            if (refuse_inside_file(path, taken)) return;
        for (const auto& [path, taken] : taken_)
            if (!taken.folder && refuse_when_named(path, taken.place)) return;
        for (const auto& [path, taken] : taken_)
            if (!taken.folder && refuse_when_read(path, taken.place)) return;
    }

  private:
    /// Who writes a file, or a folder's files.
    struct Taken {
        Place place;
        bool folder = false;
        const WriterInfo* writer = nullptr;  ///< Of a file that a writer adds.
    };

    static std::string way_out(const WriteTarget& target, const Taken& taken) {
        const std::vector<OptionInfo>& options = target.writer.writer->options;
        const bool has_tables =
            std::any_of(options.begin(), options.end(),
                        [](const OptionInfo& option) { return option.name == "tables"; });
        // The tables are the same, whichever of the two writes them.
        return taken.writer == target.writer.writer && has_tables
                   ? "set tables = false here, because the other one writes the tables already; or "
                     "write to another folder"
                   : "give one of the outputs another name or folder";
    }

    void take_path(const WriteDraft& write) {
        if (first_ == nullptr) first_ = &write;
        const bool folder = write.target.writer.writer != nullptr && write.target.is_folder();
        const auto [found, fresh] =
            taken_.emplace(write.target.path, Taken{write.place, folder, nullptr});
        if (!fresh)
            context_.report.error(codes::same_output, write.place,
                                  folder ? "this folder is written by another [[write]] already"
                                         : "this file is written by another [[write]] already",
                                  "the other one: " + context_.report.shown(found->second.place));
    }

    /// A file that every run writes beside the first output.
    void take_own_file(const std::string& name) {
        const auto [found, fresh] = taken_.emplace(first_->target.path.parent_path() / name,
                                                   Taken{first_->place, false, nullptr});
        if (!fresh)
            context_.report.error(codes::same_output, found->second.place,
                                  name + " is a file that every run writes",
                                  "give the output another name");
    }

    void take_added_files(const WriteDraft& write) {
        if (write.target.writer.writer == nullptr) return;
        const std::vector<fs::path> files = write.target.files();
        for (std::size_t i = write.target.is_folder() ? 0 : 1; i < files.size(); ++i) {
            const auto [found, fresh] =
                taken_.emplace(files[i], Taken{write.place, false, write.target.writer.writer});
            if (fresh) continue;
            context_.report.error(codes::added_file_taken, write.place,
                                  "the writer `" + write.target.use + "` also writes " +
                                      files[i].filename().string() +
                                      (write.target.is_folder() ? " there" : " beside this file") +
                                      ", and that file is taken",
                                  "taken by: " + context_.report.shown(found->second.place) + "\n" +
                                      way_out(write.target, found->second));
            if (found->second.writer == write.target.writer.writer) return;  // One is enough.
        }
    }

    /// A file cannot also be the folder of another one.
    bool refuse_inside_file(const fs::path& path, const Taken& taken) const {
        for (fs::path folder = path.parent_path(); folder.has_relative_path();
             folder = folder.parent_path()) {
            const auto above = taken_.find(folder);
            if (above == taken_.end() || above->second.folder) continue;
            context_.report.error(codes::same_output, taken.place,
                                  path.filename().string() + " would stand in a folder " +
                                      folder.filename().string() + ", which is a file of this run",
                                  "the file: " + context_.report.shown(above->second.place));
            return true;
        }
        return false;
    }

    /// Nobody wants the pipeline, or a table that a step reads, replaced by what comes of it.
    bool refuse_when_named(const fs::path& path, const Place& place) const {
        const auto named = std::find_if(named_.begin(), named_.end(), [&](const NamedFile& one) {
            return lead_to_one_file(one.path, path);
        });
        if (named == named_.end()) return false;
        const std::string help = "give the output another name or folder";
        context_.report.error(
            codes::replaces_read_file, place,
            "this run would replace " + named->role + " by its own " + path.filename().string() +
                ": both are " + named->path.string(),
            named->place.empty() ? help : "it is named here: " + named->place + "\n" + help);
        return true;
    }

    bool refuse_when_read(const fs::path& path, const Place& place) const {
        const std::span<const std::string_view> extensions =
            read_.format == "jsonl" ? std::span<const std::string_view>(line_extensions)
                                    : std::span<const std::string_view>(text_extensions);
        std::error_code error;
        const fs::path real = fs::weakly_canonical(path, error);
        const auto pattern =
            std::find_if(read_.paths.begin(), read_.paths.end(), [&](const std::string& one) {
                return covers(one, path, extensions) ||
                       (!error && covers(without_links(one), real, extensions));
            });
        if (pattern == read_.paths.end()) return false;
        context_.report.error(codes::output_is_input, place,
                              "the next run would read its own " + path.filename().string() +
                                  (covers(*pattern, path, extensions)
                                       ? ": it matches "
                                       : ": it leads to " + real.string() + ", which matches ") +
                                  *pattern,
                              "write to a folder that is not read, or read fewer names");
        return true;
    }

    const ReadOptions& read_;
    const std::vector<NamedFile>& named_;
    const CheckContext& context_;
    const WriteDraft* first_ = nullptr;
    std::map<fs::path, Taken> taken_;
};

}  // namespace

void check_outputs(const std::vector<WriteDraft>& writes, const ReadOptions& read,
                   const std::vector<NamedFile>& named, const CheckContext& context) {
    OutputCheck(read, named, context).run(writes);
}

}  // namespace palimpsest::core
