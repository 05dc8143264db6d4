#include "core/text/name_characters.hpp"

#include "core/text/utf8.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::core {

std::size_t well_formed_size(std::string_view bytes) {
    if (bytes.empty()) return 0;
    const auto lead = static_cast<unsigned char>(bytes.front());
    if (lead < 0x80) return 1;
    const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return size <= bytes.size() && is_valid_utf8(bytes.substr(0, size)) ? size : 0;
}

std::u32string name_characters(std::string_view name) {
    std::u32string characters;
    characters.reserve(name.size());
    for (std::size_t offset = 0; offset < name.size();) {
        const std::size_t size = well_formed_size(name.substr(offset));
        if (size == 0) {
            characters += first_raw_byte + static_cast<unsigned char>(name[offset++]);
        } else {
            characters += code_point_at(name, offset).value;
            offset += size;
        }
    }
    return characters;
}

}  // namespace palimpsest::core
