/* `document` lets an exception out, past any guard of the SDK. */
#include <stdexcept>

#include "palimpsest/ext/draft/writer.h"

static plm_status throwing_document(void*, const plm_writer_call*, const plm_written_document*,
                                    plm_string) {
    throw std::runtime_error("thrown past the guard");
}
#define WRITER_DOCUMENT throwing_document
#include "writer_parts.h"
