#include "junctions.hpp"

#include "characters.hpp"

namespace palimpsest::noise {

namespace {

constexpr int reach = 24;  // Steps to each side, blanks included.
constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15u;

/// What a key is for: the same characters may be a piece, a tail and a head.
enum class Use : std::uint64_t { piece = 1, tail = 2, head = 3 };

/// Of a run of code points, first to last.
constexpr std::uint64_t key_of(Use use, const char32_t* first, std::size_t size) {
    std::uint64_t key = static_cast<std::uint64_t>(use) << 32 | size;
    for (std::size_t i = 0; i < size; ++i) {
        key = (key ^ first[i]) * multiplier;
        key ^= key >> 29;
    }
    return key;
}

constexpr char32_t folded(char32_t value) { return is_digit(value) ? U'0' : value; }

/// The character at `at`, folded; 0 for blanks. Most are ideographs.
CodePoint folded_at(std::string_view text, std::uint64_t at) {
    const auto byte = [&](std::uint64_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (byte(0) >= 0xE4 && byte(0) <= 0xE9 && text.size() - at >= 3)
        return {(byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu), 3};
    const CodePoint next = code_point_at(text, at);
    return {is_blank(next.value) ? 0 : folded(next.value), next.size};
}

std::uint64_t pair_hash(char32_t first, char32_t second) {
    return (first * multiplier ^ second) * multiplier;
}

/// Of two pairs, 16 bits.
std::uint64_t four_bit(std::uint64_t first, std::uint64_t second) {
    return (first >> 7 ^ second) * multiplier >> 48;
}

void set_bit(std::vector<std::uint64_t>& bits, std::uint64_t bit) {
    bits[bit >> 6] |= std::uint64_t{1} << (bit & 63);
}

bool has_bit(const std::vector<std::uint64_t>& bits, std::uint64_t bit) {
    return (bits[bit >> 6] >> (bit & 63) & 1) != 0;
}

bool is_clause_mark(char32_t value) {
    return value == '\n' || is_stop(value) || is_comma(value) || value == U'：' ||
           is_opening(value) || is_closing(value);
}

}  // namespace

/// The characters beside a place, folded, without blanks; 0 past the line's begin and end.
struct JunctionReader::Around {
    std::array<char32_t, 10> piece{};  // Six before the place, four behind it.
    std::size_t left = 0;
    std::size_t right = 0;

    [[nodiscard]] const char32_t* middle() const { return piece.data() + 6; }
};

/// What is looked up about a place; 0 where a side is too short.
struct JunctionReader::Keys {
    std::array<std::uint64_t, 5> pieces{};  // 1 + 1, 2 + 1, 1 + 2, 2 + 2, 3 + 3.
    std::uint64_t tail_two = 0;
    std::uint64_t tail_four = 0;
    std::uint64_t tail_six = 0;
    std::uint64_t head_two = 0;

