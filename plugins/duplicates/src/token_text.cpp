#include "token_text.hpp"

#include <algorithm>

#include "document_tokens.hpp"
#include "unit_text.hpp"

namespace palimpsest::duplicates {
namespace {

/// Turns ascending places of the projected text into places of the original.
class OriginalPlaces {
  public:
    explicit OriginalPlaces(const ProjectedView& projection) : projection_(projection) {}

    std::uint32_t begin_of(std::uint64_t position) {
        go_to(position);
        return static_cast<std::uint32_t>(original_.begin +
                                          (is_copy_ ? position - projected_.begin : 0));
    }
    std::uint32_t end_of(std::uint64_t end) {
        go_to(end - 1);
        return static_cast<std::uint32_t>(original_.end - (is_copy_ ? projected_.end - end : 0));
    }

  private:
    void go_to(std::uint64_t position) {
        while (projected_.end <= position) {
            projected_ = projection_.projected_segment(next_);
            original_ = projection_.original_segment(next_);
            is_copy_ = projected_.size() == original_.size();
            ++next_;
        }
    }

    const ProjectedView& projection_;
    std::uint64_t next_ = 0;
    Span projected_{0, 0};
    Span original_{0, 0};
    bool is_copy_ = false;
};

/// The first tokens of the works, and the number of tokens.
std::vector<std::uint32_t> barriers_of(const Document& document, const TokenText& text) {
    std::vector<std::uint32_t> barriers;
    const LayerView works = document.layer("works");
    for (std::uint64_t row = 0; row < works.size(); ++row) {
        const auto first =
            std::lower_bound(text.begins.begin(), text.begins.end(), works.span(row).begin);
        barriers.push_back(static_cast<std::uint32_t>(first - text.begins.begin()));
    }
    barriers.push_back(text.size());
    std::sort(barriers.begin(), barriers.end());
    barriers.erase(std::unique(barriers.begin(), barriers.end()), barriers.end());
    return barriers;
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> TokenText::work_of(std::uint32_t i) const noexcept {
    const auto next = std::upper_bound(barriers.begin(), barriers.end(), i);
    return {next == barriers.begin() ? 0 : *(next - 1), next == barriers.end() ? size() : *next};
}

bool same_wording(const TokenText& text_a, std::uint32_t a, const TokenText& text_b,
                  std::uint32_t b, std::uint32_t count) noexcept {
    if (!std::equal(text_a.tokens.begin() + a, text_a.tokens.begin() + a + count,
                    text_b.tokens.begin() + b))
        return false;
    const auto from = [](const TokenText& text, std::uint32_t token) {
        return std::lower_bound(text.spellings.begin(), text.spellings.end(),
                                std::pair<std::uint32_t, std::uint32_t>(token, 0));
    };
    auto next_b = from(text_b, b);
    const auto end_b = from(text_b, b + count);
    for (auto next_a = from(text_a, a); next_a != from(text_a, a + count); ++next_a, ++next_b)
        if (next_b == end_b || next_a->first - a != next_b->first - b ||
            next_a->second != next_b->second)
            return false;
    return next_b == end_b;
}

TokenText token_text(const Document& document) {
    check_length(document);
    const ProjectedView projection = document.projection();
    const std::string_view projected = projection.text();
    const std::vector<std::uint64_t> cuts = gaps(projection, {0, projected.size()});
    TokenText text;
    const std::size_t expected = projected.size() / 3 + 1;
    text.tokens.reserve(expected);
    text.begins.reserve(expected);
    text.ends.reserve(expected);
    OriginalPlaces places(projection);
    for_each_token(projected, cuts, [&](Token token, std::uint64_t begin, std::uint64_t end) {
        const std::uint32_t from = places.begin_of(begin);
        const std::uint32_t to = places.end_of(end);
        const std::string_view written = document.text({from, to});
        if (written != projected.substr(begin, end - begin))
            text.spellings.emplace_back(text.size(), static_cast<std::uint32_t>(hash_of(written)));
        text.tokens.push_back(token);
        text.begins.push_back(from);
        text.ends.push_back(to);
    });
    text.barriers = barriers_of(document, text);
    return text;
}

}  // namespace palimpsest::duplicates
