# Runs the pipeline and compares the layers of each document with those of EXPECTED, line by line.
# Other fields of a line, and the order of fields, may differ.
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE "${OUTPUT}")
execute_process(
    COMMAND "${PROGRAM}" run "${PIPELINE}" --plugin-dir "${PLUGINS}" --output "${OUTPUT}" --quiet
    RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "palimpsest run ended with ${result}")
endif()

file(GLOB_RECURSE found "${OUTPUT}/annotations.jsonl")
if(NOT found)
    message(FATAL_ERROR "There is no annotations.jsonl in ${OUTPUT}")
endif()
file(READ "${found}" actual_lines)
file(READ "${EXPECTED}" expected_lines)

# Moves the first line of the variable `lines` to the variable `line`.
macro(take_line lines line)
    string(FIND "${${lines}}" "\n" end)
    string(SUBSTRING "${${lines}}" 0 ${end} ${line})
    math(EXPR next "${end} + 1")
    string(SUBSTRING "${${lines}}" ${next} -1 ${lines})
endmacro()

while(NOT "${expected_lines}" STREQUAL "")
    if("${actual_lines}" STREQUAL "")
        message(FATAL_ERROR "Documents are missing:\n${expected_lines}")
    endif()
    take_line(expected_lines expected)
    take_line(actual_lines actual)
    string(JSON id GET "${expected}" id)
    string(JSON expected_layers GET "${expected}" layers)
    string(JSON actual_layers GET "${actual}" layers)
    string(JSON same EQUAL "${expected_layers}" "${actual_layers}")
    if(NOT same)
        message(FATAL_ERROR "${id} has the layers\n${actual_layers}\n"
                            "but these were expected:\n${expected_layers}")
    endif()
endwhile()
if(NOT "${actual_lines}" STREQUAL "")
    message(FATAL_ERROR "There are documents that nobody expected:\n${actual_lines}")
endif()
