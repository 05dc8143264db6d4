#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/services.hpp"
#include "core/pipeline/pipeline.hpp"

namespace palimpsest::core {

/// How a pipeline is run; none of it changes what comes out.
struct RunOptions {
    unsigned threads = 0;                ///< 0 = one a core.
    std::uint64_t memory = 0;            ///< Bytes for corpus steps; 0 = a quarter of the machine.
    std::optional<std::uint64_t> limit;  ///< Stop after so many documents.
    std::filesystem::path temporary;     ///< Folder of the document store; empty = the system's.
    std::uint64_t batch_documents = 64;
    std::uint64_t batch_bytes = 1 << 20;
};

/// How long a part of a run took.
struct StageTime {
    std::string stage;
    double seconds = 0;
};

/// What a run did, for run.json and the closing summary.
struct RunReport {
    std::uint64_t documents = 0;  ///< In the output.
    std::uint64_t quarantined = 0;
    std::uint64_t bytes = 0;       ///< Of input that was read.
    std::uint64_t text_bytes = 0;  ///< Of the output's documents, as UTF-8.
    unsigned threads = 0;
    std::uint64_t memory = 0;
    std::vector<std::pair<std::string, std::uint64_t>> layers;  ///< Rows a layer.
    std::vector<std::pair<std::string, std::uint64_t>> tables;  ///< Rows a corpus table.
    std::vector<std::pair<std::string, std::uint64_t>> quarantine_codes;
    std::vector<StageTime> times;
    std::map<std::string, std::map<std::string, std::int64_t>> counters;
    std::vector<std::filesystem::path> outputs;  ///< run.json last.
    std::vector<std::filesystem::path> left;  ///< What the run before wrote and this one did not.
};

/// The run ended early because it was asked to; nothing was written.
class Interrupted : public std::exception {
  public:
    const char* what() const noexcept override { return "interrupted"; }
};

/// Runs a checked pipeline: reads, analyzes, writes. The output is there whole when this returns;
/// when it throws, the old output stands.
/// Throws Error for what ends a run, PluginError for a plugin that cannot be used, Interrupted.
/// Threads: one run at a time; `services` are called from all of the run's threads.
RunReport run(const Pipeline& pipeline, const RunOptions& options, const RunServices& services);

}  // namespace palimpsest::core
