#include "core/text/name_pattern.hpp"

#include <algorithm>
#include <cstddef>

#include "core/text/name_characters.hpp"

namespace palimpsest::core {
namespace {

std::string unescaped(std::string_view pattern) {
    std::string name;
    for (std::size_t index = 0; index < pattern.size(); ++index) {
        if (pattern[index] == '\\' && index + 1 < pattern.size()) ++index;
        name += pattern[index];
    }
    return name;
}

}  // namespace

bool NamePattern::Token::accepts(char32_t other) const {
    if (kind == Kind::any) return true;
    if (kind == Kind::character) return character == other;
    const bool found = std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
        return range.first <= other && other <= range.second;
    });
    return found != negated;
}

bool NamePattern::read_set(const std::u32string& pattern, std::size_t& position, Token& token) {
    std::size_t next = position + 1;
    const auto character = [&] {
        if (pattern[next] == U'\\' && next + 1 < pattern.size()) ++next;
        return pattern[next++];
    };
    token.kind = Token::Kind::set;
    if (next < pattern.size() && (pattern[next] == U'!' || pattern[next] == U'^')) {
        token.negated = true;
        ++next;
    }
    for (bool first = true; next < pattern.size(); first = false) {
        if (pattern[next] == U']' && !first) {
            position = next + 1;
            return true;
        }
        const char32_t low = character();
        char32_t high = low;
        if (next + 1 < pattern.size() && pattern[next] == U'-' && pattern[next + 1] != U']') {
            ++next;
            high = character();
        }
        token.ranges.emplace_back(low, high);
    }
    return false;
}

std::vector<NamePattern::Token> NamePattern::tokens(const std::u32string& pattern) {
    std::vector<Token> result;
    for (std::size_t position = 0; position < pattern.size();) {
        Token token;
        const char32_t here = pattern[position];
        if (here == U'[' && read_set(pattern, position, token)) {
            result.push_back(std::move(token));
            continue;
        }
        token = {};
        if (here == U'*') {
            token.kind = Token::Kind::any_run;
        } else if (here == U'?') {
            token.kind = Token::Kind::any;
        } else {
            if (here == U'\\' && position + 1 < pattern.size()) ++position;
            token.character = pattern[position];
        }
        ++position;
        const bool repeated = token.kind == Token::Kind::any_run && !result.empty() &&
                              result.back().kind == Token::Kind::any_run;
        if (!repeated) result.push_back(std::move(token));
    }
    return result;
}

NamePattern::NamePattern(std::string_view pattern)
    : tokens_(tokens(name_characters(pattern))), text_(unescaped(pattern)) {
    literal_ = std::all_of(tokens_.begin(), tokens_.end(),
                           [](const Token& token) { return token.kind == Token::Kind::character; });
    if (!literal_) text_.clear();
}

bool NamePattern::matches(std::string_view name) const {
    if (literal_) return name == text_;
    const bool names_dot =
        tokens_.front().kind == Token::Kind::character && tokens_.front().character == U'.';
    if (name.starts_with('.') && !names_dot) return false;
    const std::u32string characters = name_characters(name);
    std::size_t token = 0;
    std::size_t position = 0;
    std::size_t retry_token = tokens_.size();
    std::size_t retry_position = 0;
    while (position < characters.size()) {
        if (token < tokens_.size() && tokens_[token].kind == Token::Kind::any_run) {
            retry_token = token++;
            retry_position = position;
        } else if (token < tokens_.size() && tokens_[token].accepts(characters[position])) {
            ++token;
            ++position;
        } else if (retry_token < tokens_.size()) {
            // The last `*` takes one more character; earlier ones need not be tried again.
            token = retry_token + 1;
            position = ++retry_position;
        } else {
            return false;
        }
    }
    while (token < tokens_.size() && tokens_[token].kind == Token::Kind::any_run) ++token;
    return token == tokens_.size();
}

}  // namespace palimpsest::core
