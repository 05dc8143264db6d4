/* `deinit` is left out. */
#define PLUGIN_DEINIT NULL
#include "plugin_parts.h"
