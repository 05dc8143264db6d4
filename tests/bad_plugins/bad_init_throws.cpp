/* init lets an exception out. */
#include <stdexcept>

#include "palimpsest/abi.h"

static plm_status throwing_init(const plm_call*) { throw std::runtime_error("thrown by init"); }
#define PLUGIN_INIT throwing_init
#include "plugin_parts.h"
