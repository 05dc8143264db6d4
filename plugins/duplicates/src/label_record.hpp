#pragma once

#include <bit>
#include <optional>
#include <string>

#include "bytes.hpp"

namespace palimpsest::duplicates {

/// What `label` is told about a unit of its document.
struct LabelRecord {
    UnitKind kind = UnitKind::document;
    Place place;
    Place partner;
    double similarity = 0;
    bool exact = false;
    std::optional<std::uint64_t> cluster;

    friend bool operator==(const LabelRecord&, const LabelRecord&) = default;
};

[[nodiscard]] inline ByteWriter as_bytes(const LabelRecord& record) {
    ByteWriter writer;
    writer.put8(static_cast<std::uint8_t>(record.kind)).put(record.place).put(record.partner);
    writer.put64(std::bit_cast<std::uint64_t>(record.similarity)).put8(record.exact ? 1 : 0);
    writer.put8(record.cluster ? 1 : 0).put64(record.cluster.value_or(0));
    return writer;
}

[[nodiscard]] inline LabelRecord label_record(std::string_view bytes) {
    ByteReader reader(bytes);
    LabelRecord record;
    record.kind = static_cast<UnitKind>(reader.read8());
    record.place = reader.read_place();
    record.partner = reader.read_place();
    record.similarity = std::bit_cast<double>(reader.read64());
    record.exact = reader.read8() != 0;
    const bool has_cluster = reader.read8() != 0;
    const std::uint64_t cluster = reader.read64();
    if (has_cluster) record.cluster = cluster;
    return record;
}

/// A cluster's id as it is shown: sixteen hexadecimal digits. Clusters of different kinds may have
/// the same members.
[[nodiscard]] inline std::string cluster_name(UnitKind kind, std::uint64_t id) {
    std::uint64_t value = mixed(id + static_cast<std::uint64_t>(kind));
    std::string name(16, '0');
    for (std::size_t i = name.size(); i-- > 0; value >>= 4)
        name[i] = "0123456789abcdef"[value & 15];
    return name;
}

}  // namespace palimpsest::duplicates
