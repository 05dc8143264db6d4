/* Writes a plugin's manifest: what the plugin says of itself, as TOML, so that a host can read it
 * without loading the library.
 *
 *   plm_manifest PLUGIN.so [MANIFEST.toml]
 *
 * palimpsest_add_plugin() builds it with the plugin's own flags and runs it after linking. It is a
 * host that does nothing but ask, and it refuses tables that a host could not read. */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "host.h"
#include "palimpsest/abi.h"
#include "palimpsest/ext/analyzer.h"
#include "palimpsest/ext/corpus.h"
#include "palimpsest/ext/draft/writer.h"
#include "toml.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const char* plugin_path;

/* Ends the program unless `table` is there and holds all fields that this ABI knows. */
static void expect_size(const void* table, size_t size, const char* what) {
    uint64_t found = 0;
    if (table == NULL) refuse(what, "the pointer is null");
    memcpy(&found, table, sizeof found);
    if (found < size) refuse(what, "struct_size is too small; set it to sizeof the struct");
}
#define EXPECT(pointer) expect_size((pointer), sizeof *(pointer), #pointer)

static const char* name_of(uint32_t value, const char* const* names, size_t count,
                           const char* what) {
    if (value == 0 || value > count) refuse(what, "the value is none of those that abi.h lists");
    return names[value - 1];
}

/* `name`: of the table, which belongs to an analyzer or a writer. */
static void write_option(const plm_option* option, const char* name) {
    static const char* const types[] = {"bool",    "int",  "float", "string",  "choice",
                                        "pattern", "path", "size",  "duration"};
    EXPECT(option);
    table("  ", name);
    key_string("name", option->name);
    key_word("type", name_of(option->type, types, COUNT(types), "option->type"));
    key_bool("list", option->is_list != 0);
    key_string("default", option->default_value);
    key_string("minimum", option->minimum);
    key_string("maximum", option->maximum);
    key_strings("choices", option->choices, option->choice_count);
    key_string("unit", option->unit);
    key_string("doc", option->doc);
    key_string("since", option->since);
}

static void write_column(const plm_column_declaration* column) {
    static const char* const types[] = {"bool",   "int64", "float64", "string",
                                        "offset", "row",   "document"};
    EXPECT(column);
    table("    ", "analyzer.layer.column");
    key_string("name", column->name);
    key_word("type", name_of(column->type, types, COUNT(types), "column->type"));
    key_bool("nullable", column->nullable != 0);
    key_string("target", column->target);
    key_string("doc", column->doc);
}

static void write_layer(const plm_layer* layer) {
    static const char* const accesses[] = {"requires", "uses", "produces"};
    EXPECT(layer);
    table("  ", "analyzer.layer");
    key_string("name", layer->name);
    key_word("access", name_of(layer->access, accesses, COUNT(accesses), "layer->access"));
    key_bool("additive", (layer->flags & PLM_LAYER_ADDITIVE) != 0);
    key_bool("table", (layer->flags & PLM_LAYER_TABLE) != 0);
    key_number("schema", layer->schema);
    key_string("parent", layer->parent);
    key_string("field", layer->field);
    key_string("doc", layer->doc);
    for (uint32_t i = 0; i < layer->column_count; ++i) write_column(layer->columns[i]);
}

static void write_projection(const plm_projection* projection) {
    EXPECT(projection);
    table("  ", "analyzer.projection");
    key_number("drop", projection->drop);
    key_number("fold", projection->fold);
}

static void write_round(const plm_round* round) {
    static const char* const keys[] = {"bytes", "document", "document_pair", "component"};
    EXPECT(round);
    table("  ", "analyzer.round");
    key_string("name", round->name);
    key_word("key", name_of(round->key, keys, COUNT(keys), "round->key"));
    key_number("iterations", round->iterations);
}

static void write_descriptor(const plm_descriptor* descriptor, const char* kind) {
    static const char* const threadings[] = {"shared", "per_worker", "serial"};
    EXPECT(descriptor);
    table("", "analyzer");
    key_string("id", descriptor->id);
    key_word("kind", kind);
    key_string("summary", descriptor->summary);
    key_string("doc", descriptor->doc);
    key_word("threading", name_of(descriptor->threading, threadings, COUNT(threadings),
                                  "descriptor->threading"));
    for (uint64_t i = 0; i < descriptor->option_count; ++i)
        write_option(descriptor->options[i], "analyzer.option");
    for (uint64_t i = 0; i < descriptor->layer_count; ++i) write_layer(descriptor->layers[i]);
    for (uint64_t i = 0; i < descriptor->projection_count; ++i)
        write_projection(descriptor->projections[i]);
}

