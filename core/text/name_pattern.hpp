#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace palimpsest::core {

/// A pattern for one file or folder name.
///   *       any characters, none too
///   ?       one character
///   [a-z]   one of these characters; [!a-z] and [^a-z]: none of them; a ] that comes first is
///   meant
///   \*      the character itself
/// A character is a code point, or a byte that is not part of valid UTF-8. A [ that is never closed
/// is meant. Names that begin with a dot are hidden: only a pattern that begins with one matches.
/// Threads: const calls are safe concurrently.
class NamePattern {
  public:
    explicit NamePattern(std::string_view pattern);

    [[nodiscard]] bool matches(std::string_view name) const;

    /// True when there is but one name that matches: `literal`.
    [[nodiscard]] bool is_literal() const { return literal_; }
    [[nodiscard]] const std::string& literal() const { return text_; }

  private:
    struct Token {
        enum class Kind : std::uint8_t { character, any, any_run, set } kind = Kind::character;
        char32_t character = 0;
        bool negated = false;
        std::vector<std::pair<char32_t, char32_t>> ranges;

        [[nodiscard]] bool accepts(char32_t other) const;
    };
    static std::vector<Token> tokens(const std::u32string& pattern);
    static bool read_set(const std::u32string& pattern, std::size_t& position, Token& token);

    std::vector<Token> tokens_;
    std::string text_;
    bool literal_ = true;
};

}  // namespace palimpsest::core
