#include "core/engine/exchange.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

using testing::HasSubstr;

using Plain = std::tuple<std::string, std::string, std::vector<std::uint64_t>>;

Plain plain(const RecordBuffer::View& view) {
    std::vector<std::uint64_t> documents;
    for (std::size_t i = 0; i < view.document_count(); ++i) documents.push_back(view.document(i));
    return {std::string(view.key), std::string(view.value), documents};
}

std::string random_bytes(std::mt19937& random, std::size_t most) {
    std::string bytes(random() % (most + 1), '\0');
    for (char& byte : bytes) byte = "\0\x01 a\x7f\x80\xff"[random() % 7];
    return bytes;
}

std::vector<Plain> random_records(std::mt19937& random, std::size_t count) {
    std::vector<Plain> records;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::uint64_t> documents(random() % 3);
        for (auto& number : documents) number = random() % 4 == 0 ? 1u << 20 : random() % 3;
        records.emplace_back(random_bytes(random, 3), random_bytes(random, 3), documents);
    }
    return records;
}

/// The order that the contract of plm.corpus promises, by unsigned bytes.
bool contract_order(const Plain& a, const Plain& b) {
    const auto bytes = [](const std::string& text) {
        return std::vector<unsigned char>(text.begin(), text.end());
    };
    return std::tuple(bytes(std::get<0>(a)), bytes(std::get<1>(a)), std::get<2>(a)) <
           std::tuple(bytes(std::get<0>(b)), bytes(std::get<1>(b)), std::get<2>(b));
}

void add(RecordBuffer& buffer, const Plain& record) {
    const auto& [key, value, documents] = record;
    buffer.add(key, value, documents.data(), documents.size());
}

constexpr std::uint64_t plenty = 1 << 20;

TEST(Exchange, SortsByKeyValueAndDocumentsHoweverTheRecordsCame) {
    std::mt19937 random(2);
    for (int round = 0; round < 50; ++round) {
        SCOPED_TRACE(round);
        std::vector<Plain> records = random_records(random, random() % 200);
        Exchange exchange("step", "round", plenty);
        std::size_t next = 0;
        while (next < records.size()) {
            RecordBuffer batch;
            for (std::size_t i = random() % 20 + 1; i > 0 && next < records.size(); --i)
                add(batch, records[next++]);
            exchange.add(batch);
        }
        exchange.seal();
        std::sort(records.begin(), records.end(), contract_order);
        ASSERT_EQ(exchange.size(), records.size());
        for (std::size_t i = 0; i < records.size(); ++i) EXPECT_EQ(plain(exchange[i]), records[i]);
    }
}

TEST(Exchange, FindsGroups) {
    std::mt19937 random(3);
    Exchange exchange("step", "round", plenty);
    RecordBuffer batch;
    std::map<std::string, std::size_t> sizes;
    for (const Plain& record : random_records(random, 300)) {
        add(batch, record);
        ++sizes[std::get<0>(record)];
    }
    exchange.add(batch);
    exchange.seal();
    std::size_t groups = 0;
    for (std::size_t begin = 0; begin < exchange.size(); ++groups) {
        const std::string key(exchange[begin].key);
        const std::size_t end = exchange.group_end(begin);
        EXPECT_EQ(end - begin, sizes[key]);
        EXPECT_EQ(exchange.lower_bound(key), begin);
        begin = end;
    }
    EXPECT_EQ(groups, sizes.size());
    EXPECT_EQ(exchange.lower_bound("\xff\xff\xff\xff"), exchange.size());
    EXPECT_EQ(exchange.lower_bound(""), 0u);
}

TEST(Exchange, WithoutRecordsHasNone) {
    Exchange exchange("step", "round", plenty);
    exchange.seal();
    EXPECT_EQ(exchange.size(), 0u);
    EXPECT_EQ(exchange.lower_bound("x"), 0u);
}

TEST(Exchange, SaysHowMuchItNeedsPastTheBudget) {
    Exchange exchange("copies", "pairs", 3 << 20);
    RecordBuffer batch;
    for (int i = 0; i < 1000; ++i) batch.add("key", std::string(1000, 'x'), nullptr, 0);
    EXPECT_EQ(batch.memory(), 1000 * RecordBuffer::cost(3, 1000, 0));
    for (int i = 0; i < 5; ++i) exchange.add(batch);
    try {
        exchange.seal();
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "step 'copies', round 'pairs': its 5000 records need 5 MiB of memory, and the "
                     "budget leaves 3 MiB; run again with --memory 10M or more, or fewer documents "
                     "(--limit)");
    }
    // Half of the figure is the exchange's.
    Exchange enough("copies", "pairs", 5 << 20);
    for (int i = 0; i < 5; ++i) enough.add(batch);
    enough.seal();
    EXPECT_EQ(enough.size(), 5000u);
}

TEST(Exchange, RegroupsUnderOtherKeys) {
    Exchange exchange("step", "round", plenty);
    RecordBuffer batch;
    for (const char* key : {"a", "b", "c"}) batch.add(key, key, nullptr, 0);
    exchange.add(batch);
    exchange.seal();
    exchange.regroup([](const RecordBuffer& records) {
        RecordBuffer result;
        for (std::size_t i = 0; i < records.size(); ++i) {
            RecordBuffer::View record = records[i];
            record.key = record.key == "b" ? "a" : "z";
            result.add(record);
        }
        return result;
    });
    ASSERT_EQ(exchange.size(), 3u);
    EXPECT_EQ(plain(exchange[0]), Plain("a", "b", {}));
    EXPECT_EQ(plain(exchange[1]), Plain("z", "a", {}));
    EXPECT_EQ(plain(exchange[2]), Plain("z", "c", {}));
}

TEST(BigEndian, SortsAsNumbersDo) {
    const std::uint64_t numbers[] = {0, 1, 127, 128, 255, 256, 1u << 31, 1ull << 63, UINT64_MAX};
    for (const std::uint64_t a : numbers) {
        EXPECT_EQ(from_big_endian(big_endian(a)), a);
        for (const std::uint64_t b : numbers) EXPECT_EQ(big_endian(a) < big_endian(b), a < b);
    }
}

}  // namespace
}  // namespace palimpsest::core
