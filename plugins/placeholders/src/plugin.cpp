#include "palimpsest/plugin.hpp"

#include <array>

#include "placeholders.hpp"

namespace {

using palimpsest::Type;
using palimpsest::placeholders::StandsFor;

class Placeholders {
  public:
    static palimpsest::Description description() {
        palimpsest::Description description;
        description.id = "placeholders";
        description.summary = PALIMPSEST_PLUGIN_SUMMARY;
        description.doc =
            "Finds what was masked in a text: XX镇, ***一中, *6号, 张某某, XX万元, [姓名], ____. "
            "`stands_for` comes from the noun or the measure behind the mask, which belong to the "
            "placeholder; without one, from the words around it, from the list it stands in, and "
            "from the masks of the same spelling. Masked years (XX年, 202_年) are not listed: they "
            "are years.";
        palimpsest::Option stands_for;
        stands_for.name = "stands_for";
        stands_for.type = palimpsest::OptionType::choice;
        stands_for.list = true;
        stands_for.by_default =
            R"(["place", "organisation", "person", "count", "ordinal", "money", "word", "other"])";
        for (const std::string_view name : palimpsest::placeholders::stands_for_names)
            stands_for.choices.emplace_back(name);
        stands_for.doc = "Which placeholders are listed, by what they stand for.";
        stands_for.since = "0.1.0";
        description.options = {stands_for};
        description.uses = {{.name = "noise",
                             .columns = {{.name = "kind", .type = Type::string}},
                             .additive = true}};
        description.produces = {layer()};
        description.projections = {{.drop = PLM_DROP_NOISE}};
        return description;
    }

    explicit Placeholders(const palimpsest::Settings& settings) {
        for (const std::string& word : settings.texts("stands_for"))
            for (std::size_t i = 0; i < listed_.size(); ++i)
                if (word == palimpsest::placeholders::stands_for_names[i]) listed_[i] = true;
    }

    void analyze(const palimpsest::Document& document, palimpsest::Sink& sink) const {
        palimpsest::RowWriter& rows = sink.layer("placeholders");
        const palimpsest::ProjectedView view = document.projection();
        for (const auto& found : palimpsest::placeholders::placeholders_in(view.text()))
            if (listed_[static_cast<std::size_t>(found.stands_for)])
                rows.add(view.original({found.begin, found.end}), name(found.stands_for));
    }

  private:
    static palimpsest::Layer layer() {
        palimpsest::Layer layer{.name = "placeholders"};
        layer.columns = {{.name = "stands_for",
                          .type = Type::string,
                          .doc = "place, organisation, person, count, ordinal, money, word (struck "
                                 "out by a censor) or other."}};
        layer.doc = "A masked slot that is no year, with the generic noun behind it.";
        return layer;
    }

    std::array<bool, palimpsest::placeholders::stands_for_names.size()> listed_{};
};

}  // namespace

PALIMPSEST_PLUGIN(Placeholders);
