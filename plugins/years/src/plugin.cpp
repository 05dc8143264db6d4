#include "palimpsest/plugin.hpp"

#include <array>

#include "years.hpp"

namespace {

using palimpsest::years::Kind;

class Years {
  public:
    static palimpsest::Description description() {
        palimpsest::Description description;
        description.id = "years";
        description.summary = PALIMPSEST_PLUGIN_SUMMARY;
        description.doc =
            "Finds years as Chinese documents write them: 2024年, 二〇二四年, 2024年11月27日, "
            "2021-2022年; years whose digits were masked (202_年, 20XX年, XX年); relative ones "
            "(今年, 过去五年) and five-year plans (十三五). `edtf` is what the surface says.";
        palimpsest::Option kinds;
        kinds.name = "kinds";
        kinds.type = palimpsest::OptionType::choice;
        kinds.list = true;
        kinds.by_default = R"(["explicit", "masked", "relative", "span", "plan"])";
        for (std::size_t kind = 0; kind < palimpsest::years::kind_count; ++kind)
            kinds.choices.emplace_back(name(static_cast<Kind>(kind)));
        kinds.doc = "The kinds of expressions that are listed.";
        kinds.since = "0.1.0";
        description.options = {kinds};
        description.produces = {layer()};
        return description;
    }

    explicit Years(const palimpsest::Settings& settings) {
        for (const std::string& word : settings.texts("kinds"))
            for (std::size_t kind = 0; kind < kinds_.size(); ++kind)
                if (word == name(static_cast<Kind>(kind))) kinds_[kind] = true;
    }

    void analyze(const palimpsest::Document& document, palimpsest::Sink& sink) const {
        palimpsest::RowWriter& rows = sink.layer("years");
        for (const auto& year : palimpsest::years::years_in(document.text())) {
            if (!kinds_[static_cast<std::size_t>(year.kind)]) continue;
            std::optional<std::string_view> edtf;
            if (!year.edtf.empty()) edtf = year.edtf;
            rows.add({year.begin, year.end}, edtf, name(year.kind));
        }
    }

  private:
    static palimpsest::Layer layer() {
        palimpsest::Layer layer{.name = "years"};
        layer.columns = {{.name = "edtf",
                          .type = palimpsest::Type::string,
                          .nullable = true,
                          .doc = "What the surface says (ISO 8601-2); null for relative ones."},
                         {.name = "kind",
                          .type = palimpsest::Type::string,
                          .doc = "explicit, masked, relative, span or plan."}};
        layer.doc = "An expression that names a year or a span of years.";
        return layer;
    }

    std::array<bool, palimpsest::years::kind_count> kinds_{};
};

}  // namespace

PALIMPSEST_PLUGIN(Years);
