#include "edits.hpp"

#include <algorithm>

#include "author.hpp"

namespace palimpsest::generator {
namespace {

constexpr std::string_view name_masks[] = {"XX", "××", "X", "XXX", "__"};

const std::vector<std::string>* names(const Cast& cast, Kind kind) {
    switch (kind) {
        case Kind::place:
            return &cast.places;
        case Kind::organisation:
            return &cast.organisations;
        case Kind::person:
            return &cast.persons;
        default:
            return nullptr;
    }
}

/// A place keeps what it is: XX镇.
std::string masked_name(Random& random, const Token& token) {
    std::string text(random.pick(name_masks));
    if (token.kind == Kind::person) return text;
    const std::size_t kept = token.text.size() > 6 ? 6 : token.text.size();
    return text + token.text.substr(kept);
}

std::string masked_year(Random& random, std::uint64_t year) {
    const std::string digits = std::to_string(year);
    switch (random.below(4)) {
        case 0:
            return digits.substr(0, 3) + "_";
        case 1:
            return digits.substr(0, 2) + "XX";
        case 2:
            return digits.substr(0, 3) + "X";
        default:
            return "XX";
    }
}

std::string site(Random& random) {
    constexpr std::string_view kinds[] = {"文库网", "范文网", "资料网", "公文在线", "文秘网"};
    std::string text;
    for (int i = 0; i < 2; ++i) text.append(random.pick(place_beginnings()));
    return text.append(random.pick(kinds));
}

std::string address(Random& random) {
    std::string text = "www.";
    for (std::uint64_t i = random.between(4, 8); i > 0; --i)
        text.push_back(static_cast<char>('a' + random.below(26)));
    return text + (random.chance(50) ? ".example.com" : ".example.cn");
}

std::string advertisement(Random& random) {
    // One after the other: the order in which operands are evaluated is the compiler's.
    const std::string name = site(random);
    const std::string link = address(random);
    switch (random.below(4)) {
        case 0:
            return name + link;
        case 1:
            return "（来源：" + name + " " + link + "）";
        case 2:
            return "【" + name + " " + link + "】";
        default:
            return "（更多范文请访问" + name + link + "）";
    }
}

void insert_word(Random& random, std::size_t at, Tokens& tokens) {
    constexpr List lists[] = {List::adverb, List::verb, List::general, List::people};
    tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(at),
                  random_word(random, random.pick(lists), 0));
    tokens[at].passage = tokens[at + 1].passage;
}

std::uint64_t length_of_all(const Tokens& tokens) {
    std::uint64_t length = 0;
    for (const Token& token : tokens) length += length_of(token.text);
    return length;
}

}  // namespace

void refill(Random& random, const Cast& cast, std::uint64_t years_later, Tokens& tokens) {
    for (Token& token : tokens) {
        if (const auto* list = names(cast, token.kind)) {
            token.text = (*list)[token.slot % list->size()];
        } else if (token.kind == Kind::year) {
            token.value += years_later;
            token.text = std::to_string(token.value);
        } else if (token.kind == Kind::number && random.chance(60)) {
            const std::uint32_t passage = token.passage;
            token = random_number(random, token.value != 0);
            token.passage = passage;
        }
    }
}

void mask(Random& random, std::uint64_t percent, Tokens& tokens) {
    for (Token& token : tokens) {
        if (!random.chance(percent)) continue;
        if (token.kind == Kind::place || token.kind == Kind::organisation ||
            token.kind == Kind::person)
            token.text = masked_name(random, token);
        else if (token.kind == Kind::year)
            token.text = masked_year(random, token.value);
        else if (token.kind == Kind::number)
            token.text = "XX";
    }
}

void edit_words(Random& random, std::uint64_t interval, Tokens& tokens) {
    const std::uint64_t length = length_of_all(tokens);
    std::uint64_t count = length / interval;
    if (random.below(interval) < length % interval) ++count;
    for (; count > 0; --count) {
        const auto at = static_cast<std::size_t>(random.below(tokens.size()));
        if (tokens[at].kind != Kind::word) continue;
        const std::uint64_t choice = random.below(3);
        if (choice == 0) {
            insert_word(random, at, tokens);
        } else if (choice == 1 && tokens.size() > 2 && at > 0 && at + 1 < tokens.size()) {
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at));
        } else {
            const std::uint32_t passage = tokens[at].passage;
            tokens[at] = random_word(random, tokens[at].list, tokens[at].topic);
            tokens[at].passage = passage;
        }
    }
}

void advertise(Random& random, Tokens& tokens) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].kind == Kind::word && tokens[i].text.size() > 3) places.push_back(i);
    if (places.empty()) return;
    const std::size_t at = random.pick(places);
    Token rest = tokens[at];
    rest.text.erase(0, 3);
    tokens[at].text.resize(3);
    Token injected{
        .kind = Kind::advertisement, .passage = rest.passage, .text = advertisement(random)};
    const auto after = tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1;
    tokens.insert(tokens.insert(after, std::move(rest)), std::move(injected));
}

}  // namespace palimpsest::generator
