#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/pipeline/draft.hpp"

namespace palimpsest::core {

/// A file that a run reads beside its documents.
struct NamedFile {
    std::filesystem::path path;
    std::string role;   ///< "the pipeline file", "the file that `terms` of the step `years` names".
    std::string place;  ///< Where it is named; empty for the pipeline file.
};

/// The pipeline file, and the values of all options that are paths.
[[nodiscard]] std::vector<NamedFile> named_files(const std::filesystem::path& pipeline,
                                                 const std::vector<StepDraft>& steps,
                                                 const std::vector<WriteDraft>& writes);

/// True when both lead to one file, whatever links stand in between; they need not exist.
[[nodiscard]] bool lead_to_one_file(const std::filesystem::path& left,
                                    const std::filesystem::path& right);

}  // namespace palimpsest::core
