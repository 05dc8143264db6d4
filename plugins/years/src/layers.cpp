#include "layers.hpp"

namespace palimpsest::years {
namespace {

Layer years() {
    Layer layer{.name = "years"};
    layer.columns = {
        {.name = "edtf",
         .type = Type::string,
         .nullable = true,
         .doc = "What the surface says (ISO 8601-2); null for relative ones."},
        {.name = "kind", .type = Type::string, .doc = "explicit, masked, relative, span or plan."},
        {.name = "resolved",
         .type = Type::string,
         .nullable = true,
         .doc = "What it must mean in its work (EDTF); null where that cannot be told."},
        {.name = "confidence", .type = Type::number, .doc = "Of `resolved`, 0 to 1."},
        {.name = "suspect",
         .type = Type::boolean,
         .doc = "The rest of the work proves the page's year wrong."},
        {.name = "plausible",
         .type = Type::string,
         .nullable = true,
         .doc = "For suspects: the year that stood there, or an interval that holds it (EDTF)."}};
    layer.doc = "An expression that names a year or a span of years.";
    return layer;
}

Layer work_years() {
    Layer layer{.name = "work_years"};
    layer.columns = {{.name = "work",
                      .type = Type::row,
                      .nullable = true,
                      .target = "works",
                      .doc = "Null where no step before tells works apart: the document is one."},
                     {.name = "written",
                      .type = Type::string,
                      .nullable = true,
                      .doc = "When it was delivered (EDTF): a day, a year, or an interval that "
                             "holds the year; null where nothing tells."},
                     {.name = "covers",
                      .type = Type::string,
                      .nullable = true,
                      .doc = "The years that it reports on (EDTF)."},
                     {.name = "confidence", .type = Type::number, .doc = "Of `written`, 0 to 1."}};
    layer.doc = "The time of a work.";
    return layer;
}

Layer suspect_amounts() {
    return {.name = "suspect_amounts",
            .doc = "An amount that a blind replacement of years has corrupted: 2024亿元."};
}

/// The list `evidence` in the rows of `parent`.
Layer evidence(std::string name, std::string parent) {
    Layer layer{.name = std::move(name)};
    layer.columns = {{.name = "parent", .type = Type::row, .target = parent},
                     {.name = "term", .type = Type::string, .doc = "The words that tell."},
                     {.name = "not_before",
                      .type = Type::string,
                      .nullable = true,
                      .doc = "The first year that it allows the work (EDTF)."},
                     {.name = "not_after",
                      .type = Type::string,
                      .nullable = true,
                      .doc = "The last year that it allows the work (EDTF)."}};
    layer.parent = std::move(parent);
    layer.field = "evidence";
    layer.doc = "What speaks for it, the most telling first in each list.";
    return layer;
}

}  // namespace

std::vector<Layer> layers() {
    return {years(),
            work_years(),
            suspect_amounts(),
            evidence("year_evidence", "years"),
            evidence("work_year_evidence", "work_years"),
            evidence("suspect_amount_evidence", "suspect_amounts")};
}

}  // namespace palimpsest::years
