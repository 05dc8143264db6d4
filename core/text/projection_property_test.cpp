#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/text/projection.hpp"
#include "core/text/test_printing.hpp"
#include "palimpsest/abi.h"
#include "palimpsest/text/masks.hpp"

namespace palimpsest::core {
namespace {

/// A piece of the projected text and the original bytes that it stands for.
struct Piece {
    std::string text;
    Span original;

    [[nodiscard]] bool is_one_to_one() const { return text.size() == original.size(); }
};

/// A slow projection that says one thing after the other.
class Reference {
  public:
    Reference(std::string_view text, ProjectionRecipe recipe, const std::vector<Span>& dropped)
        : text_(text), recipe_(recipe), dropped_(dropped) {
        for (const auto [offset, value, size] : code_points(text)) {
            if (!is_dropped(offset, value)) add(folded(offset, value), {offset, offset + size});
        }
    }

    [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

    /// The map's segments: pieces that map one to one and touch are one.
    [[nodiscard]] std::vector<Piece> segments() const {
        std::vector<Piece> segments;
        for (const Piece& piece : pieces_) {
            if (!segments.empty() && segments.back().is_one_to_one() && piece.is_one_to_one() &&
                segments.back().original.end == piece.original.begin) {
                segments.back().text += piece.text;
                segments.back().original.end = piece.original.end;
            } else {
                segments.push_back(piece);
            }
        }
        return segments;
    }

  private:
    [[nodiscard]] bool drops(std::uint32_t bit) const { return (recipe_.drop & bit) != 0; }
    [[nodiscard]] bool folds(std::uint32_t bit) const { return (recipe_.fold & bit) != 0; }

    [[nodiscard]] bool is_dropped(std::uint64_t offset, char32_t value) const {
        for (const Span& span : dropped_) {
            if (span.begin <= offset && offset < span.end) return true;
        }
        const auto code_point = static_cast<UChar32>(value);
        if (drops(PLM_DROP_WHITE_SPACE) && (u_isUWhiteSpace(code_point) || value == 0xFEFF)) {
            return true;
        }
        const bool is_punctuation = (U_GET_GC_MASK(code_point) & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
        return drops(PLM_DROP_PUNCTUATION) && is_punctuation && !mask_at(text_, offset);
    }

    /// What the code point becomes; runs of a digit or a mask are joined by `add`.
    [[nodiscard]] std::string folded(std::uint64_t offset, char32_t value) const {
        if (folds(PLM_FOLD_MASKS) && mask_at(text_, offset)) return mask;
        if (folds(PLM_FOLD_DIGITS) && decimal_digit(value) >= 0) return digit;
        if (folds(PLM_FOLD_WIDTH) && value == 0x3000) value = U' ';
        if (folds(PLM_FOLD_WIDTH) && value >= 0xFF01 && value <= 0xFF5E) value -= 0xFEE0;
        if (folds(PLM_FOLD_CASE) && value >= U'A' && value <= U'Z') value += 32;
        return std::string(encoded(value).view());
    }

    void add(std::string text, Span original) {
        const bool is_run = text == mask || text == digit;
        if (is_run && text == last_) {
            pieces_.back().original.end = original.end;
            return;
        }
        last_ = text;
        if (is_run) text.pop_back();
        pieces_.push_back({std::move(text), original});
    }

    // Told apart from the same characters in the text by a byte that no UTF-8 has.
    inline static const std::string mask = "X\xFF";
    inline static const std::string digit = "0\xFF";

    std::string_view text_;
    ProjectionRecipe recipe_;
    const std::vector<Span>& dropped_;
    std::vector<Piece> pieces_;
    std::string last_;
};

/// A text, a recipe and dropped spans, all from one seed.
struct Case {
    explicit Case(std::uint32_t seed) : random(seed) {
        static const char* const words[] = {
            "a",  "B",  "x",  "X",  "XX", "Ｘ", "×",  "**", "*",      "_",  "某",        "□",
            "○○", "〇", "二", "年", "镇", "县", "，", "。", "（",     "Ａ", "ｚ",        "　",
            " ",  "\n", "\t", "1",  "20", "２", "％", "+",  "\u0301", "é",  "\uFEFF",    "😀",
            "𠀀", "～", "-",  "工", "作", "①",  "“",  "”",  "\u200B", "!",  "\U0001D7D8"};
        const std::size_t size = random() % 40;
        boundaries.push_back(0);
        for (std::size_t i = 0; i < size; ++i) {
            for (const auto [offset, value, bytes] :
                 code_points(words[random() % std::size(words)])) {
                append_code_point(text, value);
                boundaries.push_back(text.size());
            }
        }
        recipe.drop = static_cast<std::uint32_t>(random() % 8);
        recipe.fold = static_cast<std::uint32_t>(random() % 16) * PLM_FOLD_WIDTH;
        const std::size_t spans = random() % 4;
        for (std::size_t i = 0; i < spans; ++i) dropped.push_back(random_span());
    }

    Span random_span() {
        const auto a = boundaries[random() % boundaries.size()];
        const auto b = boundaries[random() % boundaries.size()];
        return {std::min(a, b), std::max(a, b)};
    }

    std::mt19937 random;
    std::string text;
    std::vector<std::uint64_t> boundaries;  // Of code points, the end too.
    ProjectionRecipe recipe;
    std::vector<Span> dropped;
};

void expect_segments(const Projection& projection, const std::vector<Piece>& expected) {
    std::string text;
    ASSERT_EQ(projection.segment_count(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(projection.projected_begins()[i], text.size());
        EXPECT_EQ(projection.original_begins()[i], expected[i].original.begin);
        EXPECT_EQ(projection.original_ends()[i], expected[i].original.end);
        text += expected[i].text;
    }
    EXPECT_EQ(projection.projected_begins().back(), text.size());
    EXPECT_EQ(projection.text(), text);
}

/// The projected bytes of the pieces that lie in `original`, in part or as a whole.
Span expected_projected(const std::vector<Piece>& pieces, Span original) {
    std::uint64_t at = 0;
    Span found{0, 0};
    bool any = false;
    for (const Piece& piece : pieces) {
        if (piece.original.begin < original.end && piece.original.end > original.begin) {
            if (!any) found.begin = at;
            any = true;
            found.end = at + piece.text.size();
        }
        if (!any && piece.original.end <= original.begin) found.begin = at + piece.text.size();
        at += piece.text.size();
    }
    return any && !original.empty() ? found : Span{found.begin, found.begin};
}

void expect_law(const Projection& projection) {
    const auto begins = projection.projected_begins();
    for (std::size_t i = 0; i < begins.size(); ++i) {
        for (std::size_t j = i; j < begins.size(); ++j) {
            const Span span{begins[i], begins[j]};
            const Span original = projection.original(span);
            EXPECT_EQ(projection.projected(original), span);
            if (i == j) continue;
            EXPECT_EQ(original.begin, projection.original_begins()[i]) << "no dropped text before";
            EXPECT_EQ(original.end, projection.original_ends()[j - 1]) << "no dropped text behind";
        }
    }
}

TEST(ProjectionProperty, AgreesWithTheReferenceAndKeepsTheLaw) {
    for (std::uint32_t seed = 1; seed <= 20'000 && !testing::Test::HasFailure(); ++seed) {
        Case random(seed);
        SCOPED_TRACE(testing::Message()
                     << "seed " << seed << ", text \"" << random.text << "\", drop "
                     << random.recipe.drop << ", fold " << random.recipe.fold);
        const Reference reference(random.text, random.recipe, random.dropped);
        const Projection projection = project(random.text, random.recipe, random.dropped);
        expect_segments(projection, reference.segments());
        expect_law(projection);
        for (int i = 0; i < 10; ++i) {
            const Span span = random.random_span();
            EXPECT_EQ(projection.projected(span), expected_projected(reference.pieces(), span))
                << "of " << testing::PrintToString(span);
        }
    }
}

TEST(ProjectionProperty, PiecesAreFoundWhereTheyStand) {
    for (std::uint32_t seed = 1; seed <= 5'000 && !testing::Test::HasFailure(); ++seed) {
        Case random(seed);
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        const Projection projection = project(random.text, random.recipe, random.dropped);
        std::uint64_t at = 0;
        const Reference reference(random.text, random.recipe, random.dropped);
        for (const Piece& piece : reference.pieces()) {
            const Span span{at, at + piece.text.size()};
            EXPECT_EQ(projection.original(span), piece.original);
            at = span.end;
        }
    }
}

}  // namespace
}  // namespace palimpsest::core
