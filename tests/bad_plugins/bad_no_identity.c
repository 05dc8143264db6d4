/* It has no extension at all, so that nobody knows its name. */
#include <stddef.h>

static const void* no_extension(const char* id) {
    (void)id;
    return NULL;
}
#define PLUGIN_EXTENSION no_extension
#define PLUGIN_CREATE NULL
#define PLUGIN_DESTROY NULL
#define PLUGIN_ANALYZE NULL
#include "plugin_parts.h"
