# palimpsest_add_bench(NAME SOURCES file... [LINK_LIBRARIES target...] [DEFINITIONS NAME=VALUE...]):
# with PALIMPSEST_BENCH a program NAME in the build folder, for Google Benchmark, that may include
# "bench/text_speed.hpp"; nothing otherwise.
function(palimpsest_add_bench name)
    if(NOT PALIMPSEST_BENCH)
        return()
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 bench "" "" "SOURCES;LINK_LIBRARIES;DEFINITIONS")
    find_package(benchmark REQUIRED)
    add_executable(${name} ${bench_SOURCES})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${bench_LINK_LIBRARIES} benchmark::benchmark_main)
    target_compile_definitions(${name} PRIVATE
        BENCH_CORPUS="${PROJECT_SOURCE_DIR}/samples/corpus" ${bench_DEFINITIONS})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
    palimpsest_warnings(${name})
endfunction()
