#include "page_numbers.hpp"

#include "characters.hpp"
#include "palimpsest/text/numerals.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::size_t longest_mark = 48;  // Bytes of a page number with its words.
constexpr std::uint64_t longest_page = 99999;
constexpr std::uint64_t least_page_size = 600;  // Bytes between two numbers that stand alone.
constexpr std::size_t least_numbers = 3;        // That many have to ascend.

/// Reads a page number piece by piece; each step is true when it was there.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool word(std::string_view wanted) {
        blanks();
        if (!text_.substr(at_).starts_with(wanted)) return false;
        at_ += wanted.size();
        return true;
    }
    bool word_in_any_case(std::string_view small) {
        blanks();
        for (std::size_t i = 0; i < small.size(); ++i)
            if (at_ + i >= text_.size() || (text_[at_ + i] | 0x20) != small[i]) return false;
        at_ += small.size();
        return true;
    }
    bool number() {
        blanks();
        const auto numeral = read_digits(text_, at_);
        if (!numeral || numeral->value > longest_page) return false;
        at_ = numeral->end;
        return true;
    }
    bool chinese_number() {
        blanks();
        const auto numeral = read_chinese_numeral(text_, at_);
        if (!numeral) return number();
        at_ = numeral->end;
        return true;
    }
    /// One or two dashes.
    bool dashes() {
        blanks();
        const std::size_t before = at_;
        for (int i = 0; i < 2; ++i) {
            const CodePoint next = code_point_at(text_, at_);
            if (!is_dash(next.value)) break;
            at_ += next.size;
        }
        return at_ > before;
    }
    bool enclosed_numerals() {
        const std::size_t before = at_;
        while (is_enclosed_numeral(code_point_at(text_, at_).value))
            at_ += code_point_at(text_, at_).size;
        return at_ > before;
    }
    bool separator() {
        return word("/") || word("／") || word("，") || word(",") || word("、") || word("|");
    }
    bool at_end() {
        blanks();
        return at_ == text_.size();
    }

  private:
    void blanks() {
        while (at_ < text_.size() && is_blank(code_point_at(text_, at_).value))
            at_ += code_point_at(text_, at_).size;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// - 12 -, — 12 —, －12－.
bool is_between_dashes(std::string_view text) {
    Reader reader(text);
    return reader.dashes() && reader.number() && reader.dashes() && reader.at_end();
}

/// 第2页, 第2/4页, 第 2 页 共 4 页, 第二页, 共4页, 2/4页.
bool is_in_words(std::string_view text) {
    Reader reader(text);
    if (reader.word("共"))
        return reader.chinese_number() && reader.word("页") &&
               (reader.at_end() ||
                (reader.separator(), reader.word("第") && reader.chinese_number() &&
                                         reader.word("页") && reader.at_end()));
    const bool is_ordinal = reader.word("第");
    if (!reader.chinese_number()) return false;
    if (reader.word("/") || reader.word("／"))
        return reader.number() && (reader.word("页"), reader.at_end()) &&
               (is_ordinal || text.ends_with("页"));
    if (!is_ordinal || !reader.word("页")) return false;
    reader.separator();
    if (reader.at_end()) return true;
    return (reader.word("共") || reader.word("总")) && (reader.word("计"), true) &&
           reader.chinese_number() && reader.word("页") && reader.at_end();
}

/// Page 3, Page 3 of 10, p. 3.
bool is_in_english(std::string_view text) {
    Reader reader(text);
    if (reader.word_in_any_case("page")) {
        if (!reader.number()) return false;
        if (reader.at_end()) return true;
        return (reader.word_in_any_case("of") || reader.word("/")) && reader.number() &&
               reader.at_end();
    }
    return reader.word_in_any_case("p") && (reader.word("."), true) && reader.number() &&
           reader.at_end();
}

/// ⑩-18, ②③-10: notes of the page, then its number.
bool is_after_notes(std::string_view text) {
    Reader reader(text);
    return reader.enclosed_numerals() && reader.dashes() && reader.number() && reader.at_end();
}

bool is_page_number(std::string_view text) {
    return is_between_dashes(text) || is_in_words(text) || is_in_english(text) ||
           is_after_notes(text);
}

/// Could this be the first character of a page number at a line's end?
bool may_begin(char32_t value) {
    return value == U'第' || is_enclosed_numeral(value) || is_dash(value);
}

struct LoneNumber {
    std::size_t line;
    std::uint64_t value;
};

/// 10 of 3/10.
bool is_total(std::string_view text, std::uint64_t page) {
    const auto numeral = read_digits(text, 0);
    return numeral && numeral->end == text.size() && numeral->value >= page;
}

std::vector<LoneNumber> lone_numbers(const Window& window) {
    std::vector<LoneNumber> numbers;
    for (std::size_t i = 0; i < window.lines.size(); ++i) {
        const std::string_view ink = window.in(window.lines[i]);
        if (ink.size() > 15 || window.lines[i].taken) continue;
        const auto numeral = read_digits(ink, 0);
        if (!numeral || numeral->value > longest_page) continue;
        const std::string_view rest = ink.substr(numeral->end);
        const bool has_total = rest.starts_with('/') && is_total(rest.substr(1), numeral->value);
        if (rest.empty() || has_total) numbers.push_back({i, numeral->value});
    }
    return numbers;
}

/// Page numbers rise by one from page to page, and a page of text lies between them.
bool follows(const Window& window, const LoneNumber& before, const LoneNumber& after) {
    return after.value == before.value + 1 &&
           window.lines[after.line].begin - window.lines[before.line].end >= least_page_size;
}

void take(Window& window, std::size_t index) {
    Line& line = window.lines[index];
    line.taken = Kind::page_number;
    window.found.push_back({line.begin, line.end, Kind::page_number});
    if (index + 1 < window.lines.size()) window.lines[index + 1].is_after_page = true;
}

void find_lone_numbers(Window& window) {
    const std::vector<LoneNumber> numbers = lone_numbers(window);
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && follows(window, numbers[last], numbers[last + 1]))
            ++last;
        if (last - i + 1 >= least_numbers)
            for (std::size_t k = i; k <= last; ++k) take(window, numbers[k].line);
        i = last + 1;
    }
}

}  // namespace

