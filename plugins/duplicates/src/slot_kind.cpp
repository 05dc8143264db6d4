#include "slot_kind.hpp"

#include <algorithm>
#include <span>

#include "palimpsest/text/digits.hpp"
#include "palimpsest/text/marks.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::duplicates {
namespace {

using Words = std::span<const std::string_view>;

// What a name of a place ends in, or stands before.
constexpr std::string_view place_endings[] = {
    "省", "市",   "县",   "区",     "镇",   "乡",   "村",   "州",   "盟",   "旗",   "屯",
    "寨", "街道", "社区", "开发区", "新区", "园区", "农场", "林场", "牧场", "景区", "库区"};
// What a name of a place stands before; names of people end like these.
constexpr std::string_view places_behind[] = {"路", "街", "河", "湖", "山", "岛", "水库"};
// Words that end like a place and name none, whatever stands before them, or nothing does.
constexpr std::string_view no_place_endings[] = {"农村", "乡村", "城市", "乡镇", "城镇", "村镇",
                                                 "县区", "辖区", "灾区", "县市", "道路", "思路",
                                                 "公路", "铁路", "出路", "山村", "江山", "套路"};
constexpr std::string_view no_places[] = {"社区", "街道", "新区", "园区", "城区", "山区", "地区",
                                          "小区", "街区", "片区", "景区", "库区", "农场", "市区"};
constexpr std::string_view no_place_beginnings[] = {
    "市场", "市民", "区域", "区间", "区别", "区分", "乡村", "乡镇", "乡亲", "村镇", "村居",
    "村民", "村庄", "路径", "路线", "路子", "河流", "街巷", "省长", "市长", "县长", "区长",
    "镇长", "乡长", "村长", "州长", "山区", "山水", "街头", "湖泊", "河道", "路上", "路面",
    "路灯", "省级", "市级", "县级", "区级", "镇级", "乡级", "村级", "省内", "市内", "县内",
    "区内", "镇内", "市直", "县直", "区直", "镇直", "县域", "市域", "镇域"};
constexpr std::string_view organisation_endings[] = {
    "局",     "厅",     "公司",   "集团",   "政府",   "委员会", "办公室", "银行",   "协会",
    "学会",   "学校",   "中学",   "小学",   "大学",   "学院",   "医院",   "法院",   "检察院",
    "党委",   "党组",   "支部",   "党总支", "派出所", "管委会", "居委会", "村委会", "联合会",
    "中心",   "服务站", "工作站", "合作社", "研究院", "研究所", "办事处", "指挥部", "党支部",
    "总工会", "工会",   "妇联",   "团委",   "纪委"};
constexpr std::string_view short_organisation_endings[] = {"委", "办", "部", "院",
                                                           "站", "校", "所"};
constexpr std::string_view no_organisations[] = {"局部", "干部", "全部", "内部", "外部", "中心城",
                                                 "委托", "委派", "办法", "办理", "部分", "部门",
                                                 "部署", "院落", "站位", "所有", "所在", "所以"};
constexpr std::string_view measures[] = {
    "个",   "名", "亩", "万", "亿", "元",   "户",   "次",   "人",   "家", "场", "项",
    "件",   "条", "座", "辆", "期", "批",   "轮",   "套",   "份",   "%",  "％", "‰",
    "公里", "千", "米", "吨", "斤", "公斤", "平方", "立方", "度",   "篇", "头", "只",
    "棵",   "株", "台", "间", "栋", "天",   "月",   "日",   "小时", "倍", "位", "宗",
    "例",   "余", "多", "号", "支", "笔",   "册",   "幅",   "块"};
// What stands before a noun and is no name: 全县, 各位, 我代表.
constexpr std::string_view determiners[] = {"全", "我", "本", "各", "该", "此", "每", "多", "一",
                                            "两", "几", "诸", "贵", "别", "外", "当", "这", "那",
                                            "为", "和", "在", "对", "把", "向", "与", "及", "或",
                                            "的", "是", "到", "从", "代", "位", "作", "会"};

bool begins_with(std::string_view text, Words words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.starts_with(word); });
}
bool ends_with(std::string_view text, Words words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.ends_with(word); });
}
bool is_one_of(std::string_view text, Words words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

std::string_view without_blanks(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with("　") || text.starts_with('\n') ||
           text.starts_with('\r'))
        text.remove_prefix(text.starts_with("　") ? 3 : 1);
    while (text.ends_with(' ') || text.ends_with("　") || text.ends_with('\n') ||
           text.ends_with('\r'))
        text.remove_suffix(text.ends_with("　") ? 3 : 1);
    return text;
}

