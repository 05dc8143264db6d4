# Runs PROGRAM over input.txt and compares what it writes with expected.txt.
execute_process(COMMAND "${PROGRAM}" INPUT_FILE "${CMAKE_CURRENT_LIST_DIR}/input.txt"
                OUTPUT_VARIABLE actual RESULT_VARIABLE result)
file(READ "${CMAKE_CURRENT_LIST_DIR}/expected.txt" expected)
if(NOT result EQUAL 0 OR NOT actual STREQUAL expected)
    message(FATAL_ERROR "edtf_check ended with ${result} and wrote:\n${actual}\ninstead of:\n${expected}")
endif()
