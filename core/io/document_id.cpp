#include "core/io/document_id.hpp"

#include <cstddef>

#include "core/text/name_characters.hpp"
#include "core/text/utf8.hpp"

namespace palimpsest::core {
namespace {

bool is_hexadecimal(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
           (byte >= 'A' && byte <= 'F');
}

bool looks_escaped(std::string_view name, std::size_t percent) {
    return percent + 2 < name.size() && is_hexadecimal(name[percent + 1]) &&
           is_hexadecimal(name[percent + 2]);
}

void append_escaped(char byte, std::string& id) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    id += '%';
    id += digits[value >> 4];
    id += digits[value & 15];
}

}  // namespace

std::string document_id(std::string_view name) {
    if (name.find('%') == std::string_view::npos && is_valid_utf8(name)) return std::string(name);
    std::string id;
    id.reserve(name.size() + 8);
    for (std::size_t offset = 0; offset < name.size();) {
        const std::size_t size = well_formed_size(name.substr(offset));
        if (size == 0 || (name[offset] == '%' && looks_escaped(name, offset))) {
            append_escaped(name[offset++], id);
        } else {
            id.append(name, offset, size);
            offset += size;
        }
    }
    return id;
}

}  // namespace palimpsest::core
