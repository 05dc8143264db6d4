/* Its documentation is written in GBK. */
#define PLUGIN_DOC TEXT("\xb9\xa4\xd7\xf7\xb1\xa8\xb8\xe6")
#include "plugin_parts.h"
