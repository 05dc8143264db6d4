#include "core/engine/record.hpp"

#include <cstring>

namespace palimpsest::core {
namespace {

// Of three varints of 64 bits.
constexpr std::size_t most_size_bytes = 30;

char* put_varint(char* to, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) *to++ = static_cast<char>(number | 0x80);
    *to++ = static_cast<char>(number);
    return to;
}

std::uint64_t get_varint(const char*& from) {
    std::uint64_t number = static_cast<unsigned char>(*from++);
    if (number < 0x80) return number;
    number &= 0x7F;
    for (unsigned shift = 7;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*from++);
        number |= std::uint64_t{byte & 0x7Fu} << shift;
        if (byte < 0x80) return number;
    }
}

void put_big_endian(char* to, std::uint64_t number) {
    const std::uint64_t swapped = __builtin_bswap64(number);
    std::memcpy(to, &swapped, sizeof swapped);
}

std::uint64_t get_big_endian(const char* from) {
    std::uint64_t swapped = 0;
    std::memcpy(&swapped, from, sizeof swapped);
    return __builtin_bswap64(swapped);
}

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "bytes are swapped on such machines only");

}  // namespace

std::string big_endian(std::uint64_t number) {
    std::string bytes(8, '\0');
    put_big_endian(bytes.data(), number);
    return bytes;
}

std::uint64_t from_big_endian(std::string_view bytes) { return get_big_endian(bytes.data()); }

std::uint64_t key_prefix(std::string_view key) {
    if (key.size() >= 8) return get_big_endian(key.data());
    char bytes[8] = {};
    if (!key.empty()) std::memcpy(bytes, key.data(), key.size());
    return get_big_endian(bytes);
}

std::uint64_t RecordView::document(std::size_t i) const {
    return get_big_endian(documents.data() + 8 * i);
}

void RecordBuffer::add_sizes(std::size_t key, std::size_t value, std::size_t documents) {
    char sizes[most_size_bytes];
    char* end = put_varint(sizes, key);
    end = put_varint(end, value);
    end = put_varint(end, documents);
    bytes_.append(sizes, static_cast<std::size_t>(end - sizes));
    ++count_;
}

void RecordBuffer::add(std::string_view key, std::string_view value, const std::uint64_t* documents,
                       std::uint64_t document_count) {
    add_sizes(key.size(), value.size(), document_count);
    bytes_.append(key).append(value);
    for (std::uint64_t i = 0; i < document_count; ++i) {
        char number[8];
        put_big_endian(number, documents[i]);
        bytes_.append(number, sizeof number);
    }
}

void RecordBuffer::add(const RecordView& record) {
    add_sizes(record.key.size(), record.value.size(), record.document_count());
    bytes_.append(record.key).append(record.value).append(record.documents);
}

void RecordBuffer::append(const RecordBuffer& other) {
    bytes_ += other.bytes_;
    count_ += other.count_;
}

void RecordBuffer::clear() {
    bytes_.clear();
    count_ = 0;
}

RecordView next_record(const char*& data) {
    const std::uint64_t key = get_varint(data);
    const std::uint64_t value = get_varint(data);
    const std::uint64_t documents = 8 * get_varint(data);
    const RecordView record{{data, key}, {data + key, value}, {data + key + value, documents}};
    data += key + value + documents;
    return record;
}

}  // namespace palimpsest::core
