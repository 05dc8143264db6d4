#include "fields.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace palimpsest::csv {
namespace {

/// Spreadsheets run a cell that begins so, even in quotes; some take the full-width forms too.
bool begins_formula(std::string_view text) {
    for (const std::string_view start :
         {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
        if (text.starts_with(start)) return true;
    return false;
}

/// Behind these a program that expects another separator begins a cell, quotes or not.
bool may_begin_cell(char before) {
    return before == ',' || before == ';' || before == '\t' || before == '\r' || before == '\n';
}

bool needs_quotes(std::string_view text, char separator) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ') return true;
    for (const char c : text)
        if (c == separator || c == '"' || c == '\r' || c == '\n') return true;
    return false;
}

template <class Number>
void append_number(Number value, std::string& out) {
    std::array<char, 32> buffer;
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), result.ptr);
}

}  // namespace

void Line::separate() {
    if (!first_) out_ += style_.separator;
    first_ = false;
}

void Line::text(std::string_view value) {
    separate();
    const bool quotes = needs_quotes(value, style_.separator);
    if (quotes) out_ += '"';
    bool begins = !style_.formulas;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (begins && begins_formula(value.substr(i))) out_ += '\'';
        begins = !style_.formulas && may_begin_cell(c);
        if (c == '\0') {
            out_ += "\u2400";  // Many readers end at a NUL.
            continue;
        }
        out_ += c;
        if (c == '"') out_ += '"';
    }
    if (quotes) out_ += '"';
}

void Line::null() { separate(); }

void Line::integer(std::int64_t value) {
    separate();
    append_number(value, out_);
}

void Line::number(double value) {
    separate();
    if (std::isfinite(value)) append_number(value, out_);
}

void Line::boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
}

void Line::end() {
    out_ += "\r\n";
    first_ = true;
}

}  // namespace palimpsest::csv
