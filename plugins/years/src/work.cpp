#include "work.hpp"

#include <algorithm>
#include <charconv>

#include "reading.hpp"

namespace palimpsest::years {
namespace {

constexpr std::uint64_t date_head = 600;       // Bytes in which a date of delivery may stand.
constexpr std::uint64_t longest_clause = 180;  // Bytes between a year and what is said about it.

std::optional<int> year_at(std::string_view edtf) {
    int year = 0;
    if (edtf.size() < 4) return std::nullopt;
    const auto [end, error] = std::from_chars(edtf.data(), edtf.data() + 4, year);
    if (error != std::errc() || end != edtf.data() + 4) return std::nullopt;
    return year;
}

bool begins_line(std::string_view text, std::uint64_t at) {
    for (int i = 0; i < 12; ++i) {
        const CodePoint before = code_point_before(text, at);
        if (before.size == 0 || before.value == U'\n') return true;
        if (!is_one_of(before.value, U" 　\u00A0—─-－–（(*>_")) return false;
        at -= before.size;
    }
    return true;
}

int count_of(const Work& work, std::string_view word) {
    return static_cast<int>(
        std::count_if(work.years.begin(), work.years.end(), [&](const Year& year) {
            return year.kind == Kind::relative && words(work, year).starts_with(word);
        }));
}

}  // namespace

std::optional<YearRange> said_years(const Year& year) {
    const auto first = year_at(year.edtf);
    if (!first) return std::nullopt;
    const auto slash = year.edtf.find('/');
    if (slash == year.edtf.npos) return YearRange{*first, *first};
    const auto last = year_at(std::string_view(year.edtf).substr(slash + 1));
    if (!last) return std::nullopt;
    return YearRange{*first, *last};
}

int said_month(const Year& year) {
    const std::string_view edtf = year.edtf;
    if (edtf.size() < 7 || edtf[4] != '-') return 0;
    const int month = (edtf[5] - '0') * 10 + (edtf[6] - '0');
    return month >= 1 && month <= 12 ? month : 0;
}

std::string_view words(const Work& work, const Year& year) {
    return work.text.substr(year.begin, year.end - year.begin);
}

std::optional<int> distance(std::string_view words) {
    static constexpr std::pair<std::string_view, int> known[] = {
        {"今年", 0},  {"本年", 0}, {"去年", -1}, {"上年", -1},
        {"前年", -2}, {"明年", 1}, {"后年", 2}};
    for (const auto& [word, years] : known)
        if (words.starts_with(word)) return years;
    return std::nullopt;
}

bool is_target(std::string_view text, const Year& year) {
    for (const std::string_view word : {"前", "远景"})
        if (follows(text, year.end, word)) return true;
    const std::uint64_t begin = before_blanks(text, year.begin);
    for (const std::string_view word : {"截至", "截止", "截止到", "直到", "达到", "得到", "回到"})
        if (precedes(text, begin, word)) return false;
    for (const std::string_view link : {"到", "至"}) {
        if (!precedes(text, begin, link)) continue;
        for (const std::string_view word : {"增加", "提高", "下降", "调整", "上升", "扩大", "增长",
                                            "降低", "减少", "发展", "回落", "提升", "建国", "成立"})
            if (precedes(text, begin - link.size(), word)) return false;
        return true;
    }
    for (const std::string_view word : {"力争", "确保", "争取", "目标", "展望"})
        if (precedes(text, begin, word)) return true;
    return false;
}

const Year* date_of_delivery(const Work& work) {
    for (const Year& year : work.years) {
        if (year.begin - work.begin > date_head) break;
        const bool is_date = year.kind == Kind::explicit_ || year.kind == Kind::masked;
        if (!is_date || said_month(year) == 0) continue;
        const std::string_view rest = rest_of_sentence(work.text, year.end, 120);
        const bool is_occasion =
            rest.starts_with("在") || rest.starts_with("于") || rest.find("会议") != rest.npos;
        const bool is_alone = rest.empty() || rest.starts_with("）") || rest.starts_with(")");
        if (begins_line(work.text, year.begin) && (is_occasion || is_alone)) return &year;
    }
    return nullptr;
}

const Year* subject_before(const Work& work, std::uint64_t at) {
    auto next =
        std::upper_bound(work.years.begin(), work.years.end(), at,
                         [](std::uint64_t place, const Year& year) { return place < year.end; });
    while (next != work.years.begin()) {
        const Year& year = *--next;
        if (at - year.end > longest_clause) return nullptr;
        const std::string_view between = work.text.substr(year.end, at - year.end);
        if (rest_of_sentence(work.text, year.end, longest_clause).size() < between.size())
            return nullptr;
        if (year.kind != Kind::plan && year.kind != Kind::span) return &year;
    }
    return nullptr;
}

namespace {

/// The first line of a summary; empty for other works.
std::string_view title_of_summary(const Work& work) {
    constexpr std::uint64_t longest_title = 150;  // Bytes.
    std::string_view title = work.text.substr(work.begin, longest_title);
    title = title.substr(0, title.find('\n'));
    for (const std::string_view word : {"总结", "小结", "述职"})
        if (title.find(word) != title.npos) return title;
    return {};
}

}  // namespace

const Year* summed_up(const Work& work) {
    const std::uint64_t end = work.begin + title_of_summary(work).size();
    for (const Year& year : work.years) {
        if (year.begin >= end) break;
        if (year.kind == Kind::explicit_) return &year;
    }
    return nullptr;
}

Season season_of(const Work& work) {
    if (const Year* date = date_of_delivery(work))
        return said_month(*date) <= 7 ? Season::new_year : Season::year_end;
    // It is written at the end of the year that it sums up; its 今年 is that year, also where it
    // compares with 去年.
    if (!title_of_summary(work).empty()) return Season::year_end;
    if (count_of(work, "过去一年") + count_of(work, "过去的一年") > 0 &&
        count_of(work, "明年") == 0)
        return Season::new_year;
    const int ahead = count_of(work, "明年");
    const int behind = count_of(work, "去年");
    if (ahead >= 2 || (ahead == 1 && behind == 0)) return Season::year_end;
    if (behind > 0) return Season::new_year;
    const bool opens_with_this_year = !work.years.empty() &&
                                      work.years.front().begin - work.begin < 150 &&
                                      words(work, work.years.front()).starts_with("今年");
    return opens_with_this_year ? Season::year_end : Season::unknown;
}

std::string_view rest_of_sentence(std::string_view text, std::uint64_t end, std::uint64_t most) {
    std::uint64_t at = end;
    while (at < text.size() && at - end < most) {
        const CodePoint next = code_point_at(text, at);
        if (is_one_of(next.value, U"。！？；\n\r")) break;
        at += next.size;
    }
    return text.substr(end, at - end);
}

}  // namespace palimpsest::years
