#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace palimpsest::core {

/// The counters that plugins keep, by step and name. Threads: any.
class Counters {
  public:
    void add(const std::string& step, std::string_view counter, std::int64_t amount);
    /// Takes back what a step has counted: its work is done again.
    void forget(const std::string& step);
    std::map<std::string, std::map<std::string, std::int64_t>> values() const;

  private:
    mutable std::mutex mutex_;
    std::map<std::string, std::map<std::string, std::int64_t>> values_;
};

/// Where a run stands, for a progress display.
struct ProgressState {
    std::string_view stage;  ///< "reading", "duplicates: pairs", ...
    std::uint64_t documents = 0;
    std::uint64_t bytes = 0;
    std::uint64_t total_documents = 0;  ///< 0 = not known.
    std::uint64_t total_bytes = 0;      ///< 0 = not known.
};

/// What a run offers to all its parts. Threads: any; `progress` from one thread at a time.
struct RunServices {
    std::atomic<bool>* cancelled = nullptr;
    std::function<void(std::uint32_t level, std::string_view message)> log;
    std::function<void(const ProgressState&)> progress;
    Counters* counters = nullptr;
};

}  // namespace palimpsest::core
