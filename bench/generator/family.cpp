#include "family.hpp"

#include <algorithm>

#include "author.hpp"
#include "edits.hpp"

namespace palimpsest::generator {
namespace {

template <class Change>
void change_sentences(Text& text, const Change& change) {
    for (Paragraph& paragraph : text)
        for (Sentence& sentence : paragraph.sentences) change(sentence.tokens);
}

void refill_text(Random& random, Text& text) {
    const Cast cast = random_cast(random);
    const std::uint64_t years_later = random.below(4);
    change_sentences(text, [&](Tokens& tokens) { refill(random, cast, years_later, tokens); });
}

/// Swaps paragraphs, deletes some, and puts in others from a new author.
void rearrange(Random& random, Text& text) {
    Author author(random.next());
    const auto body = [&] { return 1 + random.below(text.size() - 1); };
    for (std::uint64_t i = random.below(text.size() / 8 + 2); i > 0; --i) {
        const auto first = static_cast<std::size_t>(body());
        const auto second = static_cast<std::size_t>(body());
        if (!text[first].heading && !text[second].heading) std::swap(text[first], text[second]);
    }
    for (std::uint64_t i = random.below(text.size() / 6 + 1); i > 0 && text.size() > 3; --i)
        text.erase(text.begin() + static_cast<std::ptrdiff_t>(body()));
    for (std::uint64_t i = random.below(text.size() / 6 + 2); i > 0; --i) {
        const auto at = static_cast<std::ptrdiff_t>(body());
        text.insert(text.begin() + at, author.paragraph());
    }
}

void inject_advertisements(Random& random, Text& text) {
    for (std::uint64_t i = random.between(1, 4); i > 0; --i) {
        Paragraph& paragraph = text[static_cast<std::size_t>(random.below(text.size()))];
        if (!paragraph.heading)
            advertise(random, paragraph.sentences[random.below(paragraph.sentences.size())].tokens);
    }
}

Member descendant(Random& random, const Member& parent) {
    Member member{parent.text, 0, "same"};
    const std::uint64_t choice = random.below(100);
    if (choice >= 8) {
        refill_text(random, member.text);
        member.change = "slots";
    }
    if (choice >= 38 && choice < 55) {
        const std::uint64_t percent = random.between(30, 100);
        change_sentences(member.text, [&](Tokens& tokens) { mask(random, percent, tokens); });
        member.change = "masks";
    }
    if (choice >= 55) {
        const std::uint64_t interval =
            choice < 80 ? random.between(60, 160) : random.between(20, 60);
        edit_text(random.next(), interval, member.text);
        member.change = "edits";
    }
    if (choice >= 85) {
        rearrange(random, member.text);
        member.change = "rewritten";
    }
    if (random.chance(20)) inject_advertisements(random, member.text);
    return member;
}

}  // namespace

void edit_text(std::uint64_t seed, std::uint64_t interval, Text& text) {
    Random random(seed);
    for (Paragraph& paragraph : text)
        for (Sentence& sentence : paragraph.sentences)
            if (!paragraph.heading) edit_words(random, interval, sentence.tokens);
}

std::vector<Member> family(std::uint64_t seed, std::uint32_t count, std::uint64_t size) {
    Random random(seed);
    std::vector<Member> members;
    members.push_back({Author(random.next()).report(size), 0, "first"});
    while (members.size() < count) {
        const auto parent = random.chance(50) ? 0U : random.below(members.size());
        members.push_back(descendant(random, members[parent]));
        members.back().parent = static_cast<std::uint32_t>(parent);
    }
    return members;
}

}  // namespace palimpsest::generator
