#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/pipeline/pipeline.hpp"
#include "core/plugins/instance.hpp"
#include "core/text/utf8.hpp"
#include "tests/pipelines/manifest_folder.hpp"

namespace {

using namespace palimpsest::core;

void require(bool condition) {
    if (!condition) std::abort();
}

void check(const Checked& result) {
    bool wrong = false;
    for (const Diagnostic& diagnostic : result.diagnostics) {
        require(is_valid_utf8(rendered(diagnostic)));
        require(!diagnostic.code.empty() && !diagnostic.message.empty());
        wrong = wrong || diagnostic.severity == Diagnostic::Severity::error;
    }
    require(wrong == !result.pipeline.has_value());
    if (result.pipeline) require(is_valid_utf8(explanation(*result.pipeline)));
}

}  // namespace

// A pipeline file; what follows a first NUL byte is an argument of --set.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ManifestFolder folder(PALIMPSEST_PROJECT "/tests/pipelines/plugins");
    static const Registry registry({folder.path()});
    const std::string text(data, data + size);
    const std::size_t nul = text.find('\0');
    Overrides overrides;
    if (nul != std::string::npos) overrides.set.push_back(text.substr(nul + 1));
    const auto environment = [](const std::string& name) -> std::optional<std::string> {
        return name.size() % 2 == 0 ? std::optional<std::string>(name) : std::nullopt;
    };
    check(load_pipeline_text(text.substr(0, nul), "fuzz.toml", registry, overrides, environment,
                             no_option_check()));
    return 0;
}
