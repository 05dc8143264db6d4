# One step of the package test, see CMakeLists.txt. STEP is install, sample, run or new.
cmake_minimum_required(VERSION 3.25)

function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(configure_and_build source)
    run("${CMAKE_COMMAND}" -S "${source}" -B "${SCRATCH}/build" -G "${GENERATOR}"
        "-DCMAKE_PREFIX_PATH=${PREFIX}" "-DCMAKE_C_COMPILER=${C_COMPILER}"
        "-DCMAKE_CXX_COMPILER=${CXX_COMPILER}" "-DCMAKE_C_FLAGS=${flags}"
        "-DCMAKE_CXX_FLAGS=${flags}" -DCMAKE_BUILD_TYPE=Debug
        -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF)
    run("${CMAKE_COMMAND}" --build "${SCRATCH}/build")
endfunction()

# The program that was installed; a build of the SDK alone has none.
macro(expect_program)
    set(program "${PREFIX}/bin/palimpsest")
    if(NOT EXISTS "${program}")
        message("SKIPPED: ${program} was not built")
        return()
    endif()
endmacro()

function(expect_file path)
    if(NOT EXISTS "${path}")
        message(FATAL_ERROR "${path} is missing")
    endif()
endfunction()

set(flags "")
if(SANITIZE)
    # A library with sanitizers and a program with the same go together, mixtures do not.
    set(flags "-fsanitize=${SANITIZE}")
endif()
file(REMOVE_RECURSE "${SCRATCH}")
file(MAKE_DIRECTORY "${SCRATCH}")

if(STEP STREQUAL "install")
    file(REMOVE_RECURSE "${PREFIX}")
    run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}")

elseif(STEP STREQUAL "sample")
    # A copy: a sample must not reach for anything beside it.
    file(COPY "${SOURCE}/" DESTINATION "${SCRATCH}/source")
    configure_and_build("${SCRATCH}/source")
    expect_file("${SCRATCH}/build/plugins/${PLUGIN}.so")
    expect_file("${SCRATCH}/build/plugins/${PLUGIN}.toml")
    run("${CMAKE_COMMAND}" --install "${SCRATCH}/build" --prefix "${SCRATCH}/prefix")
    expect_file("${SCRATCH}/prefix/lib/palimpsest/plugins/${PLUGIN}.so")
    expect_file("${SCRATCH}/prefix/lib/palimpsest/plugins/${PLUGIN}.toml")

elseif(STEP STREQUAL "run")
    expect_program()
    execute_process(COMMAND "${program}" plugins list --plugin-dir "${PLUGINS}"
                    OUTPUT_VARIABLE listed COMMAND_ERROR_IS_FATAL ANY)
    if(NOT listed MATCHES "(^|\n)[^\n]*${PLUGIN}")
        message(FATAL_ERROR "`palimpsest plugins list` does not show ${PLUGIN}:\n${listed}")
    endif()
    run("${program}" run "${SOURCE}/pipeline.toml" --plugin-dir "${PLUGINS}"
        --output "${SCRATCH}/out" --quiet)
    file(GLOB_RECURSE written "${SCRATCH}/out/annotations.jsonl")
    file(READ "${written}" actual)
    # The first document speaks for all.
    string(FIND "${actual}" "\n" line_end)
    string(SUBSTRING "${actual}" 0 ${line_end} actual)
    string(JSON actual_layers GET "${actual}" layers)
    file(READ "${SOURCE}/expected_layers.json" expected_layers)
    # Layers of other steps are theirs to test.
    string(JSON count LENGTH "${expected_layers}")
    math(EXPR last "${count} - 1")
    foreach(i RANGE ${last})
        string(JSON layer MEMBER "${expected_layers}" ${i})
        string(JSON expected GET "${expected_layers}" ${layer})
        string(JSON actual ERROR_VARIABLE missing GET "${actual_layers}" ${layer})
        string(JSON same ERROR_VARIABLE missing EQUAL "${actual}" "${expected}")
        if(NOT same)
            message(FATAL_ERROR "in ${layer} ${PLUGIN} wrote\n${actual}\nnot\n${expected}")
        endif()
    endforeach()

elseif(STEP STREQUAL "new")
    expect_program()
    execute_process(COMMAND "${program}" plugins new "${PLUGIN}" WORKING_DIRECTORY "${SCRATCH}"
                    COMMAND_ERROR_IS_FATAL ANY)
    configure_and_build("${SCRATCH}/${PLUGIN}")
    execute_process(COMMAND "${CMAKE_CTEST_COMMAND}" --test-dir "${SCRATCH}/build"
                            --output-on-failure --no-tests=error
                    COMMAND_ERROR_IS_FATAL ANY)
endif()
