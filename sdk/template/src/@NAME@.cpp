/// Marks a word wherever it stands.
#include <palimpsest/plugin.hpp>

namespace {

using namespace palimpsest;

class @CLASS@ {
  public:
    static Description description() {
        return {.id = "@NAME@",
                .summary = "Marks a word",
                .options = {{.name = "word",
                             .type = OptionType::string,
                             .by_default = "\"工作\"",
                             .doc = "The word to look for."}},
                .produces = {{.name = "@NAME@",
                              .columns = {{.name = "place",
                                           .type = Type::integer,
                                           .doc = "Which one it is in its document, from 1."}},
                              .doc = "Every place where the word stands."}}};
    }

    static void check_options(const Settings& settings, const OptionErrors& errors) {
        if (settings.text("word").empty()) errors.report("word", "an empty word stands everywhere");
    }

    explicit @CLASS@(const Settings& settings) : word_(settings.text("word")) {}

    void analyze(const Document& document, Sink& sink) const {
        RowWriter& rows = sink.layer("@NAME@");
        const std::string_view text = document.text();
        for (std::size_t at = text.find(word_); at != text.npos;
             at = text.find(word_, at + word_.size()))
            rows.add({at, at + word_.size()}, rows.size() + 1);
    }

  private:
    std::string word_;
};

}  // namespace

PALIMPSEST_PLUGIN(@CLASS@);
