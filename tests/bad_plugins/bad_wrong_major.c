/* Built for a later major version of the ABI; its manifest says otherwise. Nothing of it may be
 * called, so its functions end the program. */
#include <stdlib.h>

#include "palimpsest/abi.h"

static plm_status must_not_run(const plm_call* call) {
    (void)call;
    abort();
}
#define PLUGIN_ABI_MAJOR (PLM_ABI_MAJOR + 1)
#define PLUGIN_INIT must_not_run
#include "plugin_parts.h"
