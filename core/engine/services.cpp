#include "core/engine/services.hpp"

namespace palimpsest::core {

void Counters::add(const std::string& step, std::string_view counter, std::int64_t amount) {
    const std::scoped_lock lock(mutex_);
    values_[step][std::string(counter)] += amount;
}

void Counters::forget(const std::string& step) {
    const std::scoped_lock lock(mutex_);
    values_.erase(step);
}

std::map<std::string, std::map<std::string, std::int64_t>> Counters::values() const {
    const std::scoped_lock lock(mutex_);
    return values_;
}

}  // namespace palimpsest::core
