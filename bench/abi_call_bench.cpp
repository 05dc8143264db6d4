// What one call of a plugin costs, with all that the host does around it.

#include <benchmark/benchmark.h>

#include "core/engine/analyzer_handle.hpp"
#include "core/engine/schema.hpp"

namespace palimpsest::core {
namespace {

struct Loaded {
    explicit Loaded(const std::string& id) : registry({BENCH_PLUGINS}) {
        ResolvedStep step;
        step.use = step.name = id;
        step.analyzer = registry.find(id);
        steps.push_back(step);
        schema = std::make_unique<Schema>(steps);
        handle = std::make_unique<AnalyzerHandle>(*schema, 0, steps[0], services);
    }

    Registry registry;
    std::vector<ResolvedStep> steps;
    RunServices services;
    std::unique_ptr<Schema> schema;
    std::unique_ptr<AnalyzerHandle> handle;
};

void call(benchmark::State& state, const std::string& id) {
    Loaded loaded(id);
    SourceDocument source;
    source.id = "a";
    source.text = std::string(100, 'x');
    Document document(source, loaded.schema->layers.size());
    AnalyzerHandle::Local& local = loaded.handle->local();
    for (auto _ : state) {
        // A layer that is there already would be added to.
        for (std::size_t slot = 0; slot < document.layer_slots(); ++slot)
            document.set_layer(slot, Rows(loaded.schema->layers[slot]));
        local.host->begin(HostCall::Appends::to_layers, &document);
        const plm_document* shown = local.host->show(document);
        const Outcome outcome = call_plugin(*local.host, [&] {
            return loaded.handle->loaded().document->analyze(loaded.handle->instance(local),
                                                             local.host->call(), shown);
        });
        benchmark::DoNotOptimize(outcome.kind);
    }
}

BENCHMARK_CAPTURE(call, nothing, "nothing");
BENCHMARK_CAPTURE(call, one_row, "one_row");

}  // namespace
}  // namespace palimpsest::core
