/* Everything works but the end: `destroy` and `deinit` let exceptions out. */
#include <stdexcept>

static void throwing_destroy(void*) { throw std::runtime_error("thrown by destroy"); }
static void throwing_deinit() { throw std::runtime_error("thrown by deinit"); }
#define PLUGIN_DESTROY throwing_destroy
#define PLUGIN_DEINIT throwing_deinit
#include "plugin_parts.h"
