#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document/document.hpp"
#include "core/document/document_names.hpp"

namespace palimpsest::core {

/// The ids of the documents that reached the store or the output, by number.
/// Threads: const calls are safe concurrently.
class KnownNames : public DocumentNames {
  public:
    /// Numbers come ascending. A later stage brings the same documents again, or fewer of them.
    void add(std::uint64_t number, std::string id) {
        if (ids_.empty() || ids_.back().first < number) ids_.emplace_back(number, std::move(id));
    }
    std::string_view id(std::uint64_t number) const override {
        const auto found = std::lower_bound(
            ids_.begin(), ids_.end(), number,
            [](const auto& entry, std::uint64_t wanted) { return entry.first < wanted; });
        return found == ids_.end() || found->first != number ? std::string_view{} : found->second;
    }

  private:
    std::vector<std::pair<std::uint64_t, std::string>> ids_;
};

/// The names that the rows of one document may speak of. Both outlive it.
class NamesWithOwn : public DocumentNames {
  public:
    NamesWithOwn(const DocumentNames& names, const Document& own) : names_(names), own_(own) {}
    std::string_view id(std::uint64_t number) const override {
        return number == own_.number() ? std::string_view(own_.source().id) : names_.id(number);
    }

  private:
    const DocumentNames& names_;
    const Document& own_;
};

}  // namespace palimpsest::core
