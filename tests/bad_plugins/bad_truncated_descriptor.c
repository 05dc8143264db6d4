/* The descriptor ends before its layers. */
#define PLUGIN_DESCRIPTOR_SIZE offsetof(plm_descriptor, layers)
#include "plugin_parts.h"
