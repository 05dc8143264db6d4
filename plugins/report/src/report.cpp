#include "report.hpp"

#include <rapidjson/document.h>

#include <fstream>
#include <sstream>

#include "packed.hpp"

namespace palimpsest::report {
namespace {

constexpr std::string_view manual = R"(Writes one HTML file that shows the run: the documents with
what was found in them, the years of their works, who copies whom and where copies differ, and the
files that failed. It opens in any browser, from disk, without a network.

Where the collection is large the page holds the documents that matter most, those with suspect
years and those with copies, and says how many it left out. Totals are those of the whole run.)";

/// Where the template expects the data.
constexpr std::string_view place_of_data = "<!--palimpsest:data-->";
/// Rows of a table in the page; clusters that it opens at once; and what of a table is held before
/// its rows are chosen.
constexpr std::size_t most_rows = 30'000;
constexpr std::size_t clusters_at_once = 200;
constexpr std::uint64_t held_of_table = 128'000'000;
constexpr std::size_t most_rejections = 10'000;

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) throw FatalError("the template of the report cannot be read: " + path);
    return std::move(text).str();
}

void write_block(const Output& output, std::string_view id, std::string_view content) {
    output.write(R"(<script type="text/plain" id=")");
    output.write(id);
    output.write("\">");
    output.write(content);
    output.write("</script>\n");
}

/// What of run.json is the same in every run of the same input.
void write_without_timings(Json& json, std::string_view run_json) {
    rapidjson::Document run;
    run.Parse(run_json.data(), run_json.size());
    if (!run.IsObject()) throw FatalError("what the run did cannot be read");
    for (const char* name : {"seconds", "threads", "memory"}) run.RemoveMember(name);
    run.Accept(json);
}

/// What the page has to know of a partner that it does not hold.
std::string mention(const WrittenDocument& document) {
    JsonBuffer buffer;
    Json json(buffer);
    json.StartArray();
    string(json, document.id());
    json.Uint64(document.length());
    json.EndArray();
    return std::string(written(buffer));
}

Names names_of(const Output& output) {
    return [&output](std::int64_t number) { return output.document_id(number); };
}

}  // namespace

Description Report::description() {
    return {.id = "report",
            .summary = "A run as one HTML page, for a browser",
            .doc = std::string(manual),
            .threading = Threading::shared,
            .options = {{.name = "title",
                         .type = OptionType::string,
                         .by_default = R"("")",
                         .doc = "The page's title; empty: Palimpsest.",
                         .since = "0.1.0"},
                        {.name = "language",
                         .type = OptionType::choice,
                         .by_default = R"("auto")",
                         .choices = {"auto", "en", "zh"},
                         .doc = "The language of the page's texts; auto: the browser's. The "
                                "reader of the page can switch.",
                         .since = "0.1.0"},
                        {.name = "max_documents",
                         .by_default = "2500",
                         .minimum = "0",
                         .maximum = "100000",
                         .unit = "documents",
                         .doc = "How many documents the page holds, those with most suspect years "
                                "and most copies first.",
                         .since = "0.1.0"},
                        {.name = "max_bytes",
                         .type = OptionType::size,
                         .by_default = R"("48 MB")",
                         .doc = "How much the documents may take in the page, compressed.",
                         .since = "0.1.0"},
                        {.name = "timings",
                         .type = OptionType::boolean,
                         .by_default = "true",
                         .doc = "Whether the page says how long the run took, on how many threads "
                                "and with how much memory; without it, the same input gives the "
                                "same bytes.",
                         .since = "0.1.0"}}};
}

Report::Report(const Settings& settings)
    : timings_(settings.boolean("timings")),
      title_(settings.text("title")),
      language_(settings.text("language")),
      template_path_(settings.resource("report.html")),
      selection_(static_cast<std::size_t>(settings.integer("max_documents")),
                 static_cast<std::uint64_t>(settings.integer("max_bytes"))) {}

