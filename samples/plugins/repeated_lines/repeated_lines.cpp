/// Lines that stand in several documents: letterheads, footers, phrases of forms.
#include <algorithm>
#include <palimpsest/corpus.hpp>

namespace {

using namespace palimpsest;

class RepeatedLines {
  public:
    static Description description() {
        return {.id = "repeated_lines",
                .summary = "Lines that stand in several documents",
                .options = {{.name = "documents",
                             .by_default = "2",
                             .minimum = "2",
                             .unit = "documents",
                             .doc = "In how many documents a line must stand.",
                             .since = "1.0.0"}},
                .produces = {{.name = "common_lines",
                              .columns = {{.name = "text", .type = Type::string},
                                          {.name = "documents", .type = Type::integer}},
                              .table = true,
                              .doc = "A line, and in how many documents it stands."},
                             {.name = "repeated_lines",
                              .columns = {{.name = "documents", .type = Type::integer}},
                              .doc = "A line that other documents have too."}}};
    }
    static std::vector<Round> rounds() { return {{.name = "lines"}}; }

    explicit RepeatedLines(const Settings& settings) : least_(settings.integer("documents")) {}

    /// Each line goes to whoever counts it: the key is the line, the value says where it stands.
    void map(const Document& document, const Emitter& emitter) const {
        const std::string_view text = document.text();
        for (std::uint64_t begin = 0; begin < text.size();) {
            const std::uint64_t end = std::min(text.find('\n', begin), text.size());
            if (end > begin)
                emitter.emit(lines, text.substr(begin, end - begin),
                             document_key(document.number()) + document_key(begin));
            begin = end + 1;
        }
    }

    /// One line with all its places, which come in order: those of a document follow one another.
    void reduce(std::uint32_t, std::string_view key, Records& records, const Emitter& emitter,
                Sink& sink) const {
        std::vector<Place> places;
        std::int64_t documents = 0;
        for (RecordView record; records.next(record);) {
            const Place place{document_in(record.bytes, 0), document_in(record.bytes, 1)};
            if (places.empty() || places.back().document != place.document) ++documents;
            places.push_back(place);
        }
        if (documents < least_) return;
        sink.layer("common_lines").add_record(key, documents);
        for (const Place& place : places)
            emitter.address(place.document,
                            document_key(place.begin) + document_key(place.begin + key.size()) +
                                document_key(static_cast<std::uint64_t>(documents)));
    }

    /// A document gets what was addressed to it.
    void label(const Document&, Records& records, Sink& sink) const {
        RowWriter& rows = sink.layer("repeated_lines");
        for (RecordView record; records.next(record);)
            rows.add({document_in(record.bytes, 0), document_in(record.bytes, 1)},
                     static_cast<std::int64_t>(document_in(record.bytes, 2)));
    }

  private:
    static constexpr std::uint32_t lines = 0;  // The round.

    struct Place {
        std::uint64_t document;
        std::uint64_t begin;
    };

    std::int64_t least_;
};

}  // namespace

PALIMPSEST_CORPUS_PLUGIN(RepeatedLines);
