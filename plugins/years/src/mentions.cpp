#include "mentions.hpp"

#include <algorithm>
#include <cstring>

#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"

namespace palimpsest::years {
namespace {

constexpr std::string_view plenum_end = "中全会";
constexpr std::string_view session_sign = "届";
constexpr std::uint64_t highest_number = 2000;

/// The part of `text` before (after) `at` that belongs to its sentence, at most `longest` bytes.
std::string_view before_in_sentence(std::string_view text, std::uint64_t at,
                                    std::uint64_t longest) {
    std::uint64_t begin = at;
    while (begin > 0 && at - begin < longest) {
        const CodePoint previous = code_point_before(text, begin);
        if (previous.size == 0 || is_one_of(previous.value, U"。；！？\n\r")) break;
        begin -= previous.size;
    }
    return text.substr(begin, at - begin);
}

std::string_view after_in_sentence(std::string_view text, std::uint64_t at, std::uint64_t longest) {
    std::uint64_t end = at;
    while (end < text.size() && end - at < longest) {
        const CodePoint next = code_point_at(text, end);
        if (is_one_of(next.value, U"。；！？\n\r")) break;
        end += next.size;
    }
    return text.substr(at, end - at);
}

/// Whether one of `words` stands in `text`. `initials`: their first characters.
template <std::size_t size>
bool holds_word(std::string_view text, std::u32string_view initials,
                const std::string_view (&words)[size]) {
    for (std::uint64_t at = 0; at < text.size();) {
        const CodePoint sign = code_point_at(text, at);
        if (is_one_of(sign.value, initials))
            for (const std::string_view word : words)
                if (follows(text, at, word)) return true;
        at += sign.size;
    }
    return false;
}

/// 召开 after a name announces it, unless it is looked back on: 召开以来.
bool is_to_be_held(std::string_view after) {
    const auto at = after.find("召开");
    if (at == after.npos) return false;
    const std::string_view rest = after.substr(at + std::string_view("召开").size());
    return !rest.starts_with("以来") && !rest.starts_with("后") && !rest.starts_with("以后");
}

}  // namespace

bool looks_ahead(std::string_view text, const Mention& mention) {
    static constexpr std::string_view words_before[] = {
        "迎接", "喜迎", "迎来", "筹备", "筹办",   "申办",   "即将", "将于",
        "将在", "将要", "编制", "谋划", "备战",   "做好",   "准备", "争取",
        "制定", "起草", "酝酿", "献礼", "将召开", "要召开", "将举"};
    static constexpr std::string_view words_after[] = {"将",   "筹备", "筹办", "倒计时",
                                                       "献礼", "编制", "草案"};
    if (holds_word(before_in_sentence(text, mention.begin, 30),
                   U"迎喜筹申即将编谋备做准争制起酝献要", words_before))
        return true;
    const std::string_view after = after_in_sentence(text, mention.end, 42);
    return holds_word(after, U"将筹倒献编草", words_after) || is_to_be_held(after);
}

TermFinder::TermFinder(std::vector<Term> terms) : terms_(std::move(terms)) {
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        if (terms_[i].kind == TermKind::plenum && add_plenum(terms_[i], i)) continue;
        for (const std::string& text : terms_[i].forms) {
            Form form{text, {}, i};
            if (const auto mark = text.find(number_mark); mark != text.npos) {
                form.prefix = text.substr(0, mark);
                form.suffix = text.substr(mark + number_mark.size());
                form.has_number = true;
            }
            add_form(std::move(form));
        }
    }
}

int TermFinder::latest_year() const {
    int latest = 0;
    for (const Term& term : terms_)
        if (term.began && !term.began->adds_number) latest = std::max(latest, term.began->year);
    return latest;
}

template <std::size_t key_size>
std::uint64_t TermFinder::Filter<key_size>::key_at(const char* text) {
    static_assert(key_size > 4 && key_size <= 8);
    // Two loads that overlap: bytes copied into one word would have to be awaited.
    std::uint32_t head = 0;
    std::uint32_t tail = 0;
    std::memcpy(&head, text, sizeof head);
    std::memcpy(&tail, text + key_size - sizeof tail, sizeof tail);
    return std::uint64_t{tail} << 32 | head;
}

template <std::size_t key_size>
std::size_t TermFinder::Filter<key_size>::bit_of(std::uint64_t key) {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> (64 - filter_bits));
}

template <std::size_t key_size>
void TermFinder::Index<key_size>::add(Form form) {
    const std::uint64_t key = Filter<key_size>::key_at(form.prefix.data());
    filter.add(form.prefix.data());
    forms[key].push_back(std::move(form));
}

template <std::size_t key_size>
void TermFinder::Filter<key_size>::add(const char* text) {
    bits.set(bit_of(key_at(text)));
}

