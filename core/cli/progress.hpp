#pragma once

#include <chrono>
#include <string>

#include "core/engine/services.hpp"

namespace palimpsest::core {

/// Shows how far a run is, on standard error: one line that renews itself on a terminal, a plain
/// line every few seconds otherwise. Threads: one at a time.
class ProgressDisplay {
  public:
    ProgressDisplay();
    ~ProgressDisplay();
    ProgressDisplay(const ProgressDisplay&) = delete;
    ProgressDisplay& operator=(const ProgressDisplay&) = delete;

    void show(const ProgressState& state);
    /// Takes the renewed line away, so that something else can be printed.
    void clear();

  private:
    using Clock = std::chrono::steady_clock;

    bool terminal_;
    bool line_shown_ = false;
    std::string stage_;
    Clock::time_point stage_began_ = Clock::now();
    Clock::time_point last_shown_ = Clock::now();
};

/// The line for a state that has been worked on for `seconds`: stage, counts, rate, time left.
std::string progress_line(const ProgressState& state, double seconds);

}  // namespace palimpsest::core
