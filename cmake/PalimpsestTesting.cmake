find_package(GTest REQUIRED)
include(GoogleTest)

# palimpsest_add_test(NAME SOURCES ... LINK_LIBRARIES ... [DEFINITIONS ...] [LABELS ...]): a GoogleTest
# program, one ctest entry a test.
function(palimpsest_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 test "" "" "SOURCES;LINK_LIBRARIES;DEFINITIONS;LABELS")
    add_executable(${name} ${test_SOURCES})
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${test_LINK_LIBRARIES} GTest::gmock GTest::gtest_main)
    target_compile_definitions(${name} PRIVATE ${test_DEFINITIONS})
    palimpsest_warnings(${name})
    gtest_discover_tests(${name} TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60
                         PROPERTIES LABELS "${test_LABELS}")
endfunction()