static void write_analyzers(const plm_analyzer_table* analyzers) {
    if (analyzers == NULL) return;
    EXPECT(analyzers);
    for (uint64_t i = 0; i < analyzers->analyzer_count; ++i) {
        const plm_analyzer* analyzer = analyzers->analyzers[i];
        EXPECT(analyzer);
        write_descriptor(analyzer->descriptor, "document");
    }
}

static void write_corpus_analyzers(const plm_corpus_table* analyzers) {
    if (analyzers == NULL) return;
    EXPECT(analyzers);
    for (uint64_t i = 0; i < analyzers->analyzer_count; ++i) {
        const plm_corpus_analyzer* analyzer = analyzers->analyzers[i];
        EXPECT(analyzer);
        write_descriptor(analyzer->descriptor, "corpus");
        for (uint64_t k = 0; k < analyzer->round_count; ++k) write_round(analyzer->rounds[k]);
    }
}

static void write_writer(const plm_writer* writer) {
    static const char* const threadings[] = {"shared", "per_worker", "serial"};
    static const char* const outputs[] = {"file", "folder"};
    const plm_descriptor* descriptor = writer->descriptor;
    EXPECT(descriptor);
    table("", "writer");
    key_string("id", descriptor->id);
    key_string("summary", descriptor->summary);
    key_string("doc", descriptor->doc);
    key_word("threading", name_of(descriptor->threading, threadings, COUNT(threadings),
                                  "descriptor->threading"));
    key_word("output", name_of(writer->output, outputs, COUNT(outputs), "writer->output"));
    for (uint64_t i = 0; i < descriptor->option_count; ++i)
        write_option(descriptor->options[i], "writer.option");
}

static void write_writers(const plm_writer_table* writers) {
    if (writers == NULL) return;
    EXPECT(writers);
    for (uint64_t i = 0; i < writers->writer_count; ++i) {
        const plm_writer* writer = writers->writers[i];
        EXPECT(writer);
        write_writer(writer);
    }
}

/* A host finds a plugin by its file, and its resources by its name: both must agree. */
static void expect_file_name(plm_string name) {
    const char* slash = strrchr(plugin_path, '/');
    const char* file = slash == NULL ? plugin_path : slash + 1;
    if (strlen(file) != name.size + strlen(".so") || memcmp(file, name.data, name.size) != 0)
        refuse("plugin->name", "it is not the library's file name without its ending");
}

static void write_plugin(const plm_plugin_table* plugin, const plm_entry_table* entry) {
    EXPECT(plugin);
    expect_file_name(plugin->name);
    key_string("name", plugin->name);
    key_string("version", plugin->version);
    key_string("sdk_version", plugin->sdk_version);
    key_string("summary", plugin->summary);
    key_string("license", plugin->license);
    key_number("abi_major", entry->abi_major);
    key_number("abi_minor", entry->abi_minor);
}

static const plm_entry_table* open_plugin(void) {
    const plm_entry_table* entry = NULL;
    void* library = dlopen(plugin_path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) refuse("cannot be opened", dlerror());
    entry = dlsym(library, "plm_entry");
    if (entry == NULL) refuse("plm_entry", "the library does not export it");
    EXPECT(entry);
    if (entry->abi_major != PLM_ABI_MAJOR)
        refuse("plm_entry.abi_major", "the plugin was built for another major version of the ABI");
    return entry;
}

int main(int argument_count, char** arguments) {
    if (argument_count < 2 || argument_count > 3 || strlen(arguments[1]) <= strlen(".so")) {
        fputs("usage: plm_manifest PLUGIN.so [MANIFEST.toml]\n", stderr);
        return 2;
    }
    plugin_path = arguments[1];
    open_manifest(plugin_path, argument_count == 3 ? arguments[2] : NULL);
    const plm_entry_table* entry = open_plugin();
    const plm_call host = make_host(plugin_path);
    if (entry->init(&host) != PLM_OK) refuse("init", host_failure());
    write_plugin(entry->extension(PLM_EXT_PLUGIN), entry);
    write_analyzers(entry->extension(PLM_EXT_ANALYZER));
    write_corpus_analyzers(entry->extension(PLM_EXT_CORPUS));
    write_writers(entry->extension(PLM_EXT_WRITER));
    close_manifest();
    entry->deinit();
    return 0;
}
