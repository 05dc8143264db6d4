#include "palimpsest/plugin.hpp"

#include "items.hpp"
#include "kept_text.hpp"
#include "palimpsest/text/patterns.hpp"
#include "structure.hpp"

namespace {

using palimpsest::Type;

class Sections {
  public:
    static palimpsest::Description description() {
        palimpsest::Description description;
        description.id = "sections";
        description.summary = PALIMPSEST_PLUGIN_SUMMARY;
        description.doc =
            "Tells the works of a document apart, and finds their titles and headings: numbered as "
            "in GB/T 9704 and as people write them (一、 （一） 1. （1） 第一章 1.1 一是), alone "
            "on "
            "their line or followed by their body, unnumbered, and Markdown's. Levels come from "
            "how the numbers nest in the work at hand. Noise that an earlier step has found is "
            "left out; teasers belong to no work, truncations help to tell works apart.";
        description.options = options();
        description.uses = {{.name = "noise", .columns = {{"kind", Type::string}}}};
        description.produces = {works_layer(), headings_layer(), sections_layer(), items_layer()};
        return description;
    }

    static void check_options(const palimpsest::Settings& settings,
                              const palimpsest::OptionErrors& errors) {
        palimpsest::Patterns::check(settings, "heading_patterns", errors);
    }

    explicit Sections(const palimpsest::Settings& settings)
        : options_{static_cast<std::uint32_t>(settings.integer("max_level")),
                   settings.boolean("run_in")},
          patterns_(settings.texts("heading_patterns")) {
        const std::int64_t level = settings.integer("heading_patterns_level");
        if (level >= 0) options_.known_level = static_cast<std::uint32_t>(level);
    }

    void analyze(const palimpsest::Document& document, palimpsest::Sink& sink) const {
        const palimpsest::LayerView noise = document.layer("noise");
        if (noise.size() == 0)
            return read(document, document.text(), {}, sink,
                        [](palimpsest::Span span) { return span; });
        const auto kept = palimpsest::sections::KeptText(document.text(), dropped(document, noise));
        read(document, kept.text(), known(document, noise, kept), sink, [&](palimpsest::Span span) {
            const auto original = kept.original({span.begin, span.end});
            return palimpsest::Span{original.begin, original.end};
        });
    }

  private:
    static std::vector<palimpsest::Option> options() {
        return {
            {.name = "max_level",
             .type = palimpsest::OptionType::integer,
             .by_default = "9",
             .minimum = "1",
             .maximum = "9",
             .doc = "The deepest level that is divided: 1 cuts at the highest headings alone.",
             .since = "0.1.0"},
            {.name = "run_in",
             .type = palimpsest::OptionType::boolean,
             .by_default = "true",
             .doc = "Also take headings whose body follows on the same line.",
             .since = "0.1.0"},
            {.name = "heading_patterns",
             .type = palimpsest::OptionType::pattern,
             .list = true,
             .by_default = "[]",
             .doc =
                 "What else is a heading, as regular expressions (RE2); ^ and $ match at lines. "
                 "With a group (…) the heading is what it matches, without it the whole match, "
                 "on one line, final 。： not included. Such a heading stands in place of others "
                 "that it overlaps.",
             .since = "0.1.0"},
            {.name = "heading_patterns_level",
             .type = palimpsest::OptionType::integer,
             .by_default = "-1",
             .minimum = "-1",
             .maximum = "9",
             .doc = "The level of what `heading_patterns` find; -1: that of other headings without "
                    "a number, told from the numbers around them.",
             .since = "0.1.0"}};
    }

    /// All noise but teasers, truncations (which are empty), and the marks of Markdown.
    static std::vector<palimpsest::sections::TextSpan> dropped(const palimpsest::Document& document,
                                                               const palimpsest::LayerView& noise) {
        std::vector<palimpsest::sections::TextSpan> spans;
        const palimpsest::ColumnView kinds = noise.column("kind");
        for (std::uint64_t row = 0; row < noise.size(); ++row) {
            const palimpsest::Span span = noise.span(row);
            const bool is_markdown =
                document.text(span).find_first_not_of("*#") == std::string_view::npos;
            if (kinds.string(row) != "teaser" && !is_markdown)
                spans.push_back({span.begin, span.end});
        }
        return spans;
    }

    /// What stands around a text ends it, unless it leads to the text's next page.
    static bool ends_page(std::string_view chrome) {
        return chrome.find("下一页") == std::string_view::npos;
    }

    static palimpsest::sections::Known known(const palimpsest::Document& document,
                                             const palimpsest::LayerView& noise,
                                             const palimpsest::sections::KeptText& kept) {
        palimpsest::sections::Known known;
        const palimpsest::ColumnView kinds = noise.column("kind");
        for (std::uint64_t row = 0; row < noise.size(); ++row) {
            const std::string_view kind = kinds.string(row);
            const palimpsest::Span span = noise.span(row);
            if (kind == "chrome" && ends_page(document.text(span)))
                known.pages.push_back(kept.kept(span.begin));
            if (kind != "teaser" && kind != "truncation") continue;
            if (kind == "teaser")
                known.teasers.push_back({kept.kept(span.begin), kept.kept(span.end)});
            else
                known.cuts.push_back(kept.kept(span.begin));
        }
        return known;
    }

