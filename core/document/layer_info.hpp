#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest::core {

/// The declaration of a column, as plm_column_declaration states it.
struct ColumnInfo {
    std::string name;
    std::uint32_t type = 0;  ///< PLM_BOOL ... PLM_DOC_REF
    bool nullable = false;
    std::string target;
    std::string doc;

    bool operator==(const ColumnInfo&) const = default;
};

/// The declaration of a layer or corpus table, as plm_layer states it. `begin` and `end` of a layer
/// are not among `columns`.
struct LayerInfo {
    std::string name;
    std::uint32_t access = 0;  ///< PLM_REQUIRES, PLM_USES, PLM_PRODUCES
    bool additive = false;
    bool table = false;
    std::uint32_t schema = 1;
    std::vector<ColumnInfo> columns;
    std::string parent;
    std::string field;
    std::string doc;

    bool operator==(const LayerInfo&) const = default;
};

}  // namespace palimpsest::core
