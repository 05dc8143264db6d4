#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace palimpsest::core {

/// What becomes of a document with bytes that its encoding does not allow.
enum class OnInvalid {
    quarantine,  ///< Decoding ends at the first of them with Undecodable.
    replace,     ///< Each ill-formed sequence becomes U+FFFD, and is counted.
};

/// How the bytes of a document are read.
struct DecodeOptions {
    /// "auto", or a label that `is_known_encoding` accepts.
    std::string encoding = "auto";
    OnInvalid on_invalid = OnInvalid::quarantine;
};

/// A document's text.
struct Decoded {
    std::string text;              ///< Valid UTF-8 without byte order mark; newlines as they were.
    std::string encoding;          ///< Canonical: "UTF-8", "UTF-16LE", "GB18030", "Big5", ...
    double confidence = 1;         ///< 0..1, how sure the encoding is; see `decode`.
    bool byte_order_mark = false;  ///< The file had one.
    std::uint64_t replaced = 0;    ///< Ill-formed sequences that became U+FFFD.
};

/// Why a document has no text.
struct Undecodable {
    std::string encoding;      ///< The encoding it was read as; canonical.
    std::uint64_t offset = 0;  ///< Bytes into the file, byte order mark included.
    std::string reason;        ///< What stands there and what to do, for the quarantine.
};

/// Reads `bytes` as text.
/// UTF-8 is validated and its buffer moved, never copied; every other encoding is converted in
/// pieces, so that input and output together take at most six times the input.
/// A byte order mark of the encoding that is used, or of any Unicode encoding when it is "auto", is
/// taken off. NUL bytes are kept.
///
/// Encoding "auto" decides in this order: byte order mark; UTF-16 when nearly every second byte is
/// NUL; valid UTF-8; UTF-8 with broken bytes when at least half of the bytes above 0x7F belong to
/// well-formed sequences of three or four; the most plausible of GB18030, Big5, UTF-16LE and
/// UTF-16BE by how many of the characters are common ones; otherwise broken UTF-8. Single-byte
/// encodings are never guessed.
/// Confidence: 1 for a named encoding, a byte order mark and valid UTF-8; 0.99 for UTF-16 by its
/// NUL bytes. For a guess it is p^4 / (p^4 + q^4), where p is its plausibility and q that of the
/// runner-up, at most 0.99 and at most n / (n + 1) for n characters that are not ASCII: 0.5 is a
/// coin toss. Where broken bytes were replaced in UTF-8, it is 0.9, or 0.5 when nothing plausible
/// was found.
///
/// Errors:  Undecodable for what the bytes are to blame for; throws Error when the encoding is not
///          known.
/// Threads: safe concurrently.
[[nodiscard]] std::variant<Decoded, Undecodable> decode(std::string bytes,
                                                        const DecodeOptions& options = {});

/// The one name of an encoding that all its labels lead to, "auto" for "auto"; empty when the label
/// is not known. Labels are those of ICU, without regard to case: "utf8", "GBK", "cp936", "Big5".
/// GB2312 and GBK lead to GB18030, which contains both: files that say the one hold the other. In
/// it 0x80 is read as the euro sign, as GBK has it. Big5 is read with its Hong Kong supplement.
[[nodiscard]] std::optional<std::string> canonical_encoding(std::string_view label);

/// True when `decode` accepts the label.
[[nodiscard]] bool is_known_encoding(std::string_view label);

/// What to tell the user about a label that is not known: what it was, and which ones there are.
[[nodiscard]] std::string unknown_encoding_message(std::string_view label);

}  // namespace palimpsest::core
