#include "templates.hpp"

#include "reading.hpp"
#include "words.hpp"

namespace palimpsest::placeholders {
namespace {

constexpr int longest_inside = 24;  // Code points of （此处填写…）.
constexpr std::uint64_t most_bytes = longest_inside * 4;

/// The whole of what stands in a bracket that is a slot.
const WordTable<bool>& slot_words() {
    static const WordTable<bool> table = [] {
        WordTable<bool> words;
        words.add(
            "姓名 名字 名称 单位 单位名称 单位名 公司 公司名称 公司名 企业名称 机构名称 部门 "
            "部门名称 "
            "学校 学校名称 校名 班级 职务 职位 职称 岗位 地名 地点 地址 地区 省份 省名 城市 城市名 "
            "市名 "
            "县名 区名 镇名 乡名 村名 街道名 社区名 日期 时间 月份 电话 联系电话 联系方式 手机号 "
            "邮箱 "
            "编号 数字 数量 数值 人数 次数 金额 比例 百分比 项目名称 项目名 活动名称 会议名称 "
            "文件名称 "
            "产品名称 领导姓名 负责人 联系人 签名 签字 内容 主题 具体内容 具体时间 具体日期 "
            "具体地点 "
            "具体数字 具体数据 具体金额 具体措施 填空 省略 待填 待定 待补充 某某",
            true);
        words.finish();
        return words;
    }();
    return table;
}

char32_t closing_of(char32_t opening) {
    switch (opening) {
        case U'[':
            return U']';
        case U'【':
            return U'】';
        case U'{':
            return U'}';
        case U'<':
            return U'>';
        case U'〈':
            return U'〉';
        case U'＜':
            return U'＞';
        case U'［':
            return U'］';
        case U'(':
            return U')';
        default:
            return U'）';
    }
}

/// The place of `closing` in the same line and within a slot's length.
std::optional<std::uint64_t> find_closing(std::string_view text, std::uint64_t at,
                                          char32_t closing) {
    for (int i = 0; i <= longest_inside; ++i) {
        const CodePoint next = code_point_at(text, at);
        if (next.size == 0 || next.value == U'\n') return std::nullopt;
        if (next.value == closing) return at;
        at += next.size;
    }
    return std::nullopt;
}

bool is_identifier(std::string_view inside) {
    if (inside.empty()) return false;
    for (const auto [offset, value, size] : code_points(inside)) {
        const bool is_letter =
            (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z') || is_han(value);
        const bool is_inner = decimal_digit(value) >= 0 || value == U'_' || value == U'.' ||
                              value == U'-' || value == U' ';
        if (!is_letter && !(is_inner && (offset > 0 || value == U' '))) return false;
    }
    return true;
}

bool names_year(std::string_view inside) {
    return inside.find("年") != inside.npos || inside.find("year") != inside.npos ||
           inside.find("Year") != inside.npos || inside.find("YEAR") != inside.npos;
}

/// {{name}} and ${name}.
std::optional<std::uint64_t> variable_end(std::string_view text, std::uint64_t at) {
    const bool is_double = follows(text, at, "{{");
    if (!is_double && !follows(text, at, "${")) return std::nullopt;
    const std::uint64_t begin = at + 2;
    const auto closing = find_closing(text, begin, U'}');
    if (!closing || (is_double && !follows(text, *closing, "}}"))) return std::nullopt;
    const std::string_view inside = text.substr(begin, *closing - begin);
    if (!is_identifier(inside) || names_year(inside)) return std::nullopt;
    return *closing + (is_double ? 2 : 1);
}

/// 请在此填写, 此处填写: what asks to be filled in.
bool asks(std::string_view inside) {
    for (const std::string_view word :
         {"此处填", "此处写", "此处插入", "此处省略", "这里填", "请填", "请在此", "填写", "填入",
          "插入", "输入", "请输入", "待填"})
        if (inside.starts_with(word)) return true;
    return false;
}

bool is_slot_word(std::string_view inside) {
    for (const std::string_view word :
         {"您的", "你的", "贵", "本人", "某", "具体", "XX", "xx", "××"})
        if (inside.starts_with(word) && inside.size() > word.size() &&
            slot_words().at(inside, word.size()).size == inside.size() - word.size())
            return true;
    return !inside.empty() && slot_words().at(inside, 0).size == inside.size();
}

}  // namespace

std::optional<std::uint64_t> template_end(std::string_view text, std::uint64_t at) {
    const CodePoint opening = code_point_at(text, at);
    if (opening.value == U'{' || opening.value == U'$') return variable_end(text, at);
    const std::uint64_t begin = at + opening.size;
    const bool is_round = opening.value == U'(' || opening.value == U'（';
    if (is_round && !asks(text.substr(begin, most_bytes))) return std::nullopt;
    const auto closing = find_closing(text, begin, closing_of(opening.value));
    if (!closing) return std::nullopt;
    const std::string_view inside = text.substr(begin, *closing - begin);
    if (names_year(inside) || !(is_round || asks(inside) || is_slot_word(inside)))
        return std::nullopt;
    const std::uint64_t end = *closing + code_point_at(text, *closing).size;
    if (opening.value == U'[' && follows(text, end, "(")) return std::nullopt;  // A link.
    return end;
}

}  // namespace palimpsest::placeholders
