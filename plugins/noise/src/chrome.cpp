#include "chrome.hpp"

#include "characters.hpp"
#include "chrome_line.hpp"
#include "chrome_words.hpp"
#include "palimpsest/text/numerals.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::size_t edge = 10;            // Lines at begin and end that are the page's edge.
constexpr std::size_t most_links = 20;      // Lines of a list of links.
constexpr std::size_t title_lines = 3;      // That may stand before a text.
constexpr std::uint64_t least_part = 4;     // Code points of one of several links in a line.
constexpr std::uint64_t longest_link = 40;  // Code points.
constexpr std::size_t longest_title = 150;  // Bytes of a collection's title.

/// 乡镇工作总结（精选3篇）: a title of a page, not of a work.
bool names_a_collection(std::string_view line) {
    if (line.size() > longest_title) return false;
    std::string_view rest = line;
    for (const std::string_view closing : {"）", ")", "】", "]", "」"})
        if (rest.ends_with(closing)) {
            rest.remove_suffix(closing.size());
            break;
        }
    if (!rest.ends_with("篇")) return false;
    rest.remove_suffix(std::string_view("篇").size());
    std::size_t digits = rest.size();
    while (digits > 0) {
        const std::uint64_t at = boundary_before(rest, digits);
        const char32_t value = code_point_at(rest, at).value;
        if (!is_digit(value) && !read_chinese_numeral(rest, at)) break;
        digits = at;
    }
    if (digits == rest.size()) return false;
    const std::string_view before = rest.substr(0, digits);
    return !trailing_word(before, collection_words).empty() ||
           (rest.size() < line.size() - 3 && is_opening(last_of(before)));
}

/// 社区工作总结集锦: a title of a page beside chrome, and perhaps of a work elsewhere.
bool may_name_a_collection(std::string_view line) {
    constexpr std::string_view endings[] = {"集锦", "锦集", "合集", "大全", "汇总", "汇编", "范文"};
    return line.size() <= longest_title && !trailing_word(line, endings).empty();
}

class Page {
  public:
    explicit Page(Window& window)
        : window_(window), evidence_(window.lines.size(), PageEvidence::none) {}

    void find() {
        for (std::size_t i = 0; i < evidence_.size(); ++i) {
            if (line(i).taken) continue;
            evidence_[i] = page_evidence(window_.in(line(i)));
            if (evidence_[i] == PageEvidence::strong) take(i);
        }
        take_links();
        take_weak();
        take_collections();
        take_beside();
        report();
    }

  private:
    Line& line(std::size_t i) const { return window_.lines[i]; }
    void take(std::size_t i) { line(i).taken = Kind::chrome; }
    bool is_chrome(std::size_t i) const {
        return i < evidence_.size() && line(i).taken == Kind::chrome;
    }
    bool is_near_edge(std::size_t i) const {
        return (window_.is_first() && i < edge) ||
               (window_.is_last() && evidence_.size() - i <= edge);
    }

    /// A title and nothing else.
    bool may_be_link(std::size_t i) const {
        const std::string_view text = window_.in(line(i));
        if (count_code_points(text) > longest_link) return false;
        for (const auto [offset, value, size] : code_points(text))
            if (is_stop(value) || value == U'，') return false;
        return true;
    }

    /// 半年总结 工作计划 述职报告: several links in a line.
    static bool has_parts(std::string_view text) {
        int parts = 0;
        std::uint64_t length = 0;
        for (const auto [offset, value, size] : code_points(text)) {
            length = is_blank(value) ? 0 : length + 1;
            parts += length == least_part;
        }
        return parts >= 3;
    }

    /// 1.乡镇工作总结 03-02 or 甲总结5篇 乙报告 更多…: no title of a text looks like that.
    bool is_link(std::size_t i) const {
        const std::string_view text = window_.in(line(i));
        const CodePoint first = code_point_at(text, 0);
        const bool is_numbered = is_digit(first.value) && text.size() > 1 && text[1] == '.';
        return is_numbered || is_digit(last_of(text)) || text.find("更多") != text.npos ||
               text.find("篇 ") != text.npos || names_a_collection(text) || has_parts(text);
    }

    /// 猜你喜欢： and the links behind it. Where a text follows them, the last lines may be its
    /// title.
    void take_links() {
        for (std::size_t i = 0; i < evidence_.size(); ++i) {
            if (!is_chrome(i) || !opens_list_of_links(window_.in(line(i)))) continue;
            std::size_t end = i + 1;
            while (end < evidence_.size() && end - i <= most_links && may_be_link(end)) ++end;
            const bool is_at_the_end = end == evidence_.size() && window_.is_last();
            for (std::size_t k = i + 1; k < end; ++k)
                if (!line(k).taken && (is_at_the_end || is_link(k) || k + title_lines < end))
                    take(k);
        }
    }

    void take_weak() {
        for (std::size_t i = 0; i < evidence_.size(); ++i)
            if (evidence_[i] == PageEvidence::weak && !line(i).taken && is_near_edge(i)) take(i);
    }

    /// Chrome spreads to neighbours that look like it.
    void take_beside() {
        const auto spreads = [&](std::size_t i) {
            return evidence_[i] != PageEvidence::none && !line(i).taken;
        };
        for (std::size_t i = 1; i < evidence_.size(); ++i)
            if (spreads(i) && is_chrome(i - 1)) take(i);
        for (std::size_t i = evidence_.size(); i-- > 0;)
            if (spreads(i) && is_chrome(i + 1)) take(i);
    }

    /// The title of a collection is chrome where the page's own line or a first work follows.
    void take_collections() {
        for (std::size_t i = 0; i + 1 < evidence_.size() && i < edge && window_.is_first(); ++i) {
            if (line(i).taken) continue;
            const std::string_view title = window_.in(line(i));
            const bool stands_on_the_page = (i > 0 && is_chrome(i - 1)) || is_chrome(i + 1);
            if (names_a_collection(title) || (stands_on_the_page && may_name_a_collection(title)))
                take(i);
        }
    }

    /// Neighbouring lines of the page are one row.
    void report() {
        for (std::size_t i = 0; i < evidence_.size(); ++i) {
            if (!is_chrome(i)) continue;
            if (i > 0 && is_chrome(i - 1))
                window_.found.back().end = line(i).end;
            else
                window_.found.push_back({line(i).begin, line(i).end, Kind::chrome});
        }
    }

    Window& window_;
    std::vector<PageEvidence> evidence_;
};

}  // namespace

void find_chrome(Window& window) { Page(window).find(); }

}  // namespace palimpsest::noise
