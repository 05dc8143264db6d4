#include "unit_spans.hpp"

#include <algorithm>
#include <string_view>

namespace palimpsest::duplicates {
namespace {

/// The paragraphs (lines) or sentences of a text; a sentence ends a line at the latest.
std::vector<Span> text_spans(std::string_view text, bool sentences) {
    constexpr std::string_view ends[] = {"\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F",
                                         "\xEF\xBC\x9B"};  // 。！？；
    std::vector<Span> spans;
    std::uint64_t begin = 0;
    const auto end_at = [&](std::uint64_t end) {
        if (end > begin) spans.push_back({begin, end});
        begin = end;
    };
    for (std::uint64_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' || text[i] == '\r') {
            end_at(i);
            begin = i + 1;
        } else if (sentences && static_cast<unsigned char>(text[i]) >= 0xE3 &&
                   std::find(std::begin(ends), std::end(ends), text.substr(i, 3)) !=
                       std::end(ends)) {
            end_at(i + 3);
        }
    }
    end_at(text.size());
    return spans;
}

}  // namespace

std::vector<Span> unit_spans(UnitKind kind, const Document& document) {
    if (kind == UnitKind::paragraph) return text_spans(document.text(), false);
    if (kind == UnitKind::sentence) return text_spans(document.text(), true);
    std::vector<Span> spans;
    if (kind == UnitKind::section) {
        const LayerView sections = document.layer("sections");
        for (std::uint64_t row = 0; row < sections.size(); ++row)
            spans.push_back(sections.span(row));
    }
    if (spans.empty()) spans.push_back({0, document.text().size()});
    return spans;
}

}  // namespace palimpsest::duplicates
