#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "terms.hpp"

namespace palimpsest::years {

/// Where a text names a term. `number`: the numeral of its `{N}`, or 0.
struct Mention {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    const Term* term = nullptr;
    int number = 0;
};

/// Finds terms, all of them in one pass over the text. Of overlapping ones the leftmost counts, and
/// of those the longest. Plenums are also found in lists: 十八届三中、四中全会.
/// Threads: const calls are safe concurrently.
class TermFinder {
  public:
    explicit TermFinder(std::vector<Term> terms);
    TermFinder(const TermFinder&) = delete;
    TermFinder& operator=(const TermFinder&) = delete;
    TermFinder(TermFinder&&) = default;
    TermFinder& operator=(TermFinder&&) = default;
    ~TermFinder() = default;

    /// The mentions in `text`, valid UTF-8, ascending; never overlapping. `other` rows shadow and
    /// are not among them. The terms are those of this finder, which must outlive the result.
    [[nodiscard]] std::vector<Mention> mentions_in(std::string_view text) const;

    [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }

    /// The latest year in which a term began: what the table knows of.
    [[nodiscard]] int latest_year() const;

  private:
    struct Form {
        std::string prefix;
        std::string suffix;
        std::size_t term = 0;
        bool has_number = false;
        std::size_t plenums = 0;  ///< For 十八届: 1 + the index of its plenums.
    };
    struct Match {
        std::uint64_t end = 0;
        const Form* form = nullptr;
        int number = 0;
    };
    /// The first bytes of forms, as bits of their hashes: says no for nearly all other bytes.
    template <std::size_t key_size>
    struct Filter {
        static constexpr int filter_bits = 16;
        std::bitset<std::size_t{1} << filter_bits> bits;

        static std::uint64_t key_at(const char* text);
        static std::size_t bit_of(std::uint64_t key);
        void add(const char* text);
        [[nodiscard]] bool may_hold(const char* text) const;
    };
    /// Forms by their first bytes.
    template <std::size_t key_size>
    struct Index {
        std::unordered_map<std::uint64_t, std::vector<Form>> forms;
        Filter<key_size> filter;

        void add(Form form);
        void match(std::string_view text, std::uint64_t at, Match& best) const;
    };
    using Plenums = std::array<const Term*, 10>;

    void add_form(Form form);
    bool add_plenum(const Term& term, std::size_t index);
    [[nodiscard]] bool may_match(std::string_view text, std::uint64_t at) const;
    [[nodiscard]] Match match_at(std::string_view text, std::uint64_t at) const;
    std::uint64_t add_plenums(std::string_view text, std::uint64_t at, const Form& form,
                              std::vector<Mention>& mentions) const;

    std::vector<Term> terms_;
    static constexpr std::size_t short_key = 6;  // Bytes: two Chinese characters.
    static constexpr std::size_t long_key = 8;   // Almost three, and one load.
    Filter<short_key> begins_;                   ///< Of all forms.
    Index<short_key> short_forms_;               ///< Those whose prefix is shorter than a long key.
    Index<long_key> long_forms_;
    std::vector<Plenums> plenums_;  ///< Of a term of the Central Committee, by number.
    std::unordered_map<std::string, std::size_t> plenums_of_;
};

/// True when the words around a mention speak of it as of something to come: 迎接, 筹备, 将召开.
/// Looks at some twenty code points and never across the end of the sentence.
[[nodiscard]] bool looks_ahead(std::string_view text, const Mention& mention);

}  // namespace palimpsest::years
