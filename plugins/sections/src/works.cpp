#include "works.hpp"

#include <algorithm>
#include <array>

#include "characters.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::int32_t enough = 7;             // Points for a cut.
constexpr std::int32_t for_restart = 3;        // The highest numbers begin at 1 again,
constexpr std::int32_t for_bare_restart = 4;   // and no title of a part stands above them.
constexpr std::int32_t for_higher_form = 2;    // Higher numbers than all before begin at 1.
constexpr std::int32_t for_lower_restart = 1;  // Lower ones do, and the highest never go on.
constexpr std::int32_t for_going_on = -6;      // They go on counting.
constexpr std::uint64_t least_body = 120;      // Bytes of paragraphs that make a work.
constexpr std::uint64_t least_fragment = 400;  // The same of a first one without title or number.
constexpr std::uint32_t most_titles = 4;       // Of a work, before its body.
constexpr std::uint64_t most_head = 300;       // Of them before a compilation's first piece.

bool is_before_ink(char32_t value) {
    return is_blank(value) || value == U'\n' || value == U'>' || value == U'＞';
}

std::uint64_t first_ink(std::string_view text, std::uint64_t begin) {
    for (CodePoint next = code_point_at(text, begin); next.size > 0 && is_before_ink(next.value);
         next = code_point_at(text, begin))
        begin += next.size;
    return begin;
}

std::uint64_t last_ink(std::string_view text, std::uint64_t begin, std::uint64_t end) {
    while (end > begin) {
        const CodePoint last = code_point_before(text, end);
        if (!is_before_ink(last.value) || last.value == U'>' || last.value == U'＞') break;
        end -= last.size;
    }
    return end;
}

/// The numbers that a work has used so far.
class Numbers {
  public:
    explicit Numbers(std::span<const Candidate> headings) : headings_(headings) {
        for (std::size_t i = 0; i < headings.size(); ++i)
            places_[index(headings[i].form)].push_back(static_cast<std::uint32_t>(i));
    }

    void begin_work() { last_ = {}; }
    bool have_begun() const { return last_ != decltype(last_){}; }
    void add(const Candidate& heading) { last_[index(heading.form)] = heading.value; }

    /// Points for a cut between the headings read so far and heading `next`.
    std::int32_t points(std::size_t next) const {
        std::size_t top = 0;
        while (top < form_count && last_[top] == 0) ++top;
        if (top == form_count || next >= headings_.size()) return 0;
        if (index(headings_[next].form) < top && headings_[next].value == 1) return for_higher_form;
        const auto& places = places_[top];
        const auto following = std::lower_bound(places.begin(), places.end(), next);
        if (following == places.end()) return headings_[next].value == 1 ? for_lower_restart : 0;
        const std::uint32_t value = headings_[*following].value;
        if (value == last_[top] + 1) return for_going_on;
        if (value != 1) return 0;
        if (*following == next) return for_restart;
        return headings_[next].value == 1 ? for_lower_restart : 0;
    }

  private:
    std::span<const Candidate> headings_;
    std::array<std::vector<std::uint32_t>, form_count> places_;
    std::array<std::uint32_t, form_count> last_{};
};

class Cutter {
  public:
    Cutter(std::string_view text, const Beginnings& beginnings, std::span<const Candidate> headings,
           std::span<const TextSpan> teasers)
        : text_(text),
          beginnings_(beginnings),
          headings_(headings),
          teasers_(teasers),
          numbers_(headings) {}

    std::vector<WorkSpan> works() {
        begin_first();
        const auto& places = beginnings_.places;
        std::size_t heading = 0;
        for (std::size_t i = 0; i < places.size();) {
            for (; heading < headings_.size() && headings_[heading].begin < places[i].begin;
                 ++heading)
                numbers_.add(headings_[heading]);
            const std::uint64_t limit =
                heading < headings_.size() ? headings_[heading].begin : text_.size();
            std::size_t last = i + 1;
            while (last < places.size() && places[last].begin < limit) ++last;
            read_gap(i, last, heading);
            i = last;
        }
        close_all();
        return std::move(works_);
    }

