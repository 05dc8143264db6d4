/* The table of plm.plugin/1 ends before the license. */
#define PLUGIN_IDENTITY_SIZE offsetof(plm_plugin_table, license)
#include "plugin_parts.h"
