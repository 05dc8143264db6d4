#include "core/plugins/instance.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "core/plugins/caught.hpp"
#include "core/plugins/problem_codes.hpp"
#include "core/plugins/settings.hpp"

namespace palimpsest::core {
namespace {

void expect_values(const LoadedAnalyzer& analyzer, std::span<const Value> values) {
    if (values.size() != analyzer.info->options.size())
        throw std::logic_error(fmt::format("analyzer '{}' takes {} values, not {}",
                                           analyzer.info->id, analyzer.info->options.size(),
                                           values.size()));
}

[[noreturn]] void refuse_outcome(std::string_view code, const Library& library,
                                 const LoadedAnalyzer& analyzer, std::string_view function,
                                 const CallOutcome& outcome) {
    refuse(code, library.file(),
           fmt::format("{} of analyzer '{}' {}: {}", function, analyzer.info->id,
                       outcome.threw ? "let an exception out" : "failed", outcome.message));
}

// Collects what check_options reports. Called by the plugin, so nothing is thrown from here.
struct Findings {
    std::vector<OptionFinding> found;
    std::span<const Value> values;
    std::optional<std::string> broken;  ///< A report that cannot be understood.

    static void report(const plm_option_errors* errors, const plm_option_error* error) {
        Findings& self = *static_cast<Findings*>(errors->host);
        if (error == nullptr || !PLM_HAS(error, plm_option_error, message)) {
            self.broken = "the finding is null or truncated";
            return;
        }
        if (error->option >= self.values.size())
            self.broken = fmt::format(
                "the finding is about option {}, which the analyzer does "
                "not have: {}",
                error->option, said(error->message));
        else
            self.add(*error);
    }

    void add(const plm_option_error& error) {
        const Value& value = values[error.option];
        OptionFinding finding{error.option, 0, std::nullopt, said(error.message)};
        if (value.list && error.item < value.items.size()) finding.item = error.item;
        const Value* item = &value;
        if (value.list) item = value.items.empty() ? nullptr : &value.items[finding.item];
        if (item != nullptr && error.position >= 0 &&
            static_cast<std::uint64_t>(error.position) <= item->text.size())
            finding.position = static_cast<std::uint64_t>(error.position);
        if (finding.message.empty()) finding.message = "the plugin gave no reason";
        found.push_back(std::move(finding));
    }
};

}  // namespace

Instance::Instance(std::shared_ptr<const Library> library, const LoadedAnalyzer& analyzer,
                   void* instance)
    : library_(std::move(library)), analyzer_(analyzer), instance_(instance) {}

Instance::Instance(Instance&& other) noexcept
    : library_(std::move(other.library_)),
      analyzer_(other.analyzer_),
      instance_(std::exchange(other.instance_, nullptr)) {}

Instance& Instance::operator=(Instance&& other) noexcept {
    std::swap(library_, other.library_);
    std::swap(analyzer_, other.analyzer_);
    std::swap(instance_, other.instance_);
    return *this;
}

// What a plugin throws while an instance ends can change nothing any more.
Instance::~Instance() {
    if (library_ != nullptr) caught([&] { analyzer_.descriptor->destroy(instance_); });
}

Instance create_instance(const std::shared_ptr<const Library>& library,
                         const LoadedAnalyzer& analyzer, std::span<const Value> values,
                         const LogSink& log) {
    expect_values(analyzer, values);
    const MarshalledSettings settings(values);
    LoadCall call(library->resource_folder(), log);
    void* instance = nullptr;
    const CallOutcome outcome = call.run([&](const plm_call* host) {
        return analyzer.descriptor->create(host, settings.get(), &instance);
    });
    if (outcome.status != PLM_OK)
        refuse_outcome(problem::create_failed, *library, analyzer, "create", outcome);
    return {library, analyzer, instance};
}

std::vector<OptionFinding> check_options(const std::shared_ptr<const Library>& library,
                                         const LoadedAnalyzer& analyzer,
                                         std::span<const Value> values, const LogSink& log) {
    expect_values(analyzer, values);
    if (analyzer.descriptor->check_options == nullptr) return {};
    const MarshalledSettings settings(values);
    Findings findings{{}, values, std::nullopt};
    const plm_option_errors errors{sizeof errors, &findings, &Findings::report};
    LoadCall call(library->resource_folder(), log);
    CallOutcome outcome = call.run([&](const plm_call* host) {
        return analyzer.descriptor->check_options(host, settings.get(), &errors);
    });
    if (outcome.status == PLM_OK && findings.broken) outcome = {PLM_FATAL, false, *findings.broken};
    if (outcome.status != PLM_OK)
        refuse_outcome(problem::check_options_failed, *library, analyzer, "check_options", outcome);
    return std::move(findings.found);
}

}  // namespace palimpsest::core
