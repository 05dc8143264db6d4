/// How much of a document each of its sections is, without noise, white space and punctuation.
#include <palimpsest/plugin.hpp>
#include <palimpsest/text/utf8.hpp>

namespace {

using namespace palimpsest;

class SectionSizes {
  public:
    static Description description() {
        return {
            .id = "section_sizes",
            .summary = "How much of a document each of its sections is",
            .needs = {{.name = "sections",
                       .columns = {{.name = "heading",
                                    .type = Type::row,
                                    .nullable = true,
                                    .target = "headings"}}},
                      {.name = "headings",
                       .columns = {{.name = "number", .type = Type::string, .nullable = true}}}},
            .uses = {{.name = "noise",
                      .columns = {{.name = "kind", .type = Type::string}},
                      .additive = true}},
            .produces = {{.name = "section_sizes",
                          .columns = {{.name = "section",
                                       .type = Type::row,
                                       .target = "sections",
                                       .doc = "The section that this row is about."},
                                      {.name = "number",
                                       .type = Type::string,
                                       .nullable = true,
                                       .doc = "Of its heading, as printed."},
                                      {.name = "characters",
                                       .type = Type::integer,
                                       .doc = "Without noise, white space and punctuation."},
                                      {.name = "share",
                                       .type = Type::number,
                                       .doc = "Of the document's characters, 0 to 1."}},
                          .doc = "The size of a section; that of those in it included."}},
            .projections = {{PLM_DROP_NOISE | PLM_DROP_WHITE_SPACE | PLM_DROP_PUNCTUATION, 0}}};
    }

    explicit SectionSizes(const Settings&) {}

    void analyze(const Document& document, Sink& sink) const {
        const LayerView sections = document.layer("sections");
        const ColumnView heading = sections.column("heading");
        const ColumnView number = document.layer("headings").column("number");
        const ProjectedView kept = document.projection();
        const auto characters = [&](Span span) {
            return count_code_points(kept.text().substr(span.begin, span.size()));
        };
        const std::uint64_t all = characters({0, kept.text().size()});
        RowWriter& rows = sink.layer("section_sizes");
        for (std::uint64_t row = 0; row < sections.size(); ++row) {
            const std::uint64_t size = characters(kept.projected(sections.span(row)));
            if (size == 0) continue;
            std::optional<std::string_view> printed;  // Null where the section has no heading.
            if (!heading.is_null(row)) {
                const auto its = static_cast<std::uint64_t>(heading.integer(row));
                if (!number.is_null(its)) printed = number.string(its);
            }
            rows.add(sections.span(row), Row{static_cast<std::int64_t>(row)}, printed, size,
                     static_cast<double>(size) / static_cast<double>(all));
        }
    }
};

}  // namespace

PALIMPSEST_PLUGIN(SectionSizes);
