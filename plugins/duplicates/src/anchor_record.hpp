#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "bytes.hpp"
#include "passage_matching.hpp"

namespace palimpsest::duplicates {

/// An anchor in a record: 13 bytes. Counts of documents past 65,535 are that.
inline void put_anchor(const Anchor& anchor, ByteWriter& writer) {
    const auto put_count = [&](std::uint32_t documents) {
        documents = std::min<std::uint32_t>(documents, 0xFFFF);
        writer.put8(static_cast<std::uint8_t>(documents >> 8));
        writer.put8(static_cast<std::uint8_t>(documents & 0xFF));
    };
    writer.put32(anchor.a).put32(anchor.b);
    put_count(anchor.documents);
    put_count(anchor.seed_documents);
    writer.put8(static_cast<std::uint8_t>(anchor.run));
}

/// Appends the anchors of a record.
inline void read_anchors(std::string_view bytes, std::vector<Anchor>& anchors) {
    ByteReader reader(bytes);
    const auto read_count = [&] {
        const std::uint32_t high = reader.read8();
        return high << 8 | reader.read8();
    };
    while (!reader.rest().empty()) {
        Anchor anchor;
        anchor.a = reader.read32();
        anchor.b = reader.read32();
        anchor.documents = read_count();
        anchor.seed_documents = read_count();
        anchor.run = reader.read8();
        anchors.push_back(anchor);
    }
}

}  // namespace palimpsest::duplicates
