// Corpus analyzers that exercise the engine: every kind of round, tables, labels and iteration.
#include <algorithm>
#include <set>

#include "palimpsest/corpus.hpp"
#include "words.hpp"

namespace {

using namespace palimpsest;

std::string packed(Span span) { return document_key(span.begin) + document_key(span.end); }
Span unpacked(std::string_view bytes) { return {document_in(bytes), document_in(bytes, 1)}; }

constexpr std::size_t least_word = 5;

/// Words of five bytes or more that stand in more than one document: a table of them with their
/// places, and in every document a layer with the place in the next document.
class SharedWords {
  public:
    static Description description() {
        Description d;
        d.id = "shared_words";
        d.summary = "Words of several documents";
        d.produces = {
            {.name = "shared",
             .columns = {{.name = "word", .type = Type::string}, {.name = "places_count"}},
             .table = true},
            {.name = "shared_places",
             .columns = {{.name = "shared", .type = Type::row, .target = "shared"},
                         {.name = "document", .type = Type::document},
                         {.name = "begin", .type = Type::offset, .target = "document"},
                         {.name = "end", .type = Type::offset, .target = "document"}},
             .table = true,
             .parent = "shared",
             .field = "places"},
            {.name = "twins",
             .columns = {
                 {.name = "partner.document", .type = Type::document},
                 {.name = "partner.begin", .type = Type::offset, .target = "partner.document"},
                 {.name = "partner.end", .type = Type::offset, .target = "partner.document"},
                 {.name = "partner_text", .type = Type::string}}}};
        return d;
    }
    static std::vector<Round> rounds() { return {{.name = "words"}}; }

    void map(const Document& document, const Emitter& emit) const {
        if (document.text().find("FAIL-MAP") != std::string_view::npos) {
            emit.emit(0, "never", "", {document.number()});
            throw DocumentError("not mapped");
        }
        for (const Span& word : words_of(document.text()))
            if (word.size() >= least_word)
                emit.emit(0, document.text(word), document_key(document.number()) + packed(word),
                          {document.number()});
    }

    void reduce(std::uint32_t, std::string_view key, Records& records, const Emitter& emit,
                Sink& sink) const {
        std::vector<std::pair<std::uint64_t, Span>> places;
        for (RecordView record; records.next(record);)
            places.emplace_back(record.documents[0], unpacked(record.bytes.substr(8)));
        if (places.front().first == places.back().first) return;
        const Row row = sink.layer("shared").add_record(key, places.size());
        for (const auto& [document, span] : places) {
            if (records.document(document).text(span) != key) throw FatalError("another text");
            sink.layer("shared_places").add_record(row, document, span.begin, span.end);
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto& [partner, span] = places[(i + 1) % places.size()];
            emit.address(places[i].first, packed(places[i].second) + packed(span), {partner});
        }
    }

    void label(const Document& document, Records& records, Sink& sink) const {
        if (document.text().find("FAIL-LABEL") != std::string_view::npos)
            throw DocumentError("not labelled");
        for (RecordView record; records.next(record);) {
            const Span own = unpacked(record.bytes);
            const Span other = unpacked(record.bytes.substr(16));
            const std::uint64_t partner = record.documents[0];
            sink.layer("twins").add(own, partner, other.begin, other.end,
                                    records.document(partner).text(other));
        }
    }
};

/// Families of documents that share words, over any number of steps.
class Families {
  public:
    static Description description() {
        Description d;
        d.id = "families";
        d.summary = "Documents that words connect";
        d.produces = {{.name = "families",
                       .columns = {{.name = "key", .type = Type::string}, {.name = "size"}},
                       .table = true},
                      {.name = "family", .columns = {{.name = "size"}}}};
        return d;
    }
    static std::vector<Round> rounds() {
        return {{.name = "links", .key = Key::component},
                {.name = "members", .key = Key::document}};
    }

    void map(const Document& document, const Emitter& emit) const {
        const std::string own = "document " + document_key(document.number());
        const std::string value = document_key(document.number());
        emit.emit_edge(0, own, own, value);
        for (const Span& word : words_of(document.text()))
            if (word.size() >= least_word)
                emit.emit_edge(0, own, "word " + std::string(document.text(word)), value);
    }

    void reduce(std::uint32_t round, std::string_view key, Records& records, const Emitter& emit,
                Sink& sink) const {
        std::set<std::string> values;
        for (RecordView record; records.next(record);) values.emplace(record.bytes);
        if (round == 1) {
            for (const std::string& size : values) emit.address(document_in(key), size);
            return;
        }
        sink.layer("families").add_record(key.substr(0, key.find(' ')), values.size());
        for (const std::string& document : values)
            emit.emit(1, document, document_key(values.size()));
    }

    void label(const Document& document, Records& records, Sink& sink) const {
        for (RecordView record; records.next(record);)
            sink.layer("family").add({0, document.text().size()}, document_in(record.bytes));
    }
};

/// A round that sends to itself until a number is used up.
class Countdown {
  public:
    static Description description() {
        Description d;
        d.id = "countdown";
        d.summary = "A round that sends to itself";
        d.threading = Threading::serial;
        d.options = {{.name = "from",
                      .type = OptionType::integer,
                      .by_default = "3",
                      .doc = "How often; three is what the round declares."}};
        d.produces = {
            {.name = "turns", .columns = {{.name = "left"}, {.name = "count"}}, .table = true}};
        return d;
    }
    static std::vector<Round> rounds() { return {{.name = "turn", .iterations = 4}}; }
    explicit Countdown(const Settings& settings)
        : from_(static_cast<std::uint64_t>(settings.integer("from"))) {}

    void map(const Document& document, const Emitter& emit) const {
        emit.emit(0, document_key(from_), document_key(document.number()));
    }
    void reduce(std::uint32_t, std::string_view key, Records& records, const Emitter& emit,
                Sink& sink) const {
        const std::uint64_t left = document_in(key);
        std::int64_t count = 0;
        for (RecordView record; records.next(record); ++count)
            if (left > 0) emit.emit(0, document_key(left - 1), record.bytes);
        sink.layer("turns").add_record(left, count);
    }
    void label(const Document&, Records&, Sink&) const {}

  private:
    std::uint64_t from_;
};

/// Emits more than a small budget holds.
class Flood {
  public:
    static Description description() {
        Description d;
        d.id = "flood";
        d.summary = "Emits much";
        d.options = {{.name = "kilobytes",
                      .type = OptionType::integer,
                      .by_default = "1024",
                      .doc = "From each document."}};
        d.produces = {{.name = "drops", .columns = {{.name = "count"}}, .table = true}};
        return d;
    }
    static std::vector<Round> rounds() { return {{.name = "drops"}}; }
    explicit Flood(const Settings& settings) : kilobytes_(settings.integer("kilobytes")) {}

    void map(const Document& document, const Emitter& emit) const {
        const std::string value(1000, 'x');
        for (std::int64_t i = 0; i < kilobytes_; ++i)
            emit.emit(0, document_key(document.number()), value);
    }
    void reduce(std::uint32_t, std::string_view, Records& records, const Emitter&,
                Sink& sink) const {
        std::int64_t count = 0;
        for (RecordView record; records.next(record);) ++count;
        sink.layer("drops").add_record(count);
    }
    void label(const Document&, Records&, Sink&) const {}

  private:
    std::int64_t kilobytes_;
};

/// Does in each of its functions what the contract rules out, as the option says.
class Faulty {
  public:
    static Description description() {
        Description d;
        d.id = "faulty";
        d.summary = "Breaks the contract of corpus analyzers";
        d.options = {{.name = "fault", .type = OptionType::string, .doc = "What to do wrong."}};
        d.produces = {{.name = "faulty"}};
        return d;
    }
    static std::vector<Round> rounds() {
        return {{.name = "first", .key = Key::document},
                {.name = "second", .key = Key::document_pair},
                {.name = "third", .key = Key::component}};
    }
    explicit Faulty(const Settings& settings) : fault_(settings.text("fault")) {}

    void map(const Document& document, const Emitter& emit) const {
        const std::string own = document_key(document.number());
        emit.emit(0, own, "", {document.number()});
        if (fault_ == "round") emit.emit(3, own, "");
        if (fault_ == "short key") emit.emit(0, "short", "");
        if (fault_ == "short pair") emit.emit(1, own, "");
        if (fault_ == "key for edge") emit.emit(2, own, "");
        if (fault_ == "edge for key") emit.emit_edge(0, own, own, "");
    }
    void reduce(std::uint32_t, std::string_view key, Records& records, const Emitter& emit,
                Sink& sink) const {
        if (fault_ == "backwards") emit.emit(0, key, "");
        if (fault_ == "throws") throw std::runtime_error("nothing adds up");
        if (fault_ == "cancelled") throw Cancelled();
        if (fault_ == "unnamed document") records.document(99);
        if (fault_ == "layer in reduce") sink.layer("faulty").add({0, 0});
    }
    void label(const Document& document, Records& records, Sink&) const {
        if (fault_ == "unnamed in label") records.document(document.number() + 1);
    }

  private:
    std::string fault_;
};

}  // namespace

PALIMPSEST_CORPUS_PLUGIN(SharedWords, Families, Countdown, Flood, Faulty);
