# palimpsest_add_plugin(NAME name VERSION 1.2.3 SOURCES file...
#                       [SUMMARY "one line"] [LICENSE "Apache-2.0"] [LINK_LIBRARIES target...]
#                       [RESOURCES file...] [MANIFEST file] [NO_INSTALL])
#
# Builds a plugin of Palimpsest, in its source tree and outside of it alike:
#   <output>/<name>.so     the library; it exports the symbol plm_entry and nothing else
#   <output>/<name>.toml   its manifest, written by a tool that loads the library once; MANIFEST
#                          names a file to take instead, for builds whose result cannot run here
#   <output>/<name>/       RESOURCES, each under its own name without its folder
# where <output> is PALIMPSEST_PLUGIN_OUTPUT, by default ${CMAKE_BINARY_DIR}/plugins: a folder to
# give to `palimpsest --plugin-dir`. All of it is installed to lib/palimpsest/plugins, unless
# NO_INSTALL. SUMMARY and LICENSE, like name and version, reach the code as string literals
# (PALIMPSEST_PLUGIN_NAME, _VERSION, _SUMMARY, _LICENSE).
include_guard(GLOBAL)

get_filename_component(PALIMPSEST_SDK_FOLDER "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)
set_property(GLOBAL PROPERTY palimpsest_sdk_folder "${PALIMPSEST_SDK_FOLDER}")
unset(PALIMPSEST_SDK_FOLDER)

function(palimpsest_add_plugin)
    cmake_parse_arguments(PARSE_ARGV 0 plugin "NO_INSTALL" "NAME;VERSION;SUMMARY;LICENSE;MANIFEST"
                          "SOURCES;LINK_LIBRARIES;RESOURCES")
    palimpsest_check_plugin_arguments()
    set(output "${PALIMPSEST_PLUGIN_OUTPUT}")
    if(NOT output)
        set(output "${CMAKE_BINARY_DIR}/plugins")
    endif()

    palimpsest_plugin_library()
    palimpsest_plugin_resources()
    palimpsest_plugin_manifest()
    if(NOT plugin_NO_INSTALL)
        palimpsest_plugin_installation()
    endif()
endfunction()

macro(palimpsest_check_plugin_arguments)
    foreach(argument NAME VERSION SOURCES)
        if(NOT plugin_${argument})
            message(FATAL_ERROR "palimpsest_add_plugin: ${argument} is missing")
        endif()
    endforeach()
    if(plugin_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "palimpsest_add_plugin(${plugin_NAME}): unknown arguments: "
                            "${plugin_UNPARSED_ARGUMENTS}")
    endif()
    if(NOT plugin_NAME MATCHES "^[a-z][a-z0-9_]*$")
        message(FATAL_ERROR "palimpsest_add_plugin: NAME '${plugin_NAME}' is not made of small "
                            "letters, digits and _ (first a letter)")
    endif()
    if(NOT plugin_VERSION MATCHES "^[0-9]+\\.[0-9]+\\.[0-9]+$")
        message(FATAL_ERROR "palimpsest_add_plugin(${plugin_NAME}): VERSION '${plugin_VERSION}' is "
                            "not MAJOR.MINOR.PATCH")
    endif()
endmacro()

# Sets `result` to a C string literal that survives every shell and every list of CMake.
function(palimpsest_string_literal result text)
    string(REPLACE "\\" "\\134" text "${text}")
    string(REPLACE "\"" "\\042" text "${text}")
    string(REPLACE ";" "\\073" text "${text}")
    string(REPLACE "#" "\\043" text "${text}")
    string(REPLACE "$" "\\044" text "${text}")
    string(REPLACE "\n" "\\012" text "${text}")
    set(${result} "\"${text}\"" PARENT_SCOPE)
endfunction()

macro(palimpsest_plugin_library)
    add_library(${plugin_NAME} MODULE ${plugin_SOURCES})
    target_link_libraries(${plugin_NAME} PRIVATE palimpsest::sdk ${plugin_LINK_LIBRARIES})
    set_target_properties(${plugin_NAME} PROPERTIES
        PREFIX "" OUTPUT_NAME "${plugin_NAME}" SUFFIX ".so" DEBUG_POSTFIX ""
        LIBRARY_OUTPUT_DIRECTORY "${output}"
        CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON C_STANDARD 11 C_STANDARD_REQUIRED ON
        C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    foreach(literal NAME VERSION SUMMARY LICENSE)
        palimpsest_string_literal(value "${plugin_${literal}}")
        target_compile_definitions(${plugin_NAME} PRIVATE "PALIMPSEST_PLUGIN_${literal}=${value}")
    endforeach()
    # Unique symbols are shared by all libraries of a process, whatever their visibility.
    target_compile_options(${plugin_NAME} PRIVATE
        $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fno-gnu-unique>)

    palimpsest_sdk_folder(sdk)
    if(NOT APPLE)
        target_link_options(${plugin_NAME} PRIVATE
            "LINKER:--version-script=${sdk}/cmake/palimpsest_plugin.map")
        set_property(TARGET ${plugin_NAME} APPEND PROPERTY
            LINK_DEPENDS "${sdk}/cmake/palimpsest_plugin.map")
        palimpsest_can_refuse_undefined(refuse)
        if(refuse)
            target_link_options(${plugin_NAME} PRIVATE "LINKER:-z,defs")
        endif()
    endif()
endmacro()

function(palimpsest_sdk_folder result)
    get_property(folder GLOBAL PROPERTY palimpsest_sdk_folder)
    set(${result} "${folder}" PARENT_SCOPE)
endfunction()

# Clang puts the functions of its sanitizers into the program alone: a library then has undefined
# symbols by design.
function(palimpsest_can_refuse_undefined result)
    get_directory_property(options COMPILE_OPTIONS)
    set(flags "${CMAKE_C_FLAGS} ${CMAKE_CXX_FLAGS} ${options}")
    if("${CMAKE_C_COMPILER_ID} ${CMAKE_CXX_COMPILER_ID}" MATCHES "Clang" AND flags MATCHES "-fsanitize")
        set(${result} FALSE PARENT_SCOPE)
    else()
        set(${result} TRUE PARENT_SCOPE)
    endif()
endfunction()

macro(palimpsest_plugin_resources)
    set(copies "")
    foreach(resource IN LISTS plugin_RESOURCES)
        get_filename_component(source "${resource}" ABSOLUTE)
        get_filename_component(file "${resource}" NAME)
        set(copy "${output}/${plugin_NAME}/${file}")
        add_custom_command(OUTPUT "${copy}"
            COMMAND "${CMAKE_COMMAND}" -E copy "${source}" "${copy}"
            DEPENDS "${source}" VERBATIM)
        list(APPEND copies "${copy}")
    endforeach()
    if(copies)
        add_custom_target(${plugin_NAME}_resources DEPENDS ${copies})
        add_dependencies(${plugin_NAME} ${plugin_NAME}_resources)
    endif()
endmacro()

macro(palimpsest_plugin_manifest)
    set(manifest "${output}/${plugin_NAME}.toml")
    if(plugin_MANIFEST)
        get_filename_component(source "${plugin_MANIFEST}" ABSOLUTE)
        set(write_manifest "${CMAKE_COMMAND}" -E copy "${source}" "${manifest}")
        set_property(TARGET ${plugin_NAME} APPEND PROPERTY LINK_DEPENDS "${source}")
    else()
        palimpsest_manifest_tool(${plugin_NAME}_manifest)
        # A target as the command: CMake puts CMAKE_CROSSCOMPILING_EMULATOR before it.
        set(write_manifest ${plugin_NAME}_manifest "$<TARGET_FILE:${plugin_NAME}>" "${manifest}")
        add_dependencies(${plugin_NAME} ${plugin_NAME}_manifest)
        set_property(TARGET ${plugin_NAME} APPEND PROPERTY
            LINK_DEPENDS "$<TARGET_FILE:${plugin_NAME}_manifest>")
    endif()
    add_custom_command(TARGET ${plugin_NAME} POST_BUILD
        COMMAND ${write_manifest} BYPRODUCTS "${manifest}" VERBATIM
        COMMENT "Writing the manifest ${plugin_NAME}.toml")
endmacro()

# The tool is a target of the plugin's own folder, so that it is built with the same flags: a
# library with sanitizers loads only into a program that has them.
function(palimpsest_manifest_tool target)
    palimpsest_sdk_folder(sdk)
    set(folder "${sdk}/tools/plm_manifest")
    add_executable(${target} "${folder}/main.c" "${folder}/host.c" "${folder}/toml.c")
    target_link_libraries(${target} PRIVATE palimpsest::sdk ${CMAKE_DL_LIBS})
    target_compile_definitions(${target} PRIVATE _GNU_SOURCE)
    set_target_properties(${target} PROPERTIES
        C_STANDARD 11 C_STANDARD_REQUIRED ON
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
    if(CMAKE_CXX_COMPILER_LOADED)
        set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
    endif()
endfunction()

macro(palimpsest_plugin_installation)
    set(destination "lib/palimpsest/plugins")
    install(TARGETS ${plugin_NAME} LIBRARY DESTINATION "${destination}")
    install(FILES "${manifest}" DESTINATION "${destination}")
    if(plugin_RESOURCES)
        install(FILES ${plugin_RESOURCES} DESTINATION "${destination}/${plugin_NAME}")
    endif()
endmacro()
