#pragma once

#include <span>
#include <string>

#include "core/engine/run.hpp"
#include "core/io/output.hpp"

namespace palimpsest::core {

/// The content of run.json, as docs/formats.md describes it.
std::string run_file(const Pipeline& pipeline, const RunReport& report,
                     std::span<const WrittenFile> files);

}  // namespace palimpsest::core
