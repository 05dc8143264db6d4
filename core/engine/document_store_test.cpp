#include "core/engine/document_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "core/engine/document_codec.hpp"
#include "core/engine/test_rows.hpp"
#include "core/io/test_folder.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

std::string text_of(std::uint64_t number) { return "text " + std::to_string(number); }

void fill(DocumentStore& store, std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
        const Document document = document_of(text_of(3 * i), 3 * i);
        store.add(3 * i, document.text().size(), packed(document));
    }
}

TEST(DocumentStore, GivesDocumentsByPlaceAndByNumber) {
    const TestFolder folder;
    DocumentStore store(folder.path(), 1 << 20);
    fill(store, 10);
    ASSERT_EQ(store.size(), 10u);
    for (std::size_t i = 0; i < 10; ++i) {
        EXPECT_EQ(store.number(i), 3 * i);
        EXPECT_EQ(store.text_size(i), text_of(3 * i).size());
        EXPECT_EQ(store.load(i).text(), text_of(3 * i));
        EXPECT_EQ(store.find(3 * i)->text(), text_of(3 * i));
    }
    EXPECT_EQ(store.find(1), nullptr);
    EXPECT_EQ(store.find(99), nullptr);
}

TEST(DocumentStore, KeepsDocumentsInMemoryAsFarAsItGoes) {
    const TestFolder folder;
    // Half of it is for such documents.
    DocumentStore store(folder.path(), 20000);
    std::size_t kept = 0;
    for (std::uint64_t i = 0; i < 100; ++i) {
        Document document = document_of(text_of(i), i);
        if (!store.keeps(document)) {
            store.add(i, document.text().size(), packed(document));
            continue;
        }
        ++kept;
        EXPECT_EQ(store.bytes(), 0u);
        store.add(std::move(document));
    }
    EXPECT_GT(kept, 5u);
    EXPECT_LT(kept, 90u);
    EXPECT_GT(store.bytes(), 0u);
    for (std::size_t i = 0; i < 100; ++i) {
        EXPECT_EQ(store.number(i), i);
        EXPECT_EQ(store.text_size(i), text_of(i).size());
        Document loaded = store.load(i);
        EXPECT_EQ(loaded.text(), text_of(i));
        EXPECT_EQ(loaded.number(), i);
        EXPECT_EQ(store.find(i)->text(), text_of(i));
        EXPECT_NE(store.find(i)->text().data(), loaded.text().data());
    }
    EXPECT_EQ(store.find(0), store.find(0));
}

TEST(DocumentStore, LeavesNoFileBehind) {
    const TestFolder folder;
    DocumentStore store(folder.path(), 1 << 20);
    fill(store, 3);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    EXPECT_GT(store.bytes(), 0u);
}

TEST(DocumentStore, KeepsWhatWasUsedLast) {
    const TestFolder folder;
    DocumentStore unbounded(folder.path(), 1 << 20);
    fill(unbounded, 2);
    const auto first = unbounded.find(0);
    EXPECT_EQ(unbounded.find(0), first);

    DocumentStore few(folder.path(), 1);
    fill(few, 10);
    const auto held = few.find(0);
    for (const std::uint64_t other : {3U, 6U, 9U}) few.find(other);
    EXPECT_EQ(few.find(0), held) << "the last four stay, whatever they cost";
    for (const std::uint64_t other : {12U, 15U, 18U, 21U}) few.find(other);
    EXPECT_NE(few.find(0), held) << "it was let go for the others";
    EXPECT_EQ(held->text(), text_of(0)) << "who holds it keeps it";
}

TEST(DocumentStore, ServesManyThreads) {
    const TestFolder folder;
    DocumentStore store(folder.path(), 4096);
    fill(store, 50);
    std::vector<std::thread> threads;
    std::atomic<int> wrong{0};
    for (std::uint64_t thread = 0; thread < 4; ++thread)
        threads.emplace_back([&, thread] {
            for (std::uint64_t i = 0; i < 500; ++i) {
                const std::uint64_t number = 3 * ((i * 7 + thread) % 50);
                const auto document = store.find(number);
                if (document == nullptr || document->text() != text_of(number)) ++wrong;
            }
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
}

TEST(DocumentStore, SaysWhereItCannotBe) {
    try {
        DocumentStore store("/nowhere/at/all", 1);
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "cannot make the run's document store in '/nowhere/at/all': No such file or "
                     "directory; choose another folder with TMPDIR");
    }
}

}  // namespace
}  // namespace palimpsest::core
