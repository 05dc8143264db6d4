#include "items.hpp"

#include <array>

#include "tokens.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint64_t widest_gap = 6000;  // Bytes between two marks in running text.
constexpr std::uint32_t fewest = 2;         // Marks that make a sequence,
constexpr std::uint32_t fewest_verbs = 3;   // of which a verb needs more.

/// Marks of one kind that count up.
struct Chain {
    std::uint32_t count = 0;
    std::uint32_t last = 0;  ///< Value.
    std::uint64_t end = 0;   ///< Of its last mark.
    bool has_free = false;   ///< One of them stands behind punctuation.
    bool is_accepted = false;
    std::size_t sections_before = 0;  ///< It belongs to the section that was entered after these.
    std::array<Item, fewest_verbs> pending{};
    std::uint32_t pending_count = 0;
};

/// The section that an offset lies in, for ascending offsets.
class SectionCursor {
  public:
    explicit SectionCursor(const std::vector<Section>& sections) : sections_(sections) {}

    std::optional<std::size_t> at(std::uint64_t offset) {
        while (next_ < sections_.size() && sections_[next_].begin <= offset) deepest_ = next_++;
        while (deepest_ && sections_[*deepest_].end <= offset)
            deepest_ = sections_[*deepest_].parent;
        return deepest_;
    }

  private:
    const std::vector<Section>& sections_;
    std::size_t next_ = 0;
    std::optional<std::size_t> deepest_;
};

class ItemReader {
  public:
    ItemReader(std::string_view text, const Structure& structure,
               const std::vector<Heading>& headings, const std::function<void(const Item&)>& found)
        : text_(text), headings_(headings), found_(found), sections_(structure.sections) {}

    void read() {
        for (auto token = next_token(text_, 0); token; token = next_token(text_, token->end)) {
            const auto section = sections_.at(token->begin);
            if (section != section_) {
                section_ = section;
                ++entered_;
            }
            const Heading* heading = heading_at(*token);
            if (heading == nullptr)
                add(*token);
            else if (token->end <= heading->number_end)
                support(*token);
        }
    }

  private:
    /// The heading that `token` lies in.
    const Heading* heading_at(const Token& token) {
        while (next_heading_ < headings_.size() && headings_[next_heading_].begin < token.end)
            ++next_heading_;
        if (next_heading_ == 0) return nullptr;
        const Heading& heading = headings_[next_heading_ - 1];
        return token.begin < heading.end ? &heading : nullptr;
    }

    /// Items go on counting from a heading's number.
    void support(const Token& token) {
        Chain& chain = chains_[token.kind];
        begin(chain);
        chain.count = 1;
        chain.last = token.value;
        chain.end = token.end;
        chain.has_free = chain.is_accepted = true;
    }

    void add(const Token& token) {
        Chain& chain = chains_[token.kind];
        if (chain.sections_before != entered_ || !goes_on(chain, token)) begin(chain);
        if (!token.is_free && !may_be_glued(chain, token)) return;
        ++chain.count;
        chain.last = token.value;
        chain.end = token.end;
        chain.has_free = chain.has_free || token.is_free;
        const Item item{token.begin,      token.end,   token.number_begin,
                        token.number_end, token.value, section_};
        if (chain.is_accepted) return found_(item);
        if (chain.pending_count == chain.pending.size()) return begin(chain);
        chain.pending[chain.pending_count++] = item;
        if (!is_certain(chain, token)) return;
        chain.is_accepted = true;
        for (std::uint32_t i = 0; i < chain.pending_count; ++i) found_(chain.pending[i]);
    }

    void begin(Chain& chain) const {
        chain.count = chain.last = chain.pending_count = 0;
        chain.has_free = chain.is_accepted = false;
        chain.sections_before = entered_;
    }

    static bool goes_on(const Chain& chain, const Token& token) {
        if (chain.count == 0 || token.value == 1) return false;
        if (!token.begins_line && token.begin > chain.end + widest_gap) return false;
        if (token.value == chain.last + 1) return true;
        // Copied reports say 二要 twice and lose a 三要.
        const bool is_point = token.kind == static_cast<std::size_t>(TokenKind::point);
        return chain.is_accepted && (is_point || token.begins_line) &&
               (token.value == chain.last || token.value == chain.last + 2);
    }

    /// Without punctuation before it, a mark opens a sequence (工作包括①), or it is 二是 in one. ②
    /// behind a term is the mark of a note.
    static bool may_be_glued(const Chain& chain, const Token& token) {
        if (token.value == 1) return true;
        return token.kind == static_cast<std::size_t>(TokenKind::point) && chain.count > 0;
    }

    static bool is_certain(const Chain& chain, const Token& token) {
        const bool is_verb = token.kind >= static_cast<std::size_t>(TokenKind::verb);
        if (chain.count >= (is_verb ? fewest_verbs : fewest)) return chain.has_free;
        const bool is_decimal = token.kind == static_cast<std::size_t>(TokenKind::comma) ||
                                token.kind == static_cast<std::size_t>(TokenKind::enclosed);
        return token.begins_line && token.value == 1 && is_decimal;
    }

    std::string_view text_;
    const std::vector<Heading>& headings_;
    const std::function<void(const Item&)>& found_;
    SectionCursor sections_;
    std::array<Chain, token_kind_count> chains_{};
    std::optional<std::size_t> section_;
    std::size_t next_heading_ = 0;
    std::size_t entered_ = 0;  // Sections so far.
};

}  // namespace

void find_items(std::string_view text, const Structure& structure,
                const std::vector<Heading>& headings,
                const std::function<void(const Item&)>& found) {
    ItemReader(text, structure, headings, found).read();
}

}  // namespace palimpsest::sections
