#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/diagnostic.hpp"
#include "core/plugins/registry.hpp"
#include "core/plugins/value.hpp"
#include "palimpsest/ext/draft/writer.h"

namespace palimpsest::core {

class Library;
struct OptionFinding;

/// What is read, and how.
struct ReadOptions {
    /// Absolute glob patterns or folders, or "-" for standard input. Of a pattern's syntax see
    /// path_pattern.hpp; special characters of the folder it was resolved against are escaped.
    std::vector<std::string> paths;
    std::string format = "text";               ///< "text" or "jsonl".
    std::string encoding = "auto";             ///< "auto", or canonical as in core/text/decode.hpp.
    bool replace_invalid = false;              ///< on_invalid = "replace" rather than "quarantine".
    std::uint64_t max_document = 256'000'000;  ///< Bytes.
    std::string text_field = "text";           ///< Of a line of JSON.
    std::string id_field = "id";

    bool operator==(const ReadOptions&) const = default;
};

/// The value of an option, and who said so.
struct ResolvedOption {
    enum class Origin { plugin_default, file, command_line };

    Value value;  ///< `is_set` is false when there is neither a default nor a value.
    Origin origin = Origin::plugin_default;
    std::string place;  ///< "reports.toml:12:1", "--set number 2"; empty for a default.
};

/// A step of the pipeline.
struct ResolvedStep {
    std::string use;   ///< The analyzer's id.
    std::string name;  ///< Unique among the steps; `use` unless the file names the step.
    Registry::FoundAnalyzer analyzer;        ///< Both set. They live as long as the registry.
    std::vector<ResolvedOption> options;     ///< One an option, in the analyzer's order.
    std::shared_ptr<const Library> library;  ///< Set by the check that loads plugins.
};

/// What a `[[write]]` writes. `run.json` and `quarantine.jsonl` stand beside the first one's
/// `path`.
struct WriteTarget {
    std::string use;                         ///< The writer's id.
    Registry::FoundWriter writer;            ///< Both set. They live as long as the registry.
    std::filesystem::path path;              ///< Absolute; has a file name. A file, or a folder.
    std::vector<ResolvedOption> options;     ///< One an option, in the writer's order.
    std::shared_ptr<const Library> library;  ///< Set by the check that loads plugins.
    /// Of the files beside `path`, or in it: their names. Set by the check that loads plugins.
    std::vector<std::string> names;

    /// All files that are written: `path` first where it is one, then those of `names`.
    [[nodiscard]] std::vector<std::filesystem::path> files() const;
    [[nodiscard]] bool is_folder() const;
};

/// How a layer or corpus table flows: indices of steps, ascending.
struct LayerFlow {
    std::string layer;
    bool table = false;
    bool additive = false;
    std::vector<std::size_t> producers;  ///< One, unless additive.
    std::vector<std::size_t> readers;  ///< Steps that require or use it and come after a producer.

    bool operator==(const LayerFlow&) const = default;
};

/// A pipeline file that was found right, with every value in its place.
struct Pipeline {
    std::filesystem::path file;  ///< As it was given.
    ReadOptions read;
    std::vector<ResolvedStep> steps;
    std::vector<WriteTarget> writes;
    std::vector<LayerFlow> layers;  ///< In the order of their first producer.
    /// What a run reads beside its documents: the pipeline file, files that options name.
    std::vector<std::filesystem::path> named_files;
    /// Who said a value of `read` and `writes`: "read.encoding", "write 1.path" to
    /// "reports.toml:4:1", "--set number 2", "--output", "default".
    std::map<std::string, std::string> origins;
    /// The resolved pipeline as TOML, the same for every way of saying the same: for run.json and
    /// its hash. Paths are relative to the pipeline file's folder where they lie in it.
    std::string canonical;
};

/// What came of a pipeline file. `pipeline` is set when no diagnostic is an error.
struct Checked {
    std::optional<Pipeline> pipeline;
    std::vector<Diagnostic> diagnostics;  ///< Sorted by place: the file first, then the overrides.
};

/// What the command line says beside the file.
struct Overrides {
    std::vector<std::string> set;    ///< "STEP.OPTION=VALUE", "read.KEY=VALUE", "write.KEY=VALUE".
    std::vector<std::string> input;  ///< Replace `read.paths`; relative to the working directory.
    std::optional<std::filesystem::path> output;  ///< Replaces the folder of every write path.
};

/// The value of an environment variable; empty when it is not set.
using Environment = std::function<std::optional<std::string>(const std::string&)>;

/// What plugins have to say about the options of steps and writers. The functions may set
/// `library`, and `names` of a writer, and throw PluginError when a plugin cannot be loaded.
struct OptionCheck {
    using Step = std::function<std::vector<OptionFinding>(ResolvedStep&)>;
    using Write = std::function<std::vector<OptionFinding>(WriteTarget&, const plm_run_schema*)>;

    Step step;
    Write write;
};

/// Loads the plugins and asks `check_options` of their analyzers and writers, and writers for the
/// names of their files; a plugin is loaded once, however many steps use it.
[[nodiscard]] OptionCheck loading_option_check();

/// No plugin is loaded or asked; those that are part of the program are, for their files' names.
[[nodiscard]] OptionCheck no_option_check();

/// The process's environment.
[[nodiscard]] Environment process_environment();

/// Reads, checks and resolves a pipeline file. Nothing is thrown for what is wrong with it: every
/// fault is a diagnostic, all in one pass; a syntax error ends it there. `check` runs last, when
/// all else is right. Threads: one at a time for the same `check`. Lifetime: the pipeline needs
/// `registry` alive.
[[nodiscard]] Checked load_pipeline(const std::filesystem::path& file, const Registry& registry,
                                    const Overrides& overrides = {},
                                    const Environment& environment = process_environment(),
                                    const OptionCheck& check = loading_option_check());

/// The same, for the bytes of a file of that name; nothing is read.
[[nodiscard]] Checked load_pipeline_text(std::string_view bytes, const std::filesystem::path& file,
                                         const Registry& registry, const Overrides& overrides,
                                         const Environment& environment, const OptionCheck& check);

/// The resolved pipeline for people: what is read and written, every step with its plugin, every
/// option with where its value came from, and which layers flow from step to step.
[[nodiscard]] std::string explanation(const Pipeline& pipeline);

/// A commented pipeline file: the analyzers of the registry that can run without being told more,
/// in an order in which their layers flow; the others as comments. `paths`: what to read.
[[nodiscard]] std::string starter_pipeline(const Registry& registry,
                                           std::string_view paths = "reports/**/*.txt");

/// JSON Schema (draft 7) of a pipeline file that uses the registry's analyzers, for editors.
[[nodiscard]] std::string json_schema(const Registry& registry);

}  // namespace palimpsest::core
