/* Every header of the C ABI compiles as C11, on its own and twice. */
#include "palimpsest/abi.h"
#include "palimpsest/ext/analyzer.h"
#include "palimpsest/ext/corpus.h"

int plm_has_reaches_the_last_field(void);
int plm_has_reaches_the_last_field(void) {
    plm_entry_table table = {sizeof table, PLM_ABI_MAJOR, PLM_ABI_MINOR, 0, 0, 0};
    const int whole = PLM_HAS(&table, plm_entry_table, extension);
    table.struct_size -= 1;
    return whole && !PLM_HAS(&table, plm_entry_table, extension) &&
           PLM_HAS(&table, plm_entry_table, deinit);
}
