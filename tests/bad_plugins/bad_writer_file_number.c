/* Writes to a file that it does not have. */
#include "palimpsest/ext/draft/writer.h"

static plm_status stray_document(void* instance, const plm_writer_call* call,
                                 const plm_written_document* document, plm_string kept) {
    const plm_string bytes = PLM_LITERAL("lost");
    (void)instance, (void)document, (void)kept;
    call->write(call, 7, bytes);
    return PLM_OK;
}
#define WRITER_DOCUMENT stray_document
#include "writer_parts.h"
