#include "roles.hpp"

#include <algorithm>

#include "evidence.hpp"
#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"

namespace palimpsest::years {
namespace {

constexpr std::uint64_t longest_heading = 36;      // Bytes from a year to the words of a heading.
constexpr std::uint64_t nearest_event = 30;        // Bytes from a year to the event that dates it.
constexpr std::uint64_t longest_arithmetic = 480;  // Bytes in which 通过四年的 may follow.
constexpr int longest_aim = 10;                    // Years from a plan to what it aims at.

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != text.npos; });
}

bool announces_plan(std::string_view rest) {
    for (const std::string_view sign : {"和", "与", "及", "、", "，", "总结", "回顾"})
        rest = rest.substr(0, rest.find(sign));
    return holds_any(rest, {"任务", "安排", "计划", "打算", "谋划", "思路", "重点工作", "工作重点",
                            "主要目标", "预期目标", "总体要求", "工作部署", "工作建议"});
}

/// 是2007年的2.6倍, 比2007年, 由2007年的: a year that another is compared with.
bool is_base(const Work& work, const Year& year) {
    const std::uint64_t begin = before_blanks(work.text, year.begin);
    for (const std::string_view word : {"比", "较", "由", "从", "是", "相当于"})
        if (precedes(work.text, begin, word)) {
            const std::string_view rest = rest_of_sentence(work.text, year.end, 24);
            if (word == "比" || word == "较") return true;
            if (rest.starts_with("的") || rest.starts_with("末的") || rest.starts_with("底的"))
                return decimal_digit(code_point_at(rest, rest.find("的") + 3).value) >= 0;
        }
    return false;
}

/// 2024年工作回顾, 2024年度工作总结.
bool heads_review(const Work& work, const Year& year) {
    const std::string_view rest = rest_of_sentence(work.text, year.end, longest_heading);
    return rest.starts_with("工作") && holds_any(rest, {"回顾", "总结", "汇报"});
}

/// A heading of its own line that is numbered and opens no review: 二、2024年工作.
bool heads_next_part(const Work& work, const Year& year) {
    const std::uint64_t from = year.begin > longest_heading ? year.begin - longest_heading : 0;
    const auto newline = work.text.substr(from, year.begin - from).rfind('\n');
    if (newline == work.text.npos) return false;
    const std::uint64_t begin = from + newline + 1;
    const std::string_view line = rest_of_sentence(work.text, begin, 2 * longest_heading);
    const std::string_view before = line.substr(0, std::min<std::size_t>(line.size(), 24));
    return line.size() < 2 * longest_heading && holds_any(before, {"二、", "三、", "四、"}) &&
           !holds_any(line, {"回顾", "总结", "成就", "，"});
}

/// The years that have gone by since, where the words after say so: 通过四年的; else 0.
int years_gone_by(const Work& work, const Year& year) {
    const std::string_view rest = rest_of_sentence(work.text, year.end, 30);
    if (!holds_any(rest, {"开始", "起", "启动", "实行", "推行", "试行"})) return 0;
    std::uint64_t size = std::min(longest_arithmetic, work.end - year.end);
    while (!is_boundary(work.text, year.end + size)) --size;
    std::string_view text = work.text.substr(year.end, size);
    text = text.substr(0, text.find('\n'));
    for (const std::string_view word : {"通过", "经过", "历经"}) {
        for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
            const auto numeral = read_numeral(text, at + word.size());
            if (numeral && numeral->value >= 1 && numeral->value <= 20 &&
                follows(text, numeral->end, "年"))
                return static_cast<int>(numeral->value);
        }
    }
    return 0;
}

/// Where the notes begin behind `at`: a line that is headed so. The work's end where it has none.
std::uint64_t notes_after(const Work& work, std::uint64_t at) {
    const std::string_view text = work.text.substr(0, work.end);
    for (auto line = text.find('\n', at); line != text.npos; line = text.find('\n', line + 1)) {
        const std::string_view start = rest_of_sentence(text, line + 1, 30);
        if (holds_any(start, {"注释", "名词解释"})) return line;
    }
    return work.end;
}

}  // namespace

