#pragma once

#include <cstdint>
#include <vector>

#include "text.hpp"

/// The truth about how alike texts are, computed from what they were made of and independently of
/// the analyzer: sets of runs of 5 tokens. A token is a Han character, a word of ASCII letters, or
/// a run of digits and mask characters (X × _), also across what is left out: white space,
/// punctuation and advertisements. Threads: safe anywhere.
namespace palimpsest::generator {

using ShingleSet = std::vector<std::uint64_t>;  ///< Hashes, ascending, each once.

class Shingler {
  public:
    void add(const Token& token);
    void add(const Tokens& tokens);
    void add(const Text& text);
    [[nodiscard]] ShingleSet finish();

  private:
    void push(std::uint64_t token);
    void end_word();

    std::vector<std::uint64_t> tokens_;
    std::uint64_t word_ = 0;
    bool after_slot_ = false;
};

struct Likeness {
    double jaccard = 0.0;      ///< Shared by united.
    double containment = 0.0;  ///< Shared by the smaller set.
};

[[nodiscard]] Likeness likeness(const ShingleSet& a, const ShingleSet& b);

}  // namespace palimpsest::generator
