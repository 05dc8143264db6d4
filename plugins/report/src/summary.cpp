#include "summary.hpp"

#include <algorithm>

#include "palimpsest/text/utf8.hpp"

namespace palimpsest::report {
namespace {

/// Code points that are shown at each side of a suspect year.
constexpr int context = 20;
/// Suspect years that a summary lists; all are in the body.
constexpr std::size_t most_suspects = 50;

std::string_view before(std::string_view text, std::uint64_t end) {
    std::uint64_t begin = end;
    for (int i = 0; i < context; ++i) begin = boundary_before(text, begin);
    return text.substr(begin, end - begin);
}

std::string_view after(std::string_view text, std::uint64_t begin) {
    std::uint64_t end = begin;
    for (int i = 0; i < context; ++i) end += code_point_at(text, end).size;
    return text.substr(begin, end - begin);
}

void quote(Json& json, std::string_view text, Span span) {
    key(json, "text");
    string(json, text.substr(span.begin, span.size()));
    key(json, "before");
    string(json, before(text, span.begin));
    key(json, "after");
    string(json, after(text, span.end));
}

RowsOf rows_of(const WrittenDocument& document) {
    return [&document](std::size_t slot) { return document.layer(slot); };
}

}  // namespace

void Found::add(const Summary& summary) {
    works += summary.works;
    work_years += summary.with_years;
    dated_works += summary.dated;
    suspects += summary.suspects;
    suspect_documents += summary.suspects > 0 ? 1 : 0;
}

void Found::write(Json& json) const {
    const auto number = [&](std::string_view name, std::uint64_t value) {
        key(json, name);
        json.Uint64(value);
    };
    json.StartObject();
    number("works", works);
    number("work_years", work_years);
    number("dated_works", dated_works);
    number("suspects", suspects);
    number("suspect_documents", suspect_documents);
    json.EndObject();
}

Summarizer::Summarizer(const RunSchema& schema)
    : plans_(row_plans(schema.layers)), copies_(schema.layer("copies")) {
    if (copies_) {
        const Layer& copies = schema.layers[*copies_];
        partner_ = column_index(copies, "partner.document");
        partner_begin_ = column_index(copies, "partner.begin");
        partner_end_ = column_index(copies, "partner.end");
        unit_ = column_index(copies, "unit");
        similarity_ = column_index(copies, "similarity");
    }
    if (const auto years = schema.layer("years"))
        suspect_ = column_index(schema.layers[*years], "suspect");
    if (const auto dates = schema.layer("work_years"))
        written_ = column_index(schema.layers[*dates], "written");
}

std::vector<std::string> Summarizer::layers() const {
    std::vector<std::string> names;
    for (const RowPlan& each : plans_) names.push_back(each.name);
    return names;
}

const RowPlan* Summarizer::plan(std::string_view layer) const {
    const auto found = std::find_if(plans_.begin(), plans_.end(),
                                    [&](const RowPlan& each) { return each.name == layer; });
    return found == plans_.end() ? nullptr : &*found;
}

Summary Summarizer::summary(const WrittenDocument& document, const Names& names) const {
    JsonBuffer buffer;
    Json json(buffer);
    json.StartObject();
    facts(json, document);
    key(json, "counts");
    json.StartArray();
    for (const RowPlan& each : plans_) json.Uint64(document.layer(each.slot).size());
    json.EndArray();
    const double share = copied(document);
    key(json, "copied");
    json.Double(share);
    list(json, "works", document, names);
    list(json, "work_years", document, names);
    const std::size_t years = suspects(json, "years", document, names);
    const std::size_t amounts = suspects(json, "suspect_amounts", document, names);
    key(json, "suspect_count");
    json.Uint64(years + amounts);
    json.EndObject();
    const double doubt = std::min(1.0, static_cast<double>(years + amounts) / 10);
    return {.json = std::string(written(buffer)),
            .weight = 2 * share + doubt,
            .copied = share,
            .works = rows_of_layer("works", document),
            .with_years = rows_of_layer("work_years", document),
            .dated = dated(document),
            .suspects = years + amounts};
}

std::uint64_t Summarizer::rows_of_layer(std::string_view layer,
                                        const WrittenDocument& document) const {
    const RowPlan* found = plan(layer);
    return found == nullptr ? 0 : document.layer(found->slot).size();
}

std::uint64_t Summarizer::dated(const WrittenDocument& document) const {
    const RowPlan* found = plan("work_years");
    if (found == nullptr || !written_) return 0;
    const WrittenRows rows = document.layer(found->slot);
    const ColumnView years = rows.column(*written_);
    std::uint64_t count = 0;
    for (std::uint64_t row = 0; row < rows.size(); ++row)
        if (!years.is_null(row)) ++count;
    return count;
}

void Summarizer::facts(Json& json, const WrittenDocument& document) const {
    key(json, "id");
    string(json, document.id());
    key(json, "source");
    string(json, document.source());
    key(json, "encoding");
    string(json, document.encoding());
    key(json, "encoding_confidence");
    json.Double(document.encoding_confidence());
    key(json, "replaced");
    json.Uint64(document.replaced());
    key(json, "length");
    json.Uint64(document.length());
}

void Summarizer::list(Json& json, std::string_view layer, const WrittenDocument& document,
                      const Names& names) const {
    key(json, layer);
    if (const RowPlan* found = plan(layer)) {
        RowJson(*found, rows_of(document), names).list(json);
    } else {
        json.StartArray();
        json.EndArray();
    }
}

std::size_t Summarizer::suspects(Json& json, std::string_view layer,
                                 const WrittenDocument& document, const Names& names) const {
    const bool years = layer == "years";
    key(json, years ? "suspects" : layer);
    json.StartArray();
    std::size_t count = 0;
    const RowPlan* found = plan(layer);
    if (found != nullptr && (!years || suspect_)) {
        const RowsOf all = rows_of(document);
        const RowJson rows(*found, all, names);
        for (std::uint64_t row = 0; row < rows.size(); ++row) {
            if (years && !rows.rows().column(*suspect_).boolean(row)) continue;
            if (++count > most_suspects) continue;
            rows.object(json, row, [&] { quote(json, document.text(), rows.rows().span(row)); });
        }
    }
    json.EndArray();
    return count;
}

double Summarizer::copied(const WrittenDocument& document) const {
    if (!copies_ || !partner_ || document.length() == 0) return 0;
    const WrittenRows rows = document.layer(*copies_);
    std::uint64_t sum = 0;
    std::uint64_t reached = 0;
    double whole = 0;
    // Rows come in the order of their begins.
    for (std::uint64_t row = 0; row < rows.size(); ++row) {
        const ColumnView partner = rows.column(*partner_);
        if (partner.is_null(row) ||
            partner.integer(row) == static_cast<std::int64_t>(document.number()))
            continue;
        if (unit_ && similarity_ && rows.column(*unit_).string(row) == "document") {
            whole = std::max(
                whole, std::min(rows.column(*similarity_).number(row), most_shared(rows, row)));
            continue;
        }
        const Span span = rows.code_points(row);
        sum += span.end - std::min(span.end, std::max(span.begin, reached));
        reached = std::max(reached, span.end);
    }
    return std::max(whole, static_cast<double>(sum) / static_cast<double>(document.length()));
}

double Summarizer::most_shared(const WrittenRows& rows, std::uint64_t row) const {
    if (!partner_begin_ || !partner_end_ || rows.column(*partner_begin_).is_null(row) ||
        rows.column(*partner_end_).is_null(row))
        return 1;
    const Span own = rows.code_points(row);
    const auto other =
        static_cast<double>(rows.offset(*partner_end_, row) - rows.offset(*partner_begin_, row));
    return own.end > own.begin ? other / static_cast<double>(own.end - own.begin) : 1;
}

std::string Summarizer::body(const WrittenDocument& document, const Names& names) const {
    JsonBuffer buffer;
    Json json(buffer);
    json.StartObject();
    key(json, "text");
    string(json, document.text());
    key(json, "layers");
    json.StartObject();
    const RowsOf rows = rows_of(document);
    for (const RowPlan& each : plans_) {
        key(json, each.name);
        RowJson(each, rows, names).list(json);
    }
    json.EndObject();
    json.EndObject();
    return std::string(written(buffer));
}

}  // namespace palimpsest::report