    /// `original` leads from a span of `text` to one of the document's.
    template <class Original>
    void read(const palimpsest::Document& document, std::string_view text,
              palimpsest::sections::Known known, palimpsest::Sink& sink,
              const Original& original) const {
        for (const palimpsest::PatternMatch& match : patterns_.matches(text))
            known.headings.push_back({match.group.begin, match.group.end});
        const auto structure = palimpsest::sections::structure_of(text, options_, known);
        write(document, structure, sink, original);
        // Where the options leave out headings, their numbers do not become items.
        const bool is_whole = options_ == palimpsest::sections::Options{};
        const auto headings = is_whole
                                  ? structure.headings
                                  : palimpsest::sections::structure_of(text, {}, known).headings;
        palimpsest::RowWriter& items = sink.layer("items");
        palimpsest::sections::find_items(
            text, structure, headings, [&](const palimpsest::sections::Item& item) {
                const auto number = original({item.number_begin, item.number_end});
                items.add(original({item.begin, item.end}), document.text(number), item.value,
                          item.section);
            });
    }

    template <class Original>
    static void write(const palimpsest::Document& document,
                      const palimpsest::sections::Structure& structure, palimpsest::Sink& sink,
                      const Original& original) {
        palimpsest::RowWriter& works = sink.layer("works");
        for (const auto& work : structure.works) {
            std::optional<std::string_view> title;
            if (work.title) title = document.text(original({work.title->begin, work.title->end}));
            works.add(original({work.begin, work.end}), title);
        }
        palimpsest::RowWriter& headings = sink.layer("headings");
        for (const auto& heading : structure.headings) {
            std::optional<std::string_view> number;
            if (heading.number_end > heading.begin)
                number = document.text(original({heading.begin, heading.number_end}));
            headings.add(original({heading.begin, heading.end}), heading.level, number,
                         heading.value, heading.run_in);
        }
        palimpsest::RowWriter& sections = sink.layer("sections");
        for (const auto& section : structure.sections)
            sections.add(original({section.begin, section.end}), section.level, section.heading,
                         section.parent, section.work);
    }

    static palimpsest::Layer works_layer() {
        palimpsest::Layer layer{.name = "works"};
        layer.columns = {{.name = "title",
                          .type = Type::string,
                          .nullable = true,
                          .doc = "As printed; null where the work has none."}};
        layer.doc =
            "A work of the document, from its first ink to its last; a document of ink has one at "
            "least.";
        return layer;
    }

    static palimpsest::Layer headings_layer() {
        palimpsest::Layer layer{.name = "headings"};
        layer.columns = {
            {.name = "level",
             .type = Type::integer,
             .doc = "0: title of a work, or unnumbered part above level 1; 1: highest numbered "
                    "level."},
            {.name = "number", .type = Type::string, .nullable = true, .doc = "As printed: 一、"},
            {.name = "value",
             .type = Type::integer,
             .nullable = true,
             .doc = "The number's value."},
            {.name = "run_in", .type = Type::boolean, .doc = "The body follows on the same line."}};
        layer.doc = "A heading with its number, without leading marks, final 。： and body.";
        return layer;
    }

    static palimpsest::Layer sections_layer() {
        palimpsest::Layer layer{.name = "sections"};
        layer.columns = {{.name = "level", .type = Type::integer, .doc = "That of its heading."},
                         {.name = "heading",
                          .type = Type::row,
                          .nullable = true,
                          .target = "headings",
                          .doc = "Null for a work's text before its first heading."},
                         {.name = "parent",
                          .type = Type::row,
                          .nullable = true,
                          .target = "sections",
                          .doc = "The section that this one lies in."},
                         {.name = "work",
                          .type = Type::row,
                          .target = "works",
                          .doc = "The work that this section belongs to."}};
        layer.doc = "A heading with its body, up to the next heading of its level or a higher one.";
        return layer;
    }

    static palimpsest::Layer items_layer() {
        palimpsest::Layer layer{.name = "items"};
        layer.columns = {{.name = "number", .type = Type::string, .doc = "The numeral alone: 一"},
                         {.name = "value", .type = Type::integer, .doc = "The number's value."},
                         {.name = "section",
                          .type = Type::row,
                          .nullable = true,
                          .target = "sections",
                          .doc = "The deepest section that it stands in."}};
        layer.doc = "An enumeration mark that opens no heading: 一是, 二要, ①, 1、 in a paragraph.";
        return layer;
    }

    palimpsest::sections::Options options_;
    palimpsest::Patterns patterns_;
};

}  // namespace

PALIMPSEST_PLUGIN(Sections);
