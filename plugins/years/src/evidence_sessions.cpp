#include "evidence.hpp"
#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"

namespace palimpsest::years {
namespace {

constexpr std::uint64_t session_head =
    600;                               // Bytes in which the session stands that hears the work.
constexpr int first_term = 10;         // The tenth National People's Congress met in 2003,
constexpr int first_term_year = 2003;  // and those of the provinces in the same year.
constexpr int term_length = 5;

/// The numeral that ends at `end`; 0 where there is none.
int number_before(std::string_view text, std::uint64_t end) {
    std::uint64_t begin = end;
    for (int i = 0; i < 4; ++i) {
        const CodePoint sign = code_point_before(text, begin);
        const bool is_numeral = chinese_digit(sign.value) >= 0 || chinese_unit(sign.value) > 0 ||
                                decimal_digit(sign.value) >= 0;
        if (!is_numeral) break;
        begin -= sign.size;
    }
    const auto numeral = read_numeral(text.substr(0, end), begin);
    return numeral && numeral->end == end && numeral->value < 100 ? static_cast<int>(numeral->value)
                                                                  : 0;
}

/// Congresses of provinces and of the nation sit in step, others do not.
bool is_of_province(std::string_view text, const Mention& mention) {
    const std::string_view form = text.substr(mention.begin, mention.end - mention.begin);
    if (form.find("全国") != form.npos) return true;
    const std::uint64_t from = mention.begin > 60 ? mention.begin - 60 : 0;
    std::string_view before = text.substr(from, mention.begin - from);
    for (const std::string_view sign : {"\n", "。", "，", "、", "在"})
        if (const auto at = before.rfind(sign); at != before.npos)
            before.remove_prefix(at + sign.size());
    for (const std::string_view below : {"市", "县", "镇", "乡", "区第"})
        if (before.find(below) != before.npos && before.find("自治区") == before.npos) return false;
    return before.find("省") != before.npos || before.find("自治区") != before.npos ||
           before.find("全国") != before.npos;
}

/// Whether the work was given to the session, rather than after it: 一次会议以来.
bool is_at_session(const Work& work, const Mention& mention) {
    if (mention.begin - work.begin > session_head) return false;
    const std::string_view rest = rest_of_sentence(work.text, mention.end, 12);
    return !rest.starts_with("以来") && !rest.starts_with("以后") && !rest.starts_with("通过") &&
           !rest.starts_with("确定") && !rest.starts_with("提出") && !rest.starts_with("部署");
}

}  // namespace

void add_sessions(const Work& work, std::vector<Evidence>& evidence) {
    for (const Mention& mention : work.mentions) {
        if (mention.term->kind != TermKind::ordinal || mention.number < 1 || mention.number > 7)
            continue;
        if (!is_of_province(work.text, mention)) continue;
        const int term = number_before(work.text, mention.begin);
        if (term == 0) continue;
        const bool is_now = is_at_session(work, mention);
        if (!is_now && mention.begin - work.begin > 3 * session_head) continue;
        const int year = first_term_year + (term - first_term) * term_length + mention.number - 1 +
                         (is_now ? 0 : 1);
        const double weight = is_now ? 3.0 : 2.0;
        Evidence found{mention.begin,
                       mention.end,
                       std::string(work.text.substr(mention.begin, mention.end - mention.begin)),
                       year,
                       year,
                       {1.2, weight - 1.2, weight},
                       {weight, 0.2, weight + 1}};
        // A congress that met twice in a year is a year behind its numbers. Some provinces count
        // one term more or less: the year within the term stays.
        found.period = term_length;
        evidence.push_back(std::move(found));
        return;
    }
}

}  // namespace palimpsest::years
