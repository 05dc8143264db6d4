#include "core/io/id_set.hpp"

#include "core/io/digest.hpp"

namespace palimpsest::core {

bool IdSet::insert(std::string_view id) {
    if (count_ * 3 >= slots_.size() * 2) {
        std::vector<Hash> larger(slots_.size() * 2);
        for (const Hash& hash : slots_) {
            if (hash != Hash{}) place(larger, hash);
        }
        slots_ = std::move(larger);
    }
    const Hash hash = hash128(id);
    const bool fresh = place(slots_, {hash.first, hash.second | 1});  // Never {0, 0}.
    if (fresh) ++count_;
    return fresh;
}

bool IdSet::place(std::vector<Hash>& slots, Hash hash) {
    const std::size_t mask = slots.size() - 1;
    for (std::size_t slot = hash.first & mask;; slot = (slot + 1) & mask) {
        if (slots[slot] == hash) return false;
        if (slots[slot] == Hash{}) {
            slots[slot] = hash;
            return true;
        }
    }
}

}  // namespace palimpsest::core
