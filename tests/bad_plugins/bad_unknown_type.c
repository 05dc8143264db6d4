/* It has an option of a type that no version of the ABI has. */
#include "palimpsest/abi.h"

static const plm_option option = {sizeof option, {"colour", 6}, 99,   0, {NULL, 0},
                                  {NULL, 0},     {NULL, 0},     NULL, 0, {NULL, 0},
                                  {NULL, 0},     {NULL, 0}};
static const plm_option* const options[] = {&option};
#define PLUGIN_OPTIONS options
#define PLUGIN_OPTION_COUNT 1
#include "plugin_parts.h"
