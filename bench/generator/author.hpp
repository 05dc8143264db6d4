#pragma once

#include <cstdint>

#include "random.hpp"
#include "text.hpp"

namespace palimpsest::generator {

[[nodiscard]] Cast random_cast(Random& random);
[[nodiscard]] std::string random_place(Random& random);
[[nodiscard]] Token random_word(Random& random, List list, std::uint32_t topic);
[[nodiscard]] Token random_number(Random& random, bool large);

/// Writes sentences about a topic. What it writes depends on its seed alone. Threads: one.
class Author {
  public:
    explicit Author(std::uint64_t seed);

    [[nodiscard]] Sentence sentence();
    [[nodiscard]] Sentence heading(std::uint64_t number);
    [[nodiscard]] Sentence title();
    [[nodiscard]] Paragraph paragraph();

    /// A report of about `size` bytes, with boilerplate.
    [[nodiscard]] Text report(std::uint64_t size);

    /// A passage of about `length` code points, without boilerplate, that begins and ends with a
    /// word: sentences, or a part of them.
    [[nodiscard]] Tokens passage(std::uint64_t length);

    [[nodiscard]] const Cast& cast() const noexcept { return cast_; }

  private:
    [[nodiscard]] Tokens filled(std::string_view pattern);
    void fill(char slot, Tokens& tokens);
    void name(Kind kind, const std::vector<std::string>& names, Tokens& tokens);
    void compound(std::uint32_t topic, Tokens& tokens);
    void add_boilerplate(Paragraph& paragraph);

    Random random_;
    std::uint64_t next_origin_;
    std::uint32_t topic_;
    Cast cast_;
};

}  // namespace palimpsest::generator
