#include "write_templates.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "label_record.hpp"
#include "layer_kinds.hpp"
#include "palimpsest/text/utf8.hpp"
#include "template.hpp"

namespace palimpsest::duplicates {
namespace {

constexpr std::size_t most_texts = 500;
constexpr std::size_t most_members = 500;
constexpr std::uint64_t most_bytes = std::uint64_t{4} << 20;
constexpr std::uint64_t most_bytes_in_all = std::uint64_t{64} << 20;
constexpr std::size_t most_slots = 20'000;
constexpr std::size_t most_values = 250'000;
constexpr std::uint64_t most_shown = 200;

/// Members of a cluster that read the same, by their indices, ascending by place.
struct Version {
    double similarity = 0;
    std::vector<std::size_t> members;
};

/// The medoid's version first, then the most similar (ties: by content, then by wording).
std::vector<Version> versions_of(const Graph& graph, const Cluster& cluster) {
    using Key = std::tuple<int, double, Content, std::uint64_t>;
    const Unit& medoid = graph.units()[cluster.medoid];
    std::map<Key, Version> found;
    for (std::size_t i = 0; i < cluster.members.size(); ++i) {
        const Cluster::Member& member = cluster.members[i];
        const Unit& unit = graph.units()[member.unit];
        const bool own = unit.content == medoid.content && unit.wording == medoid.wording;
        Version& version = found[{own ? 0 : 1, -member.similarity, unit.content, unit.wording}];
        version.similarity = member.similarity;
        version.members.push_back(i);
    }
    std::vector<Version> versions;
    for (auto& [key, version] : found) versions.push_back(std::move(version));
    return versions;
}

/// What lies between the segments of a projection that only drops: ascending.
std::vector<Span> dropped_in(const ProjectedView& projection, const Place& place) {
    std::vector<Span> dropped;
    std::uint64_t end = place.begin;
    for (std::uint64_t i = 0; i < projection.segment_count(); ++i) {
        const Span segment = projection.original_segment(i);
        if (segment.end <= place.begin) continue;
        if (segment.begin >= place.end) break;
        if (end < segment.begin) dropped.push_back({end, segment.begin});
        end = segment.end;
    }
    if (end < place.end) dropped.push_back({end, place.end});
    return dropped;
}

std::string_view shown(std::string_view text) {
    std::uint64_t offset = 0;
    for (std::uint64_t i = 0; i < most_shown && offset < text.size(); ++i)
        offset += code_point_at(text, offset).size;
    return text.substr(0, offset);
}

/// Makes and writes the template of one cluster.
class TemplateWriter {
  public:
    TemplateWriter(UnitKind kind, const Graph& graph, const Cluster& cluster,
                   const UnitReader& reader)
        : kind_(kind),
          graph_(graph),
          cluster_(cluster),
          reader_(reader),
          versions_(versions_of(graph, cluster)) {}

    void write(Sink& sink, TemplateCounts& counts) {
        if (versions_.size() < 2) return;
        const Text medoid(*this, cluster_.medoid);
        if (medoid.unit.place.size() > most_bytes) {
            ++counts.left_out;
            return;
        }
        TemplateMaker maker(medoid.unit);
        align_all(maker);
        counts.texts_left_out += static_cast<std::int64_t>(versions_.size() - 1 - numbers_.size());
        const std::size_t slots = maker.settle();
        if (numbers_.empty() || slots > most_slots) {
            ++counts.left_out;
            return;
        }
        const std::vector<std::size_t> members = members_to_show(slots);
        collect_values(maker, members);
        write_rows(maker, medoid, members.size(), sink);
        ++counts.written;
        counts.members_left_out +=
            static_cast<std::int64_t>(cluster_.members.size() - members.size());
    }

  private:
    /// A unit's tokens, kept while they are looked at.
    struct Text {
        Text(const TemplateWriter& writer, std::size_t number)
            : place(writer.graph_.units()[number].place),
              document(writer.reader_.document(place.document)),
              tokens(writer.reader_.tokens(place.document)),
              unit(document->text(), *tokens, place) {}

        Place place;
        UnitReader::UsedDocument document;
        std::shared_ptr<const TokenText> tokens;
        UnitTokens unit;
    };

    struct Value {
        Value(std::size_t of_member, std::optional<Span> at) : member(of_member), span(at) {}

