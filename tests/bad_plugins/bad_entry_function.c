/* plm_entry is a function, as in many other plugin systems. */
#include "palimpsest/abi.h"

PLM_EXPORT const void* entry_function(void) __asm__("plm_entry");
const void* entry_function(void) { return 0; }
