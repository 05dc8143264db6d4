#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/pipeline/pipeline.hpp"

namespace palimpsest::core {

/// How a step's analyzer sees one of the layers that it declares.
struct LayerBinding {
    const LayerInfo* declared = nullptr;
    std::optional<std::size_t> slot;   ///< Of a document's layers; nothing: nobody produces it.
    std::optional<std::size_t> table;  ///< Of the corpus tables.
    /// For a reader: where each of its columns (begin and end included) stands in the slot's rows.
    std::vector<std::size_t> columns;
};

/// What a step's analyzer may touch. Indexes of `layers` are those of the analyzer's declaration.
struct StepBinding {
    std::string name;
    const AnalyzerInfo* info = nullptr;
    std::vector<LayerBinding> layers;
    std::optional<std::size_t> noise_slot;  ///< What earlier steps found, for PLM_DROP_NOISE.
    std::size_t noise_kind = 0;             ///< Index of its column `kind`.
};

/// The layers and corpus tables of a run, in the order of the steps that produce them.
/// Threads: const calls are safe concurrently. Lifetime: the pipeline's analyzers must outlive it.
struct Schema {
    std::vector<LayerInfo> layers;
    std::vector<LayerInfo> tables;
    std::vector<StepBinding> steps;

    explicit Schema(const std::vector<ResolvedStep>& steps);

  private:
    void bind(const ResolvedStep& step);
};

}  // namespace palimpsest::core
