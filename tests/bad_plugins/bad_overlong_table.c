/* The entry's size says more than the symbol takes. */
#define PLUGIN_ENTRY_SIZE (sizeof(plm_entry_table) + 64)
#include "plugin_parts.h"
