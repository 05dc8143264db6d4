#include "plugins/duplicates/src/links.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace palimpsest::duplicates {
namespace {

constexpr SeedPlan plan{12, 14};

std::vector<LinkedDocument> strangers(std::uint32_t count) {
    std::vector<LinkedDocument> documents;
    for (std::uint32_t i = 0; i < count; ++i) documents.push_back({i, 1000 + i, 5000 + i});
    return documents;
}

Occurrence occurrence(std::uint32_t document, std::uint32_t position, std::uint64_t left,
                      std::uint64_t right, std::uint32_t surroundings) {
    return {document, {1, left, right, position, surroundings, false}};
}

std::uint64_t random_context(std::mt19937& random) {
    return std::uint64_t{random()} << 32 | random();
}

TEST(Links, FewOccurrencesAreComparedWithOneAnother) {
    std::vector<Occurrence> occurrences;
    for (std::uint32_t i = 0; i < few_occurrences; ++i)
        occurrences.push_back(occurrence(i, 10 * i, i, i, i));
    std::vector<Link> links;
    EXPECT_EQ(link(occurrences, strangers(few_occurrences), plan, links), few_occurrences);
    EXPECT_EQ(links.size(), few_occurrences * (few_occurrences - 1) / 2);
    EXPECT_EQ(links.front().documents, few_occurrences);
}

TEST(Links, ManyOccurrencesInOtherSurroundingsAreNot) {
    std::mt19937 random(1);
    std::vector<Occurrence> occurrences;
    for (std::uint32_t i = 0; i < 500; ++i)
        occurrences.push_back(occurrence(i, 10, random_context(random), random_context(random), i));
    std::vector<Link> links;
    EXPECT_EQ(link(occurrences, strangers(500), plan, links), 500U);
    EXPECT_TRUE(links.empty());
}

TEST(Links, WhoSharesALongRunIsLinkedWithSomebodyWhoHasIt) {
    std::mt19937 random(2);
    std::vector<Occurrence> occurrences;
    for (std::uint32_t i = 0; i < 300; ++i) {
        const std::uint64_t left = random_context(random);
        const std::uint64_t right = random_context(random);
        occurrences.push_back(occurrence(i, 10, left, right, i));
    }
    // Documents 40 and 200 share `before` tokens in front of the seed and 13 - `before` behind it.
    for (std::uint32_t before = 0; before <= 13; ++before) {
        auto planted = occurrences;
        const auto share = [](std::uint64_t from, std::uint64_t into, std::uint32_t tokens) {
            const std::uint64_t mask = (std::uint64_t{1} << 4 * tokens) - 1;
            return (into & ~mask) | (from & mask);
        };
        SeedSighting& copy = planted[200].sighting;
        copy.left = share(planted[40].sighting.left, copy.left, before);
        copy.right = share(planted[40].sighting.right, copy.right, 13 - before);
        std::vector<Link> links;
        link(planted, strangers(300), plan, links);
        const auto found = std::find_if(links.begin(), links.end(), [](const Link& one) {
            return one.document_a == 40 && one.document_b == 200;
        });
        ASSERT_NE(found, links.end()) << before;
        EXPECT_GE(found->run, 25U) << before;
        EXPECT_LE(found->documents, 3U) << before;
    }
}

TEST(Links, AreLinearInTheOccurrences) {
    std::mt19937 random(3);
    std::vector<Occurrence> occurrences;
    for (std::uint32_t i = 0; i < 3000; ++i)
        occurrences.push_back(occurrence(i, 10, random() % 4, random() % 4,
                                         static_cast<std::uint32_t>(random() % 5)));
    std::vector<Link> links;
    link(occurrences, strangers(3000), plan, links);
    EXPECT_LE(links.size(), 18U * 3000U);
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const Link& one : links) {
        EXPECT_LE(one.document_a, one.document_b);
        EXPECT_TRUE(pairs.emplace(one.document_a, one.document_b).second);
    }
}

TEST(Links, EqualDocumentsAreLinkedOnceAWork) {
    std::vector<LinkedDocument> documents = strangers(1);
    documents.resize(400, documents.front());
    std::vector<Occurrence> first;
    std::vector<Occurrence> other;
    for (std::uint32_t i = 0; i < 400; ++i) {
        first.push_back(occurrence(i, 10, 1, 1, 1));
        first.back().sighting.first_of_work = true;
        other.push_back(occurrence(i, 90, 1, 1, 1));
    }
    std::vector<Link> links;
    EXPECT_EQ(link(first, documents, plan, links), 1U);
    EXPECT_EQ(links.size(), 399U);
    EXPECT_EQ(link(other, documents, plan, links), 1U);
    EXPECT_EQ(links.size(), 399U);
}

TEST(Links, JoinPlacesInOneDocument) {
    std::vector<Occurrence> occurrences;
    for (std::uint32_t i = 0; i < 12; ++i)
        occurrences.push_back(occurrence(i / 2, i % 2 * 100, i, i, i));
    std::vector<Link> links;
    link(occurrences, strangers(6), plan, links);
    for (std::uint32_t document = 0; document < 6; ++document)
        EXPECT_TRUE(std::any_of(links.begin(), links.end(), [&](const Link& one) {
            return one.document_a == document && one.document_b == document;
        })) << document;
}

}  // namespace
}  // namespace palimpsest::duplicates
