#include "nouns.hpp"

#include "reading.hpp"
#include "words.hpp"

namespace palimpsest::placeholders {
namespace {

enum class Use : std::uint8_t {
    part,    ///< Belongs to the placeholder.
    beside,  ///< Says what the mask is, but is no part of it: a title, an organ of a place.
    none,    ///< Begins like a noun and is none: 人民, 项目.
};

struct Meaning {
    Use use = Use::none;
    StandsFor stands_for = StandsFor::other;
};

/// Longer words win, so that 处长 is no 处 and 市场 no 市.
WordTable<Meaning> make_nouns() {
    WordTable<Meaning> table;
    const auto part = [&](StandsFor stands_for, std::string_view words) {
        table.add(words, {Use::part, stands_for});
    };
    part(
        StandsFor::place,
        "省 市 县 区 乡 镇 村 组 屯 寨 庄 街 街道 路 巷 社区 小区 片区 园区 新区 林区 库区 景区 "
        "风景区 城区 老城区 新城 古城 小镇 古镇 新村 开发区 经济开发区 高新区 经开区 示范区 "
        "保护区 自然保护区 工业区 工业园 工业园区 产业园 产业园区 科技园 自治区 自治州 自治县 "
        "自治旗 特区 州 盟 旗 地区 区域 行政村 自然村 村民小组 河 江 湖 溪 沟 渠 港 港口 湾 海 "
        "岛 半岛 山 岭 峰 坡 谷 水库 电站 水电站 大桥 桥 楼 隧道 公路 高速 高速公路 铁路 高铁 国道 "
        "省道 县道 乡道 道路 大道 大街 线 沿线 机场 车站 火车站 高铁站 码头 口岸 广场 公园 "
        "湿地公园 森林公园 灌区 流域 平原 草原 盆地 国 市场 农贸市场 批发市场 "
        "基地 校区 站 County City Town Township District Province Village Road Street");
    part(
        StandsFor::organisation,
        "局 委 办 办公室 办事处 代表处 厅 院 部 队 社 室 科 股 校 学校 小学 中学 大学 学院 一中 "
        "二中 三中 "
        "四中 五中 六中 高中 初中 一小 二小 中心校 幼儿园 幼儿院 党校 技校 书院 公司 分公司 子公司 "
        "集团 集团公司 企业 工厂 厂 煤矿 矿业 医院 卫生院 卫生室 卫生所 诊所 中心 银行 支行 分行 "
        "信用社 联社 合作社 供销社 协会 学会 商会 工会 联合会 妇联 残联 工商联 团委 团支部 基金会 "
        "委员会 组委会 管委会 党委 党组 党总支 党支部 支部 党工委 纪委 工作组 领导小组 专班 单位 "
        "部门 机构 机关 法院 检察院 派出所 研究院 研究所 研究会 设计院 事务所 分局 支队 大队 中队 "
        "部队 敬老院 养老院 福利院 图书馆 博物馆 文化馆 体育馆 档案馆 纪念馆 展览馆 美术馆 文化站 "
        "服务站 工作站 变电站 加油站 酒店 宾馆 饭店 超市 商场 商店 药店 店 报社 日报 晚报 电视台 "
        "农场 林场 牧场 电台 杂志社 出版社 网站 工作室 车间 科室 处室 Company School University "
        "Hospital Bureau");
    part(StandsFor::ordinal, "届 号 年级 号楼 号线");
    part(StandsFor::other, "项目 工程 活动 系统 平台 品牌 产品 论坛 课题 专业 行业 产业 会议 文件");
    const auto beside = [&](StandsFor stands_for, std::string_view words) {
        table.add(words, {Use::beside, stands_for});
    };
    beside(
        StandsFor::person,
        "同志 同学 书记 副书记 第一书记 主任 副主任 主席 副主席 市长 副市长 县长 副县长 区长 "
        "副区长 镇长 副镇长 乡长 副乡长 村长 村主任 省长 副省长 州长 局长 副局长 处长 副处长 科长 "
        "副科长 厅长 副厅长 院长 副院长 校长 副校长 园长 厂长 部长 副部长 站长 所长 队长 组长 "
        "副组长 会长 副会长 社长 秘书长 行长 馆长 台长 总 经理 总经理 副总经理 董事长 总裁 总监 "
        "先生 女士 小姐 老师 教授 院士 博士 代表 代表作 委员 常委 政委 检察长 审判长 调研员 "
        "巡视员 师傅 老人 大爷 大妈 阿姨 医生 护士 记者 律师 警官 民警 夫妇 一家 事迹 的事迹 "
        "的先进事迹 等同志 等同学 等领导 等人 一行 作了 所作的");
    beside(
        StandsFor::place,
        "代表团 代表队 人民 人民政府 政府 人大 人大常委会 政协 经济 经济建设 经济发展 "
        "经济社会 段 境内 全境 各地 各界 各村 各镇 各县 各乡镇 每个村 每个镇 各个村 籍 户籍 籍贯 "
        "以东 以西 以南 以北 附近 一带 沿岸 两岸 两侧 老区 特色 实际");
    beside(StandsFor::word, "主义 中央 生活会 集中制 评议 测评 党派 法制");
    beside(StandsFor::other,
           "职务 一职 族 学历 专项 专项行动 行动 精神 理念 思想 问题 周年 大会 文化节 战略 主题 级 "
           "型");
    table.add(
        "区别 路线 路径 线上 线下 线索 组织 组成 组建 组合 旗下 旗帜 沟通 海洋 海外 港澳 国家 国有 "
        "国际 国土 国资 国内 国庆 市场化 市场经济 委托 委派 办理 办法 办事 办好 办公 院士 院内 "
        "室内 科技 "
        "科学 科研 部分 部署 部委 队伍 社会 站在 厂房 局部 局面 局势 局限 中心任务 中心工作 "
        "代表大会 代表们 总体 总量 总额 总值 总的 总结 总投资 号召 号称 作了安排 山水 "
        "江南 江北 河道 湖泊 店面 版本 版权 主席团 书记处 产业化 产业链 专业化 专业合作",
        Meaning{});
    table.finish();
    return table;
}

/// What is counted. Longer words win here, too.
WordTable<Meaning> make_measures() {
    WordTable<Meaning> table;
    table.add(
        "个 件 次 人 户 项 条 名 家 处 座 所 台 套 间 只 头 株 棵 亩 份 篇 册 卷 本 张 块 栋 幢 辆 "
        "艘 "
        "支 批 场 轮 起 宗 例 位 盏 眼 根 箱 袋 桶 瓶 趟 岁 天 小时 分钟 周 个月 年 公里 千米 米 "
        "平方米 "
        "平方公里 平方千米 立方米 立方 平方 公顷 吨 公斤 千克 斤 克 升 毫米 厘米 千瓦 千瓦时 兆瓦 "
        "倍 "
        "个点 个百分点 百分点 % ％ ‰ 人次 户次 台次 车次 批次 场次 件次 席 层 幅 部次 集 首 门次 "
        "课时 "
        "学时 张床 床 公分 里 期 年期 班次 把 类 种 口 道 面 架 尾 羽 粒 枚 组次 片 支队伍 支部队",
        {Use::part, StandsFor::count});
    table.add("元 美元 欧元 港元 港币 日元 块钱", {Use::part, StandsFor::money});
    table.add(
        "个人 个别 个体 个性 人民 人大 人社 人员 人口 人事 人物 人才 人力 人居 人数 人生 人文 "
        "人均 次要 项目 条例 条件 名称 名单 名誉 名牌 家庭 家园 家乡 家长 家属 家禽 家政 "
        "处理 处于 处长 处罚 处置 处室 所长 所有 所谓 所在 所属 台账 台风 台长 间接 只有 只要 只能 "
        "头上 份额 本次 本级 本届 本人 本地 本着 本市 本镇 本县 本村 本乡 本区 块状 支持 支部 支行 "
        "支队 支撑 支出 支付 批评 批准 批复 批示 批发 场所 场地 场馆 起来 起草 起步 起到 起了 起点 "
        "起义 例如 例行 位于 位置 把握 天然 天津 周边 周围 周年 周期 年级 年龄 年轻 年度 年初 年底 "
        "年末 年终  米粉 升级 升学 升旗 升温 倍感 席位 层面 层次 层级 幅度 集团 集中 集体 "
        "集市 集镇 首先 "
        "首次 首届 里程 里面 期间 期待 期望 类似 种植 种养 种子 种种 口号 口碑 口岸 道路 道德 道口 "
        "面对 面临 面向 面积 面貌 面上 架构 片区 元旦 元宵 元素 根据 根本 件件 克服 立方体 床位 "
        "套路 户籍 户口 张贴 箱包 对口 篇章",
        Meaning{});
    table.finish();
    return table;
}

/// Words that stand between a mask and the noun of an organisation: XX建筑工程有限公司.
WordTable<bool> make_modifiers() {
    WordTable<bool> table;
    table.add(
        "人民 中心 第一 第二 第三 实验 职业 技术 职业技术 科技 建筑 工程 农业 农村 商业 建设 工商 "
        "行政 审批 行政审批 服务 政务 公安 教育 体育 卫生 健康 财政 民政 司法 交通 运输 水利 水务 "
        "林业 "
        "环保 环境 生态 保护 国土 资源 自然 规划 住房 城乡 文化 旅游 广电 审计 统计 税务 市场 监督 "
        "管理 质量 信访 安全 生产 应急 发展 改革 人力 社会 保障 投资 开发 实业 食品 药业 制药 医药 "
        "化工 机械 电子 电力 能源 物流 贸易 房地产 置业 集团 股份 有限 责任 联合 专业 种植 养殖 "
        "中医 妇幼 保健 师范 理工 工业 矿业 钢铁 纺织 服装 汽车 信息 网络 通信 传媒 广告 律师 会计 "
        "装饰 园林 物业 餐饮 酒店 旅行 金融 担保 保险 证券 村镇 信用 合作 农商 邮政 供电 自来水 "
        "燃气 "
        "总 分 青年 志愿者 志愿 少年 老年 残疾人 妇女 慈善 红十字 消防 法律 中级 高级 初级 基层 "
        "党员 群众 便民 公共 综合 经济 国有 资产",
        true);
    table.finish();
    return table;
}

const WordTable<Meaning>& nouns() {
    static const WordTable<Meaning> table = make_nouns();
    return table;
}
const WordTable<Meaning>& measures() {
    static const WordTable<Meaning> table = make_measures();
    return table;
}
const WordTable<bool>& modifiers() {
    static const WordTable<bool> table = make_modifiers();
    return table;
}

constexpr int most_modifiers = 5;
constexpr int longest_name = 8;  // Code points of a name before its generic noun.

/// 人民医院, 建筑工程有限公司: modifiers and the noun of an organisation.
std::optional<Noun> organisation_at(std::string_view text, std::uint64_t at) {
    for (int i = 0; i < most_modifiers; ++i) {
        const auto modifier = modifiers().at(text, at);
        if (modifier.size == 0) return std::nullopt;
        at += modifier.size;
        const auto noun = nouns().at(text, at);
        if (noun.value.use == Use::part && noun.value.stands_for == StandsFor::organisation &&
            modifiers().at(text, at).size < noun.size)
            return Noun{StandsFor::organisation, true, at + noun.size};
    }
    return std::nullopt;
}

/// 余, 多, 几, 百, 万: where what is counted begins.
std::uint64_t after_scale(std::string_view text, std::uint64_t at) {
    for (int i = 0; i < 4; ++i) {
        const CodePoint next = code_point_at(text, at);
        if (!is_one_of(next.value, U"余多几来十百千万亿")) break;
        at += next.size;
    }
    return at;
}

/// The nouns that end names.
bool is_name(const Meaning& meaning) {
    return meaning.use == Use::part && (meaning.stands_for == StandsFor::place ||
                                        meaning.stands_for == StandsFor::organisation);
}

}  // namespace

std::optional<Noun> measure_at(std::string_view text, std::uint64_t at) {
    const std::uint64_t counted = after_scale(text, at);
    const auto found = measures().at(text, counted);
    if (found.size > 0 && found.value.use == Use::part)
        return Noun{found.value.stands_for, true, counted + found.size};
    const CodePoint last = code_point_before(text, counted);
    if (counted > at && is_one_of(last.value, U"百千万亿余"))
        return Noun{StandsFor::count, true, counted};
    return std::nullopt;
}

std::optional<Noun> noun_at(std::string_view text, std::uint64_t at) {
    std::optional<Noun> best = organisation_at(text, at);
    const auto found = nouns().at(text, at);
    const bool is_longer = !best || at + found.size > best->end;
    if (found.size > 0 && is_longer && found.value.use != Use::none)
        best = Noun{found.value.stands_for, found.value.use == Use::part, at + found.size};
    const auto measure = measure_at(text, at);
    const bool is_no_noun = found.size > 0 && found.value.use == Use::none;
    const std::uint64_t taken = best ? best->end : is_no_noun ? at + found.size : at;
    if (measure && measure->end > taken) best = measure;
    return best;
}

std::optional<StandsFor> name_ending_at(std::string_view text, std::uint64_t end) {
    const auto found = nouns().before(text, end);
    if (found.size == 0 || !is_name(found.value)) return std::nullopt;
    return found.value.stands_for;
}

std::optional<StandsFor> named_at(std::string_view text, std::uint64_t at) {
    for (int i = 0; i < longest_name; ++i) {
        const CodePoint next = code_point_at(text, at);
        if (!is_han(next.value)) return std::nullopt;
        at += next.size;
        const auto found = nouns().at(text, at);
        if (i > 0 && found.size > 0 && is_name(found.value)) return found.value.stands_for;
    }
    return std::nullopt;
}

}  // namespace palimpsest::placeholders
