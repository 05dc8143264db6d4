#pragma once

#include <sys/resource.h>

#include <csignal>
#include <cstdint>
#include <functional>
#include <string>

#include "core/text/error.hpp"

namespace palimpsest::core {

/// Files may not grow beyond `bytes`, as on a full disk, while it lives.
class FullDisk {
  public:
    explicit FullDisk(std::uint64_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        ::rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

  private:
    ::rlimit before_{};
    void (*handler_)(int) = nullptr;
};

inline std::string error_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

}  // namespace palimpsest::core