    explicit Keys(const Around& around) {
        const char32_t* middle = around.middle();
        const auto piece = [&](std::size_t before, std::size_t after) -> std::uint64_t {
            if (around.left < before || around.right < after) return 0;
            return key_of(Use::piece, middle - before, before + after);
        };
        const auto tail = [&](std::size_t size) -> std::uint64_t {
            return around.left < size ? 0 : key_of(Use::tail, middle - size, size);
        };
        pieces = {piece(1, 1), piece(2, 1), piece(1, 2), piece(2, 2), piece(3, 3)};
        tail_two = tail(2);
        tail_four = tail(4);
        tail_six = tail(6);
        if (around.right >= 2) head_two = key_of(Use::head, middle, 2);
    }
};

JunctionReader::Around JunctionReader::around(std::uint64_t left, std::uint64_t right) const {
    Around around;
    int steps = 0;  // Long runs of blanks are not walked through.
    for (std::uint64_t at = left; around.left < 6 && ++steps < reach;) {
        const CodePoint before = code_point_before(text_, at);
        if (before.size == 0 || before.value == '\n') break;
        at -= before.size;
        if (!is_blank(before.value)) around.piece[5 - around.left++] = folded(before.value);
    }
    for (std::uint64_t at = right; around.right < 4 && ++steps < 2 * reach;) {
        const CodePoint next = code_point_at(text_, at);
        if (next.size == 0 || next.value == '\n') break;
        at += next.size;
        if (!is_blank(next.value)) around.piece[6 + around.right++] = folded(next.value);
    }
    return around;
}

void JunctionReader::want(std::uint64_t key, bool is_own) {
    if (key != 0) seen_.try_emplace(key).first->second.own += is_own;
}

void JunctionReader::want_pair(char32_t first, char32_t second) {
    set_bit(pairs_, pair_hash(first, second) >> 48);
}

void JunctionReader::want_four(const Around& around) {
    if (around.left < 4) return;
    const Keys asked(around);
    want(asked.tail_four, false);
    want(asked.tail_six, false);
    const char32_t* middle = around.middle();
    const std::uint64_t before = pair_hash(*(middle - 4), *(middle - 3));
    set_bit(fours_, four_bit(before, pair_hash(*(middle - 2), *(middle - 1))));
}

void JunctionReader::ask_tail(const Junction& junction) {
    want_four(around(junction.left, junction.left));
}

void JunctionReader::ask(const Junction& junction) {
    const Around sides = around(junction.left, junction.right);
    const Keys asked(sides);
    for (const std::uint64_t key : asked.pieces) want(key, junction.is_blank);
    const char32_t* middle = sides.middle();
    if (sides.left >= 1 && sides.right >= 1) want_pair(*(middle - 1), *middle);
    if (junction.is_blank) return;
    want(asked.tail_two, false);
    want(asked.head_two, false);
    if (sides.left >= 2) want_pair(*(middle - 2), *(middle - 1));
    if (sides.right >= 2) want_pair(*middle, *(middle + 1));
    want_four(sides);
}

void JunctionReader::see_tail(std::uint64_t key, char32_t next, std::uint64_t next_at) {
    const auto found = key == 0 || next == 0 ? seen_.end() : seen_.find(key);
    if (found == seen_.end()) return;
    Seen& seen = found->second;
    ++seen.count;
    seen.at_clause += is_stop(next) || next == U'，';
    seen.is_mixed |= seen.next != 0 && seen.next != next;
    seen.next = next;
    seen.next_at = next_at;
}

/// Counts what stands around the pair of characters that meets at `between`.
void JunctionReader::see_pair(std::uint64_t between) {
    const Around here = around(between, between);
    for (const std::uint64_t key : Keys(here).pieces)
        if (const auto found = key == 0 ? seen_.end() : seen_.find(key); found != seen_.end())
            ++found->second.count;
    const char32_t* first = here.middle() - 1;
    see_tail(key_of(Use::tail, first, 2), here.right >= 2 ? *(first + 2) : 0, between);
    const auto head = seen_.find(key_of(Use::head, first, 2));
    if (head == seen_.end()) return;
    ++head->second.count;
    head->second.at_clause += here.left == 1 || is_clause_mark(*(first - 1));
}

/// Counts what follows the four characters, and the six, that end at `end`.
void JunctionReader::see_four(std::uint64_t end) {
    const Around here = around(end, end);
    const Keys keys(here);
    const char32_t next = here.right >= 1 ? *here.middle() : 0;
    see_tail(keys.tail_four, next, end);
    see_tail(keys.tail_six, next, end);
}

void JunctionReader::read(std::uint64_t begin, std::uint64_t end) {
    if (seen_.empty()) return;
    char32_t last = '\n';
    std::array<std::uint64_t, 2> hashes{};  // Of the pairs that end before the last two characters.
    for (std::uint64_t at = begin; at < end;) {
        const CodePoint next = folded_at(text_, at);
        const char32_t value = next.value;
        if (value == 0) {
            at += next.size;
            continue;
        }
        const std::uint64_t hash = pair_hash(last, value);
        if (has_bit(pairs_, hash >> 48) && last != '\n' && value != '\n') see_pair(at);
        at += next.size;
        if (has_bit(fours_, four_bit(hashes[0], hash))) see_four(at);
        hashes = {hashes[1], hash};
        last = value;
    }
}

const JunctionReader::Seen* JunctionReader::find(std::uint64_t key) const {
    const auto found = key == 0 ? seen_.end() : seen_.find(key);
    return found == seen_.end() ? nullptr : &found->second;
}

bool JunctionReader::stands_elsewhere(std::uint64_t key) const {
    const Seen* seen = find(key);
    return seen != nullptr && seen->count > seen->own;
}

JunctionEvidence JunctionReader::evidence(const Junction& junction) const {
    const Around sides = around(junction.left, junction.right);
    const Keys asked(sides);
    const char32_t next = sides.right > 0 ? *sides.middle() : 0;
    JunctionEvidence evidence;
    constexpr std::array<int, 5> sizes = {2, 3, 3, 4, 6};
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (stands_elsewhere(asked.pieces[i])) evidence.joined = sizes[i];
    if (const Seen* tail = find(asked.tail_two)) evidence.two_end_a_clause = tail->at_clause > 0;
    if (const Seen* tail = find(asked.tail_four)) {
        evidence.four_end_a_clause = tail->at_clause > 0;
        evidence.goes_on_otherwise = tail->count > 0 && !tail->is_mixed && tail->next != next;
    }
    if (const Seen* tail = find(asked.tail_six))
        if (tail->count > 0 && !tail->is_mixed && tail->next != next)
            evidence.usual_next = tail->next_at;
    if (const Seen* head = find(asked.head_two)) {
        // The line that the junction leads to begins so itself.
        evidence.two_begin_a_clause = head->at_clause > 1;
        evidence.two_stand_inside = head->count > head->at_clause;
    }
    return evidence;
}

}  // namespace palimpsest::noise
