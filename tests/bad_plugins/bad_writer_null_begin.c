/* `begin` is left out. */
#define WRITER_BEGIN NULL
#include "writer_parts.h"
