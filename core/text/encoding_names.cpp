#include "core/text/encoding_names.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <cctype>

#include "core/text/decode.hpp"

namespace palimpsest::core {
namespace {

/// Encodings whose files hold more than their label says, with the one that holds it all.
struct Superset {
    std::string_view converter;
    std::string_view canonical;
};

constexpr Superset supersets[] = {
    {"windows-936-2000", "GB18030"},   {"ibm-1386_P100-2001", "GB18030"},
    {"ibm-1383_P110-1999", "GB18030"}, {"gb18030", "GB18030"},
    {"windows-950-2000", "Big5"},      {"ibm-950_P110-1999", "Big5"},
    {"ibm-1375_P100-2008", "Big5"},    {"ibm-5471_P100-2006", "Big5"},
};

std::string lower_case(std::string_view label) {
    std::string lower(label);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
    return lower;
}

/// The name of the converter as a standard ("MIME", "IANA") writes it; null when it has none.
const char* standard_name(const char* converter, const char* standard) {
    UErrorCode status = U_ZERO_ERROR;
    return ucnv_getStandardName(converter, standard, &status);
}

}  // namespace

std::optional<std::string> canonical_encoding(std::string_view label) {
    const std::string name = lower_case(label);
    if (name == "auto") return "auto";
    // ICU takes an empty name for the system's encoding, and options after a comma.
    if (name.empty() || name.size() >= UCNV_MAX_CONVERTER_NAME_LENGTH ||
        name.find_first_of(std::string_view(",\0", 2)) != std::string::npos) {
        return std::nullopt;
    }
    UErrorCode status = U_ZERO_ERROR;
    const char* converter = ucnv_getAlias(name.c_str(), 0, &status);
    if (U_FAILURE(status) || converter == nullptr) return std::nullopt;
    for (const Superset& superset : supersets) {
        if (superset.converter == converter) return std::string(superset.canonical);
    }
    if (const char* mime = standard_name(converter, "MIME")) return mime;
    if (const char* iana = standard_name(converter, "IANA")) return iana;
    return converter;
}

bool is_known_encoding(std::string_view label) { return canonical_encoding(label).has_value(); }

std::string unknown_encoding_message(std::string_view label) {
    return fmt::format(
        "unknown encoding \"{}\": use \"auto\" to decide for each file, or a name such as "
        "\"UTF-8\", \"UTF-16LE\", \"GB18030\", \"GBK\" or \"Big5\"",
        label);
}

std::string converter_name(std::string_view canonical) {
    // Of ICU's converters for Big5 this one alone refuses 0x80 and 0xFF and gives the characters
    // of the later extensions their own code points instead of private ones.
    return canonical == "Big5" ? "ibm-1375_P100-2008" : std::string(canonical);
}

}  // namespace palimpsest::core
