/* Its analyzer's id is none. */
#define PLUGIN_ID "Bad-Identifier"
#include "plugin_parts.h"
