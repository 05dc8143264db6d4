#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// What goes from one round of a corpus step to a later one, or to `label`: a key, a value and the
/// numbers of the documents that the value speaks of.
/// Order: by key, then by value, then by documents; all as bytes.
struct RecordView {
    std::string_view key;
    std::string_view value;
    std::string_view documents;  ///< 8 bytes each, big-endian.

    std::size_t document_count() const { return documents.size() / 8; }
    std::uint64_t document(std::size_t i) const;
    auto operator<=>(const RecordView&) const = default;
};

/// Records one behind the other, each its three sizes as varints and then its bytes.
class RecordBuffer {
  public:
    void add(std::string_view key, std::string_view value, const std::uint64_t* documents,
             std::uint64_t document_count);
    void add(const RecordView& record);
    void append(const RecordBuffer& other);
    void clear();

    std::size_t size() const { return count_; }
    bool empty() const { return count_ == 0; }
    std::string_view bytes() const { return bytes_; }

  private:
    void add_sizes(std::size_t key, std::size_t value, std::size_t documents);

    std::string bytes_;
    std::size_t count_ = 0;
};

/// The record whose bytes begin at `data`, which moves behind it. A RecordBuffer's bytes only.
RecordView next_record(const char*& data);

/// The first 8 bytes of a key as a number, as if zeros followed it: numbers are in the order of
/// their keys, but different keys may have the same.
std::uint64_t key_prefix(std::string_view key);

/// A number as 8 bytes, big-endian, so that bytes sort as numbers do.
std::string big_endian(std::uint64_t number);
std::uint64_t from_big_endian(std::string_view bytes);

}  // namespace palimpsest::core
