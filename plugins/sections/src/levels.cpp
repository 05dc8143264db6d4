#include "levels.hpp"

#include <array>

namespace palimpsest::sections {
namespace {

/// Which forms stand above which in one text.
class Order {
  public:
    explicit Order(std::span<const Candidate> headings) {
        std::array<std::size_t, form_count> last_place{};  // 1-based; 0: not seen.
        std::array<std::uint32_t, form_count> last_value{};
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const Candidate& heading = headings[i];
            const std::size_t form = index(heading.form);
            if (i > 0 && heading.value == 1 && headings[i - 1].form != heading.form)
                ++votes_[index(headings[i - 1].form)][form];
            if (last_place[form] > 0 && heading.value == last_value[form] + 1)
                for (std::size_t other = 0; other < form_count; ++other)
                    if (last_place[other] > last_place[form]) ++votes_[form][other];
            last_place[form] = i + 1;
            last_value[form] = heading.value;
        }
    }

    bool is_above(Form a, Form b) const {
        const std::uint64_t for_a = votes_[index(a)][index(b)];
        const std::uint64_t for_b = votes_[index(b)][index(a)];
        return a < b ? for_a + 2 > for_b : for_a >= for_b + 2;
    }

  private:
    std::array<std::array<std::uint64_t, form_count>, form_count> votes_{};
};

class Levels {
  public:
    explicit Levels(std::span<const Candidate> headings) : order_(headings), headings_(headings) {
        levels_.reserve(headings.size());
    }

    std::vector<std::uint32_t> levels() {
        for (std::size_t i = 0; i < headings_.size(); ++i) {
            if (headings_[i].is_title) {
                open_.clear();
                part_begin_ = i + 1;
                levels_.push_back(0);
            } else {
                enter(i);
                levels_.push_back(static_cast<std::uint32_t>(open_.size()));
            }
        }
        return std::move(levels_);
    }

  private:
    void enter(std::size_t i) {
        const Form form = headings_[i].form;
        for (std::size_t depth = 0; depth < open_.size(); ++depth) {
            if (open_[depth] == form) {
                open_.resize(depth + 1);
                if (depth == 0 && headings_[i].value == 1) part_begin_ = i;
                return;
            }
        }
        std::size_t kept = open_.size();
        while (kept > 0 && order_.is_above(form, open_[kept - 1])) --kept;
        if (kept == 0) begin_at_top(i);
        open_.resize(kept);
        open_.push_back(form);
    }

    /// A form that nothing stands above. Counting from more than 1, it has begun before what came
    /// since the part's begin, which therefore lies below it.
    void begin_at_top(std::size_t i) {
        if (!open_.empty() && headings_[i].value > 1) {
            for (std::size_t before = part_begin_; before < i; ++before) ++levels_[before];
        } else {
            part_begin_ = i;
        }
    }

    Order order_;
    std::span<const Candidate> headings_;
    std::vector<std::uint32_t> levels_;
    std::vector<Form> open_;
    std::size_t part_begin_ = 0;
};

}  // namespace

std::vector<std::uint32_t> levels_of(std::span<const Candidate> headings) {
    return Levels(headings).levels();
}

}  // namespace palimpsest::sections
