#include "core/pipeline/source.hpp"

#include <algorithm>
#include <optional>

#include "core/pipeline/code_points.hpp"

namespace palimpsest::core {

namespace {

struct Escape {
    std::size_t source_bytes = 0;
    std::size_t value_bytes = 0;
};

/// What the escape at `text` (a backslash) takes in the source and gives in the value.
std::optional<Escape> escape_at(std::string_view text, bool multi_line) {
    if (text.size() < 2) return std::nullopt;
    const std::size_t digits = text[1] == 'u' ? 4 : text[1] == 'U' ? 8 : 0;
    if (digits > 0) {
        if (text.size() < 2 + digits) return std::nullopt;
        std::string bytes;
        append_code_point(bytes, static_cast<char32_t>(
                                     std::stoul(std::string(text.substr(2, digits)), nullptr, 16)));
        return Escape{2 + digits, bytes.size()};
    }
    if (std::string_view("btnfre\"\\").find(text[1]) != std::string_view::npos) return Escape{2, 1};
    const std::size_t end = text.find_first_not_of(" \t\r\n", 1);
    if (!multi_line || end == 1 || end == std::string_view::npos) return std::nullopt;
    return Escape{end, 0};
}

/// The offset into `text` of byte `position` of the value of the string that begins it.
std::optional<std::size_t> offset_inside(std::string_view text, std::size_t position) {
    if (text.empty() || (text[0] != '"' && text[0] != '\'')) return std::nullopt;
    const char quote = text[0];
    const bool multi_line = text.substr(0, 3) == std::string(3, quote);
    std::size_t at = multi_line ? 3 : 1;
    if (multi_line && text.substr(at, 2) == "\r\n") ++at;
    if (multi_line && text.substr(at, 1) == "\n") ++at;
    std::size_t done = 0;
    while (at < text.size()) {
        Escape step{1, 1};
        if (quote == '"' && text[at] == '\\') {
            const auto escape = escape_at(text.substr(at), multi_line);
            if (!escape) return std::nullopt;
            step = *escape;
        }
        if (position < done + step.value_bytes || (position == done && text[at] == quote))
            return at;
        at += step.source_bytes;
        done += step.value_bytes;
    }
    return std::nullopt;
}

}  // namespace

Source::Source(std::string name, std::string text, bool is_file)
    : name_(std::move(name)), text_(std::move(text)), is_file_(is_file), lines_{0} {
    for (std::size_t i = 0; i < text_.size(); ++i)
        if (text_[i] == '\n') lines_.push_back(i + 1);
}

std::string_view Source::line(std::uint32_t number) const {
    if (number == 0 || number > lines_.size()) return {};
    const std::size_t begin = lines_[number - 1];
    std::size_t end = number < lines_.size() ? lines_[number] - 1 : text_.size();
    if (end > begin && text_[end - 1] == '\r') --end;
    return std::string_view(text_).substr(begin, end - begin);
}

std::size_t Source::offset(const Place& place) const {
    if (place.line == 0 || place.line > lines_.size()) return text_.size();
    const std::size_t column = place.column == 0 ? 0 : place.column - 1;
    return lines_[place.line - 1] + code_point_offset(line(place.line), column);
}

Place Source::place(std::size_t begin, std::size_t end) const {
    begin = std::min(begin, text_.size());
    const auto after = std::upper_bound(lines_.begin(), lines_.end(), begin);
    const auto number = static_cast<std::uint32_t>(after - lines_.begin());
    const std::string_view whole = line(number);
    const std::size_t start = std::min(begin - lines_[number - 1], whole.size());
    const std::size_t stop = std::clamp(end - lines_[number - 1], start, whole.size());
    Place place;
    place.line = number;
    place.column = code_point_count(whole.substr(0, start)) + 1;
    place.length = std::max(1U, code_point_count(whole.substr(start, stop - start)));
    return place;
}

std::string Source::shown(const Place& place) const {
    if (!is_file_ || place.line == 0) return name_;
    std::string text = name_ + ":" + std::to_string(place.line);
    if (place.column > 0) text += ":" + std::to_string(place.column);
    return text;
}

Place place_inside_string(const Source& source, const Place& value, std::size_t position) {
    const std::size_t begin = source.offset(value);
    const auto inside = offset_inside(std::string_view(source.text()).substr(begin), position);
    if (!inside) return value;
    Place place = source.place(begin + *inside, begin + *inside + 1);
    place.source = value.source;
    return place;
}

}  // namespace palimpsest::core
