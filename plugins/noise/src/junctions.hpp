#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace palimpsest::noise {

/// A place where two ends of text may belong together: `[..., left)` and `[right, ...)`, with
/// something between them that may be noise.
struct Junction {
    std::uint64_t left = 0;
    std::uint64_t right = 0;
    /// Only blanks lie between: where the text is read without blanks, the place itself is no
    /// witness.
    bool is_blank = false;
};

/// What the rest of the text says about a junction. Digits count as one character, blanks as none.
struct JunctionEvidence {
    /// The characters of the longest piece across the junction that stands elsewhere in one: 0, 2
    /// (one of each side), 3, 4 (two of each side) or 6 (three of each side).
    int joined = 0;
    /// Elsewhere the last four characters of the left side go on, and never as the right side does.
    bool goes_on_otherwise = false;
    /// Elsewhere the last characters of the left side end a clause: the last two, the last four.
    bool two_end_a_clause = false;
    bool four_end_a_clause = false;
    /// What always follows the last six characters of the left side elsewhere; 0: nothing does.
    char32_t usual_next = 0;
    /// Elsewhere the first two characters of the right side begin a clause, or stand inside of one.
    bool two_begin_a_clause = false;
    bool two_stand_inside = false;
};

/// Answers what a text says about junctions: first all of them are asked, then the text is read
/// once, then they are answered.
class JunctionReader {
  public:
    /// `text` must outlive the reader.
    explicit JunctionReader(std::string_view text) : text_(text) {}

    void ask(const Junction& junction);
    /// Reads `[begin, end)` of the text. Takes linear time.
    void read(std::uint64_t begin, std::uint64_t end);
    [[nodiscard]] JunctionEvidence evidence(const Junction& junction) const;

  private:
    struct Seen {
        std::uint32_t count = 0;
        std::uint32_t own = 0;        ///< Times that questions themselves will be seen.
        std::uint32_t at_clause = 0;  ///< A clause ends behind it, or begins with it.
        char32_t next = 0;            ///< Behind the piece, where that was the same every time.
        bool is_mixed = false;
    };
    struct Keys;

    [[nodiscard]] Keys keys(const Junction& junction) const;
    [[nodiscard]] const Seen* find(std::uint64_t key) const;
    [[nodiscard]] bool stands_elsewhere(std::uint64_t key) const;
    void want(std::uint64_t key, bool is_own);
    Seen* wanted(std::uint64_t key);
    void see_piece(const std::array<char32_t, 8>& last, std::size_t known);
    void see_next(const std::array<char32_t, 8>& last, std::size_t known, char32_t next);

    std::string_view text_;
    std::vector<std::uint64_t> filter_ = std::vector<std::uint64_t>(1024);
    std::unordered_map<std::uint64_t, Seen> seen_{};
};

}  // namespace palimpsest::noise
