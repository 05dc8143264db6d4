#pragma once

#include <atomic>

namespace palimpsest::core {

/// Lets Ctrl-C, SIGTERM and SIGHUP end a run in an orderly way: the first sets the flag, a second
/// ends the program at once (what it leaves behind, the next run cleans up). A write past the file
/// size limit becomes an error instead of ending the program. Call it once.
std::atomic<bool>& watch_interrupts();

}  // namespace palimpsest::core
