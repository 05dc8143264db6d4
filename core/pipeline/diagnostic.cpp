#include "core/pipeline/diagnostic.hpp"

#include <algorithm>
#include <string_view>

#include "core/pipeline/code_points.hpp"

namespace palimpsest::core {

namespace {

constexpr std::size_t most_shown = 120;   // Code points of a line.
constexpr std::size_t shown_before = 60;  // Of them before the caret.

struct Paint {
    bool colour;
    std::string operator()(std::string_view escape, std::string_view text) const {
        if (!colour) return std::string(text);
        return "\x1b[" + std::string(escape) + "m" + std::string(text) + "\x1b[0m";
    }
};

/// A line as a terminal may show it, and the line of carets under it.
struct Excerpt {
    std::string line;
    std::string carets;
};

/// Tabs become one space, so that the caret stands right; other control characters are not let
/// through to the terminal.
char32_t harmless(char32_t code_point) {
    if (code_point == U'\t') return U' ';
    if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) return 0xFFFD;
    return code_point;
}

/// Text of a message, which may quote what stands in a file.
std::string harmless(std::string_view text) {
    std::string result;
    for (std::size_t offset = 0; offset < text.size();)
        append_code_point(result, harmless(next_code_point(text, offset)));
    return result;
}

Excerpt excerpt(const Diagnostic& diagnostic) {
    const std::size_t caret = std::max(1U, diagnostic.column) - 1;
    const std::size_t total = code_point_count(diagnostic.source_line);
    const std::size_t first = total > most_shown && caret > shown_before ? caret - shown_before : 0;
    const std::size_t last = std::min(total, first + most_shown);
    const std::size_t caret_end =
        std::min<std::size_t>(caret + std::max(1U, diagnostic.length), std::max(last, caret + 1));
    Excerpt result;
    if (first > 0) {
        result.line = "…";
        result.carets = " ";
    }
    std::size_t offset = code_point_offset(diagnostic.source_line, first);
    for (std::size_t i = first; i < std::max(last, caret_end); ++i) {
        std::uint32_t width = 1;
        if (i < last) {
            const char32_t shown = harmless(next_code_point(diagnostic.source_line, offset));
            append_code_point(result.line, shown);
            width = terminal_width(shown);
        }
        if (i < caret_end) result.carets.append(width, i < caret ? ' ' : '^');
    }
    if (last < total) result.line += "…";
    return result;
}

std::string place(const Diagnostic& diagnostic) {
    std::string text = harmless(diagnostic.file);
    if (diagnostic.line == 0) return text;
    text += ":" + std::to_string(diagnostic.line);
    if (diagnostic.column > 0) text += ":" + std::to_string(diagnostic.column);
    return text;
}

/// The first line of a help after "= help:", the others below it.
std::string help_lines(std::string_view help, const std::string& margin, const Paint& paint) {
    std::string text;
    for (bool first = true; !help.empty(); first = false) {
        const std::size_t end = std::min(help.find('\n'), help.size());
        text += first ? margin + " = " + paint("1;36", "help") + ": "
                      : margin + std::string(std::string_view(" = help: ").size(), ' ');
        text += harmless(help.substr(0, end)) + "\n";
        help.remove_prefix(std::min(end + 1, help.size()));
    }
    return text;
}

}  // namespace

std::string rendered(const Diagnostic& diagnostic, bool colour) {
    const Paint paint{colour};
    const bool is_error = diagnostic.severity == Diagnostic::Severity::error;
    const std::string_view main_colour = is_error ? "1;31" : "1;33";
    const std::string number = diagnostic.line == 0 ? "" : std::to_string(diagnostic.line);
    const std::string margin(std::max<std::size_t>(1, number.size()), ' ');
    std::string text = paint(
        main_colour, std::string(is_error ? "error" : "warning") + "[" + diagnostic.code + "]");
    text += ": " + harmless(diagnostic.message) + "\n";
    text += margin + "--> " + place(diagnostic) + "\n";
    if (diagnostic.column > 0) {
        const Excerpt shown = excerpt(diagnostic);
        text += margin + " |\n";
        text += number + margin.substr(number.size()) + " | " + shown.line + "\n";
        text += margin + " | " + paint(main_colour, shown.carets) + "\n";
    }
    return text + help_lines(diagnostic.help, margin, paint);
}

}  // namespace palimpsest::core
