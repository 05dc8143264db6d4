#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace palimpsest::core {

/// XXH3-128 of `bytes`: the high and the low half.
[[nodiscard]] std::pair<std::uint64_t, std::uint64_t> hash128(std::string_view bytes);

/// "xxh3-128:" and 32 hexadecimal digits: the digest that names texts and files in the output. The
/// digits are those that `xxh128sum` prints.
[[nodiscard]] std::string content_digest(std::string_view bytes);

/// The content digest of bytes that come in pieces. Threads: one at a time.
class RunningDigest {
  public:
    RunningDigest();
    ~RunningDigest();
    RunningDigest(const RunningDigest&) = delete;
    RunningDigest& operator=(const RunningDigest&) = delete;

    void append(std::string_view bytes);

    /// Of all that was appended so far.
    [[nodiscard]] std::string value() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace palimpsest::core
