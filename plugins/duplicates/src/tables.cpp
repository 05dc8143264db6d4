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
                        {"containment", Type::number, true, "",
                         "of a document that stands in a longer one: how much of it, 0 to 1"},
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

Layer templates() {
    return {.name = "templates",
            .columns =
                {{"cluster", Type::string, false, "", "id of the cluster"},
                 {"unit", Type::string},
                 {"members", Type::integer, false, "", "units of the cluster"},
                 {"listed", Type::integer, false, "",
                  "members whose values are listed: 500 at most, as many as 250,000 values take"},
                 {"common", Type::number, false, "",
                  "part of the medoid that stands in the skeleton, 0 to 1"},
                 {"skeleton", Type::string, false, "",
                  "the text of the medoid as far as at least four of five members have it (up "
                  "to four members: all), each slot shown as 〔地名〕, 〔年〕, 〔数〕, 〔机构〕 or "
                  "〔…〕"}},
            .table = true,
            .doc =
                "What the members of a cluster were made from. Texts that read the same count "
                "once; a cluster has a template when two of its texts do not, but for sentences."};
}

Layer slots() {
    return {.name = "template_slots",
            .columns = {{"parent", Type::row, false, "templates"},
                        {"kind", Type::string, false, "",
                         "place, year, number, organisation or free: what most values look like"},
                        {"begin", Type::integer, false, "",
                         "where the slot is shown in the skeleton, in code points"},
                        {"end", Type::integer}},
            .table = true,
            .parent = "templates",
            .field = "slots",
            .doc = "Where the members differ, in the order of the text."};
}

Layer values() {
    return {.name = "slot_values",
            .columns = {{"parent", Type::row, false, "template_slots"},
                        {"member", Type::integer, false, "", "index in the members of the cluster"},
                        {"document", Type::document},
                        {"begin", Type::offset, true, "document"},
                        {"end", Type::offset, true, "document"},
                        {"text", Type::string, true, "",
                         "what stands there, up to 200 code points; empty where the member has "
                         "nothing there, null where it is unlike the others around the slot"}},
            .table = true,
            .parent = "template_slots",
            .field = "values",
            .doc = "What each member has in a slot, by document and begin."};
}

}  // namespace

std::vector<Layer> corpus_tables() {
    return {boilerplate(), clusters(),  members(), similarities(), lineage(),
            copy_edges(),  templates(), slots(),   values()};
}

}  // namespace palimpsest::duplicates
