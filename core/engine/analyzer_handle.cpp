#include "core/engine/analyzer_handle.hpp"

namespace palimpsest::core {

AnalyzerHandle::AnalyzerHandle(const Schema& schema, std::size_t step, const ResolvedStep& resolved,
                               const RunServices& services)
    : schema_(schema),
      step_(step),
      services_(services),
      library_(resolved.library ? resolved.library : Library::load(*resolved.analyzer.plugin)),
      loaded_(library_->analyzer(resolved.use)) {
    for (const ResolvedOption& option : resolved.options) values_.push_back(option.value);
    if (loaded_.info->threading != PLM_PER_WORKER) shared_.emplace(make_instance());
}

Instance AnalyzerHandle::make_instance() const {
    return create_instance(library_, loaded_, values_);
}

AnalyzerHandle::Local& AnalyzerHandle::local() {
    Local& local = locals_.local();
    if (!local.host)
        local.host =
            std::make_unique<HostCall>(schema_, step_, library_->resource_folder(), services_);
    return local;
}

void* AnalyzerHandle::instance(Local& local) {
    if (shared_) return shared_->get();
    if (!local.instance) local.instance.emplace(make_instance());
    return local.instance->get();
}

bool AnalyzerHandle::serial() const { return loaded_.info->threading == PLM_SERIAL; }

}  // namespace palimpsest::core
