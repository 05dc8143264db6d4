#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/cli/annotated_text.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/shown_document.hpp"
#include "core/cli/terminal.hpp"
#include "core/engine/run.hpp"
#include "core/pipeline/suggestion.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;

/// A folder that goes with the object.
class ScratchFolder {
  public:
    ScratchFolder() {
        std::string name = (fs::temp_directory_path() / "palimpsest-show-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw Error("cannot make a folder in " + name);
        path_ = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

fs::path annotations_in(const fs::path& run) {
    if (!fs::is_directory(run)) return run;
    fs::path file = run / "annotations.jsonl";
    if (fs::exists(file)) return file;
    throw Error(fmt::format(
        "{} has no annotations.jsonl, which says what was found in a document; name the "
        "file that the writer jsonl wrote with --run, or a --pipeline to run over the "
        "document",
        run.string()));
}

/// Runs the pipeline over the file `input`, and writes annotations into `folder` alone.
int run_over(const CommandLine& line, const std::string& input, const fs::path& folder,
             std::atomic<bool>& interrupted) {
    CommandLine own = line;
    own.overrides.input = {input};
    own.overrides.output = folder;
    const Registry registry = registry_of(own);
    auto pipeline = checked_pipeline(own, registry);
    if (!pipeline) return exit_code::usage;
    WriteTarget target;
    target.use = "jsonl";
    target.writer = registry.find_writer(target.use);
    target.path = folder / "annotations.jsonl";
    for (const OptionInfo& option : target.writer.writer->options) {
        Value& none = target.options.emplace_back().value;  // No covered text, no tables.
        none.type = option.type;
        none.is_set = true;
    }
    pipeline->writes = {target};
    RunServices services;
    services.cancelled = &interrupted;
    const RunReport report = run(*pipeline, {}, services);
    // Of a file of many lines others may be there.
    if (report.quarantined == 0 || report.documents > 0) return exit_code::done;
    report_error("the document is in quarantine: " +
                 reason_in_quarantine(folder / "annotations.jsonl", ""));
    return exit_code::quarantined;
}

bool expect_layers(const std::vector<std::string>& wanted, const AnnotatedDocument& document) {
    std::vector<std::string> known;
    for (const AnnotatedLayer& layer : document.layers) known.push_back(layer.name);
    for (const std::string& layer : wanted)
        if (std::find(known.begin(), known.end(), layer) == known.end()) {
            report_error(fmt::format("there is no layer '{}'; {}", layer,
                                     suggestion(layer, known, "there are")));
            return false;
        }
    return true;
}

}  // namespace

int show_command(const CommandLine& line, std::atomic<bool>& interrupted) {
    try {
        AnnotatedDocument document;
        fs::path annotations;
        if (line.pipeline.empty()) {
            annotations = annotations_in(line.run_folder);
            document = annotated_document(annotations, line.document);
        } else {
            const ScratchFolder folder;
            const NamedLine named = named_line(line.document);
            if (const int code = run_over(line, named.path, folder.path(), interrupted))
                return code;
            annotations = folder.path() / "annotations.jsonl";
            document = annotated_document(annotations, named.line == 0 ? "" : line.document);
        }
        if (!expect_layers(line.layers, document)) return exit_code::usage;
        const bool colours = line.colour == "always" || (line.colour == "auto" && output_colours());
        fmt::print("{}", shown_document(document, annotated_text(document, annotations),
                                        {colours, line.layers}));
        return exit_code::done;
    } catch (const Interrupted&) {
        return exit_code::interrupted;
    }
}

}  // namespace palimpsest::core
