#pragma once

#include <string>

#include "core/io/file_listing.hpp"

namespace palimpsest::core {

/// How files are called when people are told about them: relative to the working directory where
/// they lie in it, else absolute; escaped as ids are.
class SourceNames {
  public:
    explicit SourceNames(const Listing& listing);

    [[nodiscard]] std::string name(const FoundFile& file) const;

  private:
    std::string prefix_;
};

}  // namespace palimpsest::core
