#include "core/engine/record.hpp"

#include <oneapi/tbb/parallel_sort.h>

#include <algorithm>
#include <cstring>

namespace palimpsest::core {
namespace {

// Sizes of key, value and documents stand before their bytes.
struct Header {
    std::uint64_t key;
    std::uint64_t value;
    std::uint64_t documents;
};

}  // namespace

std::string big_endian(std::uint64_t number) {
    std::string bytes(8, '\0');
    for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (56 - 8 * i) & 0xFF);
    return bytes;
}

std::uint64_t from_big_endian(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes.substr(0, 8))
        number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

std::uint64_t RecordBuffer::View::document(std::size_t i) const {
    return from_big_endian(documents.substr(8 * i, 8));
}

void RecordBuffer::add(std::string_view key, std::string_view value, const std::uint64_t* documents,
                       std::uint64_t document_count) {
    std::string packed;
    packed.reserve(8 * document_count);
    for (std::uint64_t i = 0; i < document_count; ++i) packed += big_endian(documents[i]);
    add({key, value, packed});
}

void RecordBuffer::add(const View& record) {
    const Header header{record.key.size(), record.value.size(), record.documents.size()};
    starts_.push_back(bytes_.size());
    bytes_.append(reinterpret_cast<const char*>(&header), sizeof header);
    bytes_.append(record.key).append(record.value).append(record.documents);
}

void RecordBuffer::append(const RecordBuffer& other) {
    const std::uint64_t base = bytes_.size();
    bytes_ += other.bytes_;
    for (const std::uint64_t start : other.starts_) starts_.push_back(base + start);
}

RecordBuffer::View RecordBuffer::at(std::uint64_t start) const {
    Header header{};
    std::memcpy(&header, bytes_.data() + start, sizeof header);
    const char* data = bytes_.data() + start + sizeof header;
    return {{data, header.key},
            {data + header.key, header.value},
            {data + header.key + header.value, header.documents}};
}

RecordBuffer::View RecordBuffer::operator[](std::size_t i) const { return at(starts_[i]); }

void RecordBuffer::sort() {
    const auto before = [this](std::uint64_t a, std::uint64_t b) { return at(a) < at(b); };
#if defined(__SANITIZE_THREAD__)
    // It cannot see how TBB orders the threads of its sort.
    std::sort(starts_.begin(), starts_.end(), before);
#else
    tbb::parallel_sort(starts_.begin(), starts_.end(), before);
#endif
}

void RecordBuffer::clear() {
    bytes_ = {};
    starts_ = {};
}

std::uint64_t RecordBuffer::cost(std::uint64_t key, std::uint64_t value, std::uint64_t documents) {
    return sizeof(Header) + key + value + 8 * documents + sizeof(std::uint64_t);
}

}  // namespace palimpsest::core
