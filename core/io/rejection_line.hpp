#pragma once

#include <string>

#include "core/io/rejection.hpp"

namespace palimpsest::core {

/// `text` with U+FFFD where it is not UTF-8: what a plugin says need not be.
std::string readable(const std::string& text);

/// Appends one line of quarantine.jsonl (docs/formats.md), with its newline.
void render_rejection(const Rejection& rejection, std::string& out);

}  // namespace palimpsest::core
