#include <algorithm>
#include <set>
#include <utility>

#include "core/pipeline/analyzer_layers.hpp"
#include "core/pipeline/draft.hpp"
#include "core/plugins/abi_names.hpp"

namespace palimpsest::core {

namespace {

class FlowCheck {
  public:
    FlowCheck(const std::vector<StepDraft>& steps, const CheckContext& context)
        : steps_(steps), context_(context) {
        all_known_ = std::all_of(steps.begin(), steps.end(), [](const StepDraft& draft) {
            return draft.step.analyzer.analyzer != nullptr;
        });
    }

    std::vector<LayerFlow> run() {
        for (std::size_t i = 0; i < steps_.size(); ++i)
            if (const AnalyzerInfo* analyzer = steps_[i].step.analyzer.analyzer)
                for (const LayerInfo& layer : analyzer->layers)
                    if (layer.access == PLM_PRODUCES) add_producer(i, layer);
        for (std::size_t i = 0; i < steps_.size(); ++i)
            if (const AnalyzerInfo* analyzer = steps_[i].step.analyzer.analyzer)
                for (const LayerInfo& layer : read_layers(*analyzer)) add_reader(i, layer);
        return std::move(flows_);
    }

  private:
    LayerFlow* flow(const std::string& layer) {
        const auto found = std::find_if(flows_.begin(), flows_.end(),
                                        [&](const LayerFlow& one) { return one.layer == layer; });
        return found == flows_.end() ? nullptr : &*found;
    }

    std::string label(std::size_t step) const { return "`" + steps_[step].step.name + "`"; }
    std::string place(std::size_t step) const {
        return context_.report.shown(steps_[step].use_place);
    }
    const LayerInfo& producer(std::size_t step, const std::string& layer) const {
        return *produced_layer(*steps_[step].step.analyzer.analyzer, layer);
    }

    void add_producer(std::size_t step, const LayerInfo& layer) {
        LayerFlow* known = flow(layer.name);
        if (known == nullptr) {
            flows_.push_back({layer.name, layer.table, layer.additive, {step}, {}});
            return;
        }
        const std::size_t other = known->producers.front();
        const std::string what = layer.table ? "table" : "layer";
        if (!(known->additive && layer.additive && known->table == layer.table)) {
            if (!refused_pairs_.emplace(step, other).second) return;
            context_.report.error(codes::two_producers, steps_[step].use_place,
                                  label(step) + " and " + label(other) + " both produce the " +
                                      what + " `" + layer.name + "`",
                                  "the other one: " + place(other) + "\nremove one of them: a " +
                                      what + " has one producer");
            return;
        }
        if (layer.columns != producer(other, layer.name).columns)
            context_.report.error(codes::column_mismatch, steps_[step].use_place,
                                  label(step) + " and " + label(other) +
                                      " declare different columns for `" + layer.name + "`",
                                  "update the older one of the two plugins");
        if (known->producers.back() != step) known->producers.push_back(step);
    }

    void add_reader(std::size_t step, const LayerInfo& layer) {
        LayerFlow* known = flow(layer.name);
        // A step may add to a layer that it reads; what it reads is what came before.
        const bool others =
            known != nullptr && (known->producers.front() != step || known->producers.size() > 1);
        if (!others) {
            if (layer.access == PLM_REQUIRES && all_known_) refuse_missing(step, layer);
            return;
        }
        const std::size_t first = known->producers.front();
        if (first >= step) return refuse_late(step, layer, *known);
        check_fit(step, layer, first);
        if (known->readers.empty() || known->readers.back() != step) known->readers.push_back(step);
    }

    void refuse_missing(std::size_t step, const LayerInfo& layer) {
        std::vector<std::string> candidates;
        for (const FoundPlugin& plugin : context_.registry.plugins())
            for (const AnalyzerInfo& analyzer : plugin.info.analyzers)
                if (produced_layer(analyzer, layer.name) != nullptr &&
                    context_.registry.find(analyzer.id).analyzer == &analyzer)
                    candidates.push_back(analyzer.id);
        std::string help = "no plugin on the search path produces it";
        if (!candidates.empty()) {
            help = "before this step, add: [[step]] use = \"" + candidates.front() + "\"";
            for (std::size_t i = 1; i < candidates.size(); ++i)
                help += " (or \"" + candidates[i] + "\")";
        }
        context_.report.error(
            codes::missing_layer, steps_[step].use_place,
            label(step) + " requires the layer `" + layer.name + "`, which no step produces", help);
    }

    void refuse_late(std::size_t step, const LayerInfo& layer, const LayerFlow& known) {
        const auto later = std::find_if(known.producers.begin(), known.producers.end(),
                                        [&](std::size_t producer) { return producer != step; });
        const std::string help = "move " + label(*later) + " (" + place(*later) + ") before it";
        if (layer.access == PLM_REQUIRES)
            context_.report.error(codes::late_layer, steps_[step].use_place,
                                  label(step) + " requires the layer `" + layer.name +
                                      "`, which only a later step produces",
                                  help);
        else
            context_.report.warning(codes::late_used_layer, steps_[step].use_place,
                                    label(step) + " would use the layer `" + layer.name +
                                        "`, which only a later step produces",
                                    help);
    }

    void check_fit(std::size_t step, const LayerInfo& wanted, std::size_t from) {
        const LayerInfo& given = producer(from, wanted.name);
        const std::string both = label(step) + " and " + label(from) + " do not fit together";
        const std::string update = "update the older one of the two plugins";
        if (given.table != wanted.table)
            context_.report.error(codes::column_mismatch, steps_[step].use_place,
                                  both + ": `" + wanted.name + "` is a " +
                                      (given.table ? "corpus table" : "layer") + ", not a " +
                                      (wanted.table ? "corpus table" : "layer"),
                                  update);
        for (const ColumnInfo& column : wanted.columns) check_column(step, from, wanted, column);
        const bool implied = wanted.columns.empty() && wanted.schema == 1;
        if (!implied && given.schema != wanted.schema)
            context_.report.error(codes::schema_mismatch, steps_[step].use_place,
                                  both + ": the layer `" + wanted.name + "` has version " +
                                      std::to_string(given.schema) + ", wanted is version " +
                                      std::to_string(wanted.schema),
                                  update);
    }

    void check_column(std::size_t step, std::size_t from, const LayerInfo& wanted,
                      const ColumnInfo& column) {
        const LayerInfo& given = producer(from, wanted.name);
        const auto found =
            std::find_if(given.columns.begin(), given.columns.end(),
                         [&](const ColumnInfo& one) { return one.name == column.name; });
        if (found != given.columns.end() && found->type == column.type) return;
        std::string why = "the layer `" + wanted.name + "` has no column `" + column.name + "`";
        if (found != given.columns.end())
            why = "column `" + column.name + "` of the layer `" + wanted.name + "` is " +
                  std::string(name_of(column_types, found->type)) + ", wanted is " +
                  std::string(name_of(column_types, column.type));
        context_.report.error(codes::column_mismatch, steps_[step].use_place,
                              label(step) + " and " + label(from) + " do not fit together: " + why,
                              "update the older one of the two plugins");
    }

    const std::vector<StepDraft>& steps_;
    const CheckContext& context_;
    std::vector<LayerFlow> flows_;
    std::set<std::pair<std::size_t, std::size_t>> refused_pairs_;
    bool all_known_ = true;
};

}  // namespace

std::vector<LayerFlow> checked_flow(const std::vector<StepDraft>& steps,
                                    const CheckContext& context) {
    return FlowCheck(steps, context).run();
}

}  // namespace palimpsest::core
