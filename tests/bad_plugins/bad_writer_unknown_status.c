/* Returns a status that the ABI does not have. */
#include "palimpsest/ext/draft/writer.h"

static plm_status odd_document(void* instance, const plm_writer_call* call,
                               const plm_written_document* document, plm_string kept) {
    (void)instance, (void)call, (void)document, (void)kept;
    return -7;
}
#define WRITER_DOCUMENT odd_document
#include "writer_parts.h"
