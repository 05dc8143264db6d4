#include "core/engine/run_file.hpp"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <fstream>
#include <set>

#include "core/engine/version.hpp"
#include "core/io/digest.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {
namespace {

class RunWriter {
  public:
    void key(std::string_view name) {
        json_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    }
    void field(std::string_view name, std::string_view value) {
        key(name);
        json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    }
    void field(std::string_view name, std::uint64_t value) {
        key(name);
        json_.Uint64(value);
    }
    void field(std::string_view name, double value) {
        key(name);
        json_.Double(value);
    }
    template <class Content>
    void object(std::string_view name, Content&& content) {
        if (!name.empty()) key(name);
        json_.StartObject();
        content();
        json_.EndObject();
    }
    template <class Content>
    void array(std::string_view name, Content&& content) {
        key(name);
        json_.StartArray();
        content();
        json_.EndArray();
    }
    void counts(std::string_view name,
                const std::vector<std::pair<std::string, std::uint64_t>>& values) {
        object(name, [&] {
            for (const auto& [label, count] : values) field(label, count);
        });
    }
    std::string text() const { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }
    auto& json() { return json_; }

  private:
    rapidjson::StringBuffer buffer_;
    rapidjson::PrettyWriter<rapidjson::StringBuffer> json_{buffer_};
};

std::string file_digest(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    return content_digest(bytes);
}

void write_plugins(RunWriter& out, const Pipeline& pipeline) {
    std::vector<const FoundPlugin*> used;
    for (const ResolvedStep& step : pipeline.steps) used.push_back(step.analyzer.plugin);
    for (const WriteTarget& write : pipeline.writes) used.push_back(write.writer.plugin);
    std::set<const FoundPlugin*> seen;
    out.array("plugins", [&] {
        for (const FoundPlugin* plugin : used) {
            // The program itself is there already, with its version.
            if (plugin->built_in != nullptr || !seen.insert(plugin).second) continue;
            out.object("", [&] {
                out.field("name", plugin->info.name);
                out.field("version", plugin->info.version);
                out.field("sdk_version", plugin->info.sdk_version);
                out.field("file", plugin->library.filename().string());
                out.field("digest", file_digest(plugin->library));
            });
        }
    });
}

/// Files by their paths from `folder`, where run.json stands.
void write_outputs(RunWriter& out, std::span<const WrittenFile> files,
                   const std::filesystem::path& folder) {
    const std::filesystem::path base = std::filesystem::weakly_canonical(folder);
    out.array("outputs", [&] {
        for (const WrittenFile& file : files)
            out.object("", [&] {
                out.field("file", file.path.lexically_relative(base).generic_string());
                out.field("bytes", file.bytes);
                out.field("digest", file.digest);
            });
    });
}

void write_counters(RunWriter& out, const RunReport& report) {
    out.object("counters", [&] {
        for (const auto& [step, counters] : report.counters)
            out.object(step, [&] {
                for (const auto& [counter, value] : counters) {
                    out.key(counter);
                    out.json().Int64(value);
                }
            });
    });
}

}  // namespace

std::string run_file(const Pipeline& pipeline, const RunReport& report,
                     std::optional<std::span<const WrittenFile>> files) {
    RunWriter out;
    out.object("", [&] {
        out.field("palimpsest", program_version);
        out.field("abi", std::to_string(PLM_ABI_MAJOR) + "." + std::to_string(PLM_ABI_MINOR));
        out.object("pipeline", [&] {
            out.field("file", pipeline.file.string());
            out.field("digest", content_digest(pipeline.canonical));
            out.field("resolved", pipeline.canonical);
        });
        write_plugins(out, pipeline);
        if (files) write_outputs(out, *files, pipeline.writes.front().path.parent_path());
        out.object("counts", [&] {
            out.field("documents", report.documents);
            out.field("quarantined", report.quarantined);
            out.field("input_bytes", report.bytes);
            out.field("text_bytes", report.text_bytes);
            out.counts("layers", report.layers);
            out.counts("tables", report.tables);
            out.counts("quarantine", report.quarantine_codes);
        });
        write_counters(out, report);
        out.field("threads", std::uint64_t{report.threads});
        out.field("memory", report.memory);
        out.object("seconds", [&] {
            for (const StageTime& time : report.times) out.field(time.stage, time.seconds);
        });
    });
    return out.text();
}

}  // namespace palimpsest::core
