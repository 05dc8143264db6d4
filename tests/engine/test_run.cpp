#include "test_run.hpp"

#include <mutex>
#include <sstream>

namespace palimpsest::core {

TestRun::TestRun(std::vector<std::filesystem::path> plugin_folders, const std::string& steps,
                 const std::string& read)
    : plugin_folders_(std::move(plugin_folders)) {
    std::filesystem::create_directory(folder.path() / "in");
    folder.write("pipeline.toml", "version = 1\n[read]\n" + read + "\n" + steps +
                                      "\n[[write]]\nuse = \"jsonl\"\n"
                                      "path = \"out/annotations.jsonl\"\n");
}

TestRun::Outcome TestRun::run(
    RunOptions options,
    const std::function<void(const ProgressState&, std::atomic<bool>&)>& progress) {
    const Registry registry(plugin_folders_);
    const Checked checked = load_pipeline(folder.path() / "pipeline.toml", registry);
    for (const Diagnostic& diagnostic : checked.diagnostics) ADD_FAILURE() << rendered(diagnostic);
    if (!checked.pipeline) throw std::runtime_error("the test's pipeline is wrong");
    std::atomic<bool> cancelled{false};
    std::mutex mutex;
    RunServices services;
    services.cancelled = &cancelled;
    services.log = [&](std::uint32_t, std::string_view message) {
        const std::scoped_lock lock(mutex);
        log.emplace_back(message);
    };
    if (progress)
        services.progress = [&](const ProgressState& state) { progress(state, cancelled); };
    Outcome outcome;
    outcome.report = core::run(*checked.pipeline, options, services);
    outcome.files = written();
    outcome.files.erase("run.json");
    return outcome;
}

std::string TestRun::error(RunOptions options) {
    try {
        run(options);
    } catch (const std::exception& error) {
        return error.what();
    }
    return "nothing was thrown";
}

std::map<std::string, std::string> TestRun::written() const {
    std::map<std::string, std::string> files;
    if (!std::filesystem::exists(folder.path() / "out")) return files;
    const std::filesystem::path out = folder.path() / "out";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(out)) {
        if (entry.is_directory()) continue;
        const std::string name = entry.path().lexically_relative(out).string();
        files[name] = folder.read("out/" + name);
    }
    return files;
}

std::vector<std::string> TestRun::lines(const Outcome& outcome, const std::string& file) {
    std::istringstream stream(outcome.files.at(file));
    std::vector<std::string> result;
    for (std::string line; std::getline(stream, line);) result.push_back(line);
    return result;
}

}  // namespace palimpsest::core
