#include "core/pipeline/pattern_fault.hpp"

#include <re2/re2.h>

#include <vector>

namespace palimpsest::core {
namespace {

/// The bracket without its partner: RE2 names the whole expression there.
std::optional<std::size_t> lone_parenthesis(std::string_view expression) {
    std::vector<std::size_t> open;
    std::size_t class_begin = 0;  // Of [...], after the sign; 0: outside.
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const char c = expression[i];
        if (c == '\\') {
            ++i;
        } else if (class_begin > 0) {
            const bool first =
                i == class_begin || (i == class_begin + 1 && expression[i - 1] == '^');
            if (c == ']' && !first) class_begin = 0;
        } else if (c == '[') {
            class_begin = i + 1;
        } else if (c == '(') {
            open.push_back(i);
        } else if (c == ')') {
            if (open.empty()) return i;
            open.pop_back();
        }
    }
    return open.empty() ? std::nullopt : std::optional(open.back());
}

}  // namespace

std::optional<PatternFault> pattern_fault(const std::string& expression) {
    const RE2 pattern(expression, RE2::Quiet);
    if (pattern.ok()) return std::nullopt;
    PatternFault fault{pattern.error(), 0, 0};
    const bool is_parenthesis = pattern.error_code() == RE2::ErrorMissingParen ||
                                pattern.error_code() == RE2::ErrorUnexpectedParen;
    if (const auto lone = is_parenthesis ? lone_parenthesis(expression) : std::nullopt) {
        fault.begin = *lone;
        fault.length = 1;
        fault.message =
            expression[*lone] == '(' ? "this ( is never closed" : "this ) closes nothing";
        return fault;
    }
    const std::string& part = pattern.error_arg();
    const std::size_t found = part.empty() ? std::string::npos : expression.find(part);
    if (found == std::string::npos || part == expression) return fault;
    fault.begin = found;
    fault.length = part.size();
    return fault;
}

}  // namespace palimpsest::core
