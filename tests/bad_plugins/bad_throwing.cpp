/* `analyze` lets an exception out, past any guard of the SDK. */
#include <stdexcept>

#include "palimpsest/ext/analyzer.h"

static plm_status throwing_analyze(void*, const plm_call*, const plm_document*) {
    throw std::runtime_error("thrown past the guard");
}
#define PLUGIN_ANALYZE throwing_analyze
#include "plugin_parts.h"
