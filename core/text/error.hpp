#pragma once

#include <stdexcept>
#include <string>

namespace palimpsest::core {

/// A failure that ends what was asked for. The message says what failed, where, why, and what to
/// do.
class Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace palimpsest::core
