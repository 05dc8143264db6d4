#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::core {

/// A byte order mark at the begin of a file.
struct ByteOrderMark {
    std::string encoding;
    std::uint64_t size = 0;  ///< Bytes.
};

/// The byte order mark that `bytes` begin with.
[[nodiscard]] std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes);

/// The size of `encoding`'s byte order mark where `bytes` begin with it, otherwise 0.
[[nodiscard]] std::uint64_t byte_order_mark_size(std::string_view bytes, std::string_view encoding);

/// "UTF-16LE" or "UTF-16BE" when nine of ten bytes of one parity are NUL and none of the other:
/// text that is mostly ASCII. Empty for fewer than four code units.
[[nodiscard]] std::optional<std::string> utf16_by_nul_bytes(std::string_view bytes);

/// True when `bytes`, which are not valid UTF-8, are still more likely UTF-8 with broken bytes than
/// anything else; see `decode`.
[[nodiscard]] bool looks_like_broken_utf8(std::string_view bytes);

/// An encoding that `bytes` might be in.
struct Guess {
    std::string encoding;
    double plausibility = 0;  ///< 0..1: half for characters in common use, half for frequent ones.
    double confidence = 0;    ///< 0..1; see `decode`.
    bool acceptable = false;  ///< Plausible enough to read the file by.
};

/// GB18030, Big5, UTF-16LE and UTF-16BE, the most plausible first. Looks at 64 KiB of `bytes`, from
/// the first byte above 0x7F on.
[[nodiscard]] std::vector<Guess> guessed_encodings(std::string_view bytes);

}  // namespace palimpsest::core
