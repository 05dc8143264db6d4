/* `create` and `destroy` let exceptions out, and so does the check of options. */
#include <stdexcept>

#include "palimpsest/ext/analyzer.h"

static plm_status throwing_create(const plm_call*, const plm_settings*, void**) {
    throw std::runtime_error("thrown by create");
}
static plm_status throwing_check(const plm_call*, const plm_settings*, const plm_option_errors*) {
    throw std::runtime_error("thrown by check_options");
}
#define PLUGIN_CREATE throwing_create
#define PLUGIN_CHECK_OPTIONS throwing_check
#include "plugin_parts.h"
