#include "skeleton.hpp"

#include <algorithm>
#include <utility>

#include "palimpsest/text/utf8.hpp"

namespace palimpsest::duplicates {
namespace {

class SkeletonText {
  public:
    SkeletonText(std::string_view text, std::span<const Span> noise) : text_(text), noise_(noise) {}

    /// Appends the original bytes [begin, end) but for noise; called from left to right.
    void append(std::uint64_t begin, std::uint64_t end) {
        while (next_ < noise_.size() && noise_[next_].end <= begin) ++next_;
        for (std::size_t i = next_; i < noise_.size() && noise_[i].begin < end; ++i) {
            append_plain(begin, std::max(begin, noise_[i].begin));
            begin = std::max(begin, noise_[i].end);
        }
        if (begin < end) append_plain(begin, end);
    }

    void append_mark(SlotKind kind) {
        const std::string_view mark = mark_of(kind);
        const std::uint64_t begin = code_points_;
        result_.text += mark;
        code_points_ += count_code_points(mark);
        result_.marks.push_back({begin, code_points_});
    }

    Skeleton take() && { return std::move(result_); }

  private:
    void append_plain(std::uint64_t begin, std::uint64_t end) {
        const std::string_view part = text_.substr(begin, end - begin);
        result_.text += part;
        code_points_ += count_code_points(part);
    }

    std::string_view text_;
    std::span<const Span> noise_;
    std::size_t next_ = 0;
    std::uint64_t code_points_ = 0;
    Skeleton result_;
};

bool is_blank(char sign) { return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t'; }

/// Where something would stand that the medoid does not have: before token `next`, behind the
/// punctuation of what comes before that, so that a line that is missing is a line of its own.
std::uint64_t place_between(const UnitTokens& medoid, std::uint32_t next) {
    if (next == 0) return medoid.size() == 0 ? medoid.place.begin : medoid.begins[0];
    const std::uint64_t end = next == medoid.size() ? medoid.place.end : medoid.begins[next];
    std::uint64_t place = medoid.ends[next - 1];
    while (place < end && !is_blank(medoid.text[place]) &&
           !medoid.text.substr(place).starts_with("　"))
        ++place;
    return place;
}

}  // namespace

Skeleton skeleton(const UnitTokens& medoid, std::span<const Slot> slots,
                  std::span<const SlotKind> kinds, std::span<const Span> noise) {
    SkeletonText result(medoid.text, noise);
    std::uint64_t done = medoid.place.begin;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const Slot& slot = slots[i];
        const bool has_text = slot.first < slot.last;
        const std::uint64_t begin =
            has_text ? medoid.begins[slot.first] : place_between(medoid, slot.first);
        result.append(done, begin);
        result.append_mark(kinds[i]);
        done = has_text ? medoid.ends[slot.last - 1] : begin;
    }
    result.append(done, medoid.place.end);
    return std::move(result).take();
}

Span original_span(const UnitTokens& text, const TokenRange& range) {
    if (range.first < range.last) return {text.begins[range.first], text.ends[range.last - 1]};
    const std::uint64_t at = range.first == 0 ? text.place.begin : text.ends[range.first - 1];
    return {at, at};
}

}  // namespace palimpsest::duplicates
