#pragma once

#include <vector>

#include "core/pipeline/draft.hpp"

namespace palimpsest::core {

/// Lets `check` look at every step and every write, and reports what it finds: a finding at the
/// option's value, or at `use` where that is a default; a plugin that cannot be loaded at `use`.
void ask_plugins(std::vector<StepDraft>& steps, std::vector<WriteDraft>& writes,
                 const OptionCheck& check, Report& report);

}  // namespace palimpsest::core
