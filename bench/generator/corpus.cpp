#include "corpus.hpp"

#include <algorithm>

#include "author.hpp"
#include "edits.hpp"

namespace palimpsest::generator {
namespace {

enum Part : std::uint64_t { writing, layout, encoding, variants, places };

Tokens passage_tokens(const Passage& passage, std::uint32_t variant) {
    Tokens tokens = Author(passage.seed).passage(passage.length);
    if (variant == 0) return tokens;
    Random random(seed_of(passage.seed, variants, variant));
    if (random.chance(50)) {
        const Cast cast = random_cast(random);
        refill(random, cast, random.below(3), tokens);
    }
    edit_words(random, passage.interval, tokens);
    if (random.chance(25)) advertise(random, tokens);
    return tokens;
}

ShingleSet shingles_of(const Tokens& tokens) {
    Shingler shingler;
    shingler.add(tokens);
    return shingler.finish();
}

ShingleSet shingles_of(const Text& text) {
    Shingler shingler;
    shingler.add(text);
    return shingler.finish();
}

/// Puts a passage between or into the sentences of a paragraph that has none yet.
void plant(Random& random, Tokens passage, std::uint32_t number, Text& text) {
    for (Token& token : passage) token.passage = number;
    std::vector<std::size_t> free;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const auto is_planted = [](const Sentence& sentence) {
            return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                               [](const Token& token) { return token.passage != 0; });
        };
        const auto& sentences = text[i].sentences;
        if (!text[i].heading && std::none_of(sentences.begin(), sentences.end(), is_planted))
            free.push_back(i);
    }
    if (free.empty()) {
        Author author(random.next());
        text.push_back(author.paragraph());
        free.push_back(text.size() - 1);
    }
    auto& sentences = text[random.pick(free)].sentences;
    Tokens& tokens = sentences[static_cast<std::size_t>(random.below(sentences.size()))].tokens;
    const std::size_t at =
        random.chance(60) ? 0 : static_cast<std::size_t>(random.below(tokens.size()));
    tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(at), passage.begin(), passage.end());
}

void mark(Paragraph& paragraph, std::uint32_t number) {
    for (Sentence& sentence : paragraph.sentences)
        for (Token& token : sentence.tokens) token.passage = number;
}

Text body_of(const Text& text) { return {text.begin() + 1, text.end()}; }

Encoding random_encoding(std::uint64_t seed) {
    Random random(seed);
    const std::uint64_t choice = random.below(100);
    return choice < 15   ? Encoding::gb18030
           : choice < 20 ? Encoding::utf16
           : choice < 25 ? Encoding::utf8_bom
                         : Encoding::utf8;
}

}  // namespace

std::string Corpus::id_of(std::uint32_t number) const { return document_id(plan_.names[number]); }

std::string Corpus::write_document(std::uint32_t number, std::uint64_t seed,
                                   const Rendered& document) {
    const Encoding code =
        mixed_encodings_ ? random_encoding(seed_of(seed, encoding, number)) : Encoding::utf8;
    writer_.write(plan_.names[number], document.text, code);
    bytes_ += document.text.size();
    std::string id = id_of(number);
    truth_.document(id, document);
    return id;
}

void Corpus::write_single(const Unit& unit) {
    Text text = Author(seed_of(unit.seed, writing)).report(unit.size);
    Random random(seed_of(unit.seed, places));
    std::uint32_t number = 0;
    for (const Planting& planting : unit.plantings)
        plant(random, passage_tokens(plan_.passages[planting.passage], planting.variant), ++number,
              text);
    const Rendered document = rendered(text, seed_of(unit.seed, layout));
    const std::string id = write_document(unit.first, unit.seed, document);
    for (const PassagePlace& place : document.passages)
        sightings_.push_back({unit.plantings[place.passage - 1], {id, place}});
}

