#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/plugins/library.hpp"
#include "core/plugins/value.hpp"

namespace palimpsest::core {

/// An instance of an analyzer: what `create` made and `destroy` ends. It keeps its library alive.
/// Threads: as the analyzer's `threading` says for get(); moved and ended by one thread at a time.
class Instance {
  public:
    Instance(std::shared_ptr<const Library> library, const LoadedAnalyzer& analyzer,
             void* instance);
    Instance(Instance&& other) noexcept;
    Instance& operator=(Instance&& other) noexcept;
    ~Instance();

    /// What the analyzer's functions take; null where the analyzer chose so.
    void* get() const { return instance_; }
    const LoadedAnalyzer& analyzer() const { return analyzer_; }
    const Library& library() const { return *library_; }

  private:
    std::shared_ptr<const Library> library_;  ///< Null in an instance that was moved from.
    LoadedAnalyzer analyzer_;
    void* instance_ = nullptr;
};

/// Makes an instance of `analyzer`, which is one of `library`.
/// `values`: one for each option, in the options' order. `log` gets what the plugin says meanwhile.
/// Throws PluginError with the plugin's message when it refuses or lets an exception out.
/// Threads: [load], or [worker] for an analyzer that is PLM_PER_WORKER.
Instance create_instance(const std::shared_ptr<const Library>& library,
                         const LoadedAnalyzer& analyzer, std::span<const Value> values,
                         const LogSink& log = {});

/// Something that an analyzer has against a value of one of its options.
struct OptionFinding {
    std::size_t option = 0;                 ///< Index into the options.
    std::size_t item = 0;                   ///< Entry of a list; 0 where the option is none.
    std::optional<std::uint64_t> position;  ///< Byte inside the value's text; empty: all of it.
    std::string message;

    bool operator==(const OptionFinding&) const = default;
};

/// What the analyzer itself finds wrong with `values`; empty when nothing, or when it does not
/// look. Throws PluginError when the check fails, lets an exception out, or speaks of an option
/// that the analyzer does not have.
std::vector<OptionFinding> check_options(const std::shared_ptr<const Library>& library,
                                         const LoadedAnalyzer& analyzer,
                                         std::span<const Value> values, const LogSink& log = {});

}  // namespace palimpsest::core
