#include <algorithm>
#include <set>

#include "core/pipeline/analyzer_layers.hpp"
#include "core/pipeline/key_table.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/pipeline/value_text.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {

namespace {

constexpr std::size_t comment_width = 92;
constexpr std::string_view starting_writer = "jsonl";

/// `text` as comment lines of at most comment_width bytes, broken at spaces.
std::string commented(std::string_view text, std::string_view lead = "# ") {
    std::string result, line;
    const auto flush = [&] {
        if (!line.empty()) result += std::string(lead) + line + "\n";
        line.clear();
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
        const std::string_view word = text.substr(0, end);
        if (line.size() + word.size() + 1 > comment_width) flush();
        if (!word.empty()) line += (line.empty() ? "" : " ") + std::string(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    flush();
    return result;
}

std::string option_lines(std::span<const OptionInfo> options, std::string_view lead) {
    std::string text;
    for (const OptionInfo& option : options) {
        text += commented(option.doc, std::string(lead) + "# ");
        const bool needed = option.by_default.empty();
        text += std::string(lead) + (needed ? "" : "# ") + option.name + " = " +
                (needed ? "\"\"   # must be given" : option.by_default) + "\n";
    }
    return text;
}

bool needs_options(const AnalyzerInfo& analyzer) {
    return std::any_of(analyzer.options.begin(), analyzer.options.end(),
                       [](const OptionInfo& option) { return option.by_default.empty(); });
}

/// Chooses the analyzers that can run one after the other, and keeps the others.
class Choice {
  public:
    explicit Choice(const Registry& registry) {
        for (const std::string& id : registry.analyzer_ids())
            left_.push_back(registry.find(id).analyzer);
        // Documents first: what a corpus step reads is there then.
        std::stable_sort(
            left_.begin(), left_.end(),
            [](const AnalyzerInfo* a, const AnalyzerInfo* b) { return a->kind < b->kind; });
        while (take_next(true) || take_next(false)) {
        }
    }

    const std::vector<const AnalyzerInfo*>& chosen() const { return chosen_; }
    const std::vector<const AnalyzerInfo*>& left() const { return left_; }

  private:
    /// Moves one analyzer that can run now; `settled`: all that it would use has its producers.
    bool take_next(bool settled) {
        const auto found = std::find_if(left_.begin(), left_.end(), [&](const AnalyzerInfo* one) {
            return can_run(*one) && (!settled || uses_are_settled(*one));
        });
        if (found == left_.end()) return false;
        for (const LayerInfo& layer : (*found)->layers)
            if (layer.access == PLM_PRODUCES && produced_.insert(layer.name).second &&
                layer.additive)
                additive_.insert(layer.name);
        chosen_.push_back(*found);
        left_.erase(found);
        return true;
    }

    bool can_run(const AnalyzerInfo& analyzer) const {
        return !needs_options(analyzer) &&
               std::all_of(analyzer.layers.begin(), analyzer.layers.end(),
                           [&](const LayerInfo& layer) { return fits(layer); });
    }

    bool fits(const LayerInfo& layer) const {
        const bool there = produced_.count(layer.name) > 0;
        if (layer.access == PLM_REQUIRES) return there;
        if (layer.access == PLM_USES) return true;
        return !there || (layer.additive && additive_.count(layer.name) > 0);
    }

    bool uses_are_settled(const AnalyzerInfo& analyzer) const {
        return std::none_of(left_.begin(), left_.end(), [&](const AnalyzerInfo* other) {
            return other != &analyzer && may_run_later(*other) && feeds(*other, analyzer);
        });
    }

    bool may_run_later(const AnalyzerInfo& analyzer) const {
        return !needs_options(analyzer) &&
               std::all_of(analyzer.layers.begin(), analyzer.layers.end(),
                           [&](const LayerInfo& layer) {
                               return layer.access != PLM_PRODUCES || fits(layer);
                           });
    }

    static bool feeds(const AnalyzerInfo& producer, const AnalyzerInfo& user) {
        const std::vector<LayerInfo> wanted = read_layers(user);
        return std::any_of(wanted.begin(), wanted.end(), [&](const LayerInfo& layer) {
            return produced_layer(producer, layer.name) != nullptr;
        });
    }

    std::vector<const AnalyzerInfo*> left_;
    std::vector<const AnalyzerInfo*> chosen_;
    std::set<std::string> produced_;
    std::set<std::string> additive_;
};

std::string step_text(const AnalyzerInfo& analyzer, std::string_view lead) {
    std::string text = "\n" + commented(analyzer.summary);
    text +=
        std::string(lead) + "[[step]]\n" + std::string(lead) + "use = " + toml_quoted(analyzer.id);
    return text + "\n" + option_lines(analyzer.options, lead);
}

std::string write_text(const WriterInfo& writer, std::string_view path, std::string_view lead) {
    const std::vector<OptionInfo> keys = write_keys(&writer);
    const std::string start(lead);
    return "\n" + commented(writer.summary) + start + "[[write]]\n" + start +
           "use = " + toml_quoted(writer.id) + "\n" + commented(keys.front().doc, start + "# ") +
           start + "path = " + toml_quoted(path) + "\n" +
           option_lines(std::span(keys).subspan(1), lead);
}

/// The writer to start with, and the others as comments.
std::string write_texts(const Registry& registry) {
    std::string text, others;
    for (const std::string& id : registry.writer_ids()) {
        const WriterInfo& writer = *registry.find_writer(id).writer;
        if (id == starting_writer)
            text = write_text(writer, "out/annotations.jsonl", "");
        else
            others += write_text(writer, "out/" + id, "# ");
    }
    return text + others;
}

}  // namespace

std::string starter_pipeline(const Registry& registry, std::string_view paths) {
    std::string text =
        "# A pipeline of Palimpsest: what is read, what is done with it, where the results go.\n"
        "#   palimpsest check FILE     says what is wrong with it\n"
        "#   palimpsest explain FILE   shows what it comes to\n"
        "#   palimpsest run FILE       runs it\n"
        "# Lines that begin with # are comments; those with a value show the default.\n\n"
        "version = 1\n\n[read]\n";
    const auto keys = read_keys();
    text += commented(keys.front().doc) + "paths = [" + toml_quoted(paths) + "]\n";
    text += option_lines(keys.subspan(1), "");
    const Choice choice(registry);
    for (const AnalyzerInfo* analyzer : choice.chosen()) text += step_text(*analyzer, "");
    if (!choice.left().empty())
        text += "\n# These need an option or a layer that is not there, or produce one that is:\n";
    for (const AnalyzerInfo* analyzer : choice.left()) text += step_text(*analyzer, "# ");
    return text + write_texts(registry);
}

}  // namespace palimpsest::core
