/* The library that bad_missing_dependency needs. */
__attribute__((visibility("default"))) int from_absent_library(void);
int from_absent_library(void) { return 0; }
