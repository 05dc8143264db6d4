/* Names a file outside of its folder. */
#include "palimpsest/ext/draft/writer.h"

static plm_status climbing_files(const plm_call* call, const plm_settings* settings,
                                 const plm_run_schema* schema, const plm_file_names* names) {
    const plm_string name = PLM_LITERAL("../passwords");
    (void)call, (void)settings, (void)schema;
    names->add(names, name);
    return PLM_OK;
}
#define WRITER_FILES climbing_files
#include "writer_parts.h"
