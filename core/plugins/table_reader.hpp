#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "palimpsest/abi.h"

namespace palimpsest::core::detail {

/// Reads the tables of a library whose author may have erred: sizes, pointers, counts and texts are
/// checked before they are followed. Every check throws PluginError; `what` names the table as
/// errors shall: `option 2 of analyzer 'x'`.
class TableReader {
  public:
    explicit TableReader(const std::filesystem::path& file) : file_(file) {}

    /// `table` itself, when it is there and `struct_size` reaches `least`.
    template <class Table>
    const Table& table(const Table* table, std::uint64_t least, const std::string& what) const {
        expect_pointer(table, what);
        expect_size(table->struct_size, least, what);
        return *table;
    }
    /// Calls `read(entry, what)` for each entry of an array of pointers to tables.
    template <class Table, class Read>
    void each(const Table* const* entries, std::uint64_t count, std::uint64_t least,
              std::string_view kind, const std::string& whose, Read read) const {
        expect_count(entries, count, kind, whose);
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::string what = entry_name(kind, i, whose);
            read(table(entries[i], least, what), what);
        }
    }

    std::string text(plm_string text, std::string_view field, const std::string& what) const;
    bool boolean(std::uint32_t value, std::string_view field, const std::string& what) const;
    void expect_function(bool there, std::string_view field, const std::string& what) const;
    void expect_count(const void* entries, std::uint64_t count, std::string_view kind,
                      const std::string& whose) const;
    const std::filesystem::path& file() const { return file_; }

  private:
    void expect_pointer(const void* pointer, const std::string& what) const;
    void expect_size(std::uint64_t size, std::uint64_t least, const std::string& what) const;
    static std::string entry_name(std::string_view kind, std::uint64_t i, const std::string& whose);

    const std::filesystem::path& file_;
};

}  // namespace palimpsest::core::detail
