#include "palimpsest/plugin.hpp"

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
            "Finds headings numbered as in GB/T 9704 and as people write them (一、 （一） 1. "
            "（1） "
            "第一章 1.1 一是), alone on their line or followed by their body, and Markdown's. "
            "Levels "
            "come from how the numbers nest in the text at hand.";
        description.options = {
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
             .since = "0.1.0"}};
        description.produces = {headings_layer(), sections_layer()};
        return description;
    }

    explicit Sections(const palimpsest::Settings& settings)
        : options_{static_cast<std::uint32_t>(settings.integer("max_level")),
                   settings.boolean("run_in")} {}

    void analyze(const palimpsest::Document& document, palimpsest::Sink& sink) const {
        const std::string_view text = document.text();
        const auto structure = palimpsest::sections::structure_of(text, options_);
        palimpsest::RowWriter& headings = sink.layer("headings");
        for (const auto& heading : structure.headings) {
            std::optional<std::string_view> number;
            if (heading.number_end > heading.begin)
                number = document.text({heading.begin, heading.number_end});
            headings.add({heading.begin, heading.end}, heading.level, number, heading.value,
                         heading.run_in);
        }
        palimpsest::RowWriter& sections = sink.layer("sections");
        for (const auto& section : structure.sections)
            sections.add({section.begin, section.end}, section.level, section.heading,
                         section.parent);
    }

  private:
    static palimpsest::Layer headings_layer() {
        palimpsest::Layer layer{.name = "headings"};
        layer.columns = {
            {.name = "level",
             .type = Type::integer,
             .doc = "0: title of a work; 1: highest numbered level."},
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
                          .doc = "Null for the text before the first heading."},
                         {.name = "parent",
                          .type = Type::row,
                          .nullable = true,
                          .target = "sections",
                          .doc = "The section that this one lies in."}};
        layer.doc = "A heading with its body, up to the next heading of its level or a higher one.";
        return layer;
    }

    palimpsest::sections::Options options_;
};

}  // namespace

PALIMPSEST_PLUGIN(Sections);
