#include "core/plugins/writer_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/plugins/info_checks.hpp"
#include "core/plugins/problem_codes.hpp"
#include "core/plugins/settings.hpp"

namespace palimpsest::core {
namespace {

constexpr std::size_t longest_name = 200;  // Bytes; file systems allow 255, with our own endings.

/// Why a file cannot be called so; empty when it can.
std::string fault_of_name(std::string_view name) {
    if (name.empty()) return "is empty";
    if (name.size() > longest_name) return fmt::format("is longer than {} bytes", longest_name);
    if (name.front() == '.') return "begins with a dot, as only temporary files do";
    if (name.find('/') != name.npos) return "has a folder in it";
    return "";
}

// Called by the plugin, so nothing is thrown from here.
struct Names {
    std::vector<std::string> names;
    std::string broken;

    static void add(const plm_file_names* names, plm_string given) {
        Names& self = *static_cast<Names*>(names->host);
        const std::string name = said(given);
        std::string fault = fault_of_name(name);
        if (name.size() != given.size) fault = "is not UTF-8, or too long";
        if (std::find(self.names.begin(), self.names.end(), name) != self.names.end())
            fault = "is named twice";
        if (self.names.size() == most_entries) fault = "is one too many";
        if (fault.empty())
            self.names.push_back(name);
        else if (self.broken.empty())
            self.broken = fmt::format("the file '{}' {}", name.substr(0, longest_name), fault);
    }
};

}  // namespace

std::vector<std::string> writer_files(const Library& library, const LoadedWriter& writer,
                                      std::span<const Value> values, const plm_run_schema* schema) {
    if (writer.writer->files == nullptr) return {};
    const MarshalledSettings settings(values);
    Names names;
    const plm_file_names receiver{sizeof receiver, &names, &Names::add};
    LoadCall call(library.resource_folder(), {});
    const CallOutcome outcome = call.run([&](const plm_call* host) {
        return writer.writer->files(host, settings.get(), schema, &receiver);
    });
    if (outcome.status != PLM_OK || !names.broken.empty())
        refuse(problem::files_failed, library.file(),
               fmt::format("files of writer '{}' {}: {}", writer.info->id,
                           outcome.threw ? "let an exception out" : "failed",
                           outcome.status == PLM_OK ? names.broken : outcome.message));
    return std::move(names.names);
}

}  // namespace palimpsest::core
