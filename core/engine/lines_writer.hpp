#pragma once

#include "core/engine/schema.hpp"
#include "core/engine/writer.hpp"

namespace palimpsest::core {

/// JSON Lines, see docs/formats.md: a line a document, and a file a corpus table.
std::unique_ptr<Writer> made_lines_writer(const WriteTarget& target, const Schema& schema,
                                          WriterFiles files);

}  // namespace palimpsest::core
