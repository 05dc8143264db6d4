#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "bytes.hpp"
#include "passage_matching.hpp"

namespace palimpsest::duplicates {

/// An anchor in a record: 11 bytes. Counts of documents past 65,535 are that.
inline void put_anchor(const Anchor& anchor, ByteWriter& writer) {
    const std::uint32_t documents = std::min<std::uint32_t>(anchor.documents, 0xFFFF);
    writer.put32(anchor.a).put32(anchor.b);
    writer.put8(static_cast<std::uint8_t>(documents >> 8));
    writer.put8(static_cast<std::uint8_t>(documents & 0xFF));
    writer.put8(static_cast<std::uint8_t>(anchor.run));
}

/// Appends the anchors of a record.
inline void read_anchors(std::string_view bytes, std::vector<Anchor>& anchors) {
    ByteReader reader(bytes);
    while (!reader.rest().empty()) {
        Anchor anchor;
        anchor.a = reader.read32();
        anchor.b = reader.read32();
        anchor.documents = std::uint32_t{reader.read8()} << 8;
        anchor.documents |= reader.read8();
        anchor.run = reader.read8();
        anchors.push_back(anchor);
    }
}

}  // namespace palimpsest::duplicates
