#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

/// Reading and writing code points of UTF-8. All functions expect valid UTF-8, which the host
/// guarantees for every text that it shows to a plugin; on anything else the values are
/// unspecified, but nothing outside of the text is read. Offsets are bytes.
/// Threads: safe anywhere.
namespace palimpsest {
inline namespace v1 {

/// A code point and the number of bytes that encode it. `size` 0: there is none (the text's end).
struct CodePoint {
    char32_t value = 0;
    std::uint32_t size = 0;

    friend constexpr bool operator==(const CodePoint&, const CodePoint&) = default;
};

/// The code point that begins at `offset`; size 0 at or past the end.
[[nodiscard]] constexpr CodePoint code_point_at(std::string_view text,
                                                std::uint64_t offset) noexcept {
    if (offset >= text.size()) return {};
    const auto byte = [&](std::uint64_t index) noexcept {
        return static_cast<char32_t>(static_cast<unsigned char>(text[offset + index]));
    };
    const char32_t lead = byte(0);
    const std::uint64_t left = text.size() - offset;
    if (lead < 0x80 || left < 2) return {lead, 1};
    if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    if (left < 3) return {lead, 1};
    if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
    if (left < 4) return {lead, 1};
    return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F),
            4};
}

/// True when a code point begins at `offset`, and at the text's end.
[[nodiscard]] constexpr bool is_boundary(std::string_view text, std::uint64_t offset) noexcept {
    if (offset >= text.size()) return offset == text.size();
    return (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

/// The last boundary before `offset`: where the code point begins that ends at, or contains, it.
/// 0 for 0.
[[nodiscard]] constexpr std::uint64_t boundary_before(std::string_view text,
                                                      std::uint64_t offset) noexcept {
    if (offset > text.size()) offset = text.size();
    while (offset > 0) {
        --offset;
        if ((static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80) break;
    }
    return offset;
}

/// The code point that ends at the boundary `offset`; size 0 at the text's begin.
[[nodiscard]] constexpr CodePoint code_point_before(std::string_view text,
                                                    std::uint64_t offset) noexcept {
    if (offset > text.size()) offset = text.size();
    if (offset == 0) return {};
    const std::uint64_t begin = boundary_before(text, offset);
    // Not the size that the lead byte asks for: a step back never leaves the text.
    return {code_point_at(text, begin).value, static_cast<std::uint32_t>(offset - begin)};
}

/// The bytes that encode a code point.
struct EncodedCodePoint {
    char bytes[4] = {};
    std::uint32_t size = 0;

    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes, size}; }
    friend constexpr bool operator==(const EncodedCodePoint&, const EncodedCodePoint&) = default;
};

/// The number of bytes that encode `value`.
[[nodiscard]] constexpr std::uint32_t encoded_size(char32_t value) noexcept {
    if (value < 0x80) return 1;
    if (value < 0x800) return 2;
    return value < 0x10000 ? 3 : 4;
}

/// `value` in UTF-8; U+FFFD for a surrogate and for what lies past U+10FFFF.
[[nodiscard]] constexpr EncodedCodePoint encoded(char32_t value) noexcept {
    if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
    const auto tail = [&](unsigned shift) noexcept {
        return static_cast<char>(0x80 | ((value >> shift) & 0x3F));
    };
    switch (encoded_size(value)) {
        case 1:
            return {{static_cast<char>(value)}, 1};
        case 2:
            return {{static_cast<char>(0xC0 | value >> 6), tail(0)}, 2};
        case 3:
            return {{static_cast<char>(0xE0 | value >> 12), tail(6), tail(0)}, 3};
        default:
            return {{static_cast<char>(0xF0 | value >> 18), tail(12), tail(6), tail(0)}, 4};
    }
}

/// Appends `value` in UTF-8 to `text`.
inline void append_code_point(std::string& text, char32_t value) {
    text.append(encoded(value).view());
}

/// The code points of a text from first to last, with their offsets:
/// `for (auto [offset, value, size] : code_points(text))`. The view needs the text alive.
class CodePoints {
  public:
    struct Item {
        std::uint64_t offset;
        char32_t value;
        std::uint32_t size;
    };

    class iterator {
      public:
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::forward_iterator_tag;
        using pointer = void;
        using reference = Item;

        constexpr iterator() = default;
        constexpr iterator(std::string_view text, std::uint64_t offset) noexcept
            : text_(text), offset_(offset), current_(code_point_at(text, offset)) {}

        [[nodiscard]] constexpr Item operator*() const noexcept {
            return {offset_, current_.value, current_.size};
        }
        constexpr iterator& operator++() noexcept {
            offset_ += current_.size;
            current_ = code_point_at(text_, offset_);
            return *this;
        }
        constexpr iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        friend constexpr bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.offset_ == b.offset_;
        }

      private:
        std::string_view text_;
        std::uint64_t offset_ = 0;
        CodePoint current_;
    };

    constexpr explicit CodePoints(std::string_view text) noexcept : text_(text) {}
    [[nodiscard]] constexpr iterator begin() const noexcept { return {text_, 0}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return {text_, text_.size()}; }

  private:
    std::string_view text_;
};

/// See CodePoints.
[[nodiscard]] constexpr CodePoints code_points(std::string_view text) noexcept {
    return CodePoints(text);
}

/// The number of code points in `text`.
[[nodiscard]] constexpr std::uint64_t count_code_points(std::string_view text) noexcept {
    std::uint64_t count = 0;
    for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return count;
}

/// True for ideographs: the Unified Ideographs with their extensions A to H, the Compatibility
/// Ideographs, and 〇.
[[nodiscard]] constexpr bool is_han(char32_t value) noexcept {
    return (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) ||
           value == 0x3007 || (value >= 0xF900 && value <= 0xFAFF) ||
           (value >= 0x20000 && value <= 0x323AF);
}

}  // namespace v1
}  // namespace palimpsest
