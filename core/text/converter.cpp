#include "core/text/converter.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/text/encoding_names.hpp"
#include "core/text/error.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::core {
namespace {

constexpr std::size_t units_at_once = 4 * 1024;
constexpr std::size_t bytes_at_once = std::size_t{1} << 30;  // ICU takes at most 2 GiB.

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// What the callback knows of the conversion.
struct CallbackState {
    Strictness strictness = Strictness::stop_at_invalid;
    bool euro_at_0x80 = false;
    std::uint64_t replaced = 0;
};

void write(UConverterToUnicodeArgs* arguments, UChar unit, UErrorCode* status) {
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, &unit, 1, 0, status);
}

/// Called by ICU at ill-formed bytes; a status that is left as it is ends the conversion.
void at_invalid(const void* context, UConverterToUnicodeArgs* arguments, const char* bytes,
                int32_t size, UConverterCallbackReason reason, UErrorCode* status) {
    auto* state = static_cast<CallbackState*>(const_cast<void*>(context));
    if (reason > UCNV_IRREGULAR) return;  // The converter is reset or closed.
    if (state->euro_at_0x80 && size == 1 && static_cast<unsigned char>(bytes[0]) == 0x80) {
        write(arguments, 0x20AC, status);
    } else if (state->strictness == Strictness::replace_invalid) {
        ++state->replaced;
        write(arguments, 0xFFFD, status);
    }
}

/// Turns UTF-16 that comes in pieces into UTF-8.
class Utf8Writer {
  public:
    explicit Utf8Writer(std::string& text) : text_(text) {}

    /// At most `units_at_once` units.
    void write(const UChar* units, std::size_t count) {
        char* out = piece_.data();
        for (std::size_t i = 0; i < count; ++i) out = write(units[i], out);
        text_.append(piece_.data(), static_cast<std::size_t>(out - piece_.data()));
    }

  private:
    char* write(char32_t unit, char* out) {
        if (unit < 0x80) {
            *out++ = static_cast<char>(unit);
            return out;
        }
        if (unit >= 0xD800 && unit < 0xDC00) {
            high_surrogate_ = unit;
            return out;
        }
        if (unit >= 0xDC00 && unit < 0xE000) {
            unit = 0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00);
        }
        const EncodedCodePoint code_point = encoded(unit);
        return std::copy_n(code_point.bytes, code_point.size, out);
    }

    std::string& text_;
    // Three bytes a unit, and one more for the pair whose first unit came in the piece before.
    // Writing to the text itself would make it grow past what it needs in the end.
    std::array<char, 3 * units_at_once + 1> piece_;
    char32_t high_surrogate_ = 0;  // ICU's converters give surrogates in pairs only.
};

/// Bytes of UTF-8 to expect: an encoding of two bytes a Han character grows by half.
std::size_t expected_size(std::size_t bytes) { return bytes + bytes / 2 + 16; }

}  // namespace

Conversion converted(std::string_view bytes, const std::string& encoding, Strictness strictness) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(
        ucnv_open(converter_name(encoding).c_str(), &status));
    CallbackState state{strictness, encoding == "GB18030"};
    if (U_SUCCESS(status)) {
        ucnv_setToUCallBack(converter.get(), at_invalid, &state, nullptr, nullptr, &status);
    }
    if (U_FAILURE(status)) {
        throw Error(fmt::format("cannot convert from {}: ICU says {}; its data may be incomplete",
                                encoding, u_errorName(status)));
    }

    Conversion result;
    result.text.reserve(expected_size(bytes.size()));
    Utf8Writer writer(result.text);
    std::array<UChar, units_at_once> units;
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    do {
        const char* limit =
            source + std::min<std::size_t>(bytes_at_once, static_cast<std::size_t>(end - source));
        UChar* target = units.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, limit,
                       nullptr, limit == end, &status);
        writer.write(units.data(), static_cast<std::size_t>(target - units.data()));
    } while (status == U_BUFFER_OVERFLOW_ERROR || (U_SUCCESS(status) && source < end));
    result.replaced = state.replaced;
    if (U_SUCCESS(status)) return result;

    std::array<char, 32> invalid{};  // More than any encoding has for a character.
    auto invalid_size = static_cast<int8_t>(invalid.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), invalid.data(), &invalid_size, &ignored);
    result.invalid = static_cast<std::uint64_t>(source - bytes.data() - invalid_size);
    result.truncated = status == U_TRUNCATED_CHAR_FOUND;
    return result;
}

}  // namespace palimpsest::core
