#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "nouns.hpp"
#include "slots.hpp"

namespace palimpsest::placeholders {

/// A slot on its way to a placeholder `[begin, end)`.
struct Draft {
    Slot slot;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::optional<StandsFor> stands_for;  ///< Empty where nothing beside it tells.
    bool is_certain = false;  ///< A noun or a name tells, so that others may be told by it.
};

/// Says of one slot after the other what stands beside it: its noun or measure, a surname, words
/// that tell.
class DraftReader {
  public:
    explicit DraftReader(std::string_view text) : text_(text) {}

    [[nodiscard]] Draft draft_of(const Slot& slot);

    /// To be called before the text is read again: names that were met stay known.
    void begin_again() { taken_ = 0; }

  private:
    void read_mask(Draft& draft);
    void read_number(Draft& draft) const;
    [[nodiscard]] std::uint64_t name_begin(const Draft& draft);
    [[nodiscard]] std::uint64_t noun_begin(const Slot& slot) const;
    [[nodiscard]] std::uint64_t after_division(std::uint64_t at) const;
    [[nodiscard]] std::optional<StandsFor> told_around(const Slot& slot) const;
    [[nodiscard]] std::optional<StandsFor> told_behind_quote(const Slot& slot) const;
    [[nodiscard]] bool is_ordinal(const Slot& slot, const Noun& noun) const;

    std::string_view text_;
    std::uint64_t taken_ = 0;  ///< The end of the last draft.
    std::unordered_set<std::string_view> partial_names_;
};

}  // namespace palimpsest::placeholders
