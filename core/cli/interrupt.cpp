#include "core/cli/interrupt.hpp"

#include <unistd.h>

#include <csignal>

#include "core/cli/terminal.hpp"

namespace palimpsest::core {
namespace {

std::atomic<bool> interrupt_seen{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

extern "C" void on_interrupt(int) {
    if (interrupt_seen.exchange(true)) ::_exit(exit_code::interrupted);
}

}  // namespace

std::atomic<bool>& watch_interrupts() {
    struct sigaction action {};
    action.sa_handler = &on_interrupt;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGXFSZ, &ignore, nullptr);
    return interrupt_seen;
}

}  // namespace palimpsest::core
