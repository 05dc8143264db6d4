/* `extension` lets an exception out. */
#include "palimpsest/abi.h"

static const void* throwing_extension(const char*) { throw 42; }
#define PLUGIN_EXTENSION throwing_extension
#include "plugin_parts.h"
