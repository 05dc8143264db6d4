#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// A zstd frame of the bytes, with their size and a checksum. Threads: any.
std::string compressed(std::string_view bytes);

/// What a frame was made of, in `result`, whose room is used again. `what`: what the run keeps in
/// it, for errors. Throws Error when the frame is damaged. Threads: any.
void decompress(std::string_view frame, std::string& result, std::string_view what);

}  // namespace palimpsest::core
