#include "core/text/decode.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/text/converter.hpp"
#include "core/text/detect_encoding.hpp"
#include "core/text/error.hpp"
#include "core/text/utf8.hpp"

namespace palimpsest::core {
namespace {

using Result = std::variant<Decoded, Undecodable>;

/// How a file is read: what its bytes are taken for, and why.
struct Reading {
    std::string encoding;
    std::uint64_t mark_size = 0;  // Bytes of the byte order mark.
    double confidence = 1;
    bool is_guess = false;
};

/// "E4 B8": the bytes at `offset`, a few of them.
std::string hexadecimal(std::string_view bytes, std::uint64_t offset) {
    std::string shown;
    for (const char byte : bytes.substr(offset, 4)) {
        shown += fmt::format("{}{:02X}", shown.empty() ? "" : " ",
                             static_cast<unsigned>(static_cast<unsigned char>(byte)));
    }
    return shown;
}

Undecodable undecodable(std::string_view bytes, const Reading& reading, std::uint64_t offset,
                        bool truncated) {
    return {reading.encoding, offset,
            fmt::format("{} {} at byte {} of {} ({}): {}, or set on_invalid = \"replace\" to read "
                        "such bytes as U+FFFD",
                        truncated ? "ends inside a character of" : "not valid", reading.encoding,
                        offset, bytes.size(), hexadecimal(bytes, offset),
                        reading.is_guess
                            ? "repair the file or name its encoding, as in encoding = \"GB18030\""
                            : "set encoding = \"auto\" if the file may be in another one")};
}

Decoded decoded(std::string text, const Reading& reading, std::uint64_t replaced) {
    return {std::move(text), reading.encoding, reading.confidence, reading.mark_size > 0, replaced};
}

/// What `bytes` are after conversion by ICU.
Result result_of(Conversion conversion, std::string_view bytes, const Reading& reading) {
    if (conversion.invalid) {
        return undecodable(bytes, reading, reading.mark_size + *conversion.invalid,
                           conversion.truncated);
    }
    return decoded(std::move(conversion.text), reading, conversion.replaced);
}

Result converted_document(std::string_view bytes, const Reading& reading, Strictness strictness) {
    return result_of(converted(bytes.substr(reading.mark_size), reading.encoding, strictness),
                     bytes, reading);
}

Strictness strictness_of(OnInvalid on_invalid) {
    return on_invalid == OnInvalid::replace ? Strictness::replace_invalid
                                            : Strictness::stop_at_invalid;
}

/// UTF-8 whose first ill-formed sequence begins at `invalid`, if it has one.
Result decoded_utf8(std::string bytes, const Reading& reading, std::optional<std::uint64_t> invalid,
                    OnInvalid on_invalid) {
    if (!invalid) {
        bytes.erase(0, reading.mark_size);
        return decoded(std::move(bytes), reading, 0);
    }
    if (on_invalid == OnInvalid::replace) {
        return converted_document(bytes, reading, Strictness::replace_invalid);
    }
    const auto tail = std::string_view(bytes).substr(*invalid, 4);
    const bool truncated =
        tail.size() < 4 && converted(tail, "UTF-8", Strictness::stop_at_invalid).truncated;
    return undecodable(bytes, reading, *invalid, truncated);
}

Result decoded_as(std::string bytes, const Reading& reading, OnInvalid on_invalid) {
    if (reading.encoding != "UTF-8") {
        return converted_document(bytes, reading, strictness_of(on_invalid));
    }
    auto invalid = first_invalid_utf8(std::string_view(bytes).substr(reading.mark_size));
    if (invalid) *invalid += reading.mark_size;
    return decoded_utf8(std::move(bytes), reading, invalid, on_invalid);
}

/// The byte order of "UTF-16" and its like, which name none.
std::string with_byte_order(std::string_view bytes, const std::string& encoding) {
    if (encoding != "UTF-16" && encoding != "UTF-32") return encoding;
    const auto mark = byte_order_mark(bytes);
    if (mark && mark->encoding.starts_with(encoding)) return mark->encoding;
    if (encoding == "UTF-32") return "UTF-32LE";
    if (auto found = utf16_by_nul_bytes(bytes)) return *found;
    for (const Guess& guess : guessed_encodings(bytes)) {
        if (guess.encoding.starts_with("UTF-16")) return guess.encoding;
    }
    return "UTF-16LE";
}

Result decoded_by_guess(std::string bytes, OnInvalid on_invalid) {
    Reading utf8{"UTF-8", 0, 1, true};
    const auto invalid = first_invalid_utf8(bytes);
    if (!invalid) return decoded_utf8(std::move(bytes), utf8, invalid, on_invalid);
    utf8.confidence = 0.5;
    if (looks_like_broken_utf8(bytes)) {
        utf8.confidence = 0.9;
        return decoded_utf8(std::move(bytes), utf8, invalid, on_invalid);
    }
    std::optional<Reading> best;
    std::optional<Result> failure;
    for (const Guess& guess : guessed_encodings(bytes)) {
        if (!guess.acceptable) continue;
        const Reading reading{guess.encoding, 0, guess.confidence, true};
        Result result = converted_document(bytes, reading, Strictness::stop_at_invalid);
        if (std::holds_alternative<Decoded>(result)) return result;
        if (!best) best = reading, failure = std::move(result);
    }
    if (!best) return decoded_utf8(std::move(bytes), utf8, invalid, on_invalid);
    if (on_invalid == OnInvalid::quarantine) return *std::move(failure);
    return converted_document(bytes, *best, Strictness::replace_invalid);
}

}  // namespace

Result decode(std::string bytes, const DecodeOptions& options) {
    const auto encoding = canonical_encoding(options.encoding);
    if (!encoding) throw Error(unknown_encoding_message(options.encoding));
    if (*encoding != "auto") {
        const std::string name = with_byte_order(bytes, *encoding);
        const Reading reading{name, byte_order_mark_size(bytes, name)};
        return decoded_as(std::move(bytes), reading, options.on_invalid);
    }
    if (const auto mark = byte_order_mark(bytes)) {
        return decoded_as(std::move(bytes), {mark->encoding, mark->size}, options.on_invalid);
    }
    if (const auto utf16 = utf16_by_nul_bytes(bytes)) {
        return decoded_as(std::move(bytes), {*utf16, 0, 0.99, true}, options.on_invalid);
    }
    return decoded_by_guess(std::move(bytes), options.on_invalid);
}

}  // namespace palimpsest::core