void Corpus::write_family(const Unit& unit) {
    const std::vector<Member> members = family(seed_of(unit.seed, writing), unit.count, unit.size);
    std::vector<ShingleSet> shingles;
    std::vector<Rendered> documents;
    std::vector<std::string> ids;
    for (std::uint32_t i = 0; i < members.size(); ++i) {
        shingles.push_back(shingles_of(members[i].text));
        documents.push_back(rendered(members[i].text, seed_of(unit.seed, layout, i)));
        ids.push_back(write_document(unit.first + i, unit.seed, documents.back()));
    }
    for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            truth_.pair(ids[j], ids[i], likeness(shingles[j], shingles[i]), "family");
    truth_.family(unit.first, members, ids, documents);
}

void Corpus::write_book(const Unit& unit) {
    Random random(seed_of(unit.seed, places));
    Text book = Author(seed_of(unit.seed, writing)).report(unit.size);
    std::vector<Rendered> documents;
    std::vector<ShingleSet> shingles;
    std::vector<ShingleSet> bodies;
    std::vector<ShingleSet> copies;
    for (std::uint32_t i = 0; i + 1 < unit.count; ++i) {
        Text chapter =
            Author(seed_of(unit.seed, writing, i + 1)).report(unit.size / random.between(8, 16));
        std::for_each(chapter.begin() + 1, chapter.end(),
                      [](Paragraph& paragraph) { mark(paragraph, 1); });
        documents.push_back(rendered(chapter, seed_of(unit.seed, layout, i)));
        shingles.push_back(shingles_of(chapter));
        Text copy = body_of(chapter);
        bodies.push_back(shingles_of(copy));
        if (random.chance(50)) {
            const std::uint64_t interval = random.between(60, 200);
            edit_text(random.next(), interval, copy);
        }
        copies.push_back(shingles_of(copy));
        for (Paragraph& paragraph : copy) mark(paragraph, i + 1);
        // Each into a part of the book of its own.
        const std::size_t part = book.size() - book.size() * (i + 1) / unit.count;
        book.insert(book.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(part, 1)),
                    copy.begin(), copy.end());
    }
    documents.push_back(rendered(book, seed_of(unit.seed, layout, unit.count)));
    const ShingleSet all = shingles_of(book);
    std::vector<std::string> ids;
    for (std::uint32_t i = 0; i < unit.count; ++i)
        ids.push_back(write_document(unit.first + i, unit.seed, documents[i]));
    for (std::size_t i = 0; i + 1 < unit.count; ++i) {
        truth_.pair(ids[i], ids.back(), likeness(shingles[i], all), "chapter");
        const Sighting chapter{ids[i], documents[i].passages.front()};
        const Sighting copy{ids.back(), documents.back().passages[i]};
        truth_.passage(chapter, copy, bodies[i] == copies[i],
                       likeness(bodies[i], copies[i]).jaccard, "chapter");
    }
}

void Corpus::write_passages() {
    std::stable_sort(sightings_.begin(), sightings_.end(), [](const auto& a, const auto& b) {
        return a.planting.passage < b.planting.passage;
    });
    for (std::size_t begin = 0; begin < sightings_.size();) {
        std::size_t end = begin;
        std::vector<Tokens> texts;
        std::vector<ShingleSet> shingles;
        for (; end < sightings_.size() &&
               sightings_[end].planting.passage == sightings_[begin].planting.passage;
             ++end) {
            const Planting& planting = sightings_[end].planting;
            texts.push_back(passage_tokens(plan_.passages[planting.passage], planting.variant));
            shingles.push_back(shingles_of(texts.back()));
        }
        for (std::size_t i = 1; i < texts.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const Sighting& a = sightings_[begin + j].sighting;
                const Sighting& b = sightings_[begin + i].sighting;
                truth_.passage(a, b, texts[j] == texts[i],
                               likeness(shingles[j], shingles[i]).jaccard,
                               a.document == b.document ? "inside" : "passage");
            }
        begin = end;
    }
}

void Corpus::write() {
    for (const Unit& unit : plan_.units) {
        switch (unit.kind) {
            case UnitKind::single:
                write_single(unit);
                break;
            case UnitKind::family:
                write_family(unit);
                break;
            case UnitKind::book:
                write_book(unit);
                break;
        }
    }
    write_passages();
    writer_.finish();
    truth_.finish();
}

}  // namespace palimpsest::generator
