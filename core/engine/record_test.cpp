#include "core/engine/record.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace palimpsest::core {
namespace {

TEST(RecordBuffer, GivesBackRecordsOfEverySize) {
    const std::size_t sizes[] = {0, 1, 2, 127, 128, 300, 16383, 16384, 70000};
    RecordBuffer buffer;
    std::vector<std::uint64_t> numbers;
    for (const std::size_t key : sizes)
        for (const std::size_t value : sizes)
            buffer.add(std::string(key, 'k'), std::string(value, 'v'), numbers.data(),
                       (numbers.push_back(value << 40), numbers.size()));
    RecordBuffer copies;
    copies.append(buffer);
    EXPECT_EQ(copies.size(), buffer.size());
    EXPECT_EQ(copies.bytes(), buffer.bytes());

    const char* place = buffer.bytes().data();
    std::size_t count = 0;
    for (const std::size_t key : sizes)
        for (const std::size_t value : sizes) {
            const RecordView record = next_record(place);
            EXPECT_EQ(record.key, std::string(key, 'k'));
            EXPECT_EQ(record.value, std::string(value, 'v'));
            ASSERT_EQ(record.document_count(), ++count);
            for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(record.document(i), numbers[i]);
        }
    EXPECT_EQ(place, buffer.bytes().data() + buffer.bytes().size());
    buffer.clear();
    EXPECT_TRUE(buffer.empty());
}

TEST(RecordBuffer, CopiesRecords) {
    const std::uint64_t number = 7;
    RecordBuffer buffer;
    buffer.add("key", "value", &number, 1);
    const char* place = buffer.bytes().data();
    RecordBuffer copy;
    copy.add(next_record(place));
    EXPECT_EQ(copy.bytes(), buffer.bytes());
}

TEST(KeyPrefix, IsInTheOrderOfTheKeys) {
    using namespace std::string_literals;
    const std::string keys[] = {
        "",         "\0"s, "\0\0\0\0\0\0\0\0\0"s, "\0a"s, "a", "a\0"s, "b", "b1", "b1234567", "b2",
        "\x7f\xff", "\x80"};
    for (const std::string& a : keys)
        for (const std::string& b : keys)
            if (a < b) {
                EXPECT_LE(key_prefix(a), key_prefix(b)) << a << ' ' << b;
            }
    EXPECT_EQ(key_prefix("abcdefgh"), key_prefix("abcdefghi"));
    EXPECT_LT(key_prefix("abcdefg"), key_prefix("abcdefgh"));
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
