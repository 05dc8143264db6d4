#include "shingles.hpp"

#include <algorithm>

#include "random.hpp"

namespace palimpsest::generator {
namespace {

constexpr std::size_t shingle_length = 5;
constexpr std::uint64_t slot = 1;

/// The code point at `at`, of which there is at least one byte; advances `at`.
std::uint64_t next_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint64_t value = 0;
    for (const char byte : text.substr(at, size))
        value = value << 8 | static_cast<unsigned char>(byte);
    at += size;
    return value;
}

bool is_han(std::uint64_t code_point) { return code_point >= 0xE4B880 && code_point <= 0xE9BFBF; }
bool is_letter(std::uint64_t code_point) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
}
bool is_slot(std::uint64_t code_point) {
    constexpr std::uint64_t multiplication_sign = 0xC397;
    return (code_point >= '0' && code_point <= '9') || code_point == 'X' || code_point == '_' ||
           code_point == multiplication_sign;
}

}  // namespace

void Shingler::push(std::uint64_t token) {
    tokens_.push_back(mixed(token));
    after_slot_ = token == slot;
}

void Shingler::end_word() {
    if (word_ != 0) push(word_);
    word_ = 0;
}

void Shingler::add(const Token& token) {
    if (token.kind == Kind::advertisement) {
        end_word();
        return;
    }
    for (std::size_t at = 0; at < token.text.size();) {
        const std::uint64_t code_point = next_code_point(token.text, at);
        if (is_letter(code_point) && !is_slot(code_point)) {
            word_ = mixed(word_ + (code_point | 0x20)) | 1U << 31;
            continue;
        }
        end_word();
        if (is_han(code_point)) push(code_point);
        if (is_slot(code_point) && !after_slot_) push(slot);
    }
}

void Shingler::add(const Tokens& tokens) {
    for (const Token& token : tokens) add(token);
}

void Shingler::add(const Text& text) {
    for (const Paragraph& paragraph : text)
        for (const Sentence& sentence : paragraph.sentences) add(sentence.tokens);
}

ShingleSet Shingler::finish() {
    end_word();
    ShingleSet set;
    for (std::size_t i = 0; i + shingle_length <= tokens_.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t j = 0; j < shingle_length; ++j) hash = mixed(hash + tokens_[i + j]);
        set.push_back(hash);
    }
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    return set;
}

Likeness likeness(const ShingleSet& a, const ShingleSet& b) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        shared += a[i] == b[j];
        const bool step_a = a[i] <= b[j];
        const bool step_b = b[j] <= a[i];
        i += step_a;
        j += step_b;
    }
    if (shared == 0) return {};
    const auto ratio = [&](std::size_t whole) {
        return static_cast<double>(shared) / static_cast<double>(whole);
    };
    return {ratio(a.size() + b.size() - shared), ratio(std::min(a.size(), b.size()))};
}

}  // namespace palimpsest::generator
