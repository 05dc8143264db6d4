#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <limits>
#include <sstream>

#include "core/cli/commands.hpp"
#include "core/cli/completion.hpp"
#include "core/cli/interrupt.hpp"
#include "core/cli/terminal.hpp"
#include "core/engine/version.hpp"
#include "core/pipeline/suggestion.hpp"
#include "core/plugins/library.hpp"
#include "core/text/error.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {
namespace {

constexpr const char* description =
    R"(Palimpsest tells what scraped documents are made of: sections, years, copied passages.
A pipeline file says what to read, which analyzers to run, and where to write.)";

constexpr const char* examples = R"(examples:
  palimpsest init                                   write a commented pipeline.toml
  palimpsest run pipeline.toml                      run it
  palimpsest run pipeline.toml --input 'texts/**/*.txt' --output out
  palimpsest run pipeline.toml --set duplicates.threshold=0.9 --limit 100
  palimpsest show towns/106.txt                     a document with what was found in it
  palimpsest explain pipeline.toml                  what will run, with which values, and why
  palimpsest plugins list                           the analyzers and writers there are
  palimpsest plugins describe years                 options and layers of one
  palimpsest plugins new my_analyzer                a plugin project, ready to build

exit codes: 0 done; 1 done, with documents in quarantine; 2 wrong usage or pipeline; 3 failed;
130 interrupted. Results go to files, logs and progress to standard error.)";

using Command = std::function<int(const CommandLine&)>;

CommandWords words_of(const CLI::App& app) {
    CommandWords words{app.get_name(), app.get_description(), {}, {}};
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames()) words.options.push_back("--" + name);
    for (const CLI::App* command : app.get_subcommands({}))
        words.commands.push_back(words_of(*command));
    return words;
}

class Program {
  public:
    Program() : app_(description, "palimpsest") {
        app_.footer(examples);
        app_.set_version_flag("--version", fmt::format("palimpsest {} (ABI {}.{})", program_version,
                                                       PLM_ABI_MAJOR, PLM_ABI_MINOR));
        app_.require_subcommand(1);
        add_run();
        add_show();
        add_pipeline_commands();
        add_plugin_commands();
        CLI::App* completion =
            add(app_, "completion", "print a completion script for a shell",
                [this](const CommandLine& line) {
                    fmt::print("{}", completion_script(words_of(app_), line.shell));
                    return exit_code::done;
                });
        completion->add_option("SHELL", line_.shell, "bash, zsh or fish")
            ->required()
            ->check(CLI::IsMember({"bash", "zsh", "fish"}));
        completion->footer(
            "example:\n  palimpsest completion bash > ~/.local/share/"
            "bash-completion/completions/palimpsest");
    }

