#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/document/layer_info.hpp"

namespace palimpsest::core {

/// An option, as plm_option states it. `by_default`, `minimum`, `maximum`: TOML literals, empty for
/// none.
struct OptionInfo {
    std::string name;
    std::uint32_t type = 0;  ///< PLM_OPTION_BOOL ... PLM_OPTION_DURATION
    bool list = false;
    std::string by_default;
    std::string minimum;
    std::string maximum;
    std::vector<std::string> choices;
    std::string unit;
    std::string doc;
    std::string since;

    bool operator==(const OptionInfo&) const = default;
};

struct ProjectionInfo {
    std::uint32_t drop = 0;
    std::uint32_t fold = 0;

    bool operator==(const ProjectionInfo&) const = default;
};

struct RoundInfo {
    std::string name;
    std::uint32_t key = 0;  ///< PLM_KEY_BYTES ... PLM_KEY_COMPONENT
    std::uint32_t iterations = 1;

    bool operator==(const RoundInfo&) const = default;
};

enum class AnalyzerKind { document, corpus };

/// What an analyzer says of itself, read from a manifest or from the loaded library.
struct AnalyzerInfo {
    std::string id;
    AnalyzerKind kind = AnalyzerKind::document;
    std::string summary;
    std::string doc;
    std::uint32_t threading = 0;  ///< PLM_SHARED, PLM_PER_WORKER, PLM_SERIAL
    std::vector<OptionInfo> options;
    std::vector<LayerInfo> layers;
    std::vector<ProjectionInfo> projections;
    std::vector<RoundInfo> rounds;  ///< Corpus analyzers only.

    bool operator==(const AnalyzerInfo&) const = default;
};

/// What a writer says of itself, read from a manifest or from the loaded library.
struct WriterInfo {
    std::string id;
    std::string summary;
    std::string doc;
    std::uint32_t threading = 0;  ///< Of `render`: PLM_SHARED, PLM_SERIAL
    std::uint32_t output = 0;     ///< PLM_WRITES_FILE, PLM_WRITES_FOLDER
    std::vector<OptionInfo> options;

    bool operator==(const WriterInfo&) const = default;
};

/// What a plugin says of itself. A manifest and its library must say the same.
struct PluginInfo {
    std::string name;
    std::string version;
    std::string sdk_version;
    std::string summary;
    std::string license;
    std::uint32_t abi_major = 0;
    std::uint32_t abi_minor = 0;
    std::vector<AnalyzerInfo> analyzers;
    std::vector<WriterInfo> writers;

    bool operator==(const PluginInfo&) const = default;
};

}  // namespace palimpsest::core
