#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/io/document_id.hpp"
#include "core/io/path_pattern.hpp"
#include "core/text/utf8.hpp"

namespace {

using namespace palimpsest::core;

void require(bool condition) {
    if (!condition) std::abort();
}

std::string escaped(std::string_view name) {
    std::string pattern;
    for (const char byte : name) {
        if (std::string_view("*?[]\\").find(byte) != std::string_view::npos) pattern += '\\';
        pattern += byte;
    }
    return pattern;
}

void check_name(std::string_view name) {
    require(is_valid_utf8(document_id(name)));
    const NamePattern itself(escaped(name));
    require(itself.is_literal());
    require(itself.matches(name));
    require(NamePattern("*").matches(name) == !name.starts_with('.'));
}

}  // namespace

// A pattern, a NUL byte, a name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t end = input.find('\0');
    const std::string_view text = input.substr(0, end);
    const std::string_view name = end == std::string_view::npos ? text : input.substr(end + 1);
    const NamePattern pattern(text);
    const bool matches = pattern.matches(name);
    if (pattern.is_literal()) require(matches == (name == pattern.literal()));
    check_name(name);
    // `..` would ask the file system.
    if (text.find("..") == std::string_view::npos) {
        require(PathPattern::parse(text).base.starts_with('/'));
    }
    return 0;
}
