#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugins/abi_names.hpp"

namespace palimpsest::core::detail {

/// What all tables of one manifest share.
struct ManifestSource {
    std::filesystem::path file;
    bool other_abi = false;  ///< Another version of the ABI: unknown keys are passed over.
};

/// A table of a manifest that remembers which of its keys were read. Every reader throws
/// PluginError, with the line, when the key is missing or of another type.
/// Lifetime: needs the TOML and the source alive.
class ManifestTable {
  public:
    /// `title`: how errors name the table, `[[analyzer.option]]`.
    ManifestTable(const toml::table& table, std::string title, const ManifestSource& source)
        : table_(&table), title_(std::move(title)), source_(&source) {}

    std::string text(std::string_view key);
    bool boolean(std::string_view key);
    std::uint32_t number(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    /// The number that the key's word stands for.
    std::uint32_t word(std::string_view key, std::span<const NamedValue> words);
    ManifestTable table(std::string_view key);
    /// The tables of `[[title.key]]`; none when the key is absent.
    std::vector<ManifestTable> tables(std::string_view key);

    /// Throws when a key was never read.
    void finish() const;
    [[noreturn]] void refuse_key(std::string_view key, std::string_view why) const;

  private:
    const toml::node& need(std::string_view key, std::string_view example);
    std::string child_title(std::string_view key) const;

    const toml::table* table_;
    std::string title_;
    const ManifestSource* source_;
    std::set<std::string, std::less<>> read_;
};

}  // namespace palimpsest::core::detail
