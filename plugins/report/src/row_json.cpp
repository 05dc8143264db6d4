#include "row_json.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::report {

RowJson::RowJson(const RowPlan& plan, const RowsOf& rows, const Names& names)
    : plan_(&plan), names_(&names), own_(rows(plan.slot)) {
    for (const RowPlan& below : plan.children) {
        children_.emplace_back(below, rows, names);
        groups_.push_back(grouped(children_.back()));
    }
}

RowJson::Groups RowJson::grouped(const RowJson& child) const {
    const std::uint64_t parents = own_.size();
    Groups groups;
    groups.begins.assign(parents + 1, 0);
    const ColumnView reference = child.own_.column(0);
    for (std::uint64_t row = 0; row < child.size(); ++row) {
        if (reference.is_null(row)) continue;
        const auto parent = static_cast<std::uint64_t>(reference.integer(row));
        if (parent >= parents) continue;
        groups.order.push_back(row);
        ++groups.begins[parent + 1];
    }
    std::stable_sort(groups.order.begin(), groups.order.end(),
                     [&](std::uint64_t a, std::uint64_t b) {
                         return reference.integer(a) < reference.integer(b);
                     });
    for (std::uint64_t row = 0; row < parents; ++row) groups.begins[row + 1] += groups.begins[row];
    return groups;
}

void RowJson::list(Json& json) const {
    json.StartArray();
    for (std::uint64_t row = 0; row < size(); ++row) object(json, row);
    json.EndArray();
}

void RowJson::object(Json& json, std::uint64_t row, const std::function<void()>& more) const {
    json.StartObject();
    if (plan_->spans) {
        const Span span = own_.code_points(row);
        key(json, "begin");
        json.Uint64(span.begin);
        key(json, "end");
        json.Uint64(span.end);
    }
    for (const Field& each : plan_->fields) field(json, each, row);
    for (std::size_t i = 0; i < children_.size(); ++i) {
        key(json, plan_->children[i].name);
        json.StartArray();
        for (std::uint64_t at = groups_[i].begins[row]; at < groups_[i].begins[row + 1]; ++at)
            children_[i].object(json, groups_[i].order[at]);
        json.EndArray();
    }
    more();
    json.EndObject();
}

bool RowJson::is_null(const Field& field, std::uint64_t row) const {
    if (field.column) return own_.column(*field.column).is_null(row);
    return std::all_of(field.members.begin(), field.members.end(),
                       [&](const Field& member) { return is_null(member, row); });
}

void RowJson::field(Json& json, const Field& field, std::uint64_t row) const {
    key(json, field.name);
    if (is_null(field, row)) {
        json.Null();
    } else if (field.column) {
        value(json, field, row);
    } else {
        json.StartObject();
        for (const Field& member : field.members) this->field(json, member, row);
        json.EndObject();
    }
}

void RowJson::value(Json& json, const Field& field, std::uint64_t row) const {
    const ColumnView column = own_.column(*field.column);
    switch (field.type) {
        case Type::boolean:
            json.Bool(column.boolean(row));
            break;
        case Type::number:
            // JSON has no infinities.
            std::isfinite(column.number(row)) ? json.Double(column.number(row)) : json.Null();
            break;
        case Type::string:
            string(json, column.string(row));
            break;
        case Type::offset:
            json.Int64(own_.offset(*field.column, row));
            break;
        case Type::document:
            string(json, (*names_)(column.integer(row)));
            break;
        case Type::integer:
        case Type::row:
            json.Int64(column.integer(row));
            break;
    }
}

}  // namespace palimpsest::report
