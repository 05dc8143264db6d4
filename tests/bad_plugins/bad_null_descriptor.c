/* The analyzer has no descriptor. */
#define PLUGIN_DESCRIPTOR NULL
#include "plugin_parts.h"
