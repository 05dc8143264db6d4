#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/engine/run.hpp"
#include "core/io/output.hpp"

namespace palimpsest::core {

/// The content of run.json, as docs/formats.md describes it; without `outputs` where `files` are
/// not known yet.
std::string run_file(const Pipeline& pipeline, const RunReport& report,
                     std::optional<std::span<const WrittenFile>> files);

}  // namespace palimpsest::core
