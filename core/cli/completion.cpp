#include "core/cli/completion.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace palimpsest::core {
namespace {

std::string words_of(const CLI::App& app) {
    std::string words;
    for (const CLI::App* command : app.get_subcommands({})) words += command->get_name() + " ";
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames()) words += "--" + name + " ";
    if (!words.empty()) words.pop_back();
    return words;
}

/// One `case` arm a command; the key is the words up to it, joined by blanks.
std::string arms(const CLI::App& app, const std::string& path) {
    std::string text = fmt::format("        \"{}\") words=\"{}\" ;;\n", path, words_of(app));
    for (const CLI::App* command : app.get_subcommands({}))
        text +=
            arms(*command, path.empty() ? command->get_name() : path + " " + command->get_name());
    return text;
}

std::string bash_script(const CLI::App& app) {
    return fmt::format(R"(_palimpsest() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" path="" words="" word
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$word" in
            -*|*/*|*.*) ;;
            *) path="${{path:+$path }}$word" ;;
        esac
    done
    case "$path" in
{}    esac
    COMPREPLY=( $(compgen -W "$words" -- "$current") $(compgen -f -- "$current") )
}}
complete -o filenames -F _palimpsest palimpsest
)",
                       arms(app, ""));
}

std::string fish_lines(const CLI::App& app, const std::string& condition) {
    std::string text;
    for (const CLI::App* command : app.get_subcommands({}))
        text += fmt::format("complete -c palimpsest -n '{}' -a '{}' -d '{}'\n", condition,
                            command->get_name(), command->get_description());
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames())
            text += fmt::format("complete -c palimpsest -n '{}' -l '{}'\n", condition, name);
    for (const CLI::App* command : app.get_subcommands({}))
        text += fish_lines(*command, "__fish_seen_subcommand_from " + command->get_name());
    return text;
}

}  // namespace

std::string completion_script(const CLI::App& app, const std::string& shell) {
    if (shell == "bash") return bash_script(app);
    if (shell == "zsh") return "autoload -U bashcompinit && bashcompinit\n" + bash_script(app);
    if (shell == "fish") return fish_lines(app, "__fish_use_subcommand");
    return {};
}

}  // namespace palimpsest::core
