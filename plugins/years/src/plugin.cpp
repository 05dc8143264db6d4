#include "palimpsest/plugin.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "layers.hpp"
#include "seams.hpp"
#include "timeline.hpp"

namespace {

using palimpsest::years::Evidence;
using palimpsest::years::Kind;
using palimpsest::years::Stretch;
using palimpsest::years::TermTable;

constexpr const char* shipped_table = "dated_terms.tsv";

std::string content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw palimpsest::FatalError("cannot read the table of dated terms " + path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Where a table is wrong: `terms.tsv:3: unknown kind 'plam'`.
std::string described(const std::string& path, const palimpsest::years::TermError& error) {
    return path + ":" + std::to_string(error.line) + ": " + error.message;
}

std::optional<std::string> given(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> as_edtf(std::optional<int> year) {
    return year ? std::optional(std::to_string(*year)) : std::nullopt;
}

class Years {
  public:
    static palimpsest::Description description() {
        palimpsest::Description description;
        description.id = "years";
        description.summary = PALIMPSEST_PLUGIN_SUMMARY;
        description.doc =
            "Finds years as Chinese documents write them: 2024年, 二〇二四年, 2024年11月27日, "
            "2021-2022年; years whose digits were masked (202_年, 20XX年, XX年); relative ones "
            "(今年, 过去五年) and five-year plans (十三五). `edtf` is what the surface says. From "
            "dated terms, plans, sessions and dates follows when each work was written, what its "
            "masked and relative years must mean, and which years were written over others.";
        description.options = {kinds_option(), terms_option()};
        description.uses = {{.name = "works"}, noise_layer()};
        description.produces = palimpsest::years::layers();
        description.projections = {{PLM_DROP_NOISE, 0}};
        return description;
    }

    static void check_options(const palimpsest::Settings& settings,
                              const palimpsest::OptionErrors& errors) {
        std::uint32_t item = 0;
        for (const std::string& path : settings.texts("terms")) {
            if (!std::filesystem::is_regular_file(path)) {
                errors.report("terms", path + " is no file that can be read", {}, item++);
                continue;
            }
            std::ifstream file(path, std::ios::binary);
            const std::string table{std::istreambuf_iterator<char>(file),
                                    std::istreambuf_iterator<char>()};
            if (!file.good() && table.empty())
                errors.report("terms", "cannot read " + path, {}, item);
            for (const auto& error : palimpsest::years::terms_of(table).errors)
                errors.report("terms", described(path, error), {}, item);
            ++item;
        }
    }

    explicit Years(const palimpsest::Settings& settings) : finder_(terms(settings)) {
        for (const std::string& word : settings.texts("kinds"))
            for (std::size_t kind = 0; kind < kinds_.size(); ++kind)
                if (word == name(static_cast<Kind>(kind))) kinds_[kind] = true;
    }

    void analyze(const palimpsest::Document& document, palimpsest::Sink& sink) const {
        const std::vector<Stretch> works = stretches(document.layer("works"));
        const auto timeline = palimpsest::years::timeline_of(
            document.text(), expressions(document), finder_, works, noise(document.layer("noise")));
        for (std::size_t i = 0; i < timeline.years.size(); ++i)
            write_year(timeline.years[i], timeline.resolutions[i], sink);
        for (std::size_t i = 0; i < timeline.works.size(); ++i)
            write_work(timeline.works[i],
                       works.empty() ? std::nullopt
                                     : std::optional(palimpsest::Row{static_cast<std::int64_t>(i)}),
                       sink);
    }

  private:
    static palimpsest::Option kinds_option() {
        palimpsest::Option kinds;
        kinds.name = "kinds";
        kinds.type = palimpsest::OptionType::choice;
        kinds.list = true;
        kinds.by_default = R"(["explicit", "masked", "relative", "span", "plan"])";
        for (std::size_t kind = 0; kind < palimpsest::years::kind_count; ++kind)
            kinds.choices.emplace_back(name(static_cast<Kind>(kind)));
        kinds.doc = "The kinds of expressions that are listed; all kinds are evidence.";
        kinds.since = "0.1.0";
        return kinds;
    }

    static palimpsest::Option terms_option() {
        return {.name = "terms",
                .type = palimpsest::OptionType::path,
                .list = true,
                .by_default = "[]",
                .doc =
                    "Tables of dated terms to take beside the one that the plugin brings, in "
                    "its format; see the plugin's README.",
                .since = "0.1.0"};
    }

    static palimpsest::Layer noise_layer() {
        return {.name = "noise", .columns = {{.name = "kind", .type = palimpsest::Type::string}}};
    }

    static std::vector<palimpsest::years::Term> terms(const palimpsest::Settings& settings) {
        std::vector<std::string> paths = settings.texts("terms");
        paths.push_back(settings.resource(shipped_table));
        std::vector<palimpsest::years::Term> terms;
        for (const std::string& path : paths) {
            TermTable table = palimpsest::years::terms_of(content_of(path));
            if (!table.errors.empty())
                throw palimpsest::FatalError(described(path, table.errors.front()));
            std::move(table.terms.begin(), table.terms.end(), std::back_inserter(terms));
        }
        return terms;
    }

    static std::vector<Stretch> stretches(const palimpsest::LayerView& rows) {
        std::vector<Stretch> stretches;
        for (std::uint64_t row = 0; row < rows.size(); ++row)
            stretches.push_back({rows.span(row).begin, rows.span(row).end});
        return stretches;
    }

    /// The expressions of the text, also those that noise cuts in two.
    static std::vector<palimpsest::years::Year> expressions(const palimpsest::Document& document) {
        if (document.layer("noise").size() == 0)
            return palimpsest::years::years_in(document.text());
        const palimpsest::ProjectedView kept = document.projection();
        return palimpsest::years::years_across(
            document.text(), kept.text(), [&](std::uint64_t& begin, std::uint64_t& end) {
                const palimpsest::Span span = kept.original({begin, end});
                begin = span.begin;
                end = span.end;
            });
    }

    /// A teaser repeats its work's opening: what it says, the work says too.
    static std::vector<Stretch> noise(const palimpsest::LayerView& rows) {
        std::vector<Stretch> stretches;
        const palimpsest::ColumnView kinds = rows.column("kind");
        for (std::uint64_t row = 0; row < rows.size(); ++row)
            if (kinds.string(row) != "teaser" && kinds.string(row) != "truncation")
                stretches.push_back({rows.span(row).begin, rows.span(row).end});
        return stretches;
    }

    void write_year(const palimpsest::years::Year& year,
                    const palimpsest::years::Resolution& resolution, palimpsest::Sink& sink) const {
        if (!kinds_[static_cast<std::size_t>(year.kind)]) return;
        const palimpsest::Row row = sink.layer("years").add(
            {year.begin, year.end}, given(year.edtf), name(year.kind), given(resolution.resolved),
            resolution.confidence, resolution.is_suspect, given(resolution.plausible));
        write_evidence(resolution.evidence, row, sink.layer("year_evidence"));
    }

    static void write_work(const palimpsest::years::DatedWork& dated,
                           std::optional<palimpsest::Row> work, palimpsest::Sink& sink) {
        const auto& dating = dated.dating;
        std::optional<std::string> covers;
        if (dating.covers) covers = palimpsest::years::edtf_of(*dating.covers);
        const palimpsest::Row row =
            sink.layer("work_years")
                .add({dated.work.begin, dated.work.end}, work, given(dating.edtf()), covers,
                     dating.says_something() ? dating.written.confidence : 0.0);
        write_evidence(dating.evidence, row, sink.layer("work_year_evidence"));
        for (const auto& amount : dated.amounts)
            write_evidence(amount.evidence,
                           sink.layer("suspect_amounts").add({amount.begin, amount.end}),
                           sink.layer("suspect_amount_evidence"));
    }

    static void write_evidence(const std::vector<Evidence>& evidence, palimpsest::Row parent,
                               palimpsest::RowWriter& rows) {
        for (const Evidence& row : evidence) {
            rows.add({row.begin, row.end}, parent, row.term, as_edtf(row.not_before()),
                     as_edtf(row.not_after()));
        }
    }

    std::array<bool, palimpsest::years::kind_count> kinds_{};
    palimpsest::years::TermFinder finder_;
};

}  // namespace

PALIMPSEST_PLUGIN(Years);
