#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>

#include "unit_text.hpp"

namespace palimpsest::duplicates {

/// Keeps the texts of units that were compared last, because a unit is compared with many.
/// What is found does not depend on it. Threads: safe concurrently.
class TextCache {
  public:
    /// `budget`: bytes that the kept texts may take.
    explicit TextCache(std::uint64_t budget) : budget_(budget) {}

    /// The text of the unit at `place`, read with `read` where it is not kept.
    std::shared_ptr<const UnitText> text(const Place& place, const std::function<UnitText()>& read);

  private:
    using Ages = std::list<std::shared_ptr<const UnitText>>;  // The last used first.

    std::shared_ptr<const UnitText> find(const Place& place);

    std::mutex mutex_;
    std::uint64_t budget_;
    std::uint64_t size_ = 0;
    Ages ages_;
    std::map<Place, Ages::iterator> places_;
};

}  // namespace palimpsest::duplicates
