#pragma once

#include <deque>
#include <span>
#include <vector>

#include "core/document/layer_info.hpp"
#include "palimpsest/ext/draft/writer.h"

namespace palimpsest::core {

/// What a run produces in the form that a writer reads. Lifetime: needs the layers alive.
class MarshalledSchema {
  public:
    MarshalledSchema(std::span<const LayerInfo> layers, std::span<const LayerInfo> tables);
    MarshalledSchema(const MarshalledSchema&) = delete;
    MarshalledSchema& operator=(const MarshalledSchema&) = delete;

    const plm_run_schema* get() const { return &schema_; }

  private:
    void add(const LayerInfo& layer, std::vector<const plm_layer*>& to);

    plm_run_schema schema_{};
    std::vector<const plm_layer*> layers_;
    std::vector<const plm_layer*> tables_;
    // Deques, because the tables point at their entries while they grow.
    std::deque<plm_layer> declarations_;
    std::deque<plm_column_declaration> columns_;
    std::deque<std::vector<const plm_column_declaration*>> column_pointers_;
};

}  // namespace palimpsest::core
