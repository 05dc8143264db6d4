#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::core {

/// Records of one round, packed into one buffer.
/// A record is a key, a value and the numbers of the documents that the value speaks of.
/// Order: by key, then by value, then by documents; all as bytes.
class RecordBuffer {
  public:
    struct View {
        std::string_view key;
        std::string_view value;
        std::string_view documents;  ///< 8 bytes each, big-endian.

        std::size_t document_count() const { return documents.size() / 8; }
        std::uint64_t document(std::size_t i) const;
        auto operator<=>(const View&) const = default;
    };

    void add(std::string_view key, std::string_view value, const std::uint64_t* documents,
             std::uint64_t document_count);
    void add(const View& record);
    void append(const RecordBuffer& other);

    std::size_t size() const { return starts_.size(); }
    bool empty() const { return starts_.empty(); }
    View operator[](std::size_t i) const;
    /// Sorts the records; uses the threads of the calling arena.
    void sort();
    void clear();

    /// What a record of these sizes costs in memory, in bytes.
    static std::uint64_t cost(std::uint64_t key, std::uint64_t value, std::uint64_t documents);
    std::uint64_t memory() const { return bytes_.size() + starts_.size() * sizeof(std::uint64_t); }

  private:
    View at(std::uint64_t start) const;

    std::string bytes_;
    std::vector<std::uint64_t> starts_;
};

/// A number as 8 bytes, big-endian, so that bytes sort as numbers do.
std::string big_endian(std::uint64_t number);
std::uint64_t from_big_endian(std::string_view bytes);

}  // namespace palimpsest::core
