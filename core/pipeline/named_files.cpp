#include "core/pipeline/named_files.hpp"

#include <system_error>

#include "palimpsest/abi.h"

namespace palimpsest::core {

namespace {

void add_paths(const std::vector<OptionInfo>& infos, const std::vector<ResolvedOption>& options,
               const std::string& owner, std::vector<NamedFile>& files) {
    for (std::size_t i = 0; i < infos.size() && i < options.size(); ++i) {
        const ResolvedOption& option = options[i];
        if (infos[i].type != PLM_OPTION_PATH || !option.value.is_set) continue;
        const std::string role = "the file that `" + infos[i].name + "` of " + owner + " names";
        if (!option.value.list) files.push_back({option.value.text, role, option.place});
        for (const Value& item : option.value.items)
            files.push_back({item.text, role, option.place});
    }
}

}  // namespace

std::vector<NamedFile> named_files(const std::filesystem::path& pipeline,
                                   const std::vector<StepDraft>& steps,
                                   const std::vector<WriteDraft>& writes) {
    std::vector<NamedFile> files{{std::filesystem::absolute(pipeline), "the pipeline file", ""}};
    for (const StepDraft& draft : steps)
        if (draft.step.analyzer.analyzer != nullptr)
            add_paths(draft.step.analyzer.analyzer->options, draft.step.options,
                      "the step `" + draft.step.name + "`", files);
    for (const WriteDraft& draft : writes)
        if (draft.target.writer.writer != nullptr)
            add_paths(draft.target.writer.writer->options, draft.target.options,
                      "the writer `" + draft.target.use + "`", files);
    return files;
}

bool lead_to_one_file(const std::filesystem::path& left, const std::filesystem::path& right) {
    std::error_code error;
    if (std::filesystem::equivalent(left, right, error) && !error) return true;
    const auto real_left = std::filesystem::weakly_canonical(left, error);
    if (error) return false;
    const auto real_right = std::filesystem::weakly_canonical(right, error);
    return !error && real_left == real_right;
}

}  // namespace palimpsest::core
