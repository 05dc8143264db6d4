#include "core/cli/completion.hpp"

#include <fmt/format.h>

namespace palimpsest::core {
namespace {

std::string words_of(const CommandWords& command) {
    std::string words;
    for (const CommandWords& inner : command.commands) words += inner.name + " ";
    for (const std::string& option : command.options) words += option + " ";
    if (!words.empty()) words.pop_back();
    return words;
}

/// One arm of a `case` a command; its pattern is the words that lead to it, joined by blanks.
std::string arms(const CommandWords& command, const std::string& path) {
    std::string text = fmt::format("        \"{}\") words=\"{}\" ;;\n", path, words_of(command));
    for (const CommandWords& inner : command.commands)
        text += arms(inner, path.empty() ? inner.name : path + " " + inner.name);
    return text;
}

std::string bash_script(const CommandWords& program) {
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
                       arms(program, ""));
}

std::string fish_lines(const CommandWords& command, const std::string& condition) {
    std::string text;
    for (const CommandWords& inner : command.commands)
        text += fmt::format("complete -c palimpsest -n '{}' -a '{}' -d '{}'\n", condition,
                            inner.name, inner.description);
    for (const std::string& option : command.options)
        text +=
            fmt::format("complete -c palimpsest -n '{}' -l '{}'\n", condition, option.substr(2));
    for (const CommandWords& inner : command.commands)
        text += fish_lines(inner, "__fish_seen_subcommand_from " + inner.name);
    return text;
}

}  // namespace

std::string completion_script(const CommandWords& program, const std::string& shell) {
    if (shell == "bash") return bash_script(program);
    if (shell == "zsh") return "autoload -U bashcompinit && bashcompinit\n" + bash_script(program);
    if (shell == "fish") return fish_lines(program, "__fish_use_subcommand");
    return {};
}

}  // namespace palimpsest::core
