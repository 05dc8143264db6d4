#include <algorithm>
#include <optional>

#include "core/text/code_point_classes.hpp"
#include "core/text/projection.hpp"
#include "palimpsest/abi.h"
#include "palimpsest/text/masks.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::core {

/// Appends to a projection from left to right.
class ProjectionBuilder {
  public:
    ProjectionBuilder(std::string_view text, ProjectionRecipe recipe)
        : text_(text),
          recipe_(recipe),
          basic_classes_(basic_code_point_classes()),
          dropped_classes_(classes_to_drop(recipe)),
          folded_classes_(classes_to_fold(recipe)) {
        projection_.text_.reserve(text.size());
        if (recipe.fold & PLM_FOLD_MASKS || recipe.drop & PLM_DROP_PUNCTUATION) {
            mask_ = next_mask(text_, 0);
        }
    }

    /// Projects the bytes [begin, end), which follow what was projected before, and are kept but
    /// for what the recipe drops.
    void add(std::uint64_t begin, std::uint64_t end) {
        while (begin < end) {
            while (mask_ && mask_->end <= begin) mask_ = next_mask(text_, mask_->end);
            const std::uint64_t plain_end = mask_ ? std::clamp(mask_->begin, begin, end) : end;
            add_code_points(begin, plain_end, dropped_classes_, folded_classes_);
            begin = plain_end;
            if (!mask_ || begin == end) continue;
            const std::uint64_t mask_end = std::min(mask_->end, end);
            if (recipe_.fold & PLM_FOLD_MASKS) {
                extend_run('X', begin, mask_end);
            } else {
                add_code_points(begin, mask_end, 0, folded_classes_);
            }
            begin = mask_end;
        }
    }

    [[nodiscard]] Projection finish() {
        end_run();
        return std::move(projection_);
    }

  private:
    [[nodiscard]] static std::uint8_t classes_to_drop(ProjectionRecipe recipe) {
        std::uint8_t classes = 0;
        if (recipe.drop & PLM_DROP_WHITE_SPACE) classes |= code_point_class::white_space;
        if (recipe.drop & PLM_DROP_PUNCTUATION) classes |= code_point_class::punctuation;
        return classes;
    }

    [[nodiscard]] static std::uint8_t classes_to_fold(ProjectionRecipe recipe) {
        std::uint8_t classes = 0;
        if (recipe.fold & PLM_FOLD_WIDTH) classes |= code_point_class::full_width;
        if (recipe.fold & PLM_FOLD_CASE) classes |= code_point_class::upper_case;
        if (recipe.fold & PLM_FOLD_DIGITS) classes |= code_point_class::digit;
        return classes;
    }

    [[nodiscard]] std::uint8_t classes_of(char32_t value) const {
        return value < 0x10000 ? basic_classes_[value] : code_point_classes(value);
    }

    /// Bytes [begin, end), in which no folded mask lies.
    void add_code_points(std::uint64_t begin, std::uint64_t end, std::uint8_t dropped,
                         std::uint8_t folded) {
        const auto special = static_cast<std::uint8_t>(dropped | folded);
        std::uint64_t copied = begin;
        while ((begin = first_of(special, begin, end)) < end) {
            const CodePoint next = code_point_at(text_, begin);
            const std::uint8_t classes = classes_of(next.value);
            copy(copied, begin);
            copied = begin + next.size;
            if ((classes & dropped) == 0) add_folded(begin, next, classes & folded, classes);
            begin += next.size;
        }
        copy(copied, end);
    }

    /// Where in [begin, end) the first code point begins that is of one of the classes; `end`
    /// without one. Most of a text is of none, so this is where time goes. The text is valid and
    /// `end` a boundary: no code point reaches past it.
    [[nodiscard]] std::uint64_t first_of(std::uint8_t special, std::uint64_t begin,
                                         std::uint64_t end) const {
        const auto* const bytes = reinterpret_cast<const unsigned char*>(text_.data());
        const std::uint8_t* const basic = basic_classes_;
        while (begin < end) {
            const unsigned lead = bytes[begin];
            if (lead < 0x80) {
                if ((basic[lead] & special) != 0) return begin;
                ++begin;
            } else if ((lead & 0xF0) == 0xE0) {
                if (is_ideograph(lead << 8 | bytes[begin + 1])) {
                    begin += 3;
                    continue;
                }
                const unsigned value = (lead & 0x0Fu) << 12 | (bytes[begin + 1] & 0x3Fu) << 6 |
                                       (bytes[begin + 2] & 0x3Fu);
                if ((basic[value] & special) != 0) return begin;
                begin += 3;
            } else {
                const CodePoint next = code_point_at(text_, begin);
                if ((classes_of(next.value) & special) != 0) return begin;
                begin += next.size;
            }
        }
        return end;
    }

