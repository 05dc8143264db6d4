#include "inline_noise.hpp"

#include <algorithm>
#include <array>

#include "advertisement_words.hpp"
#include "artefacts.hpp"
#include "characters.hpp"
#include "html.hpp"
#include "page_numbers.hpp"
#include "phrases.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::size_t most_pending = 1 << 14;  // Of each kind in a window; more are left alone.
constexpr std::uint64_t least_sentence = 60;   // Bytes of a line in which blanks are looked at.

enum class Trigger : std::uint8_t {
    none,
    han,       // May open an advertisement's phrase.
    address,   // . :
    html,      // < &
    emphasis,  // *
    bracket,   // [ and the full-width ones
    blank,     // Between ideographs.
    quote,
    control,
    lead_c2,  // U+0080 to U+00BF.
    lead_e2,  // U+2000 to U+2FFF.
    lead_e3,  // 【 and others.
    lead_ee,  // Private use.
    lead_ef,  // Private use, full-width forms, U+FEFF, U+FFFD.
    lead_f3,  // The last planes.
};

constexpr std::array<Trigger, 256> triggers = [] {
    std::array<Trigger, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i)
        if (i != '\t' && i != '\n' && i != '\r') table[i] = Trigger::control;
    table[0x7F] = Trigger::control;
    table['.'] = table[':'] = Trigger::address;
    table['<'] = table['&'] = Trigger::html;
    table['*'] = Trigger::emphasis;
    table['['] = table['('] = Trigger::bracket;
    table[' '] = Trigger::blank;
    table['\''] = table['`'] = Trigger::quote;
    for (std::size_t i = 0xE4; i <= 0xE9; ++i) table[i] = Trigger::han;
    table[0xC2] = Trigger::lead_c2;
    table[0xE2] = Trigger::lead_e2;
    table[0xE3] = Trigger::lead_e3;
    table[0xEE] = Trigger::lead_ee;
    table[0xEF] = Trigger::lead_ef;
    table[0xF3] = table[0xF4] = Trigger::lead_f3;
    return table;
}();

/// Bits for the characters U+4000 to U+BFFF that an advertisement's phrase begins with.
constexpr std::array<std::uint64_t, 512> phrase_firsts = [] {
    std::array<std::uint64_t, 512> bits{};
    for (const std::string_view word : phrase_openings) {
        const char32_t first = code_point_at(word, 0).value - 0x4000;
        bits[first >> 6] |= std::uint64_t{1} << (first & 63);
    }
    return bits;
}();

/// Of two characters of three bytes, 12 bits.
constexpr std::uint32_t pair_bit(std::uint32_t first, std::uint32_t second) {
    return (first * 0x9E3779B1u ^ second * 0x85EBCA77u) >> 20;
}

/// Bits for the first two characters of the phrases: few other pairs have one.
constexpr std::array<std::uint64_t, 64> phrase_pairs = [] {
    std::array<std::uint64_t, 64> bits{};
    for (const std::string_view word : phrase_openings) {
        const std::uint32_t bit =
            pair_bit(code_point_at(word, 0).value, code_point_at(word, 3).value);
        bits[bit >> 6] |= std::uint64_t{1} << (bit & 63);
    }
    return bits;
}();

class LineScanner {
  public:
    LineScanner(Window& window, Pending& pending, Line& line)
        : window_(window), pending_(pending), text_(window.text), line_(line) {}

    void scan() {
        for (std::uint64_t at = line_.begin; at < line_.end;) {
            const Trigger trigger = triggers[byte(at)];
            if (trigger == Trigger::none)
                ++at;
            else if (trigger == Trigger::han && !opens_phrase(at))
                at += 3;
            else
                at = behind(trigger, at);
        }
        cut_ends();
    }

  private:
    unsigned char byte(std::uint64_t at) const { return static_cast<unsigned char>(text_[at]); }

