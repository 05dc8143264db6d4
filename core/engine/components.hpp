#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/engine/exchange.hpp"

namespace palimpsest::core {

/// The key under which an edge between two nodes is kept until its component is known, in `key`.
void write_edge_key(std::string_view node_a, std::string_view node_b, std::string& key);

/// The records of a round of the kind PLM_KEY_COMPONENT under their components' keys: a connected
/// component's key is the smallest of its nodes, by bytes. `edges`: sealed, with keys from
/// write_edge_key. `what`: for errors.
/// Records go to disk like all others; 4 bytes a distinct node stay in memory, which may be an
/// eighth of the exchanges' budget. Throws Error beyond that, or beyond 2^32 - 1 nodes.
std::unique_ptr<Exchange> by_component(ExchangeMemory& memory, std::unique_ptr<Exchange> edges,
                                       const std::string& what);

}  // namespace palimpsest::core
