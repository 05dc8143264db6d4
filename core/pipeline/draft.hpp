#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/pipeline/key_table.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/report.hpp"
#include "core/pipeline/toml_tree.hpp"

namespace palimpsest::core {

/// A step that is being resolved. `step.analyzer` is null when nobody has it.
struct StepDraft {
    Place use_place;  ///< Of the value of `use`; of the table's header without one.
    ResolvedStep step;
    std::vector<const TomlNode*> values;  ///< One an option; null for a default.
};

/// What the parts of a check share.
struct CheckContext {
    Report& report;
    const Registry& registry;
    const Overrides& overrides;
    std::filesystem::path folder;                 ///< The pipeline file's; absolute.
    std::map<std::string, std::string>& origins;  ///< See Pipeline::origins.
};

/// Reads `[[step]]`: analyzers, names, options.
[[nodiscard]] std::vector<StepDraft> read_steps(const TomlNode& root, const CheckContext& context);

/// Reads `[read]`.
[[nodiscard]] ReadOptions read_read_table(const TomlNode& root, const CheckContext& context);

/// A `[[write]]` that is being resolved. `target.writer` is null when nobody has it.
struct WriteDraft {
    Place use_place;  ///< Of the value of `use`; of the table's header without one.
    WriteTarget target;
    std::vector<const TomlNode*> values;  ///< One an option; null for a default.
    Place place;                          ///< Of the value of `path`.
    bool good = false;                    ///< `path` can be used.
};

/// Reads `[[write]]`.
[[nodiscard]] std::vector<WriteDraft> read_writes(const TomlNode& root,
                                                  const CheckContext& context);

struct NamedFile;

/// Checks that no two files of the run are one, and that none of them would be read, be it as a
/// document or as one of `named`.
void check_outputs(const std::vector<WriteDraft>& writes, const ReadOptions& read,
                   const std::vector<NamedFile>& named, const CheckContext& context);

/// Checks that layers flow: each required one has a producer before it that gives what its reader
/// wants, and each has one producer.
[[nodiscard]] std::vector<LayerFlow> checked_flow(const std::vector<StepDraft>& steps,
                                                  const CheckContext& context);

/// The tables of `[[key]]`; reports when the file says `[key]` or `key = ...` instead.
[[nodiscard]] std::vector<const TomlNode*> tables_of(const TomlNode& root, std::string_view key,
                                                     const CheckContext& context);

}  // namespace palimpsest::core