std::optional<std::size_t> page_number_begin(std::string_view line) {
    if (line.empty()) return std::nullopt;
    if (line.size() <= longest_mark && is_page_number(line)) return 0;
    const char32_t last = last_of(line);
    if (!is_digit(last) && last != U'页' && !is_dash(last)) return std::nullopt;
    std::optional<std::size_t> found;
    for (std::size_t at = line.size(); at > 0 && line.size() - at < longest_mark;) {
        at = boundary_before(line, at);
        const char32_t value = code_point_at(line, at).value;
        if (!may_begin(value) || at == 0) continue;
        const char32_t before = code_point_before(line, at).value;
        const std::string_view rest = line.substr(at);
        // At the end of a sentence only forms that a sentence cannot have: not 见第3页.
        const bool is_safe =
            is_after_notes(rest) ||
            (is_between_dashes(rest) && !is_alphanumeric(before) && !is_dash(before)) ||
            (is_in_words(rest) && (is_stop(before) || is_blank(before)) &&
             rest.find("共") != rest.npos);
        if (is_safe) found = at;
    }
    return found;
}

void find_page_numbers(Window& window) {
    for (std::size_t i = 0; i < window.lines.size(); ++i) {
        Line& line = window.lines[i];
        const auto at = page_number_begin(window.in(line));
        if (!at) continue;
        if (*at == 0) {
            take(window, i);
            continue;
        }
        window.found.push_back({line.begin + *at, line.end, Kind::page_number});
        const std::string_view rest = trimmed(window.in(line).substr(0, *at));
        line.end = line.begin + rest.size();
        if (i + 1 < window.lines.size()) window.lines[i + 1].is_after_page = true;
    }
    find_lone_numbers(window);
}

std::optional<std::uint64_t> note_mark_end(std::string_view text, std::uint64_t offset) {
    const auto numeral = read_digits(text, offset + 1);
    if (!numeral || numeral->value == 0 || numeral->value > 999) return std::nullopt;
    if (numeral->end >= text.size() || text[numeral->end] != ']') return std::nullopt;
    const char32_t before = code_point_before(text, offset).value;
    const char32_t after = code_point_at(text, numeral->end + 1).value;
    // A mark stands behind a word; [2024]12号 is a document's number, a[1] and [1] at a line's
    // begin are none of ours.
    if (!is_han(before) && !is_closing(before) && !is_stop(before) && !is_comma(before))
        return std::nullopt;
    if (is_digit(after) || after == '(' || after == U'号') return std::nullopt;
    return numeral->end + 1;
}

}  // namespace palimpsest::noise
