#pragma once

#include <string_view>

namespace palimpsest::core {

/// Codes of what can be wrong with a plugin. A code keeps its meaning for ever.
namespace problem {
inline constexpr std::string_view folder_unreadable = "P301";
inline constexpr std::string_view manifest_absent = "P302";
inline constexpr std::string_view library_absent = "P303";
inline constexpr std::string_view manifest_unreadable = "P304";
inline constexpr std::string_view manifest_malformed = "P305";
inline constexpr std::string_view duplicate_id = "P306";
inline constexpr std::string_view manifest_other_major = "P307";
inline constexpr std::string_view not_a_library = "P308";
inline constexpr std::string_view dependency_missing = "P309";
inline constexpr std::string_view entry_absent = "P310";
inline constexpr std::string_view table_truncated = "P311";
inline constexpr std::string_view library_other_major = "P312";
inline constexpr std::string_view function_null = "P313";
inline constexpr std::string_view init_failed = "P314";
inline constexpr std::string_view load_threw = "P315";
inline constexpr std::string_view identity_absent = "P316";
inline constexpr std::string_view no_analyzers = "P317";
inline constexpr std::string_view pointer_null = "P318";
inline constexpr std::string_view count_wild = "P319";
inline constexpr std::string_view text_malformed = "P320";
inline constexpr std::string_view identifier_malformed = "P321";
inline constexpr std::string_view value_unknown = "P322";
inline constexpr std::string_view declaration_contradictory = "P323";
inline constexpr std::string_view manifest_differs = "P324";
inline constexpr std::string_view analyzer_absent = "P325";
inline constexpr std::string_view create_failed = "P326";
inline constexpr std::string_view check_options_failed = "P327";
inline constexpr std::string_view files_failed = "P328";
}  // namespace problem

struct ProblemCode {
    std::string_view code;
    std::string_view meaning;  ///< One line, for the list of codes.
};

/// All codes of plugins, ascending.
inline constexpr ProblemCode problem_codes[] = {
    {problem::folder_unreadable, "A folder of the plugin search path cannot be read."},
    {problem::manifest_absent, "A library has no manifest beside it."},
    {problem::library_absent, "A manifest has no library beside it."},
    {problem::manifest_unreadable, "A manifest cannot be read, or is not TOML."},
    {problem::manifest_malformed, "A manifest lacks a key, has an unknown one, or a wrong value."},
    {problem::duplicate_id, "Two plugins of one folder, or two parts of one plugin, share a name."},
    {problem::manifest_other_major,
     "The plugin's manifest names another major version of the ABI."},
    {problem::not_a_library, "The file is not a library that this machine can load."},
    {problem::dependency_missing,
     "The library needs another library, or a symbol, that is missing."},
    {problem::entry_absent, "The library does not export the table plm_entry."},
    {problem::table_truncated,
     "A table of the library is shorter than its version of the ABI says."},
    {problem::library_other_major, "The library was built for another major version of the ABI."},
    {problem::function_null, "A function that every plugin, analyzer or writer must have is null."},
    {problem::init_failed, "The plugin's init said that it cannot work here."},
    {problem::load_threw, "The plugin let an exception out while it was being loaded."},
    {problem::identity_absent, "The plugin does not have the extension plm.plugin/1."},
    {problem::no_analyzers,
     "The plugin brings no analyzer and no writer of a kind that this program knows."},
    {problem::pointer_null, "A table of the library holds a null pointer where none may be."},
    {problem::count_wild, "A table of the library states a count that cannot be meant."},
    {problem::text_malformed, "A text of the library is not UTF-8, or is too long."},
    {problem::identifier_malformed, "An id or name is not of the form [a-z][a-z0-9_]*."},
    {problem::value_unknown, "A type, flag or other number is none that this program knows."},
    {problem::declaration_contradictory,
     "A declaration of a layer, option or round contradicts itself."},
    {problem::manifest_differs, "The manifest and the library say different things."},
    {problem::analyzer_absent, "The loaded plugin has no analyzer or writer of that id."},
    {problem::create_failed, "The analyzer or writer could not be created with these options."},
    {problem::check_options_failed,
     "The check that an analyzer or writer makes of its options failed itself."},
    {problem::files_failed, "A writer did not name its files, or named one that cannot be."},
};

}  // namespace palimpsest::core