Roles::Roles(const Work& work, const Dating& dating) : work_(work), dating_(dating) {
    delivery_ = date_of_delivery(work);
    find_named();
    find_plans();
}

/// Years of which the words behind say which one they are: 2024年是“十二五”开局之年.
void Roles::find_named() {
    const auto name = [&](std::uint64_t at, int year) {
        const Year* subject = subject_before(work_, at);
        if (subject != nullptr && subject->kind != Kind::relative) named_.emplace(subject, year);
    };
    for (const Year& year : work_.years) {
        if (year.kind != Kind::plan || !said_years(year)) continue;
        const YearRange range = *said_years(year);
        std::uint64_t after = year.end;
        if (is_one_of(code_point_at(work_.text, after).value, U"”’\"」"))
            after += code_point_at(work_.text, after).size;
        if (const auto said = spoken_year(work_.text, after, range.first, range.last))
            name(year.begin, *said);
    }
    for (const Mention& mention : work_.mentions) {
        const TermKind kind = mention.term->kind;
        if ((kind != TermKind::event && kind != TermKind::anniversary) ||
            looks_ahead(work_.text, mention))
            continue;
        const int year = year_of(mention.term->began->months(mention.number));
        const Year* subject = subject_before(work_, mention.begin);
        const bool is_near = subject != nullptr && mention.begin - subject->end <= nearest_event;
        if (is_near && kind == TermKind::event && mention.term->is_hard) name(mention.begin, year);
        if (subject != nullptr && kind == TermKind::anniversary) {
            const std::string_view between =
                work_.text.substr(subject->end, mention.begin - subject->end);
            if (between.starts_with("是") || between.starts_with("，是")) name(mention.begin, year);
        }
    }
}

/// The part that plans begins with a heading like 2025年工作安排, or where 明年 comes first; notes
/// end it.
void Roles::find_plans() {
    plans_begin_ = plans_end_ = work_.end;
    const std::uint64_t from = work_.begin + (work_.end - work_.begin) / 5;
    for (const Year& year : work_.years) {
        if (year.begin < from || year.kind == Kind::plan || year.kind == Kind::span) continue;
        const bool is_next = year.kind == Kind::relative &&
                             words(work_, year).starts_with("明年") &&
                             dating_.season == Season::year_end;
        if (!is_next && !heads_next_part(work_, year) &&
            !announces_plan(rest_of_sentence(work_.text, year.end, longest_heading)))
            continue;
        plans_begin_ = year.begin;
        break;
    }
    plans_end_ = notes_after(work_, plans_begin_);
}

bool Roles::is_planned(const Year& year) const {
    if (year.begin >= plans_begin_ && year.begin < plans_end_) return true;
    return announces_plan(rest_of_sentence(work_.text, year.end, longest_heading)) &&
           year.begin < plans_end_;
}

Meaning Roles::of(const Year& year) const {
    if (&year == delivery_) return {Role::delivery, 0};
    if (const auto named = named_.find(&year); named != named_.end())
        return {Role::named, named->second};
    if (is_base(work_, year)) return {Role::base, 0};
    if (const int gone = years_gone_by(work_, year); gone > 0) return {Role::started, gone};
    if (is_target(work_.text, year)) return {Role::target, 0};
    if (is_planned(year)) return {Role::planned, 0};
    return {heads_review(work_, year) ? Role::headed : Role::reviewed, 0};
}

YearRange Roles::years(const Meaning& meaning) const {
    const YearRange written{dating_.written.first, dating_.written.last};
    const YearRange covers = dating_.covers.value_or(written);
    const YearRange planned = dating_.planned();
    switch (meaning.role) {
        case Role::delivery:
            return written;
        case Role::named:
            return {meaning.number, meaning.number};
        case Role::started:
            return {written.first - meaning.number, written.last - meaning.number + 1};
        case Role::base:
            return {covers.first - 1, covers.last};
        case Role::headed:
            return covers;
        case Role::target:
            return {planned.first, planned.last + longest_aim};
        case Role::planned:
            return planned;
        case Role::reviewed:
            break;
    }
    return {covers.first - 1, written.last};
}

}  // namespace palimpsest::years
