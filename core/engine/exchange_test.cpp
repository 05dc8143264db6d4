#include "core/engine/exchange.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <thread>

#include "core/engine/test_records.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

// From "nothing fits" to "all fits".
constexpr std::uint64_t budgets[] = {1, 1 << 10, 4 << 10, 32 << 10, 8 << 20};
constexpr Exchange::Access accesses[] = {Exchange::Access::in_pieces, Exchange::Access::in_lookups};

std::string random_bytes(std::mt19937& random, std::size_t most) {
    std::string bytes(random() % (most + 1), '\0');
    for (char& byte : bytes) byte = "\0\x01 a\x7f\x80\xff"[random() % 7];
    return bytes;
}

std::vector<PlainRecord> random_records(std::mt19937& random, std::size_t count) {
    std::vector<PlainRecord> records;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::uint64_t> documents(random() % 3);
        for (auto& number : documents) number = random() % 4 == 0 ? 1u << 20 : random() % 3;
        // Keys that differ before, at and behind the place to which an index keeps them.
        std::string key = random_bytes(random, 2);
        if (random() % 2 == 0) key += std::string(30, 'k') + random_bytes(random, 3);
        records.emplace_back(key, random_bytes(random, 3), documents);
    }
    return records;
}

/// The records of all pieces, one piece behind the other.
std::vector<PlainRecord> all_in_pieces(const Exchange& exchange) {
    const std::vector<std::string> keys = exchange.piece_keys();
    EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
    std::vector<PlainRecord> records;
    for (std::size_t i = 0; i <= keys.size(); ++i) {
        GroupReader groups(exchange.cursor(i == 0 ? std::string() : keys[i - 1]));
        while (groups.open_next(i < keys.size() ? &keys[i] : nullptr))
            while (const RecordView* record = groups.next()) records.push_back(plain(*record));
    }
    return records;
}

TEST(Exchange, SortsByKeyValueAndDocumentsHoweverTheRecordsCameAndWhereverTheyWere) {
    std::mt19937 random(2);
    for (int round = 0; round < 5; ++round) {
        const std::vector<PlainRecord> records = random_records(random, random() % 2000);
        std::vector<PlainRecord> sorted = records;
        std::sort(sorted.begin(), sorted.end(), contract_order);
        for (const std::uint64_t budget : budgets)
            for (const Exchange::Access access : accesses) {
                SCOPED_TRACE(testing::Message() << "round " << round << ", budget " << budget);
                TestExchange test(budget);
                const auto exchange = test.make();
                add(*exchange, records, random() % 20 + 1);
                exchange->seal(access);
                EXPECT_EQ(exchange->size(), records.size());
                ASSERT_TRUE(all_of(*exchange) == sorted);
                ASSERT_TRUE(all_in_pieces(*exchange) == sorted);
            }
    }
}

TEST(Exchange, FindsGroupsInAnyOrder) {
    std::mt19937 random(3);
    const std::vector<PlainRecord> records = random_records(random, 1000);
    std::map<std::string, std::multiset<PlainRecord>> groups;
    for (const PlainRecord& record : records) groups[std::get<0>(record)].insert(record);
    std::vector<std::string> keys = {"", "absent", std::string(31, 'k'), "\xff\xff\xff\xff"};
    for (const auto& [key, group] : groups) keys.push_back(key);
    for (const std::uint64_t budget : budgets) {
        SCOPED_TRACE(budget);
        TestExchange test(budget);
        const auto exchange = test.make();
        add(*exchange, records, 50);
        exchange->seal(Exchange::Access::in_lookups);
        GroupReader reader(exchange->cursor());
        for (int round = 0; round < 4; ++round) {
            if (round == 0)
                std::sort(keys.begin(), keys.end());
            else
                std::shuffle(keys.begin(), keys.end(), random);
            for (const std::string& key : keys) {
                reader.open(key);
                std::multiset<PlainRecord> found;
                // A reader that leaves groups in the middle finds the others all the same.
                const std::size_t most = round == 2 ? 1 : records.size();
                for (const RecordView* record = nullptr;
                     found.size() < most && (record = reader.next()) != nullptr;)
                    found.insert(plain(*record));
                if (round != 2) {
                    EXPECT_EQ(found, groups[key]);
                }
            }
        }
    }
}

