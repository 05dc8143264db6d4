#include "core/plugins/table_reader.hpp"

#include <fmt/format.h>

#include "core/plugins/info_checks.hpp"
#include "core/plugins/plugin_error.hpp"
#include "core/plugins/problem_codes.hpp"
#include "core/text/utf8.hpp"

namespace palimpsest::core::detail {

std::string TableReader::text(plm_string text, std::string_view field,
                              const std::string& what) const {
    if (text.size == 0) return {};
    if (text.data == nullptr)
        refuse(problem::pointer_null, file_,
               fmt::format("{} of {} has {} bytes but no data; correct the plugin", field, what,
                           text.size));
    if (text.size > most_text)
        refuse(problem::text_malformed, file_,
               fmt::format("{} of {} says that it is {} bytes long, at most {} can be; correct its "
                           "size in the plugin",
                           field, what, text.size, most_text));
    const std::string_view bytes(text.data, text.size);
    if (const auto invalid = first_invalid_utf8(bytes))
        refuse(problem::text_malformed, file_,
               fmt::format("{} of {} is not UTF-8 at byte {}; save the plugin's source as UTF-8",
                           field, what, *invalid));
    return std::string(bytes);
}

bool TableReader::boolean(std::uint32_t value, std::string_view field,
                          const std::string& what) const {
    if (value > 1)
        refuse(problem::value_unknown, file_,
               fmt::format("{} of {} is {}, but must be 0 or 1; correct the plugin", field, what,
                           value));
    return value == 1;
}

void TableReader::expect_function(bool there, std::string_view field,
                                  const std::string& what) const {
    if (!there)
        refuse(
            problem::function_null, file_,
            fmt::format("{} of {} is null; every analyzer of its kind must have it", field, what));
}

void TableReader::expect_count(const void* entries, std::uint64_t count, std::string_view kind,
                               const std::string& whose) const {
    if (count > most_entries)
        refuse(problem::count_wild, file_,
               fmt::format("{} says that it has {} {}s, at most {} can be; correct the count in "
                           "the plugin",
                           whose, count, kind, most_entries));
    if (count > 0 && entries == nullptr)
        refuse(problem::pointer_null, file_,
               fmt::format("{} has {} {}s but the array of them is null; correct the plugin", whose,
                           count, kind));
}

void TableReader::expect_pointer(const void* pointer, const std::string& what) const {
    if (pointer == nullptr)
        refuse(problem::pointer_null, file_,
               fmt::format("{} is a null pointer; correct the plugin", what));
}

void TableReader::expect_size(std::uint64_t size, std::uint64_t least,
                              const std::string& what) const {
    if (size < least)
        refuse(problem::table_truncated, file_,
               fmt::format("{} is truncated: its struct_size is {}, ABI {}.0 has {} bytes; set "
                           "struct_size to the sizeof of its type and build the plugin again",
                           what, size, PLM_ABI_MAJOR, least));
}

std::string TableReader::entry_name(std::string_view kind, std::uint64_t i,
                                    const std::string& whose) {
    return fmt::format("{} {} of {}", kind, i, whose);
}

}  // namespace palimpsest::core::detail
