#include "core/cli/progress.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "core/cli/terminal.hpp"

namespace palimpsest::core {
namespace {

constexpr double terminal_interval = 0.1;  // Seconds.
constexpr double plain_interval = 5;

}  // namespace

std::string progress_line(const ProgressState& state, double seconds) {
    std::string line = fmt::format("{}: {}", state.stage, state.documents);
    if (state.total_documents != 0) line += fmt::format(" of {}", state.total_documents);
    if (state.bytes != 0 && seconds > 0) {
        line += fmt::format(" documents, {}, {}/s", shown_bytes(static_cast<double>(state.bytes)),
                            shown_bytes(static_cast<double>(state.bytes) / seconds));
    }
    const double share =
        state.total_bytes != 0
            ? static_cast<double>(state.bytes) / static_cast<double>(state.total_bytes)
        : state.total_documents != 0
            ? static_cast<double>(state.documents) / static_cast<double>(state.total_documents)
            : 0;
    if (share > 0 && share < 1 && seconds > 1)
        line += fmt::format(", {} left", shown_seconds(seconds / share - seconds));
    return line;
}

ProgressDisplay::ProgressDisplay() : terminal_(error_is_terminal()) {}

ProgressDisplay::~ProgressDisplay() { clear(); }

void ProgressDisplay::show(const ProgressState& state) {
    const auto now = Clock::now();
    if (state.stage != stage_) {
        stage_ = state.stage;
        stage_began_ = now;
    }
    const std::chrono::duration<double> since_last = now - last_shown_;
    if (since_last.count() < (terminal_ ? terminal_interval : plain_interval)) return;
    last_shown_ = now;
    const std::chrono::duration<double> in_stage = now - stage_began_;
    const std::string line = progress_line(state, in_stage.count());
    if (terminal_)
        fmt::print(stderr, "\r\x1b[K{}", line);
    else
        fmt::print(stderr, "{}\n", line);
    std::fflush(stderr);
    line_shown_ = terminal_;
}

void ProgressDisplay::clear() {
    if (!line_shown_) return;
    fmt::print(stderr, "\r\x1b[K");
    line_shown_ = false;
}

}  // namespace palimpsest::core
