#pragma once

#include <deque>
#include <utility>

#include "palimpsest/sdk/description.hpp"

namespace palimpsest {
inline namespace v1 {
namespace detail {

/// A Description as the C tables of the ABI. Owns what the tables point to; neither copied nor
/// moved, because the tables point into it.
class Tables {
  public:
    explicit Tables(Description given) : description(std::move(given)) {
        for (const Option& option : description.options) add_option(option);
        for (const Layer& layer : description.needs) add_layer(layer, PLM_REQUIRES);
        for (const Layer& layer : description.uses) add_layer(layer, PLM_USES);
        for (const Layer& layer : description.produces) add_layer(layer, PLM_PRODUCES);
        for (const Projection& projection : description.projections) {
            projections_.push_back({sizeof(plm_projection), projection.drop, projection.fold});
            projection_pointers_.push_back(&projections_.back());
        }
        descriptor.struct_size = sizeof descriptor;
        descriptor.id = as_plm(description.id);
        descriptor.summary = as_plm(description.summary);
        descriptor.doc = as_plm(description.doc);
        descriptor.threading = static_cast<std::uint32_t>(description.threading);
        descriptor.options = option_pointers_.data();
        descriptor.option_count = option_pointers_.size();
        descriptor.layers = layer_pointers_.data();
        descriptor.layer_count = layer_pointers_.size();
        descriptor.projections = projection_pointers_.data();
        descriptor.projection_count = projection_pointers_.size();
    }
    Tables(const Tables&) = delete;
    Tables& operator=(const Tables&) = delete;

    const Description description;
    plm_descriptor descriptor{};

  private:
    void add_option(const Option& option) {
        std::vector<plm_string>& choices = choices_.emplace_back();
        for (const std::string& choice : option.choices) choices.push_back(as_plm(choice));
        plm_option table{};
        table.struct_size = sizeof table;
        table.name = as_plm(option.name);
        table.type = static_cast<std::uint32_t>(option.type);
        table.is_list = option.list ? 1 : 0;
        table.default_value = as_plm(option.by_default);
        table.minimum = as_plm(option.minimum);
        table.maximum = as_plm(option.maximum);
        table.choices = choices.data();
        table.choice_count = choices.size();
        table.unit = as_plm(option.unit);
        table.doc = as_plm(option.doc);
        table.since = as_plm(option.since);
        option_pointers_.push_back(&options_.emplace_back(table));
    }

    void add_layer(const Layer& layer, std::uint32_t access) {
        auto& columns = column_pointers_.emplace_back();
        for (const Column& column : layer.columns) {
            plm_column_declaration declaration{};
            declaration.struct_size = sizeof declaration;
            declaration.name = as_plm(column.name);
            declaration.type = static_cast<std::uint32_t>(column.type);
            declaration.nullable = column.nullable ? 1 : 0;
            declaration.target = as_plm(column.target);
            declaration.doc = as_plm(column.doc);
            columns.push_back(&columns_.emplace_back(declaration));
        }
        plm_layer table{};
        table.struct_size = sizeof table;
        table.name = as_plm(layer.name);
        table.access = access;
        table.flags =
            (layer.additive ? PLM_LAYER_ADDITIVE : 0) | (layer.table ? PLM_LAYER_TABLE : 0);
        table.schema = layer.schema;
        table.column_count = static_cast<std::uint32_t>(columns.size());
        table.columns = columns.data();
        table.parent = as_plm(layer.parent);
        table.field = as_plm(layer.field);
        table.doc = as_plm(layer.doc);
        layer_pointers_.push_back(&layers_.emplace_back(table));
    }

    // Deques: their elements stay where they are while the tables grow.
    std::deque<plm_option> options_;
    std::deque<std::vector<plm_string>> choices_;
    std::deque<plm_column_declaration> columns_;
    std::deque<std::vector<const plm_column_declaration*>> column_pointers_;
    std::deque<plm_layer> layers_;
    std::deque<plm_projection> projections_;
    std::vector<const plm_option*> option_pointers_;
    std::vector<const plm_layer*> layer_pointers_;
    std::vector<const plm_projection*> projection_pointers_;
};

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest
