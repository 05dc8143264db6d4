// Document analyzers that exercise the engine: every kind of column, reference and threading.
#include <algorithm>
#include <chrono>
#include <thread>

#include "palimpsest/plugin.hpp"
#include "words.hpp"

namespace {

using namespace palimpsest;

/// Words with every kind of column, appended backwards, and their letters as a child layer.
class Words {
  public:
    static Description description() {
        Description d;
        d.id = "words";
        d.summary = "Words, with every kind of column";
        d.produces = {
            {.name = "words",
             .columns =
                 {{.name = "length"},
                  {.name = "share", .type = Type::number, .nullable = true},
                  {.name = "capital", .type = Type::boolean},
                  {.name = "ending", .type = Type::string, .nullable = true},
                  {.name = "next.begin", .type = Type::offset, .nullable = true},
                  {.name = "next.end", .type = Type::offset, .nullable = true},
                  {.name = "next_word", .type = Type::row, .nullable = true, .target = "words"},
                  {.name = "document", .type = Type::document}}},
            {.name = "letters",
             .columns = {{.name = "word", .type = Type::row, .target = "words"},
                         {.name = "code_point"}},
             .parent = "words",
             .field = "letters"}};
        return d;
    }

    void analyze(const Document& document, Sink& sink) const {
        const std::vector<Span> words = words_of(document.text());
        RowWriter& rows = sink.layer("words");
        RowWriter& letters = sink.layer("letters");
        // Backwards: the engine sorts, and renumbers what points to a row.
        std::optional<Row> next_row;
        std::optional<Span> next;
        for (auto word = words.rbegin(); word != words.rend(); ++word) {
            const std::string_view text = document.text(*word);
            const bool is_long = text.size() > 3;
            const Row row = rows.add(
                *word, text.size(),
                is_long ? std::optional(static_cast<double>(text.size()) / 7) : std::nullopt,
                text[0] >= 'A' && text[0] <= 'Z',
                is_long ? std::optional(std::string(ending(text))) : std::nullopt,
                next ? std::optional(next->begin) : std::nullopt,
                next ? std::optional(next->end) : std::nullopt, next_row, document.number());
            for (std::uint64_t at = 0; at < text.size();) {
                const CodePoint letter = code_point_at(text, at);
                letters.add({word->begin + at, word->begin + at + letter.size}, row,
                            static_cast<std::int64_t>(letter.value));
                at += letter.size;
            }
            next_row = row;
            next = *word;
        }
    }
};

/// Lines, each with a reference to its first word, which an earlier step found.
class Lines {
  public:
    static Description description() {
        Description d;
        d.id = "lines";
        d.summary = "Lines and their first words";
        d.needs = {{.name = "words", .columns = {{.name = "length"}}}};
        d.produces = {
            {.name = "lines",
             .columns = {
                 {.name = "first_word", .type = Type::row, .nullable = true, .target = "words"},
                 {.name = "bytes_in_words"}}}};
        return d;
    }

    void analyze(const Document& document, Sink& sink) const {
        const LayerView words = document.layer("words");
        std::uint64_t word = 0;
        for (std::uint64_t begin = 0; begin < document.text().size();) {
            const std::uint64_t end =
                std::min<std::uint64_t>(document.text().find('\n', begin), document.text().size());
            std::optional<Row> first;
            std::int64_t bytes = 0;
            for (; word < words.size() && words.span(word).begin < end; ++word) {
                if (!first) first = Row{static_cast<std::int64_t>(word)};
                bytes += words.column("length").integer(word);
            }
            sink.layer("lines").add({begin, end}, first, bytes);
            begin = end + 1;
        }
    }
};

/// Adds the places of a word to the additive layer `noise`.
class NoiseWords {
  public:
    static Description description() {
        Description d;
        d.id = "noise_words";
        d.summary = "Places of a word, as noise";
        d.options = {{.name = "word", .type = OptionType::string, .doc = "The word."}};
        d.produces = {{.name = "noise",
                       .columns = {{.name = "kind", .type = Type::string}},
                       .additive = true}};
        return d;
    }
    explicit NoiseWords(const Settings& settings) : word_(settings.text("word")) {}

