#include "core/pipeline/input_pattern.hpp"

#include <algorithm>
#include <system_error>
#include <vector>

#include "core/text/name_pattern.hpp"

namespace palimpsest::core {

namespace {

bool is_there(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

std::string escaped(std::string_view path) {
    std::string result;
    for (const char c : path) {
        if (c == '*' || c == '?' || c == '[' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (part.empty() || part == ".") continue;
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (part != "..")
            parts.push_back(part);
    }
    return parts;
}

}  // namespace

std::string absolute_pattern(std::string_view text, const std::filesystem::path& folder) {
    if (text == "-" || text.empty()) return std::string(text);
    while (text.size() > 2 && text.substr(0, 2) == "./") text.remove_prefix(2);
    if (text[0] == '/') return std::string(text);
    const std::filesystem::path literal = folder / text;
    if (is_there(literal)) return literal.lexically_normal().string();
    std::string base = escaped(folder.string());
    if (base.empty() || base.back() != '/') base += '/';
    return base + std::string(text);
}

std::string without_links(std::string_view pattern) {
    if (pattern == "-") return std::string(pattern);
    const bool literal = is_there(pattern);
    const std::size_t special = literal ? pattern.size() : pattern.find_first_of("*?[\\");
    const std::size_t end =
        special >= pattern.size() ? pattern.size() : pattern.rfind('/', special);
    if (end == std::string_view::npos) return std::string(pattern);
    std::error_code error;
    const auto real = std::filesystem::weakly_canonical(pattern.substr(0, end), error);
    if (error) return std::string(pattern);
    return (literal ? real.string() : escaped(real.string())) + std::string(pattern.substr(end));
}

bool covers(std::string_view pattern, const std::filesystem::path& path,
            std::span<const std::string_view> extensions) {
    if (pattern == "-") return false;
    const std::string text = path.string();
    std::error_code ignored;
    const std::vector<std::string_view> names = parts_of(text);
    if (std::filesystem::is_directory(pattern, ignored)) {
        const auto above = parts_of(pattern);
        const std::string extension = path.extension().string();
        const bool read =
            std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
        return read && above.size() < names.size() &&
               std::equal(above.begin(), above.end(), names.begin());
    }
    const std::vector<std::string_view> parts = parts_of(pattern);
    // reach[i]: the parts so far may stand for the first i names.
    std::vector<bool> reach(names.size() + 1, false);
    reach[0] = true;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        std::vector<bool> next(names.size() + 1, false);
        const NamePattern name(parts[k]);
        for (std::size_t i = 0; i <= names.size(); ++i) {
            if (!reach[i]) continue;
            if (parts[k] != "**") {
                if (i < names.size() && name.matches(names[i])) next[i + 1] = true;
                continue;
            }
            // As the last part it stands for every file below.
            for (std::size_t j = i; j <= names.size(); ++j) {
                if (k + 1 < parts.size() || j > i) next[j] = true;
                if (j < names.size() && names[j][0] == '.') break;
            }
        }
        reach = std::move(next);
    }
    return reach[names.size()];
}

}  // namespace palimpsest::core
