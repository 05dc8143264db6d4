/* Its threading is none that any version of the ABI has. */
#define PLUGIN_THREADING 17
#include "plugin_parts.h"