    /// Whether the code point of these first two bytes is one of U+4E00 to U+9FFF, which are of no
    /// class: no look at the table, which is larger than the fastest memory.
    [[nodiscard]] static constexpr bool is_ideograph(unsigned first_bytes) {
        return first_bytes >= 0xE4B8 && first_bytes < 0xEA00;
    }

    void add_folded(std::uint64_t begin, CodePoint next, int folded, std::uint8_t classes) {
        const std::uint64_t end = begin + next.size;
        if (folded & code_point_class::digit) {
            extend_run('0', begin, end);
            return;
        }
        char32_t value = next.value;
        if (folded & code_point_class::full_width) value = value == 0x3000 ? U' ' : value - 0xFEE0;
        const bool is_upper =
            (folded & code_point_class::upper_case) != 0 ||
            ((folded & code_point_class::full_width) != 0 && (recipe_.fold & PLM_FOLD_CASE) != 0 &&
             (classes & code_point_class::wide_upper) != 0);
        if (is_upper) value += U'a' - U'A';
        end_run();
        add_segment(begin, end, 1);
        projection_.text_.push_back(static_cast<char>(value));
    }

    void copy(std::uint64_t begin, std::uint64_t end) {
        if (begin == end) return;
        end_run();
        add_segment(begin, end, end - begin);
        projection_.text_.append(text_.substr(begin, end - begin));
    }

    /// Digits or masks, of which a run becomes one `symbol`.
    void extend_run(char symbol, std::uint64_t begin, std::uint64_t end) {
        if (run_symbol_ != symbol) {
            end_run();
            run_symbol_ = symbol;
            run_.begin = begin;
        }
        run_.end = end;
    }

    void end_run() {
        if (run_symbol_ == no_run) return;
        add_segment(run_.begin, run_.end, 1);
        projection_.text_.push_back(run_symbol_);
        run_symbol_ = no_run;
    }

    /// Accounts for `projected_size` bytes that stand for the original [begin, end).
    void add_segment(std::uint64_t begin, std::uint64_t end, std::uint64_t projected_size) {
        auto& projected_begins = projection_.projected_begins_;
        auto& original_begins = projection_.original_begins_;
        auto& original_ends = projection_.original_ends_;
        const bool is_one_to_one = projected_size == end - begin;
        if (is_one_to_one && last_is_one_to_one_ && original_ends.back() == begin) {
            original_ends.back() = end;
            projected_begins.back() += projected_size;
            return;
        }
        original_begins.push_back(begin);
        original_ends.push_back(end);
        projected_begins.push_back(projected_begins.back() + projected_size);
        last_is_one_to_one_ = is_one_to_one;
    }

    static constexpr char no_run = 0;

    std::string_view text_;
    ProjectionRecipe recipe_;
    const std::uint8_t* basic_classes_;
    std::uint8_t dropped_classes_;
    std::uint8_t folded_classes_;
    std::optional<MaskRun> mask_;  // The first mask that does not end before the text to add.
    char run_symbol_ = no_run;
    Span run_;
    bool last_is_one_to_one_ = false;
    Projection projection_;
};

Projection project(std::string_view text, ProjectionRecipe recipe, std::span<const Span> dropped) {
    std::vector<Span> sorted;
    if (!std::is_sorted(dropped.begin(), dropped.end())) {
        sorted.assign(dropped.begin(), dropped.end());
        std::sort(sorted.begin(), sorted.end());
        dropped = sorted;
    }
    ProjectionBuilder builder(text, recipe);
    std::uint64_t kept = 0;
    for (const Span& span : dropped) {
        const std::uint64_t begin = std::min<std::uint64_t>(span.begin, text.size());
        if (begin > kept && !span.empty()) builder.add(kept, begin);
        if (!span.empty()) kept = std::max(kept, std::min<std::uint64_t>(span.end, text.size()));
    }
    if (kept < text.size()) builder.add(kept, text.size());
    return builder.finish();
}

}  // namespace palimpsest::core
