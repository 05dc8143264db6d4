#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "core/engine/run.hpp"
#include "core/io/test_folder.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {

/// A folder with documents in `in`, a pipeline over them, and what runs of it write to `out`.
class TestRun {
  public:
    /// `steps`: the `[[step]]` tables of the pipeline. `read`: more lines of its `[read]`.
    explicit TestRun(const std::string& steps, const std::string& read = "paths = [\"in\"]")
        : TestRun({PALIMPSEST_PROBE_PLUGINS}, steps, read) {}
    TestRun(std::vector<std::filesystem::path> plugin_folders, const std::string& steps,
            const std::string& read = "paths = [\"in\"]");

    /// A document `in/NAME`.
    void add(const std::string& name, std::string_view bytes) { folder.write("in/" + name, bytes); }

    struct Outcome {
        RunReport report;
        std::map<std::string, std::string> files;  ///< By name; without run.json.
    };
    /// Runs it; what it throws comes out. `cancelled` and `progress` as in RunServices.
    Outcome run(RunOptions options = {},
                const std::function<void(const ProgressState&, std::atomic<bool>&)>& progress = {});

    /// What the run says against going on.
    std::string error(RunOptions options = {});

    /// All files under `out`, hidden ones too, by their paths from there.
    std::map<std::string, std::string> written() const;

    /// The lines of a file of the output.
    static std::vector<std::string> lines(const Outcome& outcome, const std::string& file);

    TestFolder folder;
    std::vector<std::string> log;

  private:
    std::vector<std::filesystem::path> plugin_folders_;
};

}  // namespace palimpsest::core
