#include "slot_kind.hpp"

#include "slot_names.hpp"

namespace palimpsest::duplicates {
namespace {

constexpr std::string_view measures[] = {
    "个",   "名", "亩", "万", "亿", "元",   "户",   "次",   "人",   "家", "场", "项",
    "件",   "条", "座", "辆", "期", "批",   "轮",   "套",   "份",   "%",  "％", "‰",
    "公里", "千", "米", "吨", "斤", "公斤", "平方", "立方", "度",   "篇", "头", "只",
    "棵",   "株", "台", "间", "栋", "天",   "月",   "日",   "小时", "倍", "位", "宗",
    "例",   "余", "多", "号", "支", "笔",   "册",   "幅",   "块"};

constexpr std::string_view blanks[] = {" ", "　", "\n", "\r"};

std::string_view without_blanks_before(std::string_view text) {
    while (begins_with(text, blanks)) text.remove_prefix(text.starts_with("　") ? 3 : 1);
    return text;
}
std::string_view without_blanks_behind(std::string_view text) {
    while (ends_with(text, blanks)) text.remove_suffix(text.ends_with("　") ? 3 : 1);
    return text;
}

/// 2024, 20XX, 202_, 1998; 二〇二四.
bool has_years_shape(std::string_view value, const Shape& shape) {
    if (shape.length != 4 || shape.joints > 0 || shape.han > 0) return false;
    if (shape.numerals == 4) return value.starts_with("二") || value.starts_with("一九");
    return shape.digits >= 2 && (value.starts_with("20") || value.starts_with("19") ||
                                 value.starts_with("２０") || value.starts_with("１９"));
}

/// 年, or a sign of a range and another year: 2023-2024年, 2023.5.1.
bool year_follows(std::string_view after) {
    const auto year_sign = after.find("年");
    if (year_sign == 0) {
        constexpr std::string_view spans[] = {"年来", "年内", "年间", "年级",
                                              "年以", "年前", "年后"};
        return !begins_with(after, spans);
    }
    constexpr std::string_view range_signs[] = {"-",  "－", "—",  "–", "~",
                                                "～", "至", "到", ".", "/"};
    if (!begins_with(after, range_signs)) return false;
    constexpr std::size_t longest_range = 16;
    return year_sign < longest_range ||
           decimal_digit(code_point_at(after, code_point_at(after, 0).size).value) >= 0;
}

/// 年 as in 24年度, 24年3月, 24年底: 24 alone may also be a number of years.
bool part_of_year_follows(std::string_view after) {
    if (!after.starts_with("年")) return false;
    const char32_t next = code_point_at(after, 3).value;
    return decimal_digit(next) >= 0 || is_one_of(next, U"度工上下全第末初底");
}

/// 2024年1月25日, 二〇二四年十二月.
bool is_date(std::string_view value) {
    const auto year_sign = value.find("年");
    if (year_sign == value.npos) return false;
    const std::string_view year = value.substr(0, year_sign);
    return has_years_shape(year, Shape(year)) &&
           std::all_of(code_points(value).begin(), code_points(value).end(), [](const auto& item) {
               return is_one_of(item.value, U"年月日 ") || decimal_digit(item.value) >= 0 ||
                      chinese_digit(item.value) >= 0 || chinese_unit(item.value) != 0 ||
                      mask_family(item.value) != MaskFamily::none;
           });
}

/// 今年, 去|年.
bool is_relative_year(std::string_view value, std::string_view after) {
    constexpr std::string_view words[] = {"今", "去", "明", "当", "本", "上", "前", "后"};
    if (value.ends_with("年")) return is_one_of(value.substr(0, value.size() - 3), words);
    return after.starts_with("年") && is_one_of(value, words);
}

/// 十四五, of a plan.
bool is_plan(const SlotValue& slot) {
    constexpr std::string_view behind[] = {"”", "\"", "’", "』", "」", "规划", "计划", "时期"};
    return slot.shape.numerals == slot.shape.length && slot.value.ends_with("五") &&
           (slot.shape.length == 2 || (slot.shape.length == 3 && slot.value.starts_with("十"))) &&
           begins_with(slot.after, behind);
}

bool is_year(const SlotValue& slot) {
    const auto& [text, before, value, after, shape] = slot;
    if (is_relative_year(value, after) || is_plan(slot)) return true;
    if (value.ends_with("年")) {
        const std::string_view number = value.substr(0, value.size() - 3);
        const Shape inner(number);
        return has_years_shape(number, inner) || inner.is_mask();
    }
    if (is_date(value)) return true;
    if (has_years_shape(value, shape)) return year_follows(after) || !begins_with(after, measures);
    if (value.size() > 5 && (value.starts_with("19") || value.starts_with("20")) &&
        shape.is_number() && shape.joints > 0 &&
        is_one_of(code_point_at(value, 4).value, U".．-－—–~～/"))
        return true;
    if (shape.digits == 2 && shape.length == 2) return part_of_year_follows(after);
    return shape.is_mask() && year_follows(after);
}

}  // namespace

SlotKind slot_kind(std::string_view text, const Span& span) {
    constexpr std::size_t most_read = 256;
    const std::string_view value =
        without_blanks_behind(without_blanks_before(text.substr(span.begin, span.size())));
    if (value.empty()) return SlotKind::free;
    const SlotValue slot{text, text.substr(0, span.begin), value,
                         without_blanks_before(text.substr(span.end, most_read)), Shape(value)};
    if (is_year(slot)) return SlotKind::year;
    if (slot.shape.is_number() && !slot.shape.is_mask()) return SlotKind::number;
    if (is_place(slot)) return SlotKind::place;
    if (is_organisation(slot)) return SlotKind::organisation;
    return slot.shape.is_mask() && begins_with(slot.after, measures) ? SlotKind::number
                                                                     : SlotKind::free;
}

}  // namespace palimpsest::duplicates
