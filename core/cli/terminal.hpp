#pragma once

#include <string>
#include <string_view>

namespace palimpsest::core {

/// Exit codes of the program.
namespace exit_code {
inline constexpr int done = 0;
inline constexpr int quarantined = 1;  ///< Done, but some documents are in quarantine.
inline constexpr int usage = 2;        ///< Wrong usage or a wrong pipeline; nothing has run.
inline constexpr int failed = 3;
inline constexpr int interrupted = 130;
}  // namespace exit_code

/// True when standard error is a terminal that shows colours and NO_COLOR is not set.
bool error_colours();
/// The same for standard output.
bool output_colours();
/// True when standard error is a terminal.
bool error_is_terminal();

/// Writes `error: MESSAGE` to standard error.
void report_error(std::string_view message);

/// Hands what was printed to standard output over to the system: the end of every command.
/// Errors: throws std::system_error, as fmt::print does, when something of it was not taken.
void end_output();

/// "1.5 GB", "12 kB": three significant digits at most, for people.
std::string shown_bytes(double bytes);
/// "0.42 s", "3 min 10 s".
std::string shown_seconds(double seconds);

}  // namespace palimpsest::core
