#pragma once

#include <cstdint>
#include <vector>

namespace palimpsest::generator {

/// What a corpus is made of, before a word of it is written: enough to write each unit by itself,
/// in any order, with little memory.
enum class UnitKind : std::uint8_t {
    single,  ///< A document that is like no other; passages may be planted in it.
    family,  ///< Documents made from one template.
    book,    ///< Short documents, and last a long one that contains them.
};

struct Planting {
    std::uint32_t passage = 0;  ///< Index in Plan::passages.
    std::uint32_t variant = 0;  ///< 0: as it was first written; others are edited.
};

struct Unit {
    UnitKind kind = UnitKind::single;
    std::uint64_t seed = 0;
    std::uint64_t size = 0;           ///< Bytes of each document, of a book of the book.
    std::uint32_t first = 0;          ///< Number of its first document.
    std::uint32_t count = 1;          ///< Documents.
    std::vector<Planting> plantings;  ///< Of a single document.
};

struct Passage {
    std::uint64_t seed = 0;
    std::uint32_t length = 0;    ///< Code points, about.
    std::uint32_t interval = 0;  ///< Code points from one edit to the next in copies; 0: exact.
};

struct Plan {
    std::vector<Unit> units;
    std::vector<Passage> passages;
    std::vector<std::uint32_t> names;  ///< By a document's number: what its id says. A permutation.
};

/// A plan of about `bytes` of UTF-8, in documents of `mean_size` bytes on average. By bytes, four
/// tenths are families, one tenth books with their chapters, the rest single documents.
[[nodiscard]] Plan planned(std::uint64_t seed, std::uint64_t bytes, std::uint64_t mean_size);

}  // namespace palimpsest::generator
