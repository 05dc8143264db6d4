#include "tokens.hpp"

#include "characters.hpp"
#include "palimpsest/text/code_point_finder.hpp"
#include "palimpsest/text/marks.hpp"
#include "palimpsest/text/numerals.hpp"

namespace palimpsest::sections {
namespace {

constexpr CodePointFinder token_finder(
    U"一二三四五六七八九十、.．）)①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽");

constexpr std::uint64_t highest_item = 99;
constexpr int most_blanks_before = 64;

bool is_in(char32_t value, std::u32string_view set) {
    return value != 0 && set.find(value) != set.npos;
}

/// 统一是, 万一要: words that end with 一.
bool is_word_with_one(char32_t before) {
    return is_in(before, U"统唯同单专万不之其第这那每某逐如合归均划定惟千百数初星周礼五七八");
}

bool is_numeral_part(char32_t value) {
    return chinese_digit(value) >= 0 || chinese_unit(value) > 0 || value == U'第';
}

class TokenReader {
  public:
    explicit TokenReader(std::string_view text) : text_(text) {}

    /// The token whose sign, numeral or bracket stands at `at`.
    std::optional<Token> at(std::uint64_t at) const {
        const CodePoint sign = code_point_at(text_, at);
        if (chinese_digit(sign.value) >= 0 || chinese_unit(sign.value) > 0) return chinese(at);
        if (sign.value >= 0x2460 && sign.value <= 0x24FF) return enclosed(at);
        return decimal(at, sign);
    }

  private:
    struct Place {
        bool begins_line = false;
        bool is_free = false;
    };

    /// What stands before a mark that begins at `begin`.
    Place place_of(std::uint64_t begin) const {
        CodePoint before = code_point_before(text_, begin);
        bool has_blank = false;
        for (int i = 0; i < most_blanks_before && is_leading_mark(before.value); ++i) {
            has_blank = true;
            begin -= before.size;
            before = code_point_before(text_, begin);
        }
        if (before.size == 0 || before.value == U'\n') return {true, true};
        const bool follows_sign = is_sentence_end(before.value) || is_colon(before.value) ||
                                  is_semicolon(before.value) || is_comma(before.value) ||
                                  is_in(before.value, U".…—–~");
        return {false, follows_sign || (has_blank && !is_latin(before.value))};
    }

    std::optional<Token> made(TokenKind kind, std::uint64_t begin, std::uint64_t end,
                              const Numeral& numeral, std::uint64_t number_begin) const {
        if (numeral.value < 1 || numeral.value > highest_item) return std::nullopt;
        const Place place = place_of(begin);
        return Token{begin,
                     end,
                     number_begin,
                     numeral.end,
                     static_cast<std::uint32_t>(numeral.value),
                     static_cast<std::size_t>(kind),
                     place.begins_line,
                     place.is_free};
    }

    std::optional<Token> chinese(std::uint64_t at) const {
        if (is_numeral_part(code_point_before(text_, at).value)) return std::nullopt;
        const auto numeral = read_chinese_numeral(text_.substr(0, at + 9), at);
        if (!numeral) return std::nullopt;
        const CodePoint next = code_point_at(text_, numeral->end);
        const std::uint64_t end = numeral->end + next.size;
        if (next.value == U'是' || next.value == U'要') return point(at, end, *numeral);
        if (next.value == U'、') return chinese_comma(at, end, *numeral);
        if (next.value == U'）' || next.value == U')') {
            const CodePoint opening = code_point_before(text_, at);
            if (opening.value != U'（' && opening.value != U'(') return std::nullopt;
            return made(TokenKind::chinese_bracketed, at - opening.size, end, *numeral, at);
        }
        const std::size_t verb = item_verbs.find(next.value);
        if (verb == item_verbs.npos) return std::nullopt;
        auto token = made(TokenKind::verb, at, end, *numeral, at);
        if (!token) return std::nullopt;
        token->kind += verb;
        const bool opens = numeral->value == 1 && is_glued(at, 1);
        return token->is_free || opens ? token : std::nullopt;
    }