    void analyze(const Document& document, Sink& sink) const {
        for (const Span& word : words_of(document.text()))
            if (document.text(word) == word_) sink.layer("noise").add(word, "artefact");
    }

  private:
    std::string word_;
};

/// What a projection without noise leaves of the text, and where its first byte came from.
class Projected {
  public:
    static Description description() {
        Description d;
        d.id = "projected";
        d.summary = "The text without noise and white space";
        d.produces = {{.name = "projected", .columns = {{.name = "left", .type = Type::string}}}};
        d.projections = {{.drop = PLM_DROP_NOISE | PLM_DROP_WHITE_SPACE, .fold = PLM_FOLD_CASE}};
        return d;
    }

    void analyze(const Document& document, Sink& sink) const {
        const ProjectedView view = document.projection();
        if (view.text().empty()) return;
        sink.layer("projected").add(view.original({0, view.text().size()}), view.text());
    }
};

/// One instance a thread; counts how many there are.
class Workers {
  public:
    static Description description() {
        Description d;
        d.id = "workers";
        d.summary = "One instance a thread";
        d.threading = Threading::per_worker;
        d.options = {{.name = "fails",
                      .type = OptionType::boolean,
                      .by_default = "false",
                      .doc = "Whether an instance can be made."}};
        d.produces = {{.name = "sizes", .columns = {{.name = "bytes"}}}};
        return d;
    }
    explicit Workers(const Settings& settings) {
        if (settings.boolean("fails")) throw FatalError("no instance today");
    }

    void analyze(const Document& document, Sink& sink) {
        if (busy_) throw FatalError("two calls of one instance at a time");
        busy_ = true;
        if (documents_++ == 0) document.count("instances");
        document.count("documents");
        sink.layer("sizes").add({0, document.text().size()}, document.text().size());
        busy_ = false;
    }

  private:
    bool busy_ = false;
    std::int64_t documents_ = 0;
};

/// Wants documents one at a time, in the reader's order.
class Sequence {
  public:
    static Description description() {
        Description d;
        d.id = "sequence";
        d.summary = "Numbers documents in their order";
        d.threading = Threading::serial;
        d.produces = {{.name = "sequence", .columns = {{.name = "place"}}}};
        return d;
    }

    void analyze(const Document& document, Sink& sink) {
        if (before_ && *before_ >= document.number()) throw FatalError("out of order");
        before_ = document.number();
        sink.layer("sequence").add({0, 0}, place_++);
    }

  private:
    std::optional<std::uint64_t> before_;
    std::int64_t place_ = 0;
};

/// Fails as the text of a document says.
class Failing {
  public:
    static Description description() {
        Description d;
        d.id = "failing";
        d.summary = "Fails as the text says";
        d.produces = {{.name = "passed"}};
        return d;
    }

    void analyze(const Document& document, Sink& sink) const {
        const auto says = [&](std::string_view what) {
            return document.text().find(what) != std::string_view::npos;
        };
        sink.layer("passed").add({0, document.text().size()});
        if (says("FAIL-DOCUMENT")) throw DocumentError("the text says so");
        if (says("FAIL-MEMORY")) throw std::bad_alloc();
        if (says("FAIL-FATAL")) throw FatalError("the text says so");
        if (says("FAIL-CANCELLED")) throw Cancelled();
    }
};

/// Takes its time over each document, unless the run ends early.
class Slow {
  public:
    static Description description() {
        Description d;
        d.id = "slow";
        d.summary = "Takes its time";
        d.options = {{.name = "time",
                      .type = OptionType::duration,
                      .by_default = "\"10s\"",
                      .doc = "A document's."}};
        d.produces = {{.name = "slow"}};
        return d;
    }
    explicit Slow(const Settings& settings)
        : time_(std::chrono::nanoseconds(settings.integer("time"))) {}

    void analyze(const Document& document, Sink&) const {
        const auto end = std::chrono::steady_clock::now() + time_;
        while (std::chrono::steady_clock::now() < end) {
            document.stop_if_cancelled();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

  private:
    std::chrono::nanoseconds time_;
};

}  // namespace

PALIMPSEST_PLUGIN(Words, Lines, NoiseWords, Projected, Workers, Sequence, Failing, Slow);
