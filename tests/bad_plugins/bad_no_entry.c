/* A library that exports something, but no plm_entry. */
#include "palimpsest/abi.h"

PLM_EXPORT int not_an_entry(void) { return 1; }
