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

/// What instances are made of: an analyzer, or a writer, of a loaded library.
struct LoadedPart {
    LoadedPart(const LoadedAnalyzer& analyzer)
        : kind("analyzer"),
          id(analyzer.info->id),
          options(&analyzer.info->options),
          descriptor(analyzer.descriptor) {}
    LoadedPart(const LoadedWriter& writer)
        : kind("writer"),
          id(writer.info->id),
          options(&writer.info->options),
          descriptor(writer.writer->descriptor) {}

    std::string_view kind;
    std::string_view id;
    const std::vector<OptionInfo>* options;
    const plm_descriptor* descriptor;
};

/// An instance of an analyzer or writer: what `create` made and `destroy` ends. It keeps its
/// library alive.
/// Threads: as the analyzer's `threading` says for get(); moved and ended by one thread at a time.
class Instance {
  public:
    Instance(std::shared_ptr<const Library> library, const LoadedPart& part, void* instance);
    Instance(Instance&& other) noexcept;
    Instance& operator=(Instance&& other) noexcept;
    ~Instance();

    /// What the plugin's functions take; null where the plugin chose so.
    void* get() const { return instance_; }
    const Library& library() const { return *library_; }

  private:
    std::shared_ptr<const Library> library_;  ///< Null in an instance that was moved from.
    const plm_descriptor* descriptor_ = nullptr;
    void* instance_ = nullptr;
};

/// Makes an instance of `part`, which is one of `library`.
/// `values`: one for each option, in the options' order. `log` gets what the plugin says meanwhile.
/// Throws PluginError with the plugin's message when it refuses or lets an exception out.
/// Threads: [load], or [worker] for an analyzer that is PLM_PER_WORKER.
Instance create_instance(const std::shared_ptr<const Library>& library, const LoadedPart& part,
                         std::span<const Value> values, const LogSink& log = {});

/// Something that an analyzer or writer has against a value of one of its options.
struct OptionFinding {
    std::size_t option = 0;                 ///< Index into the options.
    std::size_t item = 0;                   ///< Entry of a list; 0 where the option is none.
    std::optional<std::uint64_t> position;  ///< Byte inside the value's text; empty: all of it.
    std::string message;

    bool operator==(const OptionFinding&) const = default;
};

/// What the analyzer or writer itself finds wrong with `values`; empty when nothing, or when it
/// does not look. Throws PluginError when the check fails, lets an exception out, or speaks of an
/// option that it does not have.
std::vector<OptionFinding> check_options(const std::shared_ptr<const Library>& library,
                                         const LoadedPart& part, std::span<const Value> values,
                                         const LogSink& log = {});

}  // namespace palimpsest::core
