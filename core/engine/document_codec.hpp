#pragma once

#include <string>
#include <string_view>

#include "core/document/document.hpp"

namespace palimpsest::core {

/// A document as compressed bytes, for the store of one run: not a format for keeping.
std::string packed(const Document& document);

/// The document again. Throws Error when the bytes are not what `packed` made.
Document unpacked(std::string_view bytes);

}  // namespace palimpsest::core