  private:
    void begin_first() {
        std::uint64_t begin = first_ink(text_, 0);
        for (const TextSpan& teaser : teasers_)
            if (teaser.begin <= begin && begin < teaser.end) begin = first_ink(text_, teaser.end);
        works_.push_back({begin, text_.size(), 0, 0});
    }

    /// The places `[first, last)` have no heading between them. What the numbers around them say
    /// counts for the best one if it is for a cut, and for all if it is against.
    void read_gap(std::size_t first, std::size_t last, std::size_t heading) {
        const auto& places = beginnings_.places;
        const std::int32_t points = numbers_.points(heading);
        std::size_t best = first;
        for (std::size_t i = first; i < last; ++i)
            if (places[i].score >= places[best].score) best = i;
        for (std::size_t i = first; i < last; ++i) {
            std::int32_t score = places[i].score;
            if (points < 0 && !places[i].is_label) score += points;
            const bool is_bare = points == for_restart && !places[i].follows_short_line;
            if (points > 0 && i == best) score += is_bare ? for_bare_restart : points;
            read_place(places[i], score);
        }
    }

    void read_place(const Beginning& place, std::int32_t score) {
        while (teaser_ < teasers_.size() && teasers_[teaser_].end <= place.begin) ++teaser_;
        if (teaser_ < teasers_.size() && teasers_[teaser_].begin <= place.begin) return;
        WorkSpan& current = works_.back();
        const std::uint64_t body = place.body_before - body_at_begin_;
        const bool is_fragment =
            works_.size() == 1 && current.titles == 0 && !numbers_.have_begun();
        const std::uint64_t least = is_fragment ? least_fragment : least_body;
        const bool is_head = is_piece_         ? body == 0
                             : !place.is_label ? body < least
                                               : works_.size() == 1 && body < most_head;
        if (is_head) {
            read_head(current, place);
            is_piece_ = is_piece_ || place.is_label;
        } else if (score >= enough) {
            works_.push_back({first_ink(text_, place.begin), 0, place.first_title, place.titles});
            body_at_begin_ = place.body_before;
            is_piece_ = place.is_label;
            numbers_.begin_work();
        }
    }

    /// A place where the work at hand has no body yet. What stands before a label, such as the
    /// compilation's own title or its table of contents, belongs to no piece of it.
    void read_head(WorkSpan& current, const Beginning& place) {
        const bool is_new = place.is_label || current.titles == 0;
        if (place.is_label) {
            current.begin = first_ink(text_, place.begin);
            body_at_begin_ = place.body_before;
        }
        if (is_new) current.first_title = place.first_title;
        if (!is_new && current.titles >= most_titles) return;
        current.titles = place.first_title + place.titles - current.first_title;
    }

    void close_all() {
        for (std::size_t i = 0; i < works_.size(); ++i) {
            const std::uint64_t end = i + 1 < works_.size() ? works_[i + 1].begin : text_.size();
            works_[i].end = last_ink(text_, works_[i].begin, end);
        }
        if (!works_.empty() && works_.back().begin >= works_.back().end) works_.pop_back();
    }

    std::string_view text_;
    const Beginnings& beginnings_;
    std::span<const Candidate> headings_;
    std::span<const TextSpan> teasers_;
    Numbers numbers_;
    std::vector<WorkSpan> works_;
    std::size_t teaser_ = 0;
    std::uint64_t body_at_begin_ = 0;
    bool is_piece_ = false;  // The work at hand has a label.
};

}  // namespace

std::vector<WorkSpan> works_in(std::string_view text, const Beginnings& beginnings,
                               std::span<const Candidate> headings,
                               std::span<const TextSpan> teasers) {
    return Cutter(text, beginnings, headings, teasers).works();
}

}  // namespace palimpsest::sections
