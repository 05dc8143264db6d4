#include "views.hpp"

#include <initializer_list>
#include <map>

#include "database.hpp"

namespace palimpsest::sqlite {
namespace {

/// Fills in names: `{years}` is the table of the layer `years`, `{years.edtf}` a column of it, and
/// `{copy_edges.a.document}` one with a dotted name. A view that names what is not there is left
/// out.
class Template {
  public:
    Template(const RunSchema& schema, const Plan& plan) : schema_(schema), plan_(plan) {}

    std::string filled(std::string_view text) const {
        std::string sql;
        for (;;) {
            const std::size_t open = text.find('{');
            sql += text.substr(0, open);
            if (open == text.npos) return sql;
            const std::size_t close = text.find('}', open);
            const std::string name = named(text.substr(open + 1, close - open - 1));
            if (name.empty()) return "";
            sql += quoted(name);
            text.remove_prefix(close + 1);
        }
    }

  private:
    std::string named(std::string_view path) const {
        const std::size_t dot = path.find('.');
        const std::string_view layer = path.substr(0, dot);
        for (const auto& [layers, plans] :
             {std::pair{&schema_.layers, &plan_.layers}, std::pair{&schema_.tables, &plan_.tables}})
            if (const auto found = RunSchema::find(*layers, layer)) {
                const TablePlan& table = (*plans)[*found];
                if (dot == path.npos) return table.name;
                return table.column((*layers)[*found], path.substr(dot + 1));
            }
        return "";
    }

    const RunSchema& schema_;
    const Plan& plan_;
};

constexpr std::string_view views[] = {
    R"(CREATE VIEW years_per_work AS  -- which years a work speaks of, and how often
    SELECT d.id AS document, w."row" AS work, w.{works.title} AS title,
           substr(coalesce(y.{years.resolved}, y.{years.edtf}), 1, 4) AS year,
           count(*) AS mentions, sum(y.{years.suspect}) AS suspect
    FROM {works} AS w
    JOIN documents AS d USING (document)
    JOIN {years} AS y ON y.document = w.document AND y."begin" >= w."begin" AND y."end" <= w."end"
    WHERE coalesce(y.{years.resolved}, y.{years.edtf}) IS NOT NULL
    GROUP BY w."row", year
    ORDER BY w."row", year;
)",
    R"(CREATE VIEW documents_with_suspect_years AS  -- and what the years should be
    SELECT d.id AS document, count(*) AS years, sum(y.{years.suspect}) AS suspect,
           group_concat(DISTINCT CASE WHEN y.{years.suspect}
               THEN substr(d.text, y."begin" + 1, y."end" - y."begin") END) AS written,
           group_concat(DISTINCT CASE WHEN y.{years.suspect}
               THEN y.{years.plausible} END) AS plausible
    FROM {years} AS y
    JOIN documents AS d USING (document)
    GROUP BY d.document
    HAVING sum(y.{years.suspect}) > 0
    ORDER BY suspect DESC, d.id;
)",
    R"(CREATE VIEW largest_clusters AS  -- what was copied most often
    SELECT c.{clusters.cluster} AS cluster, c.{clusters.unit} AS unit, count(*) AS members,
           count(DISTINCT m.{cluster_members.document}) AS documents, d.id AS medoid,
           substr(d.text, c.{clusters.medoid.begin} + 1,
                  min(40, c.{clusters.medoid.end} - c.{clusters.medoid.begin})) AS beginning
    FROM {clusters} AS c
    JOIN {cluster_members} AS m ON m.{cluster_members.parent} = c."row"
    JOIN documents AS d ON d.document = c.{clusters.medoid.document}
    GROUP BY c."row"
    ORDER BY members DESC, c."row";
)",
    R"(CREATE VIEW copies_between_documents AS  -- who shares how much with whom
    SELECT a.id AS a, b.id AS b, e.unit, count(*) AS copies, max(e.similarity) AS most_similar,
           sum(e.length) AS code_points
    FROM (SELECT {copy_edges.unit} AS unit, {copy_edges.similarity} AS similarity,
                 min({copy_edges.a.document}, {copy_edges.b.document}) AS first,
                 max({copy_edges.a.document}, {copy_edges.b.document}) AS second,
                 {copy_edges.a.end} - {copy_edges.a.begin} AS length
          FROM {copy_edges}) AS e
    JOIN documents AS a ON a.document = e.first
    JOIN documents AS b ON b.document = e.second
    GROUP BY e.first, e.second, e.unit
    ORDER BY code_points DESC, a.id, b.id;
)",
    R"(CREATE VIEW values_of_slots AS  -- where the copies of a template differ: what each has in a slot
    SELECT t.{templates.cluster} AS cluster, t.{templates.unit} AS unit,
           (SELECT count(*) FROM {template_slots} AS o
            WHERE o.{template_slots.parent} = s.{template_slots.parent} AND o."row" <= s."row")
               AS slot,
           s.{template_slots.kind} AS kind, v.{slot_values.member} AS member, d.id AS document,
           v.{slot_values.text} AS value, v.{slot_values.begin} AS "begin",
           v.{slot_values.end} AS "end"
    FROM {slot_values} AS v
    JOIN {template_slots} AS s ON s."row" = v.{slot_values.parent}
    JOIN {templates} AS t ON t."row" = s.{template_slots.parent}
    JOIN documents AS d ON d.document = v.{slot_values.document};
)",
    R"(CREATE VIEW most_frequent_boilerplate AS  -- set phrases, those that most documents have first
    SELECT substr(d.text, b.{boilerplate.begin} + 1, b.{boilerplate.end} - b.{boilerplate.begin})
               AS phrase,
           b.{boilerplate.documents} AS documents, b.{boilerplate.places} AS places,
           d.id AS first_document, b.{boilerplate.begin} AS "begin", b.{boilerplate.end} AS "end"
    FROM {boilerplate} AS b
    JOIN documents AS d ON d.document = b.{boilerplate.document}
    ORDER BY b.{boilerplate.documents} DESC, b.{boilerplate.places} DESC, b."row";
)",
};

}  // namespace

std::string view_statements(const RunSchema& schema, const Plan& plan) {
    const Template names(schema, plan);
    std::string sql;
    for (const std::string_view view : views) sql += names.filled(view);
    return sql;
}

}  // namespace palimpsest::sqlite
