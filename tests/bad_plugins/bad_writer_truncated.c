/* Its table ends before `finish`. */
#define WRITER_SIZE offsetof(plm_writer, finish)
#include "writer_parts.h"
