#include <array>
#include <cstdlib>
#include <string>

#include "core/text/code_point_index.hpp"
#include "core/text/decode.hpp"
#include "core/text/utf8.hpp"

namespace {

using namespace palimpsest::core;

void require(bool condition) {
    if (!condition) std::abort();
}

void check(const std::variant<Decoded, Undecodable>& result, std::size_t size, bool replace) {
    if (const auto* failure = std::get_if<Undecodable>(&result)) {
        require(!replace);
        require(failure->offset < size);
        return;
    }
    const auto& document = std::get<Decoded>(result);
    require(is_valid_utf8(document.text));
    require(document.confidence >= 0 && document.confidence <= 1);
    require(replace || document.replaced == 0);
    require(CodePointIndex(document.text).size() == count_code_points(document.text));
}

}  // namespace

// The first byte chooses the options, the rest is the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::array<const char*, 8> encodings = {"auto", "UTF-8",   "UTF-16LE", "UTF-16BE",
                                                         "GBK",  "GB18030", "Big5",     "UTF-16"};
    if (size == 0) return 0;
    const bool replace = (data[0] & 8) != 0;
    const DecodeOptions options{encodings[data[0] % encodings.size()],
                                replace ? OnInvalid::replace : OnInvalid::quarantine};
    check(decode(std::string(data + 1, data + size), options), size - 1, replace);
    return 0;
}
