#include "core/pipeline/codes.hpp"

namespace palimpsest::core {

namespace codes {

const CodeInfo unreadable_file{
    "P101", "the pipeline file cannot be read",
    "There is no such file, or you may not read it. Check the path; `palimpsest init` writes a "
    "file to start from."};
const CodeInfo unknown_key{
    "P102", "unknown key or table",
    "A key that nothing would look at is most often a misspelt one, so it is refused. The message "
    "says which keys are allowed here; `palimpsest plugins describe NAME` shows a plugin's "
    "options."};
const CodeInfo not_utf8{"P103", "the pipeline file is not UTF-8",
                        "TOML is UTF-8. Save the file as UTF-8 in your editor; the encoding of the "
                        "documents has nothing to do with it and is said by `read.encoding`."};
const CodeInfo syntax{"P104", "syntax error",
                      "The file is no TOML from this place on, and nothing after it was looked at. "
                      "Strings need quotes, lists need commas, a key may be given once."};
const CodeInfo version{"P105", "missing or unknown version",
                       "A pipeline file starts with `version = 1`, so that a later release can "
                       "still tell what it means."};
const CodeInfo wrong_type{"P106", "wrong type of value",
                          "The value is, say, a string where a number is wanted. The message says "
                          "what is wanted and how it is written."};
const CodeInfo out_of_range{"P107", "value out of range",
                            "The number, size or duration lies outside the bounds that the message "
                            "states."};
const CodeInfo not_a_choice{"P108", "not one of the allowed values",
                            "The option takes one of a few words; the message lists them."};
const CodeInfo bad_quantity{
    "P109", "unreadable size or duration",
    "Sizes are written as `1048576`, `\"64 KiB\"`, `\"256 MB\"` or `\"2G\"` (KB, MB, GB count in "
    "thousands; KiB, MiB, GiB and the single letters in 1024s), durations as `\"250ms\"`, "
    "`\"10s\"`, `\"5min\"` or `\"1h30min\"`."};
const CodeInfo bad_pattern{
    "P110", "the regular expression does not compile",
    "Patterns follow RE2: no look-ahead, no look-behind, no references back. In TOML, put them in "
    "single quotes so that backslashes stay what they are."};
const CodeInfo missing_key{"P111", "a required key is missing",
                           "The table cannot do without the key that the message names."};
const CodeInfo bad_variable{
    "P112", "an environment variable cannot be filled in",
    "`${env:NAME}` inside a string is replaced by the variable's value, which must be set; an "
    "empty value is fine. Write `$${` for the two characters `${` themselves."};
const CodeInfo bad_override{
    "P113", "`--set` cannot be understood",
    "It is written `--set STEP.OPTION=VALUE`, `--set WRITER.OPTION=VALUE`, "
    "`--set read.KEY=VALUE` or `--set write.KEY=VALUE`, which goes to every "
    "`[[write]]`; STEP is the step's name, or what it uses, WRITER what a "
    "`[[write]]` uses."};
const CodeInfo file_too_large{"P114", "the pipeline file is too large",
                              "A pipeline file has at most 1 MiB, keys of at most 16 parts, and "
                              "values nested at most 63 deep. "
                              "Was a document named instead of a pipeline?"};
const CodeInfo is_a_directory{"P115", "a folder where a pipeline file is wanted",
                              "Name the file in the folder; `--input` names the folder of the "
                              "documents."};
const CodeInfo unknown_encoding{"P116", "unknown encoding",
                                "Use `auto`, or a name such as `UTF-8`, `GB18030`, `GBK`, `Big5`, "
                                "`UTF-16`."};
const CodeInfo bad_path{"P117", "a path that cannot be used",
                        "A path or pattern is empty, or standard input (`-`) is mixed with other "
                        "inputs."};
const CodeInfo output_is_input{"P118", "the output lies among the input",
                               "The next run would read its own results. Write to another folder, "
                               "or make the input pattern narrower."};
const CodeInfo same_output{"P119", "two writers write the same file",
                           "Give each `[[write]]` a path of its own."};
const CodeInfo refused_option{
    "P120", "the plugin refuses an option",
    "The plugin looked at the options together and found what the "
    "message says. `palimpsest plugins describe NAME` shows its options."};
const CodeInfo faulty_option_table{
    "P121", "the plugin declares an option wrongly",
    "A default or a bound in the plugin's own table does not fit the option's type. The pipeline "
    "is not to blame; tell the plugin's author."};
const CodeInfo unknown_writer{
    "P122", "unknown writer",
    "The name in `use` is misspelt, or the plugin is not on the search path. `palimpsest plugins` "
    "lists what there is; `--plugin-dir` and PALIMPSEST_PLUGIN_PATH add folders."};
const CodeInfo no_write{"P123", "nothing is written",
                        "A pipeline needs a `[[write]]` with a path, or its results are lost."};
const CodeInfo replaces_read_file{
    "P124", "an output would replace a file that the run reads",
    "The output's path leads to the pipeline file itself or to a file that an option names, "
    "perhaps through a symbolic link. Give the output another name or folder."};

const CodeInfo unknown_analyzer{
    "P201", "no plugin has this analyzer",
    "The name in `use` is misspelt, or the plugin is not on the search path. `palimpsest plugins` "
    "lists what there is; `--plugin-dir` and PALIMPSEST_PLUGIN_PATH add folders."};
const CodeInfo nameless_twin{"P202", "one analyzer is used twice without names",
                             "Give each of the steps a `name`, so that messages, counters and "
                             "`--set` can tell them apart."};
const CodeInfo duplicate_name{"P203", "two steps have the same name",
                              "Names are unique; a step without one is called after its `use`."};
const CodeInfo bad_name{"P204", "a step's name has the wrong form",
                        "Names are lower-case letters, digits and underscores, begin with a letter "
                        "and have at most 64 of them; `read`, `write`, `step` and `version` are "
                        "taken."};
const CodeInfo missing_layer{"P205", "no step produces a required layer",
                             "Add one of the analyzers that the message names, before this step."};
const CodeInfo late_layer{"P206", "a required layer is produced too late",
                          "Steps run in the order of the file. Move the producer before the step "
                          "that needs its layer."};
const CodeInfo two_producers{"P207", "two steps produce the same layer",
                             "A layer has one producer unless it is declared additive (as `noise` "
                             "is). Remove one of the steps."};
const CodeInfo column_mismatch{
    "P208", "a layer is not what its reader expects",
    "The reader wants a column that the producer does not have, or has with another type. The two "
    "plugins do not fit together: update the older one."};
const CodeInfo late_used_layer{"P209", "a layer that would be used is produced too late",
                               "A warning: the step works without the layer, and better with it. "
                               "Move the producer before it."};
const CodeInfo no_step{"P210", "the pipeline has no step",
                       "A warning: documents are read and written with their ids, encodings and "
                       "hashes, and no layers."};
const CodeInfo added_file_taken{
    "P211", "a file that a writer adds is taken",
    "A writer may write more files than its `path` names: JSON Lines has a corpus table as "
    "`NAME.jsonl` beside it. Give one of the outputs another name or folder, or, where both "
    "writers would write the same tables, set `tables = false` for one of them."};
const CodeInfo schema_mismatch{"P212", "a layer has another version than its reader expects",
                               "The meaning of a column has changed between the two plugins: "
                               "update the older one."};

}  // namespace codes

std::span<const CodeInfo* const> pipeline_codes() {
    using namespace codes;
    static constexpr const CodeInfo* all[] = {
        &unreadable_file,  &unknown_key,      &not_utf8,
        &syntax,           &version,          &wrong_type,
        &out_of_range,     &not_a_choice,     &bad_quantity,
        &bad_pattern,      &missing_key,      &bad_variable,
        &bad_override,     &file_too_large,   &is_a_directory,
        &unknown_encoding, &bad_path,         &output_is_input,
        &same_output,      &refused_option,   &faulty_option_table,
        &unknown_writer,   &no_write,         &replaces_read_file,
        &unknown_analyzer, &nameless_twin,    &duplicate_name,
        &bad_name,         &missing_layer,    &late_layer,
        &two_producers,    &column_mismatch,  &late_used_layer,
        &no_step,          &added_file_taken, &schema_mismatch};
    return all;
}

}  // namespace palimpsest::core
