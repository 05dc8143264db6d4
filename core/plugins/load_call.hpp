#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/plugins/arena.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {

/// Gets the log lines of a plugin. `level`: PLM_LOG_... Threads: called on the calling thread.
using LogSink = std::function<void(std::uint32_t level, std::string_view message)>;

/// What a plugin said, as UTF-8 in one line: control characters become spaces, what is not UTF-8 is
/// left out from there on, and so is what goes beyond 64 KiB.
std::string said(plm_string text);

/// What came of a call into a plugin.
struct CallOutcome {
    plm_status status = PLM_OK;
    bool threw = false;
    std::string message;  ///< Why; never empty unless `status` is PLM_OK.
};

/// The host as it shows itself while a plugin is loaded: to init, check_options and create. There
/// is no document, so layers, projections and rows are refused. Threads: for one call on one
/// thread.
class LoadCall {
  public:
    /// `resource_folder`: where `resource` looks.
    LoadCall(std::filesystem::path resource_folder, LogSink log);
    LoadCall(const LoadCall&) = delete;
    LoadCall& operator=(const LoadCall&) = delete;

    /// Runs a function of the plugin with this host, and contains what it throws.
    CallOutcome run(const std::function<plm_status(const plm_call*)>& function);

  private:
    static LoadCall& self(const plm_call* call) { return *static_cast<LoadCall*>(call->host); }
    static void log(const plm_call* call, std::uint32_t level, plm_string message);
    static void fail(const plm_call* call, plm_string message);
    static void* allocate(const plm_call* call, std::uint64_t size, std::uint64_t alignment);
    static plm_status resource(const plm_call* call, plm_string name, plm_string* path);
    plm_status refuse(std::string_view function);

    plm_call call_{};
    std::filesystem::path resource_folder_;
    LogSink log_;
    std::string message_;
    std::optional<std::string> fatal_;  ///< Holds whatever the plugin makes of it.
    std::deque<std::string> paths_;
    Arena arena_;
};

}  // namespace palimpsest::core
