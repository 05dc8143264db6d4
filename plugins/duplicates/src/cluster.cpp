#include <algorithm>
#include <optional>
#include <string>

#include "bytes.hpp"
#include "clustering.hpp"
#include "label_record.hpp"
#include "lineage.hpp"
#include "partners.hpp"
#include "steps.hpp"
#include "unit_reader.hpp"
#include "write_templates.hpp"

namespace palimpsest::duplicates {
namespace {

struct Component {
    UnitKind kind = UnitKind::document;
    std::vector<Edge> edges;
};

Component component_of(Records& records) {
    Component component;
    RecordView record;
    while (records.next(record)) {
        ByteReader reader(record.bytes);
        component.kind = static_cast<UnitKind>(reader.read8());
        Edge edge;
        edge.a = reader.read_unit();
        edge.b = reader.read_unit();
        edge.overlap.shared = reader.read64();
        edge.overlap.united = reader.read64();
        edge.part = reader.read8() != 0;
        component.edges.push_back(edge);
    }
    return component;
}

/// Writes what was found about a component.
class Findings {
  public:
    Findings(UnitKind kind, const Graph& graph, const Clustering& clustering)
        : kind_(kind), graph_(graph), clustering_(clustering) {}

    /// Returns how many similarities were left out; `max_pairs` of a cluster are written.
    std::uint64_t write_clusters(std::uint64_t max_pairs, const ReadText& read, Sink& sink) const {
        RowWriter& clusters = sink.layer("clusters");
        RowWriter& members = sink.layer("cluster_members");
        std::uint64_t left_out = 0;
        for (const Cluster& cluster : clustering_.clusters) {
            const Place& medoid = place(cluster.medoid);
            const Row row = clusters.add_record(cluster_name(kind_, cluster.id), name_of(kind_),
                                                medoid.document, medoid.begin, medoid.end);
            for (const Cluster::Member& member : cluster.members) {
                const Place& at = place(member.unit);
                members.add_record(row, at.document, at.begin, at.end, member.similarity,
                                   member.nearest);
            }
            const Lineage found = lineage(graph_, cluster, max_pairs, read);
            write(row, found.similarities, sink.layer("cluster_similarities"));
            write(row, found.tree, sink.layer("cluster_lineage"));
            left_out += found.left_out;
        }
        return left_out;
    }

    void write_pairs(const PairList& list, Sink& sink) const {
        RowWriter& edges = sink.layer("copy_edges");
        for (const ListedPair& pair : list.pairs) {
            const Place& a = place(pair.a);
            const Place& b = place(pair.b);
            edges.add_record(name(pair.cluster), name_of(kind_), pair.similarity, std::nullopt,
                             a.document, a.begin, a.end, b.document, b.begin, b.end);
        }
    }

    /// Returns how many units were left without a cluster.
    std::int64_t address_partners(const Emitter& emitter) const {
        if (kind_ == UnitKind::passage) return address_clusters(emitter);
        const Partners partners(graph_, clustering_);
        std::int64_t alone = 0;
        for (std::size_t unit = 0; unit < graph_.units().size(); ++unit) {
            if (clustering_.dropped[unit]) continue;
            alone += clustering_.cluster_of[unit] == Clustering::none;
            address(unit, partners.elsewhere(unit), emitter);
            address(unit, partners.in_own_document(unit), emitter);
        }
        return alone;
    }

  private:
    /// The documents of passages have chosen their partners before.
    std::int64_t address_clusters(const Emitter& emitter) const {
        std::int64_t alone = 0;
        for (std::size_t unit = 0; unit < graph_.units().size(); ++unit) {
            const std::size_t cluster = clustering_.cluster_of[unit];
            alone += cluster == Clustering::none;
            if (cluster == Clustering::none) continue;
            const PassageCluster told{place(unit).span(), clustering_.clusters[cluster].id};
            emitter.address(place(unit).document, as_bytes(told).view());
        }
        return alone;
    }

    const Place& place(std::size_t unit) const { return graph_.units()[unit].place; }

    static void write(Row cluster, const std::vector<MemberPair>& pairs, RowWriter& rows) {
        for (const MemberPair& pair : pairs)
            rows.add_record(cluster, pair.a, pair.b, pair.similarity);
    }

    std::optional<std::string> name(std::size_t cluster) const {
        if (cluster == Clustering::none) return std::nullopt;
        return cluster_name(kind_, clustering_.clusters[cluster].id);
    }

    void address(std::size_t unit, const std::optional<Partner>& partner,
                 const Emitter& emitter) const {
        if (!partner) return;
        LabelRecord record;
        record.kind = kind_;
        record.place = place(unit);
        record.partner = place(partner->unit);
        record.similarity = partner->similarity;
        record.exact = graph_.units()[unit].content == graph_.units()[partner->unit].content &&
                       graph_.units()[unit].wording == graph_.units()[partner->unit].wording;
        const std::size_t cluster = clustering_.cluster_of[unit];
        if (cluster != Clustering::none) record.cluster = clustering_.clusters[cluster].id;
        emitter.address(record.place.document, as_bytes(record).view(), {record.partner.document});
    }

    UnitKind kind_;
    const Graph& graph_;
    const Clustering& clustering_;
};

}  // namespace

void cluster(const Choices& choices, TextCaches& caches, Records& records, const Emitter& emitter,
             Sink& sink) {
    const Component component = component_of(records);
    const bool no_news = std::all_of(component.edges.begin(), component.edges.end(),
                                     [](const Edge& edge) { return edge.part; });
    if (no_news) return;
    Graph graph(component.edges);
    const UnitReader reader(records, caches, choices.shingle);
    const Clustering clustering = clustered(
        graph, choices.threshold,
        [&](const Unit& a, const Unit& b) { return reader.similarity(a.place, b.place); });
    const PairList pairs = listed_pairs(graph, clustering, choices.max_pairs);

    const Findings findings(component.kind, graph, clustering);
    const std::uint64_t unlisted = findings.write_clusters(
        choices.max_pairs, [&](const Unit& unit) { return reader.text(unit.place); }, sink);
    findings.write_pairs(pairs, sink);
    const TemplateCounts templates =
        choices.templates ? write_templates(component.kind, graph, clustering, reader, sink)
                          : TemplateCounts{};
    const std::int64_t alone = findings.address_partners(emitter);
    records.count("clusters", static_cast<std::int64_t>(clustering.clusters.size()));
    records.count("pairs_listed", static_cast<std::int64_t>(pairs.pairs.size()));
    records.count("pairs_not_listed", static_cast<std::int64_t>(pairs.left_out));
    records.count("similarities_not_listed", static_cast<std::int64_t>(unlisted));
    records.count("templates", templates.written);
    records.count("templates_left_out", templates.left_out);
    records.count("template_texts_left_out", templates.texts_left_out);
    records.count("template_members_left_out", templates.members_left_out);
    records.count("units_without_cluster", alone);
}

}  // namespace palimpsest::duplicates
