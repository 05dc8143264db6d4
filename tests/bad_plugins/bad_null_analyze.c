/* `analyze` is left out. */
#define PLUGIN_ANALYZE NULL
#include "plugin_parts.h"
