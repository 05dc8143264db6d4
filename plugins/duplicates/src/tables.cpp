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

Layer similarities() {
    return {.name = "cluster_similarities",
            .columns = {{"parent", Type::row, false, "clusters"},
                        {"a", Type::integer, false, "", "index of a member"},
                        {"b", Type::integer, false, "", "index of a later member"},
                        {"similarity", Type::number, false, "", "Jaccard of the two"}},
            .table = true,
            .parent = "clusters",
            .field = "similarities",
            .doc =
                "How alike the members of a cluster are, the most similar first, max_pairs at "
                "most: all pairs of members of different content up to 500 of these, above "
                "that the pairs that were verified; members of equal content each with the "
                "first of them."};
}

Layer lineage() {
    return {.name = "cluster_lineage",
            .columns = {{"parent", Type::row, false, "clusters"},
                        {"from", Type::integer, false, "", "index of the member nearer the medoid"},
                        {"to", Type::integer, false, "", "index of the copy next to it"},
                        {"similarity", Type::number, false, "", "Jaccard of the two"}},
            .table = true,
            .parent = "clusters",
            .field = "lineage",
            .doc =
                "Which copy stands closest to which: the tree that joins all members with the "
                "highest sum of similarities, from the medoid outwards."};
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

Layer boilerplate() {
    return {
        .name = "boilerplate",
        .columns = {{"document", Type::document, false, "", "the first that has it"},
                    {"begin", Type::offset, false, "document"},
                    {"end", Type::offset, false, "document"},
                    {"documents", Type::integer, false, "", "of different content, that have it"},
                    {"places", Type::integer, false, "", "where it stands, in all"}},
        .table = true,
        .doc =
            "Runs of words that stand in more documents than `boilerplate` says, and so are "
            "no evidence of copying."};
}

}  // namespace

std::vector<Layer> corpus_tables() {
    return {boilerplate(), clusters(), members(), similarities(), lineage(), copy_edges()};
}

}  // namespace palimpsest::duplicates
