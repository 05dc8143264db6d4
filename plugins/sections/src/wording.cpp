#include "wording.hpp"

#include <algorithm>

#include "characters.hpp"
#include "palimpsest/text/numerals.hpp"
#include "words.hpp"

namespace palimpsest::sections {
namespace {

constexpr std::uint64_t shortest_opening = 90;       // Bytes, where a year alone speaks for it.
constexpr std::uint64_t opening_window = 750;        // Bytes of a paragraph's begin.
constexpr std::uint64_t ending_window = 150;         // Bytes of a paragraph's end.
constexpr std::uint64_t longest_run_in_title = 150;  // Bytes.

constexpr auto document_kinds = word_set(
    "报告", "总结", "汇报", "讲话", "发言", "方案", "规划", "计划", "要点", "意见", "通知", "决定",
    "办法", "致辞", "致词", "演讲", "材料", "心得", "体会", "小结", "纪要", "公报", "公告", "通报",
    "提纲", "复函", "纲要", "条例", "细则", "预案", "决议", "批复", "请示", "述职", "调查", "思考",
    "主持词", "开幕词", "闭幕词", "开幕辞", "闭幕辞", "贺词", "祝词", "讲稿", "简报", "章程",
    "议案", "提案", "倡议书", "建议书", "承诺书", "情况说明");
constexpr auto first_words = word_set("今年以来", "今年上半年", "近年来", "近几年来", "入汛以来",
                                      "入春以来", "入冬以来", "换届以来");
constexpr auto plan_kinds = word_set("工作安排", "工作打算", "工作思路", "工作谋划");
constexpr auto name_ends =
    word_set("镇", "乡", "县", "区", "市", "省", "州", "旗", "局", "厅", "委", "办", "院", "校",
             "馆", "所", "站", "村", "部", "会", "公司", "街", "中心", "社");
constexpr auto no_names = word_set("全", "我", "本", "各", "该", "两", "一", "在", "关", "对", "做",
                                   "把", "以", "十", "新", "大", "认");
constexpr auto title_tails = word_set("范文", "范本", "模板", "精选", "稿", "篇", "一", "二", "三",
                                      "四", "五", "1", "2", "3", "4", "5");
constexpr auto offices =
    word_set("镇", "乡", "县", "区", "市", "省", "州", "旗", "局", "厅", "委", "办", "院", "校",
             "村", "街道", "公司", "集团", "党", "政府", "人大", "政协", "法院", "检察", "银行",
             "中心", "站", "支队", "大队", "社区", "工会", "部", "团", "协会", "科", "书记", "代表",
             "述职", "个人", "主席", "长", "国", "系统");
constexpr auto openings = word_set(
    "今年以来", "今年上半年", "近年来", "近几年来", "一年来", "半年来", "五年来", "三年来",
    "几年来", "多年来", "入汛以来", "上半年", "过去一年", "过去的一年", "刚刚过去的", "根据",
    "按照", "为深入", "为切实", "为进一步", "为全面", "为认真", "为贯彻", "为加强", "为了",
    "为做好", "为确保", "在市委", "在县委", "在区委", "在镇党委", "在党委", "在上级", "在省委",
    "在局党", "在县、", "在党的", "在院党", "在校党", "受县", "受市", "受区", "受省", "我是",
    "我叫", "本人", "现在，", "现将", "大家好", "本届政府", "我代表", "自今年", "自担任");
constexpr auto greetings = word_set("各位", "同志们", "尊敬的");
constexpr auto reports_to =
    word_set("向大会", "向各位代表", "向会议", "向全会", "向全体", "我代表", "委托", "现在，");
constexpr auto asks_for = word_set("请予", "请审", "审议", "审查", "请各位");
constexpr auto follows =
    word_set("如下：", "如下:", "如下。", "如下，请予评议。", "如下", "批评指正：", "批评指正。");
constexpr auto reporting = word_set("汇报", "报告", "总结", "述职", "情况", "说明", "安排");
constexpr auto plans = word_set("制定本", "特制定", "制定如下", "提出如下", "制订本", "特制订");
constexpr auto strong_closings =
    word_set("奋斗！", "奋斗。", "谢谢大家", "谢谢！", "谢谢。", "召开！", "召开。", "特此",
             "请审议", "请予审议", "批评指正", "贡献！", "报告完毕", "篇章！", "局面！", "华诞！",
             "胜利！", "明天！", "辉煌！", "谢谢大家！", "谢谢大家。", "请予评议。", "请予评议！",
             "批评指正。", "请审议。", "散会！", "散会。", "闭幕！", "圆满成功！", "同时废止。",
             "起施行。", "起实施。", "起执行。", "负责解释。", "Thank you.", "Thank you!", "前进！",
             "迈进！", "未来！", "周年！", "答卷！", "征程！", "台阶！");
constexpr auto thanks = word_set("特此", "谢谢", "请审议");
constexpr auto weak_closings =
    word_set("贡献。", "台阶。", "局面。", "篇章。", "胜利。", "明天。", "辉煌。", "前进。",
             "迈进。", "未来。", "答卷。", "发展！", "生活！", "业绩！", "目标！");

bool is_mask_of_year(char32_t value) {
    return value == U'_' || value == U'X' || value == U'x' || value == U'*' || value == U'×' ||
           value == U'○' || value == U'〇' || value == U'Ｘ' || value == U'＊' || value == U'＿';
}

std::string_view first_bytes(std::string_view text, std::uint64_t count) {
    if (text.size() <= count) return text;
    return text.substr(0, is_boundary(text, count) ? count : boundary_before(text, count));
}
std::string_view last_bytes(std::string_view text, std::uint64_t count) {
    if (text.size() <= count) return text;
    std::uint64_t begin = text.size() - count;
    if (!is_boundary(text, begin)) begin = boundary_before(text, begin);
    return text.substr(begin);
}

/// Without a bracket at the end, the marks 《》 around all, and tails such as 范文二.
std::string_view bare_title(std::string_view title) {
    for (int round = 0; round < 6 && !title.empty(); ++round) {
        if (title.starts_with("《") && title.ends_with("》")) {
            title = title.substr(3, title.size() - 6);
        } else if (title.ends_with("）") || title.ends_with(")") || title.ends_with("]")) {
            std::size_t open = title.rfind("（");
            if (open == title.npos) open = title.rfind("(");
            if (open == title.npos) open = title.rfind("[");
            if (open == title.npos || open == 0) break;
            title = title.substr(0, open);
        } else if (const std::uint64_t tail = title_tails.ending(title); tail > 0) {
            title.remove_suffix(tail);
        } else {
            break;
        }
    }
    return title;
}

/// 我代表县人民政府向大会报告工作，请予审议.
bool reports_to_meeting(std::string_view begin) {
    const std::string_view first = first_bytes(begin, 360);
    return reports_to.within(first) && first.find("报告") != first.npos &&
           (first.find("向") != first.npos || asks_for.within(begin));
}

/// 两年来, 五年来.
bool begins_with_years_past(std::string_view text) {
    const auto numeral = read_numeral(text, 0);
    std::uint64_t end = numeral ? numeral->end : 0;
    if (!numeral && text.starts_with("两")) end = 3;
    return end > 0 && text.substr(end).starts_with("年来");
}

}  // namespace

bool begins_with_year(std::string_view text) {
    std::uint64_t at = 0;
    for (int count = 0; count < 5; ++count) {
        const CodePoint next = code_point_at(text, at);
        if (next.value == U'年') return count >= 2;
        if (decimal_digit(next.value) < 0 && chinese_digit(next.value) < 0 &&
            !is_mask_of_year(next.value))
            return false;
        at += next.size;
    }
    return code_point_at(text, at).value == U'年';
}

bool names_document(std::string_view title) {
    if (document_kinds.ending(title) > 0) return true;
    return document_kinds.ending(bare_title(title)) > 0;
}

bool names_office(std::string_view title) {
    if (offices.within(title)) return true;
    for (const std::string_view mask : {"XX", "xx", "××", "**", "某"})
        if (title.find(mask) != title.npos && !title.starts_with(mask)) return true;
    return false;
}

bool names_plan(std::string_view title) { return plan_kinds.ending(title) > 0; }

bool begins_with_name(std::string_view title) {
    if (no_names.begins(title) || begins_with_year(title)) return false;
    std::uint64_t length = 0;
    for (std::uint64_t at = 0; at < title.size() && length < 12; ++length) {
        if (length > 0 && name_ends.begins(title.substr(at))) return true;
        const CodePoint next = code_point_at(title, at);
        if (!is_han(next.value) && !is_mask_of_year(next.value)) return false;
        at += next.size;
    }
    return false;
}

unsigned opening_strength(std::string_view paragraph) {
    const std::string_view begin = first_bytes(paragraph, opening_window);
    const bool has_opening =
        openings.begins(begin) || first_words.begins(begin) || begins_with_years_past(begin);
    const bool has_year =
        !has_opening && paragraph.size() >= shortest_opening && begins_with_year(begin);
    const bool has_greeting = greetings.begins(begin);
    if ((has_opening || has_greeting || begin.starts_with("我") || begin.starts_with("本")) &&
        reports_to_meeting(begin))
        return 6;
    const std::string_view end = last_bytes(paragraph, ending_window);
    if (follows.ending(end) > 0 && reporting.within(end) &&
        (end.find("现将") != end.npos || end.find("现就") != end.npos ||
         end.find("现总结") != end.npos || end.find("现汇报") != end.npos))
        return 4;
    if (first_words.begins(begin) || plans.within(end)) return 3;
    return has_opening ? 2 : has_year ? 1 : 0;
}

unsigned closing_strength(std::string_view paragraph) {
    const std::string_view end = last_bytes(paragraph, 60);
    if (strong_closings.ending(end) > 0) return 2;
    if (paragraph.size() < 90 && thanks.within(paragraph)) return 2;
    return weak_closings.ending(end) > 0 ? 1 : 0;
}

std::optional<std::uint64_t> run_in_title_end(std::string_view paragraph) {
    const std::string_view begin = first_bytes(paragraph, longest_run_in_title);
    for (std::uint64_t at = 0; at < begin.size();) {
        const CodePoint next = code_point_at(begin, at);
        if (is_sentence_end(next.value) || is_comma(next.value) || is_colon(next.value) ||
            is_semicolon(next.value))
            return std::nullopt;
        at += next.size;
        const std::string_view title = begin.substr(0, at);
        if (title.size() < 12 || document_kinds.ending(title) == 0 || !names_office(title))
            continue;
        std::uint64_t body = at;
        for (CodePoint blank = code_point_at(begin, body); is_blank(blank.value);
             blank = code_point_at(begin, body))
            body += blank.size;
        const std::string_view rest = begin.substr(body);
        if (openings.begins(rest) || first_words.begins(rest) || greetings.begins(rest) ||
            begins_with_year(rest))
            return at;
    }
    return std::nullopt;
}

}  // namespace palimpsest::sections