TEST(Exchange, StreamsAGroupLargerThanTheBudget) {
    TestExchange test(16 << 10);
    const auto exchange = test.make();
    std::vector<PlainRecord> records;
    for (std::uint64_t i = 0; i < 3000; ++i)
        records.emplace_back("key", big_endian(i * 7919 % 3000) + std::string(500, 'x'),
                             std::vector<std::uint64_t>{i * 7919 % 3000});
    records.emplace_back("kex", "", std::vector<std::uint64_t>{});
    records.emplace_back("kez", std::string(100 << 10, 'y'), std::vector<std::uint64_t>{});
    add(*exchange, records, 10);
    exchange->seal(Exchange::Access::in_pieces);
    GroupReader groups(exchange->cursor());
    std::map<std::string, std::uint64_t> counts;
    while (groups.open_next(nullptr))
        for (std::uint64_t i = 0; const RecordView* record = groups.next(); ++i) {
            ++counts[groups.key()];
            if (groups.key() == "key") {
                ASSERT_EQ(record->document(0), i);
            }
        }
    EXPECT_THAT(counts, testing::ElementsAre(std::pair("kex", 1), std::pair("key", 3000),
                                             std::pair("kez", 1)));
    EXPECT_GT(test.memory.spilled(), 0u);
}

TEST(Exchange, CutsFewLargeValuesIntoManyPieces) {
    for (const std::uint64_t budget : {std::uint64_t{1} << 20, std::uint64_t{256} << 20}) {
        TestExchange test(budget);
        const auto exchange = test.make();
        RecordBuffer batch;
        for (std::uint64_t key = 0; key < 64; ++key)
            for (std::uint64_t i = 0; i < 200; ++i)
                batch.add(big_endian(key), std::string(4000, static_cast<char>(i)), nullptr, 0);
        exchange->add(batch);
        exchange->seal(Exchange::Access::in_pieces);
        EXPECT_GE(exchange->piece_keys().size(), 20u) << budget;
    }
}

TEST(Exchange, WithoutRecordsHasNone) {
    TestExchange test(1 << 20);
    const auto exchange = test.make();
    exchange->add(RecordBuffer());
    exchange->seal(Exchange::Access::in_pieces);
    EXPECT_TRUE(exchange->empty());
    EXPECT_EQ(exchange->cursor()->record(), nullptr);
    EXPECT_EQ(exchange->cursor("x")->record(), nullptr);
    EXPECT_TRUE(exchange->piece_keys().empty());
}

TEST(Exchange, SharesItsMemoryWithOthers) {
    std::mt19937 random(5);
    TestExchange test(16 << 10);
    std::vector<std::unique_ptr<Exchange>> exchanges;
    std::vector<std::vector<PlainRecord>> records(4);
    for (std::size_t i = 0; i < 4; ++i) exchanges.push_back(test.make());
    for (int round = 0; round < 50; ++round)
        for (std::size_t i = 0; i < 4; ++i) {
            const auto some = random_records(random, 40 * i);
            add(*exchanges[i], some, 10);
            records[i].insert(records[i].end(), some.begin(), some.end());
        }
    for (std::size_t i = 0; i < 4; ++i) {
        exchanges[i]->seal(Exchange::Access::in_pieces);
        std::sort(records[i].begin(), records[i].end(), contract_order);
    }
    for (std::size_t i = 0; i < 4; ++i) EXPECT_TRUE(all_of(*exchanges[i]) == records[i]) << i;
}

TEST(Exchange, TakesRecordsFromManyThreads) {
    std::mt19937 random(6);
    TestExchange test(32 << 10);
    const auto exchange = test.make();
    const std::vector<PlainRecord> records = random_records(random, 2000);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back([&] { add(*exchange, records, 7); });
    for (std::thread& thread : threads) thread.join();
    exchange->seal(Exchange::Access::in_pieces);
    std::vector<PlainRecord> expected;
    for (int i = 0; i < 4; ++i) expected.insert(expected.end(), records.begin(), records.end());
    std::sort(expected.begin(), expected.end(), contract_order);
    std::vector<std::vector<PlainRecord>> seen(4);
    threads.clear();
    for (auto& own : seen) threads.emplace_back([&] { own = all_in_pieces(*exchange); });
    for (std::thread& thread : threads) thread.join();
    for (const auto& own : seen) EXPECT_TRUE(own == expected);
}

TEST(Exchange, CanBeStoppedWhileItWorksOnTheDisk) {
    const TestFolder folder;
    int calls = 0;
    ExchangeMemory memory(folder.path(), 4 << 10, 2, [&] {
        if (++calls > 20) throw Error("stopped");
    });
    Exchange exchange(memory, "records");
    std::mt19937 random(7);
    EXPECT_THROW(
        {
            for (int i = 0; i < 100; ++i) add(exchange, random_records(random, 100), 10);
            exchange.seal(Exchange::Access::in_lookups);
        },
        Error);
}

}  // namespace
}  // namespace palimpsest::core
