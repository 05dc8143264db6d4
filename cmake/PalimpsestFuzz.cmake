# palimpsest_add_fuzz(NAME SOURCES ... LINK_LIBRARIES ... CORPUS file...): a fuzz target, a function
# LLVMFuzzerTestOneInput. With PALIMPSEST_FUZZ (clang) it becomes a libFuzzer program NAME; otherwise,
# with PALIMPSEST_TESTS, a test of that name that runs the function over every file of the corpus and
# over pieces of it.
function(palimpsest_add_fuzz name)
    cmake_parse_arguments(PARSE_ARGV 1 fuzz "" "" "SOURCES;LINK_LIBRARIES;CORPUS")
    if(NOT PALIMPSEST_FUZZ AND NOT PALIMPSEST_TESTS)
        return()
    endif()
    list(TRANSFORM fuzz_CORPUS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    add_executable(${name} ${fuzz_SOURCES})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${fuzz_LINK_LIBRARIES})
    palimpsest_warnings(${name})
    if(PALIMPSEST_FUZZ)
        target_compile_options(${name} PRIVATE -fsanitize=fuzzer,address,undefined)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer,address,undefined)
    else()
        target_sources(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/fuzz_replay.cpp)
        add_test(NAME ${name} COMMAND ${name} ${fuzz_CORPUS})
    endif()
endfunction()