bool is_one_of(char32_t value, std::u32string_view values) {
    return values.find(value) != values.npos;
}

/// What a value is made of.
struct Shape {
    std::uint64_t length = 0;    ///< Code points.
    std::uint64_t digits = 0;    ///< Decimal ones.
    std::uint64_t numerals = 0;  ///< Chinese ones, with 万 and 亿.
    std::uint64_t masks = 0;
    std::uint64_t han = 0;     ///< That are none of these.
    std::uint64_t joints = 0;  ///< What stands in and around numbers: 1.5, 3-4, 第3, 10余.

    explicit Shape(std::string_view value) {
        for (const auto [offset, sign, size] : code_points(value)) {
            ++length;
            if (decimal_digit(sign) >= 0)
                ++digits;
            else if (sign != U'○' && sign != U'〇' && mask_family(sign) != MaskFamily::none)
                ++masks;
            else if (chinese_digit(sign) >= 0 || chinese_unit(sign) != 0 ||
                     chinese_large_unit(sign) != 0)
                ++numerals;
            else if (is_one_of(sign, U".．,，%％‰-－—–~～〜/、第余多几近约数至到 "))
                ++joints;
            else
                han += is_han(sign);
        }
    }

    bool is_number() const {
        return digits + numerals + masks > 0 && digits + numerals + masks + joints == length;
    }
    bool is_mask() const { return masks > 0 && masks == length; }
    bool is_name() const { return han > 0 && han + masks + numerals == length; }
};

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

bool is_year(std::string_view value, const Shape& shape, std::string_view after) {
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

/// The value is a name, or a mask, in which case all depends on what follows.
bool may_be_name(std::string_view value, const Shape& shape) {
    constexpr std::uint64_t longest_name = 8;
    if (shape.is_mask()) return true;
    return shape.is_name() && shape.length >= 2 && shape.length <= longest_name &&
           !ends_with(value, determiners);
}

/// A name that ends in one of `endings`, and in no word of `exceptions`.
bool ends_like(std::string_view value, const Shape& shape, Words endings, Words exceptions) {
    constexpr std::uint64_t longest_name = 16;
    if (shape.length < 2 || shape.length > longest_name || !shape.is_name()) return false;
    if (!ends_with(value, endings)) return false;
    if (is_one_of(value, endings) || is_one_of(value, exceptions)) return false;
    return !(shape.length == 2 && begins_with(value, determiners));
}

bool is_place(std::string_view value, const Shape& shape, std::string_view after) {
    if (ends_like(value, shape, place_endings, no_places) && !ends_with(value, no_place_endings))
        return true;
    return may_be_name(value, shape) && !begins_with(after, no_place_beginnings) &&
           (begins_with(after, place_endings) || begins_with(after, places_behind));
}

bool is_organisation(std::string_view value, const Shape& shape, std::string_view after) {
    if (ends_like(value, shape, organisation_endings, no_organisations)) return true;
    if (!may_be_name(value, shape) || begins_with(after, no_organisations)) return false;
    // 政府 follows many words that are no names: 作政府工作报告.
    if (shape.is_mask())
        return begins_with(after, organisation_endings) || after.starts_with("人民政府") ||
               begins_with(after, short_organisation_endings);
    return begins_with(after, organisation_endings) && !after.starts_with("政府");
}

}  // namespace

SlotKind slot_kind(std::string_view value, std::string_view after) {
    value = without_blanks(value);
    after = without_blanks(after);
    if (value.empty()) return SlotKind::free;
    const Shape shape(value);
    if (is_year(value, shape, after)) return SlotKind::year;
    if (shape.is_mask()) {
        if (is_place(value, shape, after)) return SlotKind::place;
        if (is_organisation(value, shape, after)) return SlotKind::organisation;
        return begins_with(after, measures) ? SlotKind::number : SlotKind::free;
    }
    if (shape.is_number()) return SlotKind::number;
    if (is_place(value, shape, after)) return SlotKind::place;
    if (is_organisation(value, shape, after)) return SlotKind::organisation;
    return SlotKind::free;
}

}  // namespace palimpsest::duplicates