template <std::size_t key_size>
bool TermFinder::Filter<key_size>::may_hold(const char* text) const {
    return bits[bit_of(key_at(text))];
}

/// Makes `best` the longest form at `at`, where it is longer.
template <std::size_t key_size>
void TermFinder::Index<key_size>::match(std::string_view text, std::uint64_t at,
                                        Match& best) const {
    const auto found = forms.find(Filter<key_size>::key_at(text.data() + at));
    if (found == forms.end()) return;
    for (const Form& form : found->second) {
        if (!follows(text, at, form.prefix)) continue;
        Match match{at + form.prefix.size(), &form, 0};
        if (form.has_number) {
            const auto numeral = read_numeral(text, match.end);
            if (!numeral || numeral->value > highest_number ||
                !follows(text, numeral->end, form.suffix))
                continue;
            match.number = static_cast<int>(numeral->value);
            match.end = numeral->end + form.suffix.size();
        }
        if (match.end > best.end) best = match;
    }
}

void TermFinder::add_form(Form form) {
    if (form.prefix.size() >= short_key) begins_.add(form.prefix.data());
    if (form.prefix.size() >= long_key)
        long_forms_.add(std::move(form));
    else if (form.prefix.size() >= short_key)
        short_forms_.add(std::move(form));
}

/// 十八届三中全会 is read as one of 十八届's plenums. False for other names.
bool TermFinder::add_plenum(const Term& term, std::size_t index) {
    const std::string& name = term.forms.front();
    const std::size_t sign = name.find(session_sign);
    if (sign == name.npos || !name.ends_with(plenum_end)) return false;
    const std::string prefix = name.substr(0, sign + session_sign.size());
    const int number = chinese_digit(code_point_at(name, prefix.size()).value);
    if (number < 1 || number > 9 || prefix.size() < short_key) return false;
    const auto [place, is_new] = plenums_of_.try_emplace(prefix, plenums_.size());
    if (is_new) {
        plenums_.emplace_back();
        add_form({prefix, {}, index, false, plenums_.size()});
    }
    plenums_[place->second][static_cast<std::size_t>(number)] = &terms_[index];
    return true;
}

/// The second look, at what the first let through.
bool TermFinder::may_match(std::string_view text, std::uint64_t at) const {
    const char* const here = text.data() + at;
    return short_forms_.filter.may_hold(here) ||
           (at + long_key <= text.size() && long_forms_.filter.may_hold(here));
}

TermFinder::Match TermFinder::match_at(std::string_view text, std::uint64_t at) const {
    Match best;
    short_forms_.match(text, at, best);
    if (text.size() - at >= long_key) long_forms_.match(text, at, best);
    return best;
}

/// The plenums of a list that begins at `at`, as in 十八届三中、四中全会; where it ends, or 0.
std::uint64_t TermFinder::add_plenums(std::string_view text, std::uint64_t at, const Form& form,
                                      std::vector<Mention>& mentions) const {
    const std::size_t first = mentions.size();
    std::uint64_t begin = at;
    std::uint64_t next = at + form.prefix.size();
    bool is_closed = false;
    for (int i = 0; i < 9; ++i) {
        const CodePoint digit = code_point_at(text, next);
        const int number = chinese_digit(digit.value);
        if (number < 1 || !follows(text, next + digit.size, "中")) break;
        next += digit.size + std::string_view("中").size();
        is_closed = follows(text, next, "全会");
        if (is_closed) next += std::string_view("全会").size();
        const Term* term = plenums_[form.plenums - 1][static_cast<std::size_t>(number)];
        if (term != nullptr) mentions.push_back({begin, next, term});
        begin = next;
        if (is_one_of(code_point_at(text, begin).value, U"、和及与")) begin += 3;
        next = begin;
    }
    if (!is_closed) mentions.resize(first);
    return mentions.size() > first ? mentions.back().end : 0;
}

std::vector<Mention> TermFinder::mentions_in(std::string_view text) const {
    std::vector<Mention> mentions;
    for (std::uint64_t at = 0; at + short_key <= text.size();) {
        const char* const here = text.data() + at;
        if (!begins_.may_hold(here) || !may_match(text, at)) {
            const auto lead = static_cast<unsigned char>(*here);
            at += lead >= 0xE0 && lead < 0xF0 ? 3 : 1;
            continue;
        }
        const Match match = match_at(text, at);
        std::uint64_t end = match.end;
        if (match.form != nullptr && match.form->plenums > 0) {
            end = add_plenums(text, at, *match.form, mentions);
        } else if (match.form != nullptr) {
            const Term& term = terms_[match.form->term];
            if (term.kind != TermKind::other) mentions.push_back({at, end, &term, match.number});
        }
        at = end > at ? end : at + code_point_at(text, at).size;
    }
    return mentions;
}

}  // namespace palimpsest::years
