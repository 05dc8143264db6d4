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
    std::optional<double> containment;  ///< Of a document that stands in a longer one.
    bool exact = false;
    std::uint32_t documents = 0;  ///< In how many the wording of a passage stands; 0: not known.
    std::optional<std::uint64_t> cluster;
    Span whole{
        0, 0};  ///< Of a passage: the settled one that it belongs to; its cluster is told apart.

    friend bool operator==(const LabelRecord&, const LabelRecord&) = default;
};

inline constexpr double no_containment = -1;

[[nodiscard]] inline ByteWriter as_bytes(const LabelRecord& record) {
    ByteWriter writer;
    writer.put8(static_cast<std::uint8_t>(record.kind)).put(record.place).put(record.partner);
    writer.put64(std::bit_cast<std::uint64_t>(record.similarity)).put8(record.exact ? 1 : 0);
    writer.put8(record.cluster ? 1 : 0).put64(record.cluster.value_or(0));
    writer.put64(record.whole.begin).put64(record.whole.end);
    writer.put64(std::bit_cast<std::uint64_t>(record.containment.value_or(no_containment)));
    writer.put32(record.documents);
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
    record.whole.begin = reader.read64();
    record.whole.end = reader.read64();
    const auto containment = std::bit_cast<double>(reader.read64());
    if (containment != no_containment) record.containment = containment;
    record.documents = reader.read32();
    return record;
}

/// What `label` is told about a settled passage.
struct PassageCluster {
    Span whole{0, 0};
    std::uint64_t cluster = 0;
};

/// Begins a record of a PassageCluster, as a kind begins one of a LabelRecord.
inline constexpr std::uint8_t passage_cluster_tag = 255;

[[nodiscard]] inline ByteWriter as_bytes(const PassageCluster& record) {
    ByteWriter writer;
    writer.put8(passage_cluster_tag).put64(record.whole.begin).put64(record.whole.end);
    writer.put64(record.cluster);
    return writer;
}

[[nodiscard]] inline PassageCluster passage_cluster(std::string_view bytes) {
    ByteReader reader(bytes.substr(1));
    PassageCluster record;
    record.whole.begin = reader.read64();
    record.whole.end = reader.read64();
    record.cluster = reader.read64();
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
