#include "palimpsest/plugin.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "palimpsest/text/patterns.hpp"
#include "placeholders.hpp"

namespace {

using palimpsest::Option;
using palimpsest::OptionType;
using palimpsest::Type;
using palimpsest::placeholders::Placeholder;
using palimpsest::placeholders::stands_for_names;
using palimpsest::placeholders::StandsFor;

std::optional<StandsFor> stands_for_named(std::string_view name) {
    const auto* found = std::find(stands_for_names.begin(), stands_for_names.end(), name);
    if (found == stands_for_names.end()) return std::nullopt;
    return static_cast<StandsFor>(found - stands_for_names.begin());
}

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
        description.options = {stands_for_option(), patterns_option(), patterns_class_option()};
        description.uses = {{.name = "noise",
                             .columns = {{.name = "kind", .type = Type::string}},
                             .additive = true}};
        description.produces = {layer()};
        description.projections = {{.drop = PLM_DROP_NOISE}};
        return description;
    }

    static void check_options(const palimpsest::Settings& settings,
                              const palimpsest::OptionErrors& errors) {
        palimpsest::Patterns::check(settings, "placeholder_patterns", errors, classes());
    }

    explicit Placeholders(const palimpsest::Settings& settings)
        : patterns_(settings.texts("placeholder_patterns")),
          patterns_class_(*stands_for_named(settings.text("placeholder_patterns_stand_for"))) {
        for (const std::string& word : settings.texts("stands_for"))
            listed_[static_cast<std::size_t>(*stands_for_named(word))] = true;
    }

    void analyze(const palimpsest::Document& document, palimpsest::Sink& sink) const {
        palimpsest::RowWriter& rows = sink.layer("placeholders");
        const palimpsest::ProjectedView view = document.projection();
        const std::vector<Placeholder> own = matches(view.text());
        auto next = own.begin();
        palimpsest::placeholders::find_placeholders(view.text(), [&](const Placeholder& found) {
            for (; next != own.end() && next->end <= found.begin; ++next) add(rows, view, *next);
            if (next == own.end() || found.end <= next->begin) add(rows, view, found);
        });
        for (; next != own.end(); ++next) add(rows, view, *next);
    }

  private:
    void add(palimpsest::RowWriter& rows, const palimpsest::ProjectedView& view,
             const Placeholder& found) const {
        if (listed_[static_cast<std::size_t>(found.stands_for)])
            rows.add(view.original({found.begin, found.end}), name(found.stands_for));
    }

    /// What the analyst's patterns find, ascending; of two that overlap, the first.
    std::vector<Placeholder> matches(std::string_view text) const {
        std::vector<Placeholder> found;
        if (patterns_.empty()) return found;
        for (const palimpsest::PatternMatch& match : patterns_.matches(text)) {
            if (match.group.size() == 0) continue;
            if (!found.empty() && match.group.begin < found.back().end) continue;
            found.push_back({match.group.begin, match.group.end,
                             stands_for_named(match.group_name).value_or(patterns_class_)});
        }
        return found;
    }

    static std::vector<std::string> classes() {
        return {stands_for_names.begin(), stands_for_names.end()};
    }

    static Option stands_for_option() {
        Option option{.name = "stands_for", .type = OptionType::choice, .list = true};
        option.by_default =
            R"(["place", "organisation", "person", "count", "ordinal", "money", "word", "other"])";
        option.choices = classes();
        option.doc = "Which placeholders are listed, by what they stand for.";
        option.since = "0.1.0";
        return option;
    }

    static Option patterns_option() {
        Option option{.name = "placeholder_patterns", .type = OptionType::pattern, .list = true};
        option.by_default = "[]";
        option.doc =
            "What else is a placeholder, as regular expressions (RE2); ^ and $ match at lines. "
            "With "
            "a group (…) only what it matches is the placeholder; a group that is named for a "
            "class, (?P<place>…), says what it stands for.";
        option.since = "0.1.0";
        return option;
    }

    static Option patterns_class_option() {
        Option option{.name = "placeholder_patterns_stand_for", .type = OptionType::choice};
        option.by_default = "\"other\"";
        option.choices = classes();
        option.doc = "What the matches of `placeholder_patterns` stand for.";
        option.since = "0.1.0";
        return option;
    }

    static palimpsest::Layer layer() {
        palimpsest::Layer layer{.name = "placeholders"};
        layer.columns = {{.name = "stands_for",
                          .type = Type::string,
                          .doc = "place, organisation, person, count, ordinal, money, word (struck "
                                 "out by a censor) or other."}};
        layer.doc = "A masked slot that is no year, with the generic noun behind it.";
        return layer;
    }

    std::array<bool, stands_for_names.size()> listed_{};
    palimpsest::Patterns patterns_;
    StandsFor patterns_class_ = StandsFor::other;
};

}  // namespace

PALIMPSEST_PLUGIN(Placeholders);
