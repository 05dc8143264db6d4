#include "core/engine/temporary_room.hpp"

#include <fmt/format.h>

#include <limits>
#include <system_error>

#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

// Smaller files find room or fail soon, and say little about what is to come.
constexpr std::uint64_t look_every = 16u << 20;

}  // namespace

TemporaryRoom::TemporaryRoom(std::filesystem::path folder,
                             std::function<std::uint64_t()> free_bytes)
    : folder_(std::move(folder)), free_bytes_(std::move(free_bytes)), next_look_(look_every) {}

TemporaryRoom::TemporaryRoom(const std::filesystem::path& folder)
    : TemporaryRoom(folder, [folder]() -> std::uint64_t {
          std::error_code error;
          const auto space = std::filesystem::space(folder, error);
          return error ? std::numeric_limits<std::uint64_t>::max() : space.available;
      }) {}

void TemporaryRoom::check(std::uint64_t used, Progress progress) {
    if (used < next_look_) return;
    next_look_ = used + look_every;
    if (progress.done == 0 || progress.total <= progress.done) return;
    const double left =
        static_cast<double>(progress.total - progress.done) / static_cast<double>(progress.done);
    const double needed = left * static_cast<double>(used);
    const std::uint64_t free = free_bytes_();
    // An estimate: it has to miss by more than a tenth.
    if (0.9 * needed <= static_cast<double>(free)) return;
    throw Error(fmt::format(
        "the temporary folder '{}' has {} MiB left, and the rest of the input ({} of {} MiB) will "
        "need about {:.0f} MiB there; make room, choose another folder with TMPDIR, or give more "
        "--memory",
        folder_.string(), free >> 20, (progress.total - progress.done) >> 20, progress.total >> 20,
        needed / (1 << 20)));
}

}  // namespace palimpsest::core