    /// For an ideograph of three bytes.
    bool opens_phrase(std::uint64_t at) const {
        if (line_.end - at < 6) return false;
        const std::uint32_t value = wide(at);
        if ((phrase_firsts[(value - 0x4000) >> 6] >> (value & 63) & 1) == 0) return false;
        const std::uint32_t bit = pair_bit(value, wide(at + 3));
        return (phrase_pairs[bit >> 6] >> (bit & 63) & 1) != 0;
    }

    /// The character of three bytes at `at`.
    std::uint32_t wide(std::uint64_t at) const {
        return (byte(at) & 0x0Fu) << 12 | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu);
    }

    std::uint64_t step(std::uint64_t at) const { return at + code_point_at(text_, at).size; }

    void add(std::uint64_t begin, std::uint64_t end, Kind kind) {
        window_.found.push_back({begin, end, kind});
        note(begin, end, kind);
    }

    /// Remembers what was found last, for cut_ends.
    void note(std::uint64_t begin, std::uint64_t end, Kind kind) {
        least_ = std::max(least_, end);
        if (tail_.end == 0 || !trimmed(text_.substr(tail_.end, begin - tail_.end)).empty())
            tail_.begin = begin;
        tail_.end = end;
        tail_kind_ = kind;
    }

    /// A line ends where its text ends, for those who ask whether its sentence does.
    void cut_ends() {
        if (tail_.end != line_.end || tail_.begin < line_.begin) return;
        const std::string_view rest = trimmed(text_.substr(line_.begin, tail_.begin - line_.begin));
        if (rest.empty())
            line_.taken = tail_kind_;
        else
            line_.end = line_.begin + rest.size();
    }

    /// Adds `[begin, end)` where it is not empty; where to go on.
    std::uint64_t add_until(std::uint64_t begin, std::uint64_t end, Kind kind) {
        if (end == begin) return step(begin);
        add(begin, end, kind);
        return end;
    }

    std::uint64_t behind(Trigger trigger, std::uint64_t at) {
        switch (trigger) {
            case Trigger::han:
                return behind_han(at);
            case Trigger::address:
                return behind_address(at);
            case Trigger::html:
                return behind_html(at);
            case Trigger::emphasis:
                return behind_emphasis(at);
            case Trigger::bracket:
                return behind_bracket(at);
            case Trigger::blank:
                return behind_blank(at);
            case Trigger::quote:
                return behind_quote(at);
            case Trigger::none:
            case Trigger::control:
            case Trigger::lead_c2:
            case Trigger::lead_e2:
            case Trigger::lead_e3:
            case Trigger::lead_ee:
            case Trigger::lead_ef:
            case Trigger::lead_f3:
                break;
        }
        return behind_lead(at);
    }

    std::uint64_t behind_lead(std::uint64_t at) {
        const char32_t value = code_point_at(text_, at).value;
        switch (value) {
            case 0xA0:
                return behind_blank(at);
            case 0xB4:
            case 0xA8:
            case U'＇':
            case U'｀':
                return behind_quote(at);
            case U'【':
            case U'（':
            case U'〔':
            case U'［':
                return behind_bracket(at);
            default:
                // Most of these are commas and full stops.
                if ((value >= 0x3000 && value < 0x4000) || (value >= 0xFF01 && value < 0xFF40))
                    return at + 3;
                return add_until(at, unprintable_end(text_, at, line_.end), Kind::artefact);
        }
    }

    std::uint64_t behind_han(std::uint64_t at) {
        const Noise phrase = phrase_at(text_, line_, at, least_);
        if (phrase.begin == phrase.end) return at + 3;
        add(phrase.begin, phrase.end, phrase.kind);
        return phrase.end;
    }

    std::uint64_t behind_address(std::uint64_t at) {
        const auto address = address_at(text_, at, std::max(least_, line_.begin));
        if (!address || address->end > line_.end) {
            // The rest of this host is no address either.
            ++at;
            while (at < line_.end && (is_alphanumeric(static_cast<unsigned char>(text_[at])) ||
                                      text_[at] == '.' || text_[at] == '-'))
                ++at;
            return at;
        }
        Line free = line_;
        free.begin = std::max(least_, line_.begin);
        Injected injected = injected_around(text_, free, *address);
        note(injected.begin, injected.end, injected.kind);
        if (injected.name_begins.empty() || pending_.injected.size() >= most_pending)
            window_.found.push_back({injected.begin, injected.end, injected.kind});
        else
            pending_.injected.push_back(std::move(injected));
        return least_;
    }

    std::uint64_t behind_html(std::uint64_t at) {
        const bool is_comment = text_.substr(at, 4) == "<!--";
        // Where one comment stays open, so do those that begin in what was searched.
        if (is_comment && at < open_until_) return at + 4;
        const std::uint64_t end = html_end(text_, at, line_.end);
        if (is_comment && end == at) open_until_ = at + longest_comment;
        return add_until(at, end, Kind::artefact);
    }

    std::uint64_t behind_emphasis(std::uint64_t at) {
        std::uint64_t end = at;
        while (end < line_.end && text_[end] == '*') ++end;
        if (end - at < 2 || end - at > 3 || emphasis_end(text_, line_, at) != end) return end;
        // A mark alone is none: 述职人：***.
        if (emphasis_.size() == end - at) {
            window_.found.push_back({emphasis_.begin, emphasis_.end, Kind::artefact});
            window_.found.push_back({at, end, Kind::artefact});
            emphasis_ = {};
        } else {
            emphasis_ = {at, end};
        }
        return end;
    }

    std::uint64_t behind_bracket(std::uint64_t at) {
        if (text_[at] == '[') {
            const auto end = at > line_.begin ? note_mark_end(text_, at) : std::nullopt;
            if (end && *end <= line_.end) return add_until(at, *end, Kind::page_number);
        }
        const std::uint64_t jump = jump_end(text_, at, line_.end);
        if (jump != at) return add_until(at, jump, Kind::artefact);
        const Noise slogan =
            slogan_at(text_, line_, at, [&](std::string_view name) { return is_known(name); });
        if (slogan.end == slogan.begin) return step(at);
        return add_until(slogan.begin, slogan.end, slogan.kind);
    }

    /// Does `name` stand before an address or on the page around the text?
    bool is_known(std::string_view name) const {
        return std::any_of(window_.found.begin(), window_.found.end(), [&](const Noise& noise) {
            const std::string_view found = text_.substr(noise.begin, noise.end - noise.begin);
            return (noise.kind == Kind::chrome || noise.kind == Kind::advertisement) &&
                   found.find(name) != found.npos;
        });
    }

    std::uint64_t behind_blank(std::uint64_t at) {
        const std::uint64_t next = step(at);
        const char32_t before = code_point_before(text_, at).value;
        const char32_t after = code_point_at(text_, next).value;
        if (is_han(before) && is_han(after) && line_.end - line_.begin >= least_sentence &&
            pending_.blanks.size() < most_pending) {
            pending_.blanks.push_back({at, next, true});
            pending_.blank_lines.push_back(line_);
        }
        return next;
    }

    std::uint64_t behind_quote(std::uint64_t at) {
        const std::uint64_t end = step(at);
        if (is_stray_quote(text_, line_, at)) add(at, end, Kind::artefact);
        return end;
    }

    Window& window_;
    Pending& pending_;
    std::string_view text_;
    Line& line_;
    std::uint64_t least_ = 0;
    std::uint64_t open_until_ = 0;
    Span tail_{};  ///< The last pieces of noise that only blanks lie between.
    Kind tail_kind_ = Kind::artefact;
    Span emphasis_{};  ///< An emphasis that has begun.
};

}  // namespace

void scan_lines(Window& window, Pending& pending) {
    for (Line& line : window.lines)
        if (!line.taken) LineScanner(window, pending, line).scan();
    compare_names(window.text, pending.injected);
}

}  // namespace palimpsest::noise
