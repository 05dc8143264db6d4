#pragma once

#include <cstdint>
#include <memory_resource>
#include <new>

namespace palimpsest::core {

/// Memory that is given out bit by bit and taken back all at once.
/// Threads: for one thread at a time.
class Arena {
  public:
    /// Never null. `alignment`: a power of two, at most 64; anything else is raised to 64.
    /// Throws std::bad_alloc.
    void* allocate(std::uint64_t size, std::uint64_t alignment) {
        const bool fits = alignment > 0 && alignment <= 64 && (alignment & (alignment - 1)) == 0;
        // Far above what any machine has, and far below where the resource's sums overflow.
        if (size > std::uint64_t{1} << 48) throw std::bad_alloc();
        return resource_.allocate(size == 0 ? 1 : size, fits ? alignment : 64);
    }
    void release() { resource_.release(); }

  private:
    std::pmr::monotonic_buffer_resource resource_;
};

}  // namespace palimpsest::core
