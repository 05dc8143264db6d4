#include "tables.hpp"

namespace palimpsest::duplicates {
namespace {

Layer clusters() {
    return {.name = "clusters",
            .columns = {{"cluster", Type::string, false, "", "id, a hash of the members' content"},
                        {"unit", Type::string},
                        {"medoid.document", Type::document},
                        {"medoid.begin", Type::offset, false, "medoid.document"},
                        {"medoid.end", Type::offset, false, "medoid.document"}},
            .table = true,
            .doc = "Units that are copies of one; the medoid is most alike to all of them."};
}

Layer members() {
    return {.name = "cluster_members",
            .columns = {{"parent", Type::row, false, "clusters"},
                        {"document", Type::document},
                        {"begin", Type::offset, false, "document"},
                        {"end", Type::offset, false, "document"},
                        {"similarity", Type::number, false, "", "Jaccard with the medoid"},
                        {"nearest", Type::integer, false, "",
                         "index in this list of the member that is most alike"}},
            .table = true,
            .parent = "clusters",
            .field = "members",
            .doc = "The units of a cluster, by document and begin."};
}

Layer copy_edges() {
    return {.name = "copy_edges",
            .columns = {{"cluster", Type::string, true, "", "null where it joins two clusters"},
                        {"unit", Type::string},
                        {"similarity", Type::number},
                        {"a.document", Type::document},
                        {"a.begin", Type::offset, false, "a.document"},
                        {"a.end", Type::offset, false, "a.document"},
                        {"b.document", Type::document},
                        {"b.begin", Type::offset, false, "b.document"},
                        {"b.end", Type::offset, false, "b.document"}},
            .table = true,
            .field = "copies",
            .doc = "Verified pairs, at most max_pairs of a cluster."};
}

}  // namespace

std::vector<Layer> corpus_tables() { return {clusters(), members(), copy_edges()}; }

}  // namespace palimpsest::duplicates
