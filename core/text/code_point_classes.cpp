#include "core/text/code_point_classes.hpp"

#include <unicode/uchar.h>

#include <memory>

namespace palimpsest::core {
namespace {

constexpr std::size_t basic_count = 0x10000;

std::uint8_t computed_classes(char32_t value) {
    const auto code_point = static_cast<UChar32>(value);
    std::uint8_t classes = 0;
    if (u_hasBinaryProperty(code_point, UCHAR_WHITE_SPACE) || value == 0xFEFF) {
        classes |= code_point_class::white_space;
    }
    if ((U_GET_GC_MASK(code_point) & (U_GC_P_MASK | U_GC_S_MASK)) != 0) {
        classes |= code_point_class::punctuation;
    }
    const bool is_wide = value >= 0xFF01 && value <= 0xFF5E;
    const char32_t narrow = is_wide ? value - 0xFEE0 : value;
    if (is_wide || value == 0x3000) classes |= code_point_class::full_width;
    if (narrow >= U'0' && narrow <= U'9') classes |= code_point_class::digit;
    if (narrow >= U'A' && narrow <= U'Z') {
        classes |= is_wide ? code_point_class::wide_upper : code_point_class::upper_case;
    }
    return classes;
}

}  // namespace

const std::uint8_t* basic_code_point_classes() {
    static const auto table = [] {
        auto classes = std::make_unique<std::uint8_t[]>(basic_count);
        for (char32_t value = 0; value < basic_count; ++value) {
            classes[value] = computed_classes(value);
        }
        return classes;
    }();
    return table.get();
}

std::uint8_t code_point_classes(char32_t value) {
    return value < basic_count ? basic_code_point_classes()[value] : computed_classes(value);
}

}  // namespace palimpsest::core
