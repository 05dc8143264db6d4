/* Writes the part of TOML that a manifest is made of. */
#ifndef PLM_MANIFEST_TOML_H
#define PLM_MANIFEST_TOML_H

#include "palimpsest/abi.h"

/* Ends the program: `what` cannot be put into a manifest, and `why`. No half-written file stays. */
_Noreturn void refuse(const char* what, const char* why);

/* Opens the file to write, NULL = standard output. `subject` opens the messages of `refuse`. */
void open_manifest(const char* subject, const char* path);
void close_manifest(void);

/* `[[name]]`, and the indentation of the keys that follow. */
void table(const char* spaces, const char* name);

void key_string(const char* key, plm_string value);
void key_strings(const char* key, const plm_string* values, uint64_t count);
void key_word(const char* key, const char* value);
void key_number(const char* key, uint64_t value);
void key_bool(const char* key, int value);

#endif
