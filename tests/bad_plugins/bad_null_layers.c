/* It counts two layers and lists none. */
#define PLUGIN_LAYERS NULL
#define PLUGIN_LAYER_COUNT 2
#include "plugin_parts.h"
