#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "palimpsest/draft/writer.hpp"

namespace palimpsest::jsonl {

inline Column column(std::string name, Type type) {
    return {.name = std::move(name), .type = type, .nullable = true};
}

inline Layer layer(std::string name, std::vector<Column> columns, std::string parent = "",
                   std::string field = "") {
    Layer layer;
    layer.name = std::move(name);
    layer.columns = std::move(columns);
    layer.parent = std::move(parent);
    layer.field = std::move(field);
    return layer;
}

inline Layer table(std::string name, std::vector<Column> columns, std::string parent = "",
                   std::string field = "") {
    Layer made = layer(std::move(name), std::move(columns), std::move(parent), std::move(field));
    made.table = true;
    return made;
}

/// Ids are "doc0", "doc1", "doc2".
inline std::string_view test_id(std::int64_t number) {
    static const std::vector<std::string> ids{"doc0", "doc1", "doc2"};
    return ids.at(static_cast<std::size_t>(number));
}

}  // namespace palimpsest::jsonl
