#include "core/text/utf8.hpp"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

namespace palimpsest::core {
namespace {

constexpr std::size_t lanes = 16;
using Bytes [[gnu::vector_size(lanes)]] = signed char;
using Counts [[gnu::vector_size(lanes)]] = unsigned char;

/// Code points that begin in at most 255 vectors of bytes: as many as a lane can count.
std::uint64_t count_in_vectors(const char* bytes, std::size_t vectors) noexcept {
    Counts counts{};
    for (std::size_t i = 0; i < vectors; ++i) {
        Bytes next;
        std::memcpy(&next, bytes + i * lanes, lanes);
        // Continuation bytes are -128 to -65; a true lane is -1.
        counts -= reinterpret_cast<Counts>(next > -65);
    }
    std::uint64_t sum = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) sum += counts[lane];
    return sum;
}

}  // namespace

std::uint64_t well_formed_size(std::string_view text, std::uint64_t offset) noexcept {
    // The Unicode Standard, table 3-7.
    const auto byte = [&](std::uint64_t i) {
        return unsigned{static_cast<unsigned char>(text[offset + i])};
    };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::uint64_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() - offset < size) return 0;
    const unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < lowest || byte(1) > highest) return 0;
    for (std::uint64_t i = 2; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return 0;
    }
    return size;
}

bool is_valid_utf8(std::string_view text) noexcept {
    return text.empty() || simdjson::validate_utf8(text.data(), text.size());
}

std::optional<std::uint64_t> first_invalid_utf8(std::string_view text) noexcept {
    if (is_valid_utf8(text)) return std::nullopt;
    std::uint64_t offset = 0;
    while (offset < text.size()) {
        const std::uint64_t size = well_formed_size(text, offset);
        if (size == 0) return offset;
        offset += size;
    }
    return std::nullopt;
}

CodePointOffset count_code_points(std::string_view text) noexcept {
    std::uint64_t count = 0;
    std::size_t offset = 0;
    while (text.size() - offset >= lanes) {
        const std::size_t vectors = std::min<std::size_t>((text.size() - offset) / lanes, 255);
        count += count_in_vectors(text.data() + offset, vectors);
        offset += vectors * lanes;
    }
    for (; offset < text.size(); ++offset) count += static_cast<signed char>(text[offset]) > -65;
    return {count};
}

}  // namespace palimpsest::core