    std::optional<Token> point(std::uint64_t at, std::uint64_t end, const Numeral& numeral) const {
        auto token = made(TokenKind::point, at, end, numeral, at);
        if (!token || token->is_free) return token;
        token->is_free = is_closing(code_point_before(text_, at).value);
        return token->is_free || is_glued(at, numeral.value) ? token : std::nullopt;
    }

    /// 做法一是: the mark at `at` goes on behind a word, of which it is no part.
    bool is_glued(std::uint64_t at, std::uint64_t value) const {
        const CodePoint before = code_point_before(text_, at);
        return is_han(before.value) && !(value == 1 && is_word_with_one(before.value));
    }

    /// 一、 in running text: only behind a sentence or what announces it, and before no numeral.
    std::optional<Token> chinese_comma(std::uint64_t at, std::uint64_t end,
                                       const Numeral& numeral) const {
        if (is_numeral_part(code_point_at(text_, end).value)) return std::nullopt;
        auto token = made(TokenKind::chinese_comma, at, end, numeral, at);
        if (!token || !token->is_free) return std::nullopt;
        const CodePoint before = code_point_before(text_, at);
        const bool is_comma_before = is_comma(before.value) && !token->begins_line;
        return is_comma_before ? std::nullopt : token;
    }

    /// ① behind a term is the mark of a note.
    std::optional<Token> enclosed(std::uint64_t at) const {
        const auto numeral = read_enclosed_numeral(text_, at);
        if (!numeral) return std::nullopt;
        return made(TokenKind::enclosed, at, numeral->end, *numeral, at);
    }

    /// 1、 1. 1） （1）: `at` is the sign behind the digits.
    std::optional<Token> decimal(std::uint64_t at, CodePoint sign) const {
        std::uint64_t begin = at;
        for (int digits = 0; decimal_digit(code_point_before(text_, begin).value) >= 0; ++digits) {
            if (digits == 2) return std::nullopt;
            begin -= code_point_before(text_, begin).size;
        }
        if (begin == at) return std::nullopt;
        const auto numeral = read_digits(text_.substr(0, at), begin);
        if (!numeral) return std::nullopt;
        const std::uint64_t end = at + sign.size;
        if (sign.value == U'）' || sign.value == U')') return bracketed(begin, end, *numeral);
        const bool is_comma_sign = sign.value == U'、';
        const auto token =
            made(is_comma_sign ? TokenKind::comma : TokenKind::dot, begin, end, *numeral, begin);
        if (!token || !token->is_free) return std::nullopt;
        const CodePoint next = code_point_at(text_, end);
        if (decimal_digit(next.value) >= 0)
            return is_comma_sign && token->begins_line && begins_date(end) ? token : std::nullopt;
        if (mask_family(next.value) == MaskFamily::none && is_latin(next.value) && !is_comma_sign)
            return std::nullopt;
        return token;
    }

    std::optional<Token> bracketed(std::uint64_t begin, std::uint64_t end,
                                   const Numeral& numeral) const {
        const CodePoint opening = code_point_before(text_, begin);
        const bool is_open = opening.value == U'（' || opening.value == U'(';
        if (is_open) return made(TokenKind::bracketed, begin - opening.size, end, numeral, begin);
        const auto token = made(TokenKind::half_bracketed, begin, end, numeral, begin);
        return token && token->is_free ? token : std::nullopt;
    }

    /// 1月25日, 202_年: digits and masks up to 年 or 月.
    bool begins_date(std::uint64_t at) const {
        for (int places = 0; places < 5; ++places) {
            const CodePoint next = code_point_at(text_, at);
            if (next.value == U'年' || next.value == U'月') return places > 0;
            if (decimal_digit(next.value) < 0 && mask_family(next.value) == MaskFamily::none)
                return false;
            at += next.size;
        }
        return false;
    }

    std::string_view text_;
};

}  // namespace

std::optional<Token> next_token(std::string_view text, std::uint64_t at) {
    const TokenReader reader(text);
    for (at = token_finder.next(text, at); at < text.size();
         at = token_finder.next(text, at + code_point_at(text, at).size))
        if (const auto token = reader.at(at)) return token;
    return std::nullopt;
}

}  // namespace palimpsest::sections
