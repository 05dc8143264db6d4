#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "asterisks.hpp"
#include "palimpsest/text/marks.hpp"

/// Finding the masked slots of a text, before anything is known about what they stand for.
namespace palimpsest::placeholders {

enum class SlotKind : std::uint8_t {
    mask,      ///< XX, ***, ____, 某.
    date,      ///< X月X日: the whole of it.
    phone,     ///< 138****1234.
    template_  ///< [姓名], {{name}}, （此处填写单位）: the brackets included.
};

/// A slot `[begin, end)`: its marks with the digits that belong to them (*6, XX.X, 3X).
struct Slot {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    char32_t mark = 0;         ///< The first of its marks.
    std::uint32_t length = 0;  ///< Marks in all.
    SlotKind kind = SlotKind::mask;
    MaskFamily family = MaskFamily::none;
    bool has_digits_before = false;  ///< 3X: only a number can be meant.
};

/// Finds the slots of a text that are no years, one after the other; they ascend and never overlap.
/// `asterisks` are the text's, and stay alive. All calls together take linear time.
class Slots {
  public:
    Slots(std::string_view text, const Asterisks& asterisks) : text_(text), asterisks_(asterisks) {}

    [[nodiscard]] std::optional<Slot> next();

  private:
    std::optional<Slot> template_at(std::uint64_t at, char32_t opening, std::uint64_t size);
    std::optional<Slot> mask_at(const MaskRun& run, char32_t mark);
    std::optional<Slot> date_from(Slot slot);

    std::string_view text_;
    const Asterisks& asterisks_;
    std::uint64_t at_ = 0;     ///< Where to look on.
    std::uint64_t taken_ = 0;  ///< The end of the last slot.
};

}  // namespace palimpsest::placeholders
