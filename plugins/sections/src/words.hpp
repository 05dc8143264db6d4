#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Looking for words of a list. A line is compared with a word only where the first or the last
/// character agrees with that of some word. Threads: safe anywhere.
namespace palimpsest::sections {

template <std::size_t Count>
class WordSet {
  public:
    consteval explicit WordSet(const std::array<std::string_view, Count>& words) : words_(words) {
        for (const std::string_view word : words) {
            mark(first_, first_key(word, 0));
            mark(last_, last_key(word));
        }
    }

    /// `text` begins with one of the words.
    [[nodiscard]] constexpr bool begins(std::string_view text) const noexcept {
        return begins_at(text, 0);
    }
    /// One of the words stands in `text`.
    [[nodiscard]] constexpr bool within(std::string_view text) const noexcept {
        for (std::uint64_t at = 0; at < text.size(); ++at)
            if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && begins_at(text, at))
                return true;
        return false;
    }
    /// The size of the word that `text` ends in; 0 for none.
    [[nodiscard]] constexpr std::uint64_t ending(std::string_view text) const noexcept {
        if (text.empty() || !is_marked(last_, last_key(text))) return 0;
        for (const std::string_view word : words_)
            if (text.ends_with(word)) return word.size();
        return 0;
    }
    /// Where the last of the words in `text` ends; 0 for none.
    [[nodiscard]] constexpr std::uint64_t last_end(std::string_view text) const noexcept {
        std::uint64_t end = 0;
        for (std::uint64_t at = 0; at < text.size(); ++at)
            if (begins_at(text, at))
                for (const std::string_view word : words_)
                    if (text.substr(at).starts_with(word)) end = at + word.size();
        return end;
    }

  private:
    using Bits = std::array<std::uint64_t, 4>;

    static constexpr std::uint8_t key(unsigned char one, unsigned char other) noexcept {
        return static_cast<std::uint8_t>(one * 37 + other);
    }
    static constexpr std::uint8_t first_key(std::string_view text, std::uint64_t at) noexcept {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0xE0 || at + 2 >= text.size()) return lead;
        return key(static_cast<unsigned char>(text[at + 1]),
                   static_cast<unsigned char>(text[at + 2]));
    }
    static constexpr std::uint8_t last_key(std::string_view text) noexcept {
        const auto last = static_cast<unsigned char>(text.back());
        if (last < 0x80 || text.size() < 2) return last;
        return key(static_cast<unsigned char>(text[text.size() - 2]), last);
    }
    static constexpr void mark(Bits& bits, std::uint8_t key) noexcept {
        bits[key / 64] |= std::uint64_t{1} << (key % 64);
    }
    static constexpr bool is_marked(const Bits& bits, std::uint8_t key) noexcept {
        return (bits[key / 64] >> (key % 64) & 1) != 0;
    }
    constexpr bool begins_at(std::string_view text, std::uint64_t at) const noexcept {
        if (at >= text.size() || !is_marked(first_, first_key(text, at))) return false;
        const std::string_view rest = text.substr(at);
        // The last byte tells most words apart, and costs no call.
        for (const std::string_view word : words_)
            if (word.size() <= rest.size() && rest[word.size() - 1] == word.back() &&
                rest.starts_with(word))
                return true;
        return false;
    }

    std::array<std::string_view, Count> words_;
    Bits first_{};
    Bits last_{};
};

/// A list of words, none of them empty.
template <class... Words>
consteval WordSet<sizeof...(Words)> word_set(Words... words) {
    return WordSet<sizeof...(Words)>({std::string_view(words)...});
}

}  // namespace palimpsest::sections
