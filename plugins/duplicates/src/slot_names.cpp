#include "slot_names.hpp"

#include <cstring>
#include <string>

namespace palimpsest::duplicates {
namespace {

// What a name of a place ends in, or stands before.
constexpr std::string_view place_endings[] = {
    "省",   "市",   "县",     "区",   "镇",   "乡",     "村",   "州",   "盟",   "旗",   "屯",  "寨",
    "街道", "社区", "开发区", "新区", "园区", "自治区", "农场", "林场", "牧场", "景区", "库区"};
// What the name of an administration ends in: it proves that what stands before it is a name.
constexpr std::string_view administrations[] = {"省",     "市",     "县",     "镇",
                                                "自治区", "自治州", "自治县", "街道"};
// What a name of a place stands before; names of people end like these.
constexpr std::string_view places_behind[] = {"路", "街", "河", "湖", "山", "岛", "水库"};
// Words that end like a place and name none, whatever stands before them.
constexpr std::string_view no_place_endings[] = {
    "农村",   "乡村",   "山村",   "进村",   "入村",   "驻村",   "城市",   "超市",   "上市",
    "股市",   "楼市",   "都市",   "门市",   "集市",   "直辖市", "县市",   "省市",   "乡镇",
    "城镇",   "村镇",   "城乡",   "家乡",   "下乡",   "返乡",   "回乡",   "老乡",   "故乡",
    "强省",   "大省",   "强市",   "大市",   "强县",   "大县",   "强镇",   "贫困县", "红旗",
    "国旗",   "联盟",   "神州",   "县区",   "辖区",   "灾区",   "地区",   "老区",   "山区",
    "牧区",   "矿区",   "林区",   "郊区",   "校区",   "城区",   "片区",   "小区",   "街区",
    "市区",   "特区",   "主产区", "保护区", "示范区", "实验区", "试验区", "聚居区", "集聚区",
    "经济区", "功能区", "行政区", "产业区", "生活区", "道路",   "思路",   "公路",   "铁路",
    "出路",   "套路",   "江山"};
constexpr std::string_view no_places[] = {"自治", "社区", "街道", "新区", "园区",
                                          "景区", "库区", "水库", "农场"};
constexpr std::string_view no_place_beginnings[] = {
    "市场", "市民", "区域", "区间", "区别", "区分", "乡村", "乡镇", "乡亲", "村镇", "村居", "村民",
    "村庄", "路径", "路线", "路子", "河流", "街巷", "省长", "市长", "县长", "区长", "镇长", "乡长",
    "村长", "州长", "山区", "山水", "街头", "湖泊", "河道", "路上", "路面", "路灯", "省级", "市级",
    "县级", "区级", "镇级", "乡级", "村级", "省内", "市内", "县内", "区内", "镇内", "市直", "县直",
    "区直", "镇直", "县域", "市域", "镇域", "村务", "村组", "市政", "县乡", "市县"};
constexpr std::string_view organisation_endings[] = {
    "局",     "厅",     "公司",   "集团",   "委员会", "办公室", "银行",   "协会",   "学会",
    "学校",   "中学",   "小学",   "大学",   "学院",   "医院",   "法院",   "检察院", "党委",
    "党组",   "支部",   "党总支", "派出所", "管委会", "居委会", "村委会", "联合会", "中心",
    "服务站", "工作站", "合作社", "研究院", "研究所", "办事处", "指挥部", "党支部", "总工会",
    "工会",   "妇联",   "团委",   "纪委",   "政府"};
// Of these, what a name alone stands before: people build schools and support unions.
constexpr std::string_view named_organisations[] = {
    "局",   "厅",   "公司", "集团",   "委员会", "办公室", "银行",   "协会",   "学会",  "中学",
    "小学", "大学", "学院", "研究院", "研究所", "合作社", "联合会", "派出所", "办事处"};
constexpr std::string_view short_organisation_endings[] = {"委", "办", "部", "院",
                                                           "站", "校", "所"};
// What a government is one of: all else before 政府 is a sentence (向大会报告政府|工作).
constexpr std::string_view governments[] = {"人民", "省", "市", "县", "区",   "镇",   "乡",  "州",
                                            "盟",   "旗", "届", "级", "中央", "地方", "基层"};
// Words that end like an organisation and name none.
constexpr std::string_view no_organisation_endings[] = {"格局", "大局", "布局", "结局", "全局",
                                                        "开局", "定局", "破局", "时局", "变局",
                                                        "战局", "新局", "僵局", "好局"};
constexpr std::string_view no_organisations[] = {
    "局部", "局面", "局势",   "局限", "厅级", "局级", "干部", "全部",
    "内部", "外部", "中心城", "委托", "委派", "办法", "办理", "部分",
    "部门", "部署", "院落",   "站位", "所有", "所在", "所以", "集团化"};
// What stands before a noun and is no name: 全县, 各位, 我代表.
constexpr std::string_view determiners[] = {
    "全", "我", "本", "各", "该", "此", "每", "多", "一", "两", "几", "诸",   "贵",
    "别", "外", "当", "这", "那", "为", "和", "在", "对", "把", "向", "与",   "及",
    "或", "的", "是", "到", "从", "代", "位", "作", "会", "整", "届", "代表", "城乡"};
// What stands before a year, or before 省委, and is no name.
constexpr std::string_view words_before_years[] = {
    "在",   "到",   "自",   "从",   "于",   "至",   "截至", "截止", "回顾", "总结", "关于", "完成",
    "按照", "根据", "落实", "预计", "编制", "制定", "实现", "力争", "预期", "公布", "印发"};

/// Words of grammar, which no name holds; 和 begins short ones (和平).
bool has_grammar(std::string_view value) {
    constexpr std::size_t short_name = 9;
    constexpr std::string_view conjunctions[] = {"和", "及", "与"};
    if (begins_with(value, conjunctions) && value.size() > short_name) return true;
    return std::any_of(code_points(value).begin(), code_points(value).end(), [](const auto& item) {
        return is_one_of(item.value, U"的等是为了把让更被并我以");
    });
}

/// The value is a name, or a mask, in which case all depends on what stands around it.
bool may_be_name(const SlotValue& slot) {
    constexpr std::uint64_t longest_name = 8;
    if (slot.shape.is_mask()) return true;
    return slot.shape.is_name() && slot.shape.length >= 2 && slot.shape.length <= longest_name &&
           !ends_with(slot.value, determiners) && !has_grammar(slot.value);
}

/// A name that ends in one of `endings`, and is more than that.
bool ends_like(const SlotValue& slot, Words endings) {
    constexpr std::uint64_t longest_name = 16;
    if (slot.shape.length < 2 || slot.shape.length > longest_name || !slot.shape.is_name())
        return false;
    const auto ending = std::find_if(endings.begin(), endings.end(), [&](std::string_view word) {
        return slot.value.size() > word.size() && slot.value.ends_with(word);
    });
    if (ending == endings.end() || is_one_of(slot.value, endings)) return false;
    return !ends_with(slot.value.substr(0, slot.value.size() - ending->size()), determiners) &&
           !has_grammar(slot.value);
}

bool stands_before_place(const SlotValue& slot) {
    if (!may_be_name(slot) || begins_with(slot.after, no_place_beginnings)) return false;
    if (begins_with(slot.after, places_behind)) return true;
    if (!begins_with(slot.after, place_endings)) return false;
    if (slot.shape.is_mask()) return true;
    // 示范|区 as well as 示范区|.
    if (is_one_of(slot.value, no_places)) return false;
    std::string whole(slot.value);
    whole += slot.after.substr(0, code_point_at(slot.after, 0).size);
    return !ends_with(whole, no_place_endings);
}

/// 驻皖, 驻松坪; but 驻村, 驻地.
bool stands_behind_garrison(const SlotValue& slot) {
    constexpr std::uint64_t longest_name = 4;
    if (!slot.before.ends_with("驻") || slot.shape.length > longest_name) return false;
    if (slot.shape.is_mask()) return true;
    return slot.shape.is_name() &&
           !is_one_of(code_point_at(slot.value, 0).value, U"村点地场外守军在");
}

/// As string_view::find, which stops at every character of Chinese text, for all begin alike.
std::size_t found_in(std::string_view text, std::string_view wanted, std::size_t from) {
    const void* const found =
        memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
    if (found == nullptr) return std::string_view::npos;
    return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Whether the beginning of the document has the value before 省, 县, 镇 and the like, where a name
/// may begin.
bool is_named_at_the_beginning(const SlotValue& slot) {
    constexpr std::uint64_t longest_name = 4;
    constexpr std::size_t beginning = 16'384;
    constexpr int most_looked_at = 64;
    if (slot.shape.is_mask() || !may_be_name(slot) || slot.shape.length > longest_name ||
        is_one_of(slot.value, words_before_years))
        return false;
    const std::string_view head = slot.text.substr(0, beginning);
    auto place = found_in(head, slot.value, 0);
    for (int i = 0; i < most_looked_at && place != head.npos; ++i) {
        const std::string_view behind = slot.text.substr(place + slot.value.size());
        const CodePoint before = code_point_before(slot.text, place);
        if (begins_with(behind, administrations) && !begins_with(behind, no_place_beginnings) &&
            (before.size == 0 || is_one_of(before.value, U"\n\r　#*在共年日")))
            return true;
        place = found_in(head, slot.value, place + slot.value.size());
    }
    return false;
}

/// The beginning of a title: 松坪2024年工作总结.
bool opens_a_title(const SlotValue& slot) {
    constexpr std::string_view openings[] = {"\n", "\r", "《", "#", "*", "　", " "};
    if (!(slot.before.empty() || ends_with(slot.before, openings)) || !may_be_name(slot))
        return false;
    if (begins_with(slot.value, words_before_years) || ends_with(slot.value, words_before_years))
        return false;
    const auto year_sign = slot.after.find("年");
    if (year_sign == slot.after.npos || year_sign > 16) return false;
    const Shape year(slot.after.substr(0, year_sign));
    return year.digits + year.masks + year.numerals == year.length && year.length >= 2 &&
           year.digits + year.masks >= 2;
}

}  // namespace

bool is_place(const SlotValue& slot) {
    if (slot.value.ends_with("自治区") || slot.value.ends_with("自治州"))
        return ends_like(slot, place_endings);
    if (ends_like(slot, place_endings) && !ends_with(slot.value, no_place_endings) &&
        !is_one_of(slot.value, no_places))
        return true;
    return stands_before_place(slot) || stands_behind_garrison(slot) ||
           is_named_at_the_beginning(slot) || opens_a_title(slot);
}

bool is_organisation(const SlotValue& slot) {
    if (slot.value.ends_with("政府")) {
        const std::string_view stem = slot.value.substr(0, slot.value.size() - 6);
        return slot.shape.is_name() && !has_grammar(stem) && ends_with(stem, governments);
    }
    if (ends_like(slot, organisation_endings) && !ends_with(slot.value, no_organisation_endings))
        return true;
    if (!may_be_name(slot) || begins_with(slot.after, no_organisations)) return false;
    if (slot.shape.is_mask())
        return begins_with(slot.after, organisation_endings) ||
               slot.after.starts_with("人民政府") ||
               begins_with(slot.after, short_organisation_endings);
    return begins_with(slot.after, named_organisations);
}

}  // namespace palimpsest::duplicates
