#include "core/plugins/instance.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "core/plugins/caught.hpp"
#include "core/plugins/problem_codes.hpp"
#include "core/plugins/settings.hpp"

namespace palimpsest::core {
namespace {

void expect_values(const LoadedPart& part, std::span<const Value> values) {
    if (values.size() != part.options->size())
        throw std::logic_error(fmt::format("{} '{}' takes {} values, not {}", part.kind, part.id,
                                           part.options->size(), values.size()));
}

[[noreturn]] void refuse_outcome(std::string_view code, const Library& library,
                                 const LoadedPart& part, std::string_view function,
                                 const CallOutcome& outcome) {
    refuse(code, library.file(),
           fmt::format("{} of {} '{}' {}: {}", function, part.kind, part.id,
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

Instance::Instance(std::shared_ptr<const Library> library, const LoadedPart& part, void* instance)
    : library_(std::move(library)), descriptor_(part.descriptor), instance_(instance) {}

Instance::Instance(Instance&& other) noexcept
    : library_(std::move(other.library_)),
      descriptor_(other.descriptor_),
      instance_(std::exchange(other.instance_, nullptr)) {}

Instance& Instance::operator=(Instance&& other) noexcept {
    std::swap(library_, other.library_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(instance_, other.instance_);
    return *this;
}

// What a plugin throws while an instance ends can change nothing any more.
Instance::~Instance() {
    if (library_ != nullptr) caught([&] { descriptor_->destroy(instance_); });
}

Instance create_instance(const std::shared_ptr<const Library>& library, const LoadedPart& part,
                         std::span<const Value> values, const LogSink& log) {
    expect_values(part, values);
    const MarshalledSettings settings(values);
    LoadCall call(library->resource_folder(), log);
    void* instance = nullptr;
    const CallOutcome outcome = call.run([&](const plm_call* host) {
        return part.descriptor->create(host, settings.get(), &instance);
    });
    if (outcome.status != PLM_OK)
        refuse_outcome(problem::create_failed, *library, part, "create", outcome);
    return {library, part, instance};
}

std::vector<OptionFinding> check_options(const std::shared_ptr<const Library>& library,
                                         const LoadedPart& part, std::span<const Value> values,
                                         const LogSink& log) {
    expect_values(part, values);
    if (part.descriptor->check_options == nullptr) return {};
    const MarshalledSettings settings(values);
    Findings findings{{}, values, std::nullopt};
    const plm_option_errors errors{sizeof errors, &findings, &Findings::report};
    LoadCall call(library->resource_folder(), log);
    CallOutcome outcome = call.run([&](const plm_call* host) {
        return part.descriptor->check_options(host, settings.get(), &errors);
    });
    if (outcome.status == PLM_OK && findings.broken) outcome = {PLM_FATAL, false, *findings.broken};
    if (outcome.status != PLM_OK)
        refuse_outcome(problem::check_options_failed, *library, part, "check_options", outcome);
    return std::move(findings.found);
}

}  // namespace palimpsest::core