        std::size_t member = 0;
        std::optional<Span> span;
        std::string text;  ///< As far as it is shown.
    };

    std::size_t unit_of(std::size_t member) const { return cluster_.members[member].unit; }

    void align_all(TemplateMaker& maker) {
        std::uint64_t bytes = 0;
        for (std::size_t i = 1; i < versions_.size() && numbers_.size() + 1 < most_texts; ++i) {
            const std::size_t unit = unit_of(versions_[i].members.front());
            const std::uint64_t size = graph_.units()[unit].place.size();
            if (size > most_bytes || bytes + size > most_bytes_in_all) continue;
            bytes += size;
            numbers_[i] = maker.align(Text(*this, unit).unit);
        }
    }

    /// Members of the texts that were aligned, as many as may be listed.
    std::vector<std::size_t> members_to_show(std::size_t slots) {
        std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> order;
        version_of_.assign(cluster_.members.size(), 0);
        for (std::size_t version = 0; version < versions_.size(); ++version) {
            if (version > 0 && !numbers_.contains(version)) continue;
            const auto& members = versions_[version].members;
            for (std::size_t turn = 0; turn < members.size(); ++turn) {
                order.emplace_back(turn, version, members[turn]);
                version_of_[members[turn]] = version;
            }
        }
        std::sort(order.begin(), order.end());
        const std::size_t room = slots == 0 ? most_members : most_values / slots;
        order.resize(std::min({order.size(), most_members, room}));
        std::vector<std::size_t> members;
        for (const auto& [turn, version, member] : order) members.push_back(member);
        std::sort(members.begin(), members.end());
        return members;
    }

    void collect_values(TemplateMaker& maker, const std::vector<std::size_t>& members) {
        for (const std::size_t member : members) {
            const Text text(*this, unit_of(member));
            const auto number = numbers_.find(version_of_[member]);
            const auto found = maker.values(
                number == numbers_.end() ? std::nullopt : std::optional(number->second), text.unit,
                LayerKinds(*text.document));
            values_.resize(found.size());
            for (std::size_t slot = 0; slot < found.size(); ++slot) {
                Value& value = values_[slot].emplace_back(member, found[slot]);
                if (value.span) value.text = shown(text.document->text(*value.span));
            }
        }
    }

    void write_rows(const TemplateMaker& maker, const Text& medoid, std::size_t shown_members,
                    Sink& sink) const {
        const std::vector<SlotKind> kinds = maker.kinds();
        const Skeleton skeleton =
            maker.text(kinds, dropped_in(medoid.document->projection(1), medoid.place));
        const Row row =
            sink.layer("templates")
                .add_record(cluster_name(kind_, cluster_.id), name_of(kind_),
                            cluster_.members.size(), shown_members, maker.common(), skeleton.text);
        RowWriter& slots = sink.layer("template_slots");
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const Skeleton::Mark& mark = skeleton.marks[i];
            write_values(slots.add_record(row, name_of(kinds[i]), mark.begin, mark.end), values_[i],
                         sink.layer("slot_values"));
        }
    }

    void write_values(Row slot, const std::vector<Value>& values, RowWriter& rows) const {
        for (const Value& value : values) {
            const std::uint64_t document = graph_.units()[unit_of(value.member)].place.document;
            std::optional<std::uint64_t> begin;
            std::optional<std::uint64_t> end;
            std::optional<std::string_view> text;
            if (value.span) {
                begin = value.span->begin;
                end = value.span->end;
                text = value.text;
            }
            rows.add_record(slot, value.member, document, begin, end, text);
        }
    }

    UnitKind kind_;
    const Graph& graph_;
    const Cluster& cluster_;
    const UnitReader& reader_;
    std::vector<Version> versions_;
    std::map<std::size_t, std::size_t> numbers_;  // Of the versions that were aligned.
    std::vector<std::size_t> version_of_;         // For each member.
    std::vector<std::vector<Value>> values_;      // For each slot.
};

}  // namespace

TemplateCounts write_templates(UnitKind kind, const Graph& graph, const Clustering& clustering,
                               const UnitReader& reader, Sink& sink) {
    TemplateCounts counts;
    if (kind == UnitKind::sentence) return counts;
    for (const Cluster& cluster : clustering.clusters)
        TemplateWriter(kind, graph, cluster, reader).write(sink, counts);
    return counts;
}

}  // namespace palimpsest::duplicates
