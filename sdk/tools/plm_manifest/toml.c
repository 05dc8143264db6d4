#include "toml.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char* subject = "plm_manifest";
static const char* manifest_path;
static FILE* out;
static const char* indent = "";

_Noreturn void refuse(const char* what, const char* why) {
    fprintf(stderr, "%s: %s: %s\n", subject, what, why);
    if (out != NULL && manifest_path != NULL) {
        fclose(out);
        remove(manifest_path);
    }
    exit(1);
}

void open_manifest(const char* subject_of_messages, const char* path) {
    subject = subject_of_messages;
    manifest_path = path;
    out = path == NULL ? stdout : fopen(path, "wb");
    if (out == NULL) refuse(path, strerror(errno));
    fputs("manifest = 1\n\n[plugin]\n", out);
}

void close_manifest(void) {
    if (fflush(out) != 0 || ferror(out)) refuse("the manifest", strerror(errno));
}

/* Bytes of the code point at `text`, 0 where it is not valid UTF-8. */
static size_t code_point_size(const unsigned char* text, uint64_t left) {
    const unsigned char lead = text[0];
    const size_t size = lead < 0x80   ? 1
                        : lead < 0xc2 ? 0
                        : lead < 0xe0 ? 2
                        : lead < 0xf0 ? 3
                        : lead < 0xf5 ? 4
                                      : 0;
    if (size == 0 || size > left) return 0;
    for (size_t i = 1; i < size; ++i)
        if ((text[i] & 0xc0) != 0x80) return 0;
    if ((lead == 0xe0 && text[1] < 0xa0) || (lead == 0xed && text[1] > 0x9f)) return 0;
    if ((lead == 0xf0 && text[1] < 0x90) || (lead == 0xf4 && text[1] > 0x8f)) return 0;
    return size;
}

static void write_string(plm_string string) {
    const unsigned char* text = (const unsigned char*)string.data;
    fputc('"', out);
    for (uint64_t i = 0; i < string.size;) {
        const size_t size = code_point_size(text + i, string.size - i);
        if (size == 0) refuse("a string", "it is not valid UTF-8");
        if (text[i] == '"' || text[i] == '\\')
            fprintf(out, "\\%c", text[i]);
        else if (text[i] == '\n')
            fputs("\\n", out);
        else if (text[i] < 0x20 || text[i] == 0x7f)
            fprintf(out, "\\u%04X", (unsigned)text[i]);
        else
            fwrite(text + i, 1, size, out);
        i += size;
    }
    fputc('"', out);
}

void key_string(const char* key, plm_string value) {
    fprintf(out, "%s%s = ", indent, key);
    write_string(value);
    fputc('\n', out);
}
void key_strings(const char* key, const plm_string* values, uint64_t count) {
    fprintf(out, "%s%s = [", indent, key);
    for (uint64_t i = 0; i < count; ++i) {
        if (i > 0) fputs(", ", out);
        write_string(values[i]);
    }
    fputs("]\n", out);
}
void key_word(const char* key, const char* value) {
    fprintf(out, "%s%s = \"%s\"\n", indent, key, value);
}
void key_number(const char* key, uint64_t value) {
    fprintf(out, "%s%s = %llu\n", indent, key, (unsigned long long)value);
}
void key_bool(const char* key, int value) {
    fprintf(out, "%s%s = %s\n", indent, key, value ? "true" : "false");
}
void table(const char* spaces, const char* name) {
    indent = spaces;
    fprintf(out, "\n%s[[%s]]\n", indent, name);
}
