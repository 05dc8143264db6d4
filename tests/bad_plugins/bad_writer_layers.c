/* Declares a layer, which writers do not. */
#define WRITER_LAYER_COUNT 1
#include "writer_parts.h"
