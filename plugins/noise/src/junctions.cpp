#include "junctions.hpp"

#include "characters.hpp"

namespace palimpsest::noise {

namespace {

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

bool is_clause_mark(char32_t value) {
    return value == '\n' || is_stop(value) || is_comma(value) || value == U'：' ||
           is_opening(value) || is_closing(value);
}

}  // namespace

/// The pieces across a junction; 0 where a side is too short.
struct JunctionReader::Keys {
    std::array<std::uint64_t, 5> pieces{};  // 1 + 1, 2 + 1, 1 + 2, 2 + 2, 3 + 3.
    std::uint64_t tail_two = 0;
    std::uint64_t tail_four = 0;
    std::uint64_t tail_six = 0;
    std::uint64_t head_two = 0;
    char32_t next = 0;
};

JunctionReader::Keys JunctionReader::keys(const Junction& junction) const {
    std::array<char32_t, 10> piece{};  // Six of the left side, four of the right.
    std::size_t left = 0;
    std::size_t right = 0;
    for (std::uint64_t at = junction.left; left < 6;) {
        const CodePoint before = code_point_before(text_, at);
        if (before.size == 0 || before.value == '\n') break;
        at -= before.size;
        if (!is_blank(before.value)) piece[5 - left++] = folded(before.value);
    }
    for (std::uint64_t at = junction.right; right < 4;) {
        const CodePoint next = code_point_at(text_, at);
        if (next.size == 0 || next.value == '\n') break;
        at += next.size;
        if (!is_blank(next.value)) piece[6 + right++] = folded(next.value);
    }
    Keys keys;
    const char32_t* middle = piece.data() + 6;
    const auto piece_key = [&](std::size_t before, std::size_t after) {
        return left >= before && right >= after
                   ? key_of(Use::piece, middle - before, before + after)
                   : 0;
    };
    keys.pieces = {piece_key(1, 1), piece_key(2, 1), piece_key(1, 2), piece_key(2, 2),
                   piece_key(3, 3)};
    if (left >= 2) keys.tail_two = key_of(Use::tail, middle - 2, 2);
    if (left >= 4) keys.tail_four = key_of(Use::tail, middle - 4, 4);
    if (left >= 6) keys.tail_six = key_of(Use::tail, middle - 6, 6);
    if (right >= 2) keys.head_two = key_of(Use::head, middle, 2);
    if (right >= 1) keys.next = *middle;
    return keys;
}

void JunctionReader::want(std::uint64_t key, bool is_own) {
    if (key == 0) return;
    seen_.try_emplace(key).first->second.own += is_own;
    filter_[key >> 6 & 1023] |= std::uint64_t{1} << (key & 63);
}

void JunctionReader::ask(const Junction& junction) {
    const Keys asked = keys(junction);
    for (const std::uint64_t key : asked.pieces) want(key, junction.is_blank);
    if (junction.is_blank) return;
    for (const std::uint64_t key :
         {asked.tail_two, asked.tail_four, asked.tail_six, asked.head_two})
        want(key, false);
}

JunctionReader::Seen* JunctionReader::wanted(std::uint64_t key) {
    if ((filter_[key >> 6 & 1023] >> (key & 63) & 1) == 0) return nullptr;
    const auto found = seen_.find(key);
    return found == seen_.end() ? nullptr : &found->second;
}

void JunctionReader::see_piece(const std::array<char32_t, 8>& last, std::size_t known) {
    const char32_t* end = last.data() + last.size();
    for (const std::size_t size : {2u, 3u, 4u, 6u}) {
        if (size > known) break;
        if (Seen* seen = wanted(key_of(Use::piece, end - size, size))) ++seen->count;
    }
    if (known < 2) return;
    if (Seen* seen = wanted(key_of(Use::head, end - 2, 2))) {
        ++seen->count;
        seen->at_clause += known == 2 || is_clause_mark(*(end - 3));
    }
}

void JunctionReader::see_next(const std::array<char32_t, 8>& last, std::size_t known,
                              char32_t next) {
    const char32_t* end = last.data() + last.size();
    for (const std::size_t size : {2u, 4u, 6u}) {
        if (size > known) break;
        Seen* seen = wanted(key_of(Use::tail, end - size, size));
        if (seen == nullptr) continue;
        ++seen->count;
        seen->at_clause += next != '\n' && is_clause_mark(next);
        seen->is_mixed |= seen->next != 0 && seen->next != next;
        seen->next = next;
    }
}

void JunctionReader::read(std::uint64_t begin, std::uint64_t end) {
    if (seen_.empty()) return;
    std::array<char32_t, 8> last{};  // The latest characters of the line, newest at the end.
    std::size_t known = 0;
    for (std::uint64_t at = begin; at < end;) {
        const CodePoint next = code_point_at(text_, at);
        at += next.size;
        if (is_blank(next.value)) continue;
        if (next.value == '\n') {
            known = 0;
            continue;
        }
        see_next(last, known, folded(next.value));
        for (std::size_t i = 0; i + 1 < last.size(); ++i) last[i] = last[i + 1];
        last.back() = folded(next.value);
        if (known < last.size()) ++known;
        see_piece(last, known);
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
    const Keys asked = keys(junction);
    JunctionEvidence evidence;
    constexpr std::array<int, 5> sizes = {2, 3, 3, 4, 6};
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (stands_elsewhere(asked.pieces[i])) evidence.joined = sizes[i];
    if (const Seen* tail = find(asked.tail_two)) evidence.two_end_a_clause = tail->at_clause > 0;
    if (const Seen* tail = find(asked.tail_four)) {
        evidence.four_end_a_clause = tail->at_clause > 0;
        evidence.goes_on_otherwise = tail->count > 0 && !tail->is_mixed && tail->next != asked.next;
    }
    if (const Seen* tail = find(asked.tail_six))
        if (tail->count > 0 && !tail->is_mixed && tail->next != asked.next)
            evidence.usual_next = tail->next;
    if (const Seen* head = find(asked.head_two)) {
        // The line that the junction leads to begins so itself.
        evidence.two_begin_a_clause = head->at_clause > 1;
        evidence.two_stand_inside = head->count > head->at_clause;
    }
    return evidence;
}

}  // namespace palimpsest::noise
