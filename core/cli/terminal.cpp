#include "core/cli/terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "core/cli/shown_document.hpp"

namespace palimpsest::core {

bool error_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

namespace {

bool colours(int descriptor) {
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    return ::isatty(descriptor) == 1 && (no_color == nullptr || *no_color == '\0') &&
           (terminal == nullptr || std::string_view(terminal) != "dumb");
}

}  // namespace

bool error_colours() { return colours(STDERR_FILENO); }

bool output_colours() { return colours(STDOUT_FILENO); }

void report_error(std::string_view message) {
    // Names of files and texts are a stranger's: what they hold does nothing to the terminal.
    std::string shown;
    for (std::size_t begin = 0; begin <= message.size();) {
        const std::size_t end = std::min(message.find('\n', begin), message.size());
        shown += harmless(message.substr(begin, end - begin)) + "\n";
        begin = end + 1;
    }
    fmt::print(stderr, "{}error:{} {}", error_colours() ? "\x1b[1;31m" : "",
               error_colours() ? "\x1b[0m" : "", shown);
}

void end_output() {
    errno = 0;
    const bool flushed = std::fflush(stdout) == 0;
    // A write that failed before leaves its mark and not its reason.
    if (!flushed || std::ferror(stdout) != 0)
        throw fmt::system_error(errno == 0 ? EIO : errno, "cannot write to file");
}

std::string shown_bytes(double bytes) {
    constexpr std::array units = {"B", "kB", "MB", "GB", "TB"};
    std::size_t unit = 0;
    while (bytes >= 999.5 && unit + 1 < units.size()) {
        bytes /= 1000;
        ++unit;
    }
    if (unit == 0) return fmt::format("{:.0f} B", bytes);
    return fmt::format("{:.{}f} {}", bytes, bytes < 9.95 ? 1 : 0, units[unit]);
}

std::string shown_seconds(double seconds) {
    if (seconds < 60) return fmt::format("{:.{}f} s", seconds, seconds < 10 ? 2 : 0);
    const auto whole = static_cast<long>(seconds);
    if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace palimpsest::core
