/* Nothing wrong with it: what is wrong stands beside it, in its manifest or its neighbour. */
#include "plugin_parts.h"
