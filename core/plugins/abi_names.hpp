#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "palimpsest/ext/corpus.h"
#include "palimpsest/ext/draft/writer.h"

namespace palimpsest::core {

/// A number of the ABI, and the word that stands for it in manifests and in what users read.
struct NamedValue {
    std::string_view name;
    std::uint32_t value;
};

inline constexpr NamedValue option_types[] = {
    {"bool", PLM_OPTION_BOOL},        {"int", PLM_OPTION_INT},
    {"float", PLM_OPTION_FLOAT},      {"string", PLM_OPTION_STRING},
    {"choice", PLM_OPTION_CHOICE},    {"pattern", PLM_OPTION_PATTERN},
    {"path", PLM_OPTION_PATH},        {"size", PLM_OPTION_SIZE},
    {"duration", PLM_OPTION_DURATION}};
inline constexpr NamedValue column_types[] = {
    {"bool", PLM_BOOL},     {"int64", PLM_INT64}, {"float64", PLM_FLOAT64}, {"string", PLM_STRING},
    {"offset", PLM_OFFSET}, {"row", PLM_ROW},     {"document", PLM_DOC_REF}};
inline constexpr NamedValue layer_accesses[] = {
    {"requires", PLM_REQUIRES}, {"uses", PLM_USES}, {"produces", PLM_PRODUCES}};
inline constexpr NamedValue threadings[] = {
    {"shared", PLM_SHARED}, {"per_worker", PLM_PER_WORKER}, {"serial", PLM_SERIAL}};
inline constexpr NamedValue round_keys[] = {{"bytes", PLM_KEY_BYTES},
                                            {"document", PLM_KEY_DOCUMENT},
                                            {"document_pair", PLM_KEY_DOCUMENT_PAIR},
                                            {"component", PLM_KEY_COMPONENT}};
inline constexpr NamedValue writer_outputs[] = {{"file", PLM_WRITES_FILE},
                                                {"folder", PLM_WRITES_FOLDER}};

/// The word for `value`; empty when there is none.
constexpr std::string_view name_of(std::span<const NamedValue> values, std::uint32_t value) {
    for (const NamedValue& named : values)
        if (named.value == value) return named.name;
    return {};
}

/// The number that `name` stands for.
constexpr std::optional<std::uint32_t> value_of(std::span<const NamedValue> values,
                                                std::string_view name) {
    for (const NamedValue& named : values)
        if (named.name == name) return named.value;
    return std::nullopt;
}

}  // namespace palimpsest::core
