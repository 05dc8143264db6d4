# palimpsest_add_built_in(NAME name VERSION 1.2.3 SUMMARY "one line" LICENSE "Apache-2.0" SOURCES file...):
# a plugin that is linked into the program instead of being found in a folder. Its sources are those of
# any plugin; its table is called plm_entry_<name> here, because each plugin has one.
function(palimpsest_add_built_in)
    cmake_parse_arguments(PARSE_ARGV 0 plugin "" "NAME;VERSION;SUMMARY;LICENSE" "SOURCES")
    set(target palimpsest_built_in_${plugin_NAME})
    add_library(${target} STATIC ${plugin_SOURCES})
    target_link_libraries(${target} PRIVATE palimpsest::sdk)
    foreach(literal NAME VERSION SUMMARY LICENSE)
        palimpsest_string_literal(value "${plugin_${literal}}")
        target_compile_definitions(${target} PRIVATE "PALIMPSEST_PLUGIN_${literal}=${value}")
    endforeach()
    target_compile_definitions(${target} PRIVATE plm_entry=plm_entry_${plugin_NAME})
    palimpsest_warnings(${target})
    set_property(GLOBAL APPEND PROPERTY palimpsest_built_in ${plugin_NAME})
endfunction()

# palimpsest_link_built_in(TARGET): links what palimpsest_add_built_in has made so far, and adds the
# function that names it (core/plugins/built_in.hpp).
function(palimpsest_link_built_in target)
    get_property(names GLOBAL PROPERTY palimpsest_built_in)
    list(LENGTH names count)
    set(declarations "")
    set(entries "")
    foreach(name IN LISTS names)
        string(APPEND declarations "extern \"C\" const plm_entry_table plm_entry_${name};\n")
        string(APPEND entries "&plm_entry_${name}, ")
        target_link_libraries(${target} PRIVATE palimpsest_built_in_${name})
    endforeach()
    file(CONFIGURE OUTPUT built_in_entries.cpp CONTENT [[
#include <array>

#include "core/plugins/built_in.hpp"

@declarations@
namespace palimpsest::core::detail {
std::span<const plm_entry_table* const> built_in_entries() {
    static constexpr std::array<const plm_entry_table*, @count@> entries{@entries@};
    return entries;
}
}  // namespace palimpsest::core::detail
]] @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/built_in_entries.cpp)
endfunction()
