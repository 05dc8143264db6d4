#include "palimpsest/plugin.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <optional>

#include "language.hpp"
#include "noise.hpp"
#include "palimpsest/text/patterns.hpp"

namespace {

using palimpsest::Option;
using palimpsest::OptionType;
using palimpsest::noise::Kind;
using palimpsest::noise::kind_count;

std::optional<Kind> kind_named(std::string_view word) {
    for (std::size_t kind = 0; kind < kind_count; ++kind)
        if (word == name(static_cast<Kind>(kind))) return static_cast<Kind>(kind);
    return std::nullopt;
}

std::vector<std::string> kind_names() {
    std::vector<std::string> names;
    for (std::size_t kind = 0; kind < kind_count; ++kind)
        names.emplace_back(name(static_cast<Kind>(kind)));
    return names;
}

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw palimpsest::FatalError("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

class NoiseAnalyzer {
  public:
    static palimpsest::Description description() {
        palimpsest::Description description;
        description.id = "noise";
        description.summary = PALIMPSEST_PLUGIN_SUMMARY;
        description.doc =
            "Finds what stands in a scraped text and belongs to no work: navigation, share bars "
            "and "
            "footers of the page; advertisements and addresses, also in the middle of a word; page "
            "numbers and note marks; stray marks, remnants of HTML, blanks and line breaks inside "
            "sentences; abstracts that repeat the opening; and the places where text is missing.";
        description.threading = palimpsest::Threading::per_worker;
        description.options = {kinds_option(), patterns_option(), pattern_kind_option()};
        description.produces = {layer()};
        return description;
    }

    static void check_options(const palimpsest::Settings& settings,
                              const palimpsest::OptionErrors& errors) {
        palimpsest::Patterns::check(settings, "noise_patterns", errors, pattern_kind_names());
    }

    explicit NoiseAnalyzer(const palimpsest::Settings& settings)
        : patterns_(settings.texts("noise_patterns")),
          pattern_kind_(*kind_named(settings.text("noise_patterns_kind"))) {
        language_.pairs = palimpsest::noise::Pairs(content(settings.resource("pairs.txt")));
        for (const std::string& word : settings.texts("kinds"))
            kinds_[static_cast<std::size_t>(*kind_named(word))] = true;
    }

    void analyze(const palimpsest::Document& document, palimpsest::Sink& sink) {
        palimpsest::RowWriter& rows = sink.layer("noise");
        for (const auto& noise : palimpsest::noise::noise_in(document.text(), language_))
            add(rows, {noise.begin, noise.end}, noise.kind);
        if (patterns_.empty()) return;
        for (const palimpsest::PatternMatch& match : patterns_.matches(document.text()))
            if (match.group.size() > 0)
                add(rows, match.group, kind_named(match.group_name).value_or(pattern_kind_));
    }

  private:
    void add(palimpsest::RowWriter& rows, palimpsest::Span span, Kind kind) const {
        if (kinds_[static_cast<std::size_t>(kind)]) rows.add(span, name(kind));
    }

    static Option kinds_option() {
        Option kinds{.name = "kinds", .type = OptionType::choice, .list = true};
        kinds.by_default =
            R"(["chrome", "advertisement", "url", "page_number", "artefact", "teaser", )"
            R"("truncation"])";
        kinds.choices = kind_names();
        kinds.doc = "The kinds of noise that are listed.";
        kinds.since = "0.1.0";
        return kinds;
    }

    static Option patterns_option() {
        Option patterns{.name = "noise_patterns", .type = OptionType::pattern, .list = true};
        patterns.by_default = "[]";
        patterns.doc =
            "What else is noise, as regular expressions (RE2); ^ and $ match at lines. With a "
            "group "
            "(…) only what it matches is noise; a group that is named for a kind, (?P<chrome>…), "
            "gives its kind.";
        patterns.since = "0.1.0";
        return patterns;
    }

    static Option pattern_kind_option() {
        Option kind{.name = "noise_patterns_kind", .type = OptionType::choice};
        kind.by_default = "\"advertisement\"";
        kind.choices = pattern_kind_names();
        kind.doc = "The kind of what `noise_patterns` find.";
        kind.since = "0.1.0";
        return kind;
    }

    /// A truncation is no text that a pattern could match.
    static std::vector<std::string> pattern_kind_names() {
        std::vector<std::string> names = kind_names();
        names.pop_back();
        return names;
    }

    static palimpsest::Layer layer() {
        palimpsest::Layer layer{.name = "noise"};
        layer.additive = true;
        layer.columns = {{.name = "kind",
                          .type = palimpsest::Type::string,
                          .doc = "chrome, advertisement, url, page_number, artefact, teaser or "
                                 "truncation."}};
        layer.doc = "Text that belongs to no work; empty where text is missing.";
        return layer;
    }

    palimpsest::noise::Language language_{};
    std::array<bool, kind_count> kinds_{};
    palimpsest::Patterns patterns_;
    Kind pattern_kind_;
};

}  // namespace

PALIMPSEST_PLUGIN(NoiseAnalyzer);
