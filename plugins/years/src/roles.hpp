#pragma once

#include <map>
#include <optional>

#include "inference.hpp"

namespace palimpsest::years {

/// What a year does in its work: it is reviewed (headed: by a
/// whole meaning), planned, compared with, aimed at.
enum class Role : std::uint8_t {
    reviewed,
    headed,
    planned,
    base,
    target,
    delivery,
    named,
    started
};

struct Meaning {
    Role role = Role::reviewed;
    int number = 0;  ///< named: the year that the words around name; started: the years since.
};

/// Tells the roles of a work's expressions. Lifetime: that of `work`.
/// Threads: const calls are safe concurrently.
class Roles {
  public:
    Roles(const Work& work, const Dating& dating);

    [[nodiscard]] Meaning of(const Year& year) const;

    /// The years that an expression in this role can mean in a work of this dating.
    [[nodiscard]] YearRange years(const Meaning& meaning) const;

  private:
    void find_named();
    void find_plans();
    [[nodiscard]] bool is_planned(const Year& year) const;

    const Work& work_;
    const Dating& dating_;
    const Year* delivery_ = nullptr;
    std::uint64_t plans_begin_ = 0;  ///< The part that plans: [plans_begin_, plans_end_).
    std::uint64_t plans_end_ = 0;
    std::map<const Year*, int> named_;
};

}  // namespace palimpsest::years
