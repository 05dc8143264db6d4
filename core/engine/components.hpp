#pragma once

#include <string>
#include <string_view>

#include "core/engine/record.hpp"

namespace palimpsest::core {

/// The key under which an edge between two nodes is kept until its component is known.
std::string edge_key(std::string_view node_a, std::string_view node_b);

/// The records of a round of the kind PLM_KEY_COMPONENT under their components' keys: a connected
/// component's key is the smallest of its nodes, by bytes. `edges` have keys from edge_key.
RecordBuffer by_component(const RecordBuffer& edges);

}  // namespace palimpsest::core
