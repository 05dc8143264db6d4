#include "core/text/detect_encoding.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text/converter.hpp"
#include "core/text/frequent_han.hpp"
#include "core/text/utf8.hpp"
#include "palimpsest/text/utf8.hpp"

namespace palimpsest::core {
namespace {

constexpr std::uint64_t sample_size = 64 * 1024;

struct Mark {
    std::string_view bytes;
    const char* encoding;
};

using std::string_view_literals::operator""sv;

constexpr Mark marks[] = {
    {"\xEF\xBB\xBF"sv, "UTF-8"},        {"\xFF\xFE\x00\x00"sv, "UTF-32LE"},
    {"\x00\x00\xFE\xFF"sv, "UTF-32BE"}, {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},         {"\x84\x31\x95\x33"sv, "GB18030"},
};

unsigned byte_at(std::string_view bytes, std::uint64_t offset) {
    return static_cast<unsigned char>(bytes[offset]);
}

bool is_between(unsigned value, unsigned low, unsigned high) {
    return value >= low && value <= high;
}

/// Where the first byte above 0x7F is, which in all encodings but UTF-16 begins a character.
std::uint64_t first_high_byte(std::string_view bytes) {
    const auto first = std::find_if(bytes.begin(), bytes.end(),
                                    [](char byte) { return static_cast<signed char>(byte) < 0; });
    return static_cast<std::uint64_t>(first - bytes.begin());
}

std::string_view sample_of(std::string_view bytes) {
    return bytes.substr(first_high_byte(bytes), sample_size);
}

/// How usual the character of two bytes is where it stands in the encoding's table: 1 for the
/// characters that everyone uses, 0 for those that hardly anyone does, -1 for ill-formed bytes.
using Usage = double (*)(unsigned lead, unsigned trail);

/// Source: GB 2312, rows 1 to 3 signs, 16 to 55 common characters, 56 to 87 others; GBK the rest.
double gb18030_usage(unsigned lead, unsigned trail) {
    if (!is_between(lead, 0x81, 0xFE) || !is_between(trail, 0x30, 0xFE) || trail == 0x7F) return -1;
    if (trail < 0xA1) return is_between(trail, 0x3A, 0x3F) ? -1 : 0;
    if (is_between(lead, 0xB0, 0xD7) || is_between(lead, 0xA1, 0xA3)) return 1;
    return is_between(lead, 0xD8, 0xF7) ? 0.3 : 0;
}

/// Source: Big5, A1 to A3 signs, A4 to C6 common characters, C9 to F9 others.
double big5_usage(unsigned lead, unsigned trail) {
    if (!is_between(lead, 0x81, 0xFE)) return -1;
    if (!is_between(trail, 0x40, 0x7E) && !is_between(trail, 0xA1, 0xFE)) return -1;
    if (is_between(lead, 0xA1, 0xC6)) return 1;
    return is_between(lead, 0xC9, 0xF9) ? 0.3 : 0;
}

/// What was seen of the characters of a sample.
struct Evidence {
    double usage = 0;              ///< Mean over all that were judged.
    std::uint64_t characters = 0;  ///< That are not ASCII.
    std::uint64_t han = 0;
    std::uint64_t frequent = 0;
    std::uint64_t joined = 0;  ///< Han that follow another character that is not ASCII.
};

double mean(double sum, std::uint64_t count) {
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

void count_han(Evidence& evidence, std::string_view text) {
    char32_t before = 0;
    for (const auto [offset, value, size] : code_points(text)) {
        if (is_han(value)) {
            ++evidence.han;
            evidence.frequent += is_frequent_han(value);
            evidence.joined += before >= 0x80;
        }
        before = value;
    }
}

Evidence two_byte_evidence(std::string_view sample, const std::string& encoding, Usage usage) {
    Evidence evidence;
    double sum = 0;
    std::uint64_t offset = 0;
    while (offset < sample.size()) {
        if (byte_at(sample, offset) < 0x80) {
            ++offset;
            continue;
        }
        if (offset + 1 == sample.size() && sample.size() == sample_size) break;
        const double pair = offset + 1 < sample.size()
                                ? usage(byte_at(sample, offset), byte_at(sample, offset + 1))
                                : -1;
        sum += pair;
        offset += pair < 0 ? 1 : 2;
        ++evidence.characters;
    }
    evidence.usage = mean(sum, evidence.characters);
    count_han(evidence, converted(sample, encoding, Strictness::replace_invalid).text);
    return evidence;
}

/// How usual a code point is in Chinese text; the half of UTF-16 that is read in the wrong byte
/// order lands in scripts that are not.
double code_point_usage(char32_t value) {
    if (value < 0x80) return value >= 0x20 || value == '\n' || value == '\r' || value == '\t';
    const bool is_usual = (value >= 0x4E00 && value <= 0x9FFF) ||
                          (value >= 0x2010 && value <= 0x2027) ||
                          (value >= 0x3000 && value <= 0x3020) ||
                          (value >= 0xFF01 && value <= 0xFF5E) || value == 0xB7 || value == 0xD7;
    return is_usual ? 1 : 0;
}

Evidence utf16_evidence(std::string_view bytes, const std::string& encoding) {
    const std::uint64_t first = first_high_byte(bytes);
    const std::string_view sample = bytes.substr(first - first % 2, sample_size);
    const std::string text = converted(sample, encoding, Strictness::replace_invalid).text;
    Evidence evidence;
    double sum = 0;
    std::uint64_t judged = 0;
    for (const auto [offset, value, code_point_size] : code_points(text)) {
        sum += code_point_usage(value);
        ++judged;
        evidence.characters += value >= 0x80;
    }
    evidence.usage = mean(sum, judged);
    count_han(evidence, text);
    return evidence;
}

Guess guess(const std::string& encoding, const Evidence& evidence) {
    constexpr double usual_share_of_frequent = 0.25;  // Real text has half; lists of names less.
    constexpr std::uint64_t enough = 20;              // Characters that show the share.
    const double frequent = mean(static_cast<double>(evidence.frequent), evidence.han);
    const double plausibility =
        (std::max(evidence.usage, 0.0) + std::min(1.0, frequent / usual_share_of_frequent)) / 2;
    // The degree sign and the accented letters of other encodings make single Han among ASCII.
    const bool is_chinese = evidence.han > 0 && 3 * evidence.joined >= evidence.han;
    const bool acceptable =
        is_chinese && plausibility >= (evidence.characters < enough ? 0.45 : 0.6);
    const double short_text = 1 - 1 / (static_cast<double>(evidence.characters) + 1);
    return {encoding, plausibility, std::min(0.99, short_text), acceptable};
}

}  // namespace

std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes) {
    for (const Mark& mark : marks) {
        if (bytes.starts_with(mark.bytes)) return ByteOrderMark{mark.encoding, mark.bytes.size()};
    }
    return std::nullopt;
}

std::uint64_t byte_order_mark_size(std::string_view bytes, std::string_view encoding) {
    for (const Mark& mark : marks) {
        if (mark.encoding == encoding && bytes.starts_with(mark.bytes)) return mark.bytes.size();
    }
    return 0;
}

std::optional<std::string> utf16_by_nul_bytes(std::string_view bytes) {
    const std::uint64_t units = std::min<std::uint64_t>(bytes.size(), sample_size) / 2;
    // Nearly every text ends here, at the speed of memchr.
    if (units < 4 || bytes.substr(0, 2 * units).find('\0') == std::string_view::npos)
        return std::nullopt;
    std::array<std::uint64_t, 2> nul_bytes{};
    for (std::uint64_t i = 0; i < 2 * units; ++i) nul_bytes[i % 2] += bytes[i] == '\0';
    const auto is_most = [&](std::uint64_t count) { return count * 10 >= units * 9; };
    if (nul_bytes[0] == 0 && is_most(nul_bytes[1])) return "UTF-16LE";
    if (nul_bytes[1] == 0 && is_most(nul_bytes[0])) return "UTF-16BE";
    return std::nullopt;
}

bool looks_like_broken_utf8(std::string_view bytes) {
    const std::string_view sample = sample_of(bytes);
    std::uint64_t high = 0;         // Bytes above 0x7F,
    std::uint64_t well_formed = 0;  // those in well-formed sequences,
    std::uint64_t long_ones = 0;    // and those in sequences of three or four.
    for (std::uint64_t offset = 0; offset < sample.size();) {
        const std::uint64_t size = well_formed_size(sample, offset);
        if (size > 1) well_formed += size;
        if (size > 2) long_ones += size;
        if (byte_at(sample, offset) >= 0x80) high += std::max<std::uint64_t>(size, 1);
        offset += std::max<std::uint64_t>(size, 1);
    }
    return high > 0 && (2 * long_ones >= high || 5 * well_formed >= 4 * high);
}

std::vector<Guess> guessed_encodings(std::string_view bytes) {
    const std::string_view sample = sample_of(bytes);
    std::vector<Guess> guesses = {
        guess("GB18030", two_byte_evidence(sample, "GB18030", gb18030_usage)),
        guess("Big5", two_byte_evidence(sample, "Big5", big5_usage)),
        guess("UTF-16LE", utf16_evidence(bytes, "UTF-16LE")),
        guess("UTF-16BE", utf16_evidence(bytes, "UTF-16BE")),
    };
    std::stable_sort(guesses.begin(), guesses.end(), [](const Guess& a, const Guess& b) {
        return a.plausibility > b.plausibility;
    });
    for (std::size_t i = 0; i < guesses.size(); ++i) {
        const double odds = std::pow(guesses[i].plausibility, 4);
        const double rival = std::pow(guesses[i == 0 ? 1 : 0].plausibility, 4);
        const double share = odds > 0 ? odds / (odds + rival) : 0;
        guesses[i].confidence = std::min(share, guesses[i].confidence);
    }
    return guesses;
}

}  // namespace palimpsest::core
