# palimpsest_warnings(TARGET): the warnings that every target of the project is built with.
function(palimpsest_warnings target)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wshadow
        # A designated initialiser leaves the other fields at their defaults on purpose.
        -Wno-missing-field-initializers
        # GCC 12 sees overlapping copies inside std::string where there are none (bug 105329).
        $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
        $<$<COMPILE_LANGUAGE:CXX>:-Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual>)
endfunction()

# palimpsest_add_module(NAME SOURCES ... LINK_LIBRARIES ... [PRIVATE_LIBRARIES ...]): a static library
# `palimpsest_NAME`, alias `palimpsest::NAME`, whose headers are included as "core/NAME/file.hpp".
function(palimpsest_add_module name)
    cmake_parse_arguments(PARSE_ARGV 1 module "" "" "SOURCES;LINK_LIBRARIES;PRIVATE_LIBRARIES")
    add_library(palimpsest_${name} STATIC ${module_SOURCES})
    add_library(palimpsest::${name} ALIAS palimpsest_${name})
    target_include_directories(palimpsest_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(palimpsest_${name} PUBLIC ${module_LINK_LIBRARIES}
                                             PRIVATE ${module_PRIVATE_LIBRARIES})
    palimpsest_warnings(palimpsest_${name})
endfunction()
