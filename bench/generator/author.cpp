#include "author.hpp"

#include <algorithm>

namespace palimpsest::generator {
namespace {

constexpr std::string_view sentence_end = "。";
constexpr std::string_view numerals[] = {"十", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};

std::string numeral(std::uint64_t number) {
    std::string text;
    if (number >= 20) text += numerals[number / 10 % 10];
    if (number >= 10) text += numerals[0];
    if (number % 10 != 0) text += numerals[number % 10];
    return text;
}

Token fixed(std::string_view text) { return {.kind = Kind::fixed, .text = std::string(text)}; }
Token mark(std::string_view text) { return {.kind = Kind::mark, .text = std::string(text)}; }

bool is_mark(std::string_view code_point) {
    constexpr std::string_view marks = "，。；：、！（）《》";
    return code_point.size() == 3 && marks.find(code_point) != std::string_view::npos;
}

std::string random_organisation(Random& random) {
    const auto topic = static_cast<std::uint32_t>(random.below(topic_count));
    std::string text(random.pick(words(List::attribute, topic)));
    return text.append(random.pick(organisation_kinds()));
}

std::string random_person(Random& random) {
    std::string text(random.pick(surnames()));
    text.append(random.pick(given_names()));
    if (random.chance(70)) text.append(random.pick(given_names()));
    return text;
}

}  // namespace

std::string random_place(Random& random) {
    std::string text(random.pick(place_beginnings()));
    text.append(random.pick(place_endings()));
    return text.append(random.pick(place_kinds()));
}

Cast random_cast(Random& random) {
    Cast cast;
    for (std::uint64_t i = random.between(3, 6); i > 0; --i)
        cast.places.push_back(random_place(random));
    for (std::uint64_t i = random.between(3, 6); i > 0; --i)
        cast.organisations.push_back(random_organisation(random));
    for (std::uint64_t i = random.between(1, 3); i > 0; --i)
        cast.persons.push_back(random_person(random));
    cast.year = random.between(2005, 2025);
    return cast;
}

Token random_word(Random& random, List list, std::uint32_t topic) {
    return {.kind = Kind::word,
            .list = list,
            .topic = static_cast<std::uint8_t>(topic),
            .text = std::string(random.pick(words(list, topic)))};
}

Token random_number(Random& random, bool large) {
    std::string text = std::to_string(large ? random.between(100, 98000) : random.between(2, 99));
    if (random.chance(25)) text.append(".").append(std::to_string(random.between(1, 9)));
    return {.kind = Kind::number, .value = large ? 1U : 0U, .text = std::move(text)};
}

Author::Author(std::uint64_t seed)
    : random_(seed),
      next_origin_(mixed(seed) | 1),
      topic_(static_cast<std::uint32_t>(random_.below(topic_count))),
      cast_(random_cast(random_)) {}

void Author::name(Kind kind, const std::vector<std::string>& names, Tokens& tokens) {
    const auto slot = static_cast<std::uint16_t>(random_.below(names.size()));
    tokens.push_back({.kind = kind, .slot = slot, .text = names[slot]});
}

void Author::compound(std::uint32_t topic, Tokens& tokens) {
    tokens.push_back(random_word(random_, List::attribute, topic));
    tokens.push_back(random_word(random_, List::head, topic));
}

void Author::fill(char slot, Tokens& tokens) {
    switch (slot) {
        case 'A':
            tokens.push_back(random_word(random_, List::adverb, 0));
            break;
        case 'V':
            tokens.push_back(random_word(random_, List::verb, 0));
            break;
        case 'G':
            tokens.push_back(random_word(random_, List::general, 0));
            break;
        case 'K':
            tokens.push_back(random_word(random_, List::people, 0));
            break;
        case 'Q':
            tokens.push_back(random_word(random_, List::outcome, 0));
            break;
        case 'N':
            compound(topic_, tokens);
            break;
        case 'B':
            compound(static_cast<std::uint32_t>(random_.below(topic_count)), tokens);
            break;
        case 'P':
            name(Kind::place, cast_.places, tokens);
            break;
        case 'O':
            name(Kind::organisation, cast_.organisations, tokens);
            break;
        case 'R':
            name(Kind::person, cast_.persons, tokens);
            break;
        case 'Y': {
            const std::uint64_t year = cast_.year + random_.below(3) - 1;
            tokens.push_back({.kind = Kind::year, .value = year, .text = std::to_string(year)});
            tokens.push_back(fixed("年"));
            break;
        }
        default:
            tokens.push_back(random_number(random_, slot == 'Z'));
    }
}

Tokens Author::filled(std::string_view pattern) {
    Tokens tokens;
    while (!pattern.empty()) {
        const char lead = pattern.front();
        if (lead >= 'A' && lead <= 'Z') {
            fill(lead, tokens);
            pattern.remove_prefix(1);
            continue;
        }
        const std::size_t size = static_cast<unsigned char>(lead) < 0x80 ? 1 : 3;
        const std::string_view code_point = pattern.substr(0, size);
        if (is_mark(code_point) || lead == '%')
            tokens.push_back(mark(code_point));
        else if (!tokens.empty() && tokens.back().kind == Kind::fixed)
            tokens.back().text.append(code_point);
        else
            tokens.push_back(fixed(code_point));
        pattern.remove_prefix(size);
    }
    return tokens;
}

Sentence Author::sentence() { return {next_origin_++, filled(random_.pick(sentence_patterns()))}; }

Sentence Author::heading(std::uint64_t number) {
    Sentence heading{next_origin_++, {fixed(numeral(number)), mark("、")}};
    for (Token& token : filled(random_.pick(heading_patterns())))
        heading.tokens.push_back(std::move(token));
    return heading;
}

Sentence Author::title() { return {next_origin_++, filled(random_.pick(title_patterns()))}; }

void Author::add_boilerplate(Paragraph& paragraph) {
    // The lower of two: the first phrases are the most frequent.
    const std::uint64_t phrase =
        std::min(random_.below(boilerplate().size()), random_.below(boilerplate().size()));
    const std::string_view text = boilerplate()[phrase];
    Token token{.kind = Kind::boilerplate, .value = phrase, .text = std::string(text)};
    if (text.ends_with("，"))
        paragraph.sentences.front().tokens.insert(paragraph.sentences.front().tokens.begin(),
                                                  std::move(token));
    else
        paragraph.sentences.push_back({next_origin_++, {std::move(token)}});
}

Paragraph Author::paragraph() {
    Paragraph paragraph;
    for (std::uint64_t i = random_.between(2, 6); i > 0; --i)
        paragraph.sentences.push_back(sentence());
    if (random_.chance(12)) add_boilerplate(paragraph);
    return paragraph;
}

Text Author::report(std::uint64_t size) {
    Text text = {{true, {title()}}};
    std::uint64_t written = 0;
    std::uint64_t sections = 0;
    std::uint64_t left_in_section = random_.below(2);
    while (written < size) {
        if (left_in_section == 0) {
            text.push_back({true, {heading(sections++ % 98 + 1)}});
            left_in_section = random_.between(1, 6);
        } else {
            text.push_back(paragraph());
            --left_in_section;
        }
        for (const Sentence& sentence : text.back().sentences)
            for (const Token& token : sentence.tokens) written += token.text.size();
    }
    return text;
}

Tokens Author::passage(std::uint64_t length) {
    Tokens tokens;
    std::uint64_t written = 0;
    std::uint64_t begin = random_.chance(50) ? 0 : random_.between(1, 12);
    while (written < length) {
        for (Token& token : sentence().tokens) {
            if (begin > 0 && begin-- > 0) continue;
            if (tokens.empty() && token.kind == Kind::mark) continue;
            if (written >= length) break;
            written += length_of(token.text);
            tokens.push_back(std::move(token));
        }
        if (written < length && written > 150 && random_.chance(20)) tokens.push_back(mark("\n"));
    }
    while (tokens.back().kind == Kind::mark) tokens.pop_back();
    return tokens;
}

}  // namespace palimpsest::generator
