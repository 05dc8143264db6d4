/* It brings no analyzer. */
#define PLUGIN_ANALYZER_COUNT 0
#include "plugin_parts.h"
