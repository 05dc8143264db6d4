/* The analyzer's table ends before `analyze`. */
#define PLUGIN_ANALYZER_SIZE offsetof(plm_analyzer, analyze)
#include "plugin_parts.h"
