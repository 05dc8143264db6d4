#include "core/pipeline/value_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "core/pipeline/quantity.hpp"
#include "core/text/utf8.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {

namespace {

std::string float_text(double number) {
    if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
    std::string text = fmt::format("{}", number);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string scalar_text(const Value& value, const std::filesystem::path& folder) {
    switch (value.type) {
        case PLM_OPTION_BOOL:
            return value.integer != 0 ? "true" : "false";
        case PLM_OPTION_INT:
            return std::to_string(value.integer);
        case PLM_OPTION_FLOAT:
            return float_text(value.number);
        case PLM_OPTION_SIZE:
            return toml_quoted(shown_size(value.integer));
        case PLM_OPTION_DURATION:
            return toml_quoted(shown_duration(value.integer));
        case PLM_OPTION_PATH:
            return toml_quoted(shown_path(value.text, folder));
        default:
            return toml_quoted(value.text);
    }
}

}  // namespace

std::string toml_quoted(std::string_view text) {
    const bool valid = is_valid_utf8(text);
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            result += '\\', result += c;
        else if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else if (byte < 0x20 || byte == 0x7F)
            result += fmt::format("\\u{:04X}", byte);
        else if (byte >= 0x80 && !valid)
            result += "\uFFFD";
        else
            result += c;
    }
    return result + "\"";
}

std::string shown_path(const std::string& path, const std::filesystem::path& folder) {
    std::string base = folder.string();
    if (base.empty() || base.back() != '/') base += '/';
    return path.size() > base.size() && path.compare(0, base.size(), base) == 0
               ? path.substr(base.size())
               : path;
}

std::string value_text(const Value& value, const std::filesystem::path& folder) {
    if (!value.list) return scalar_text(value, folder);
    std::string text = "[";
    for (std::size_t i = 0; i < value.items.size(); ++i)
        text += (i == 0 ? "" : ", ") + scalar_text(value.items[i], folder);
    return text + "]";
}

}  // namespace palimpsest::core
