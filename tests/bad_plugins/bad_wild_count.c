/* It says that it brings more analyzers than memory could hold. */
#define PLUGIN_ANALYZER_COUNT UINT64_MAX
#include "plugin_parts.h"
