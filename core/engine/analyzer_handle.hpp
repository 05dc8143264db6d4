#pragma once

#include <oneapi/tbb/enumerable_thread_specific.h>

#include <memory>
#include <optional>

#include "core/engine/host_call.hpp"
#include "core/plugins/caught.hpp"
#include "core/plugins/instance.hpp"
#include "core/plugins/library.hpp"

namespace palimpsest::core {

/// A step's analyzer, ready to be called: one instance, or one a worker where it asks for that.
/// Threads: made and destroyed on one thread; `local` and `instance` from any.
class AnalyzerHandle {
  public:
    /// Loads the plugin where the pipeline's check has not done so, and makes the shared instance.
    /// Throws PluginError.
    AnalyzerHandle(const Schema& schema, std::size_t step, const ResolvedStep& resolved,
                   const RunServices& services);

    struct Local {
        std::unique_ptr<HostCall> host;
        std::optional<Instance> instance;  ///< Only where the analyzer is per_worker.
    };
    /// What the calling thread has of this step.
    Local& local();
    void* instance(Local& local);

    const LoadedAnalyzer& loaded() const { return loaded_; }
    const std::string& name() const { return schema_.steps[step_].name; }
    /// One call at a time, documents in order.
    bool serial() const;

  private:
    Instance make_instance() const;

    const Schema& schema_;
    std::size_t step_;
    const RunServices& services_;
    std::vector<Value> values_;
    std::shared_ptr<const Library> library_;
    LoadedAnalyzer loaded_;
    std::optional<Instance> shared_;
    tbb::enumerable_thread_specific<Local> locals_;
};

/// Calls a function of a plugin and turns what comes back, or is thrown, into an outcome.
/// An exception means that the plugin's guard failed; catching it here keeps the program alive.
template <class Call>
Outcome call_plugin(HostCall& host, Call&& call) {
    plm_status status = PLM_OK;
    if (const auto thrown = caught([&] { status = call(); })) return host.finish_thrown(*thrown);
    return host.finish(status);
}

}  // namespace palimpsest::core
