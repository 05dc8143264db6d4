#pragma once

#include <deque>
#include <span>
#include <vector>

#include "core/plugins/value.hpp"
#include "palimpsest/ext/analyzer.h"

namespace palimpsest::core {

/// Resolved options in the form that a plugin reads. Lifetime: needs the values alive.
class MarshalledSettings {
  public:
    /// `values`: one for each option of the analyzer, in the options' order.
    explicit MarshalledSettings(std::span<const Value> values);
    MarshalledSettings(const MarshalledSettings&) = delete;
    MarshalledSettings& operator=(const MarshalledSettings&) = delete;

    const plm_settings* get() const { return &settings_; }

  private:
    const plm_value* marshalled(const Value& value);

    plm_settings settings_{};
    // Deques, because the tables point at their entries while they grow.
    std::deque<plm_value> values_;
    std::deque<std::vector<const plm_value*>> lists_;
    std::vector<const plm_value*> pointers_;
};

}  // namespace palimpsest::core
