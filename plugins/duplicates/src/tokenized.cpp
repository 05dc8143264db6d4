#include "tokenized.hpp"

#include <algorithm>

#include "han_runs.hpp"

namespace palimpsest::duplicates {
namespace {

class Tokenizer {
  public:
    Tokenizer(std::string_view text, std::span<const std::uint64_t> cuts,
              std::span<const std::uint64_t> marks)
        : text_(text), cuts_(cuts), marks_(marks) {
        // A token a character, and room for a run of symbols or so.
        result_.tokens.resize(text.size() / 3 + 256);
        result_.before.reserve(marks.size());
    }

    Tokenized take_all() {
        while (offset_ < text_.size()) {
            take_run();
            if (offset_ < text_.size()) take_one();
        }
        result_.before.resize(marks_.size(), static_cast<std::uint32_t>(count_));
        result_.tokens.resize(count_);
        return std::move(result_);
    }

  private:
    void take_run() {
        // A run has no more tokens than a third of the bytes, so only symbols make this grow.
        make_room((text_.size() - offset_) / 3);
        const std::size_t taken = han_run(text_.substr(offset_), result_.tokens.data() + count_);
        const std::uint64_t begin = offset_;
        offset_ += 3 * taken;
        pass_marks(offset_, [&](std::uint64_t mark) { return count_ + (mark - begin) / 3; });
        count_ += taken;
    }

    void take_one() {
        const std::uint64_t begin = offset_;
        const detail::Sign sign = detail::sign_at(text_, offset_);
        offset_ += sign.size;
        const std::size_t before = count_;
        make_room(1);
        if (sign.kind == detail::SignKind::single) {
            result_.tokens[count_++] = sign.bytes;
        } else if (sign.kind != detail::SignKind::nothing) {
            while (next_cut_ < cuts_.size() && cuts_[next_cut_] <= begin) ++next_cut_;
            const std::uint64_t limit = next_cut_ < cuts_.size() ? cuts_[next_cut_] : text_.size();
            offset_ = detail::end_of_word(text_, sign.kind, offset_, limit);
            result_.tokens[count_++] =
                detail::token_of(sign.kind, text_.substr(begin, offset_ - begin));
        }
        pass_marks(offset_, [&](std::uint64_t mark) { return mark <= begin ? before : count_; });
    }

    void make_room(std::size_t more) {
        if (result_.tokens.size() - count_ < more)
            result_.tokens.resize(std::max(count_ + more, result_.tokens.size() / 2 * 3));
    }

    /// Notes the marks before `end`: `before(mark)` tokens begin before each.
    template <class Before>
    void pass_marks(std::uint64_t end, const Before& before) {
        while (result_.before.size() < marks_.size() && marks_[result_.before.size()] < end)
            result_.before.push_back(
                static_cast<std::uint32_t>(before(marks_[result_.before.size()])));
    }

    std::string_view text_;
    std::span<const std::uint64_t> cuts_;
    std::span<const std::uint64_t> marks_;
    Tokenized result_;
    std::uint64_t offset_ = 0;
    std::size_t count_ = 0;  // Of the tokens taken; behind them is room.
    std::size_t next_cut_ = 0;
};

}  // namespace

Tokenized tokenized(std::string_view text, std::span<const std::uint64_t> cuts,
                    std::span<const std::uint64_t> marks) {
    return Tokenizer(text, cuts, marks).take_all();
}

}  // namespace palimpsest::duplicates
