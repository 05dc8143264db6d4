#include "core/plugins/settings.hpp"

namespace palimpsest::core {

MarshalledSettings::MarshalledSettings(std::span<const Value> values) {
    for (const Value& value : values) pointers_.push_back(marshalled(value));
    settings_.struct_size = sizeof settings_;
    settings_.values = pointers_.data();
    settings_.value_count = pointers_.size();
}

const plm_value* MarshalledSettings::marshalled(const Value& value) {
    plm_value table{};
    table.struct_size = sizeof table;
    table.type = value.type;
    table.is_set = value.is_set ? 1 : 0;
    table.integer = value.integer;
    table.number = value.number;
    table.text = {value.text.data(), value.text.size()};
    if (value.list) {
        std::vector<const plm_value*>& items = lists_.emplace_back();
        for (const Value& item : value.items) items.push_back(marshalled(item));
        table.items = items.data();
        table.item_count = items.size();
    }
    return &values_.emplace_back(table);
}

}  // namespace palimpsest::core
