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
    /// A place behind the last six characters of the left side elsewhere, where one character
    /// always follows them, and another one than here; 0: there is none.
    std::uint64_t usual_next = 0;
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
    /// Asks only what follows the left side elsewhere: `usual_next` and what four_… say.
    void ask_tail(const Junction& junction);
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
        std::uint64_t next_at = 0;
    };
    struct Around;
    struct Keys;

    [[nodiscard]] Around around(std::uint64_t left, std::uint64_t right) const;
    [[nodiscard]] const Seen* find(std::uint64_t key) const;
    [[nodiscard]] bool stands_elsewhere(std::uint64_t key) const;
    void want(std::uint64_t key, bool is_own);
    void want_pair(char32_t first, char32_t second);
    void want_four(const Around& around);
    void see_pair(std::uint64_t between);
    void see_four(std::uint64_t between);
    void see_tail(std::uint64_t key, char32_t next, std::uint64_t next_at);

    std::string_view text_;
    /// A bit for each pair of characters, and for each four of them, that something was asked
    /// about: there the reader stops.
    std::vector<std::uint64_t> pairs_ = std::vector<std::uint64_t>(1024);
    std::vector<std::uint64_t> fours_ = std::vector<std::uint64_t>(1024);
    std::unordered_map<std::uint64_t, Seen> seen_{};
};

}  // namespace palimpsest::noise
