#include "spans.hpp"

#include "edtf.hpp"
#include "palimpsest/text/numerals.hpp"
#include "reading.hpp"

namespace palimpsest::years {

std::optional<std::uint64_t> connector_before(std::string_view text, std::uint64_t end) {
    std::uint64_t at = before_blanks(text, end);
    const CodePoint sign = code_point_before(text, at);
    if (!is_connector(sign.value)) return std::nullopt;
    at -= sign.size;
    const CodePoint twin = code_point_before(text, at);
    if (twin.value == sign.value && !is_one_of(sign.value, U"至到")) at -= twin.size;
    return before_blanks(text, at);
}

bool is_interval(const std::string& first, const std::string& last) {
    return std::holds_alternative<EdtfValue>(read_edtf(first + "/" + last));
}

std::optional<Slots> partner_before(std::string_view text, const Slots& last, std::uint64_t taken) {
    const auto connector = connector_before(text, last.begin);
    if (!connector) return std::nullopt;
    const auto first = slots_before(text, *connector);
    if (!first || first->begin < taken) return std::nullopt;
    return is_interval(first->edtf(), last.edtf()) ? first : std::nullopt;
}

std::optional<ShortSpan> short_span_before(std::string_view text, std::uint64_t sign,
                                           std::uint64_t taken) {
    std::uint64_t begin = sign;
    std::array<char, 4> places{};
    for (std::size_t i = 4; i-- > 2;) {
        const CodePoint digit = code_point_before(text, begin);
        if (decimal_digit(digit.value) < 0) return std::nullopt;
        places[i] = static_cast<char>('0' + decimal_digit(digit.value));
        begin -= digit.size;
    }
    const auto connector = connector_before(text, begin);
    if (!connector) return std::nullopt;
    const auto first = slots_before(text, *connector);
    if (!first || first->is_masked || first->begin < taken) return std::nullopt;
    places[0] = first->places[0];
    places[1] = first->places[1];
    const Slots last{begin, sign, places, false};
    if (last.value() <= first->value()) return std::nullopt;
    return ShortSpan{*first, last};
}

}  // namespace palimpsest::years