void Report::begin(const RunSchema& schema, const Output& /*output*/) {
    summarizer_.emplace(schema);
    tables_.emplace(schema, held_of_table);
}

void Report::render(const WrittenDocument& document, const Output& output) const {
    output.keep(packed(summarizer_->body(document, names_of(output))));
}

void Report::document(const WrittenDocument& document, std::string_view kept,
                      const Output& output) {
    Summary summary = summarizer_->summary(document, names_of(output));
    found_.add(summary);
    selection_.add({.position = selection_.seen(),
                    .weight = summary.weight,
                    .summary = std::move(summary.json),
                    .body = std::string(kept),
                    .suspects = summary.suspects,
                    .mention = summary.copied > 0 ? mention(document) : std::string()});
}

void Report::table(std::size_t table, const WrittenRows& rows, const Output& output) {
    tables_->add(table, rows, names_of(output));
}

void Report::rejection(const Rejection& rejection, const Output& /*output*/) {
    if (++rejected_ > most_rejections) return;
    JsonBuffer buffer;
    Json json(buffer);
    const auto text = [&](std::string_view name, std::string_view value) {
        key(json, name);
        string(json, value);
    };
    json.StartObject();
    text("id", rejection.id);
    text("source", rejection.source);
    text("step", rejection.step);
    text("code", rejection.code);
    text("reason", rejection.reason);
    key(json, "offset");
    rejection.offset ? json.Uint64(*rejection.offset) : json.Null();
    json.EndObject();
    rejections_.emplace_back(written(buffer));
}

void Report::finish(const RunInfo& run, const Output& output) {
    const std::string page = contents(template_path_);
    const std::size_t place = page.find(place_of_data);
    if (place == std::string::npos)
        throw FatalError("the template of the report has no place for data: " + template_path_);
    const std::vector<KeptDocument> documents = selection_.taken();
    output.count("documents_shown", static_cast<std::int64_t>(documents.size()));
    output.count("documents_left_out",
                 static_cast<std::int64_t>(selection_.seen() - documents.size()));
    output.write(std::string_view(page).substr(0, place));
    for (std::size_t i = 0; i < documents.size(); ++i)
        write_block(output, "d" + std::to_string(i), documents[i].body);
    for (const Tables::Block& block : tables_->blocks(most_rows, clusters_at_once)) {
        output.stop_if_cancelled();
        write_block(output, block.id, packed(block.json));
    }
    write_block(output, "index", packed(index(run, documents)));
    output.write(std::string_view(page).substr(place + place_of_data.size()));
}

std::string Report::index(const RunInfo& run, const std::vector<KeptDocument>& documents) const {
    JsonBuffer buffer;
    Json json(buffer);
    json.StartObject();
    key(json, "format");
    json.Int(1);
    key(json, "title");
    string(json, title_);
    key(json, "language");
    string(json, language_);
    key(json, "run");
    if (timings_)
        raw(json, run.run_json, rapidjson::kObjectType);
    else
        write_without_timings(json, run.run_json);
    key(json, "quarantine");
    json.StartArray();
    for (const std::string& each : rejections_) raw(json, each, rapidjson::kObjectType);
    json.EndArray();
    key(json, "layers");
    json.StartArray();
    for (const std::string& each : summarizer_->layers()) string(json, each);
    json.EndArray();
    key(json, "documents");
    json.StartArray();
    for (const KeptDocument& each : documents) raw(json, each.summary, rapidjson::kObjectType);
    json.EndArray();
    key(json, "left_out");
    json.StartArray();
    for (const std::string& each : selection_.mentions()) raw(json, each, rapidjson::kArrayType);
    json.EndArray();
    key(json, "found");
    found_.write(json);
    key(json, "totals");
    json.StartObject();
    key(json, "documents");
    json.Uint64(selection_.seen());
    key(json, "quarantine");
    json.Uint64(rejected_);
    tables_->write_totals(json);
    json.EndObject();
    json.EndObject();
    return std::string(written(buffer));
}

}  // namespace palimpsest::report
