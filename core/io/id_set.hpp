#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace palimpsest::core {

/// The ids seen so far, as 128-bit hashes: at most 48 bytes an id, however long the ids are. Two
/// ids of a run share a hash with a probability of less than n² / 2^129. Threads: one.
class IdSet {
  public:
    /// True when `id` is new.
    bool insert(std::string_view id);

  private:
    using Hash = std::pair<std::uint64_t, std::uint64_t>;

    /// Puts a hash into its slot; false when it is there already.
    static bool place(std::vector<Hash>& slots, Hash hash);

    std::vector<Hash> slots_ =
        std::vector<Hash>(64);  // {0, 0} = empty; the size is a power of two.
    std::size_t count_ = 0;
};

}  // namespace palimpsest::core
