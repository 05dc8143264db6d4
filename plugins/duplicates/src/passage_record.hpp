#pragma once

#include "bytes.hpp"
#include "duplicates.hpp"
#include "shingles.hpp"

namespace palimpsest::duplicates {

/// A passage as one of its two documents sees it.
struct PassageRecord {
    Place own;
    Place partner;
    Overlap overlap;
    bool exact = false;
    std::uint32_t documents = 0;  ///< In how many documents its wording stands.

    friend bool operator==(const PassageRecord&, const PassageRecord&) = default;
};

[[nodiscard]] inline ByteWriter as_bytes(const PassageRecord& record) {
    ByteWriter writer;
    writer.put(record.own).put(record.partner);
    writer.put64(record.overlap.shared).put64(record.overlap.united).put8(record.exact ? 1 : 0);
    writer.put32(record.documents);
    return writer;
}

[[nodiscard]] inline PassageRecord passage_record(std::string_view bytes) {
    ByteReader reader(bytes);
    PassageRecord record;
    record.own = reader.read_place();
    record.partner = reader.read_place();
    record.overlap.shared = reader.read64();
    record.overlap.united = reader.read64();
    record.exact = reader.read8() != 0;
    record.documents = reader.read32();
    return record;
}

inline void emit_passage(const PassageRecord& record, const Emitter& emitter) {
    emitter.emit(round_places, document_key(record.own.document), as_bytes(record).view(),
                 {record.own.document, record.partner.document});
}

}  // namespace palimpsest::duplicates