    int go(int argc, char** argv) {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::RequiredError& error) {
            return refuse(error);
        } catch (const CLI::ExtrasError& error) {
            return refuse(error);
        } catch (const CLI::ParseError& error) {
            // A stream would swallow why it could not be written.
            std::ostringstream out;
            const int code = app_.exit(error, out);
            fmt::print("{}", out.str());
            return code == 0 ? exit_code::done : exit_code::usage;
        }
        return chosen_(line_);
    }

  private:
    /// Something is missing, or something is there that nobody knows: a mistyped word as a rule.
    int refuse(const CLI::ParseError& error) {
        const std::vector<std::string> unknown = app_.remaining(true);
        if (unknown.empty()) return app_.exit(error), exit_code::usage;
        const CLI::App* command = &app_;
        std::string path = "palimpsest";
        while (!command->get_subcommands().empty()) {
            command = command->get_subcommands().front();
            path += " " + command->get_name();
        }
        const bool is_option = unknown.front().starts_with('-');
        std::vector<std::string> known;
        if (is_option)
            for (const CLI::Option* option : command->get_options())
                for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
        else
            for (const CLI::App* one : command->get_subcommands({}))
                known.push_back(one->get_name());
        const std::string near =
            known.empty() ? "" : "; " + suggestion(unknown.front(), known, "there are");
        report_error(fmt::format("`{}` takes no {} '{}'{}\nSee: {} --help", path,
                                 is_option ? "option" : (known.empty() ? "argument" : "command"),
                                 unknown.front(), near, path));
        return exit_code::usage;
    }

    CLI::App* add(CLI::App& parent, const std::string& name, const std::string& text,
                  Command command) {
        CLI::App* added = parent.add_subcommand(name, text);
        added->callback([this, command = std::move(command)] { chosen_ = command; });
        return added;
    }

    void add_plugin_folders(CLI::App* command) {
        command
            ->add_option("--plugin-dir", line_.plugin_folders,
                         "look for plugins here first; may be given more than once")
            ->type_name("FOLDER")
            ->allow_extra_args(false);
    }

    void add_pipeline_options(CLI::App* command) {
        command->add_option("PIPELINE", line_.pipeline, "the pipeline file (TOML)")->required();
        command
            ->add_option("--set", line_.overrides.set,
                         "set an option of a step: STEP.OPTION=VALUE; may be given more than once")
            ->type_name("STEP.OPTION=VALUE")
            ->allow_extra_args(false);
        command
            ->add_option("--input", line_.overrides.input,
                         "read these files, folders or patterns instead of read.paths; "
                         "- is standard input")
            ->type_name("PATH")
            ->allow_extra_args(false);
        command
            ->add_option("--output", line_.overrides.output,
                         "write into this folder instead of those of the pipeline")
            ->type_name("FOLDER");
        add_plugin_folders(command);
    }

    void add_run() {
        CLI::App* run = add(app_, "run", "run a pipeline", [](const CommandLine& line) {
            return run_command(line, watch_interrupts());
        });
        add_pipeline_options(run);
        run->add_option("--threads", line_.threads, "worker threads; 0 = one a core")
            ->check(CLI::Range(0, 1024))
            ->type_name("N");
        run->add_option(
               "--memory", line_.memory,
               "memory for corpus steps, as 512M or 2G; default: a quarter of the machine's")
            ->type_name("SIZE");
        run->add_option("--limit", line_.limit, "read only the first N documents")
            ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()))
            ->type_name("N");
        run->add_flag("--quiet", line_.quiet, "no progress and no summary");
        run->add_option("--log-level", line_.log_level, "debug, info, warning or error")
            ->check(CLI::IsMember({"debug", "info", "warning", "error"}))
            ->type_name("LEVEL");
        run->footer(
            "The output appears whole when the run is done; until then, and after Ctrl-C, "
            "the old one stands.\n\nexample:\n  palimpsest run reports.toml --input reports "
            "--output out --threads 4");
    }

    void add_show() {
        CLI::App* show =
            add(app_, "show", "show a document with what was found in it",
                [](const CommandLine& line) { return show_command(line, watch_interrupts()); });
        show->add_option(
                "DOCUMENT", line_.document,
                "its id, or the end of it; with --pipeline a file, or FILE:LINE of JSON Lines")
            ->required();
        show->add_option("--run", line_.run_folder,
                         "a folder that a run wrote to, or its file of annotations; default: out")
            ->type_name("FOLDER");
        show->add_option("--pipeline", line_.pipeline,
                         "run this pipeline over the file DOCUMENT, and write nothing")
            ->type_name("FILE");
        show->add_option("--layer", line_.layers, "show this layer; may be given more than once")
            ->type_name("NAME")
            ->allow_extra_args(false);
        show->add_option("--color", line_.colour,
                         "auto, always or never; auto: on terminals, unless NO_COLOR is set")
            ->check(CLI::IsMember({"auto", "always", "never"}))
            ->type_name("WHEN");
        add_plugin_folders(show);
        show->footer(
            "examples:\n  palimpsest show towns/106.txt\n"
            "  palimpsest show report.txt --pipeline pipeline.toml --layer years | less -R");
    }

    void add_pipeline_commands() {
        CLI::App* check = add(
            app_, "check", "say what is wrong with a pipeline, without running it", &check_command);
        add_pipeline_options(check);
        CLI::App* explain =
            add(app_, "explain", "show the resolved pipeline: values, where they come from, layers",
                &explain_command);
        add_pipeline_options(explain);
        CLI::App* init =
            add(app_, "init", "write a commented pipeline file to start from", &init_command);
        init->add_option("FILE", line_.file, "where to; default: pipeline.toml");
        add_plugin_folders(init);
        CLI::App* schema = add(app_, "schema", "print a JSON Schema of pipeline files, for editors",
                               &schema_command);
        add_plugin_folders(schema);
    }

    void add_plugin_commands() {
        CLI::App* plugins =
            app_.add_subcommand("plugins", "list, describe, check or start plugins");
        plugins->require_subcommand(1);
        add_plugin_folders(add(*plugins, "list", "the analyzers and writers on the search path",
                               &plugins_list_command));
        CLI::App* describe =
            add(*plugins, "describe", "options and layers of an analyzer, options of a writer",
                &plugins_describe_command);
        describe->add_option("ANALYZER", line_.plugin, "what a pipeline says in `use`")->required();
        add_plugin_folders(describe);
        CLI::App* check =
            add(*plugins, "check", "load plugins and compare them with their manifests",
                &plugins_check_command);
        check->add_option(
            "PLUGIN", line_.plugin,
            "an analyzer, a plugin's file or a folder; default: all on the search path");
        add_plugin_folders(check);
        CLI::App* fresh =
            add(*plugins, "new", "write a plugin project that builds and passes its test",
                &plugins_new_command);
        fresh->add_option("NAME", line_.name, "lower-case letters, digits and _")->required();
    }

    CLI::App app_;
    CommandLine line_;
    Command chosen_;
};

int guarded_main(int argc, char** argv) {
    try {
        const int code = Program().go(argc, argv);
        end_output();
        return code;
    } catch (const PluginError& error) {
        report_error(fmt::format("[{}] {}", error.problem().code, error.what()));
    } catch (const std::bad_alloc&) {
        report_error(
            "there is not enough memory; use fewer --threads or smaller documents "
            "(max_document)");
    } catch (const std::exception& error) {
        report_error(error.what());
    }
    return exit_code::failed;
}

}  // namespace
}  // namespace palimpsest::core

int main(int argc, char** argv) { return palimpsest::core::guarded_main(argc, argv); }
