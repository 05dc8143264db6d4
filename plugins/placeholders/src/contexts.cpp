#include "contexts.hpp"

#include "nouns.hpp"
#include "reading.hpp"
#include "words.hpp"

namespace palimpsest::placeholders {
namespace {

WordTable<StandsFor> make_before() {
    WordTable<StandsFor> table;
    table.add(
        "赴 在 到 来自 位于 前往 来到 途经 途径 经过 走进 入驻 落户 地处 驻 调研 考察 视察 走访 "
        "健康 平安 "
        "美丽 幸福 活力 魅力 数字 智慧 法治 书香 绿色 和谐 文明 诚信 富裕 爱我 家乡 地址 住址 籍贯 "
        "地点 "
        "建设美丽 逛 游 落地 迁至 离开 进入",
        StandsFor::place);
    table.add(
        "代表 同志 选举 任命 推选 记者 作者 编辑 我叫 我是 述职人 报告人 汇报人 主持人 联系人 "
        "负责人 "
        "姓名 名字 法人 法定代表人 书记 主任 主席 局长 市长 县长 镇长 乡长 区长 院长 校长 部长 "
        "科长 处长 "
        "站长 队长 组长 所长 经理 总经理 董事长 村民 职工 学生 教师 医生 老人 党员 干部 被告 "
        "被告人 原告 "
        "犯罪嫌疑人 嫌疑人 男子 女子 居民 农民 户主 贫困户 患者 家属 签名 签字 承诺人 审核人 "
        "经办人 申请人 "
        "委员 院士 教授 选手 司机 民警 律师 护士",
        StandsFor::person);
    table.add(
        "单位 单位名称 单位全称 公司名称 企业名称 甲方 乙方 丙方 发包人 承包人 主办 承办 协办 "
        "主办方 "
        "承办方 主办单位 承办单位 协办单位 建设单位 施工单位 监理单位 部门 学校",
        StandsFor::organisation);
    table.add(
        "项目 工程 活动 会议 文件 课题 产品 品牌 电话 手机 邮编 编号 号码 传真 邮箱 网址 账号 日期 "
        "时间 "
        "名称 题目 主题 备注",
        StandsFor::other);
    table.add("达 达到 共 共计 增长 下降 超过 突破 总计 合计 提高到 上升 减少到 增加到",
              StandsFor::count);
    table.finish();
    return table;
}

/// Words inside brackets, most telling first in the text: 领导姓名 is a person.
WordTable<StandsFor> make_inside() {
    WordTable<StandsFor> table;
    table.add("地 城市 省 县 区 镇 乡 村 街道 社区 place city town county address province region",
              StandsFor::place);
    table.add(
        "单位 公司 企业 机构 部门 学校 校名 班级 company organization organisation org unit school "
        "department employer",
        StandsFor::organisation);
    table.add("姓名 名字 领导 负责人 联系人 签名 签字 某某 name person leader user author",
              StandsFor::person);
    table.add("数 人数 次数 比例 百分比 count number num percent total quantity", StandsFor::count);
    table.add("金额 amount money price sum", StandsFor::money);
    table.add(
        "电话 号 名称 项目 活动 会议 文件 产品 职务 职位 岗位 时间 日期 phone date project title",
        StandsFor::other);
    table.add("单位名称 公司名称 企业名称 机构名称 部门名称 学校名称", StandsFor::organisation);
    table.finish();
    return table;
}

constexpr std::u32string_view surnames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕"
    U"丁"
    U"沈姚卢姜崔钟谭陆汪范廖贾夏韦付傅方邹孟熊秦邱尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫"
    U"孔汤"
    U"温康施牛樊葛邢齐伍庞颜倪庄聂鲁岳翟殷詹申欧耿兰焦俞左柳甘祝宁符舒阮柯纪梅童凌毕季"
    U"裴"
    U"霍涂苗谷曲冉骆蓝辛靳欧柴蒙鲍喻祁蒲房滕屈饶牟艾尤阳穆司卓吉缪简芦麦";

bool is_joint(char32_t value) { return is_one_of(value, U"、和与及或至到"); }
bool is_dash(char32_t value) { return is_one_of(value, U"—-–－─~～"); }

/// Behind the brackets, quotation marks, colons and blanks that end at `at`.
std::uint64_t before_openings(std::string_view text, std::uint64_t at) {
    for (int i = 0; i < 3; ++i) {
        const CodePoint before = code_point_before(text, at);
        if (!is_one_of(before.value, U"：:“\"‘《「 　")) break;
        at -= before.size;
    }
    return at;
}

}  // namespace

std::optional<StandsFor> told_before(std::string_view text, std::uint64_t begin) {
    static const WordTable<StandsFor> table = make_before();
    const auto found = table.before(text, before_openings(text, begin));
    return found.size > 0 ? std::optional(found.value) : std::nullopt;
}

StandsFor told_inside(std::string_view inside) {
    static const WordTable<StandsFor> table = make_inside();
    std::uint64_t longest = 0;
    StandsFor told = StandsFor::other;
    for (std::uint64_t at = 0; at < inside.size(); at += code_point_at(inside, at).size) {
        const auto found = table.at(inside, at);
        if (found.size <= longest) continue;
        longest = found.size;
        told = found.value;
    }
    return told;
}

std::uint64_t surname_begin(std::string_view text, const Slot& slot) {
    if (slot.kind != SlotKind::mask || slot.has_digits_before || slot.length > 2) return slot.begin;
    const CodePoint surname = code_point_before(text, slot.begin);
    if (!is_one_of(surname.value, surnames)) return slot.begin;
    const std::uint64_t begin = slot.begin - surname.size;
    const CodePoint before = code_point_before(text, begin);
    const bool is_apart = !is_han(before.value) || is_joint(before.value);
    const auto told = told_before(text, begin);
    const bool is_someone = slot.family == MaskFamily::someone;
    const auto noun = noun_at(text, slot.end);
    if (noun && noun->is_part) return slot.begin;
    const bool is_title = noun && noun->stands_for == StandsFor::person;
    const CodePoint after = code_point_at(text, slot.end);
    const bool ends = !is_han(after.value) || is_joint(after.value) ||
                      is_one_of(after.value, U"等两二三四五六七八九");  // 张××、李××两名同志
    const bool is_whole = is_apart && ends;
    const bool is_name = is_someone || is_title || told == StandsFor::person || is_whole;
    return is_name ? begin : slot.begin;
}

std::uint64_t partial_name_begin(std::string_view text, const Slot& slot) {
    if (slot.mark != U'×' || slot.length > 2) return slot.begin;
    const CodePoint before = code_point_before(text, slot.begin);
    const bool is_function_word = is_one_of(
        before.value,
        U"的了在到对和与及或向由为是于以从把被将往赴等至给并其该全各本我你他县市区省乡镇村"
        U"州旗组织开展参观察考同");
    return is_han(before.value) && !is_function_word ? slot.begin - before.size : slot.begin;
}

bool stands_apart(std::string_view text, std::uint64_t begin) {
    const CodePoint before = code_point_before(text, begin);
    return !is_han(before.value) || is_one_of(before.value, U"在到赴的是于和与及对从由");
}

std::uint64_t after_joint(std::string_view text, std::uint64_t at) {
    const CodePoint first = code_point_at(text, at);
    if (is_joint(first.value)) return at + first.size;
    if (!is_dash(first.value)) return at;
    const CodePoint second = code_point_at(text, at + first.size);
    return at + first.size + (second.value == first.value ? second.size : 0);
}

std::optional<StandsFor> told_by_list(std::string_view text, std::uint64_t begin,
                                      std::uint64_t end) {
    if (const std::uint64_t next = after_joint(text, end); next != end)
        if (const auto named = named_at(text, next)) return named;
    const CodePoint before = code_point_before(text, begin);
    if (before.value != U'、') return std::nullopt;
    return name_ending_at(text, begin - before.size);
}

bool is_beside_words(std::string_view text, const Slot& slot) {
    return slot.family == MaskFamily::asterisk && slot.length == 2 &&
           (is_han(code_point_before(text, slot.begin).value) ||
            is_han(code_point_at(text, slot.end).value));
}

}  // namespace palimpsest::placeholders
