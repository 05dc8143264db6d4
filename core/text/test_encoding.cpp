#include "core/text/test_encoding.hpp"

#include <unicode/ucnv.h>

namespace palimpsest::core {

std::string encoded_as(std::string_view text, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* from = ucnv_open("UTF-8", &status);
    UConverter* to = ucnv_open(encoding, &status);
    ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::string bytes(text.size() * 4 + 16, '\0');
    char* target = bytes.data();
    const char* source = text.data();
    ucnv_convertEx(to, from, &target, bytes.data() + bytes.size(), &source, source + text.size(),
                   nullptr, nullptr, nullptr, nullptr, true, true, &status);
    bytes.resize(static_cast<std::size_t>(target - bytes.data()));
    ucnv_close(from);
    ucnv_close(to);
    return U_SUCCESS(status) ? bytes : std::string();
}

}  // namespace palimpsest::core
