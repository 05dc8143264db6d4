# cmake -DNM=... -DLIBRARY=... -P exports_test.cmake: a plugin exports plm_entry and nothing else.
execute_process(COMMAND "${NM}" -D --defined-only --format=posix "${LIBRARY}"
                OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE " [^\n]*" "" names "${symbols}")
string(STRIP "${names}" names)
if(NOT names STREQUAL "plm_entry")
    message(FATAL_ERROR "${LIBRARY} exports:\n${names}\nOnly plm_entry may be there.")
endif()
