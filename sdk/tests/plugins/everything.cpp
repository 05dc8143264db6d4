/// Says something in every field that a manifest has.
#include "palimpsest/corpus.hpp"

namespace {

using namespace palimpsest;

Option option(std::string name, OptionType type) {
    return {.name = std::move(name), .type = type, .since = "1.2.3"};
}

class Everything {
  public:
    static Description description() {
        Option units{.name = "units",
                     .type = OptionType::choice,
                     .list = true,
                     .by_default = "[\"document\"]",
                     .choices = {"document", "say \"passage\""},
                     .doc = "What to compare"};
        Option window{.name = "window",
                      .type = OptionType::integer,
                      .by_default = "3",
                      .minimum = "1",
                      .maximum = "9",
                      .unit = "lines"};
        return {.id = "everything",
                .summary = "A \"summary\" of 所有 with \\ and \t tab",
                .doc = "Two\nlines\x01",
                .threading = Threading::serial,
                .options = {units, window, option("a", OptionType::boolean),
                            option("b", OptionType::number), option("c", OptionType::string),
                            option("d", OptionType::pattern), option("e", OptionType::path),
                            option("f", OptionType::size), option("g", OptionType::duration)},
                .needs = {{.name = "works", .schema = 2}},
                .uses = {{.name = "noise", .columns = {{.name = "kind", .type = Type::string}}}},
                .produces = {{.name = "things",
                              .columns = {{.name = "a", .type = Type::boolean},
                                          {.name = "b", .nullable = true, .doc = "Perhaps"},
                                          {.name = "c", .type = Type::number},
                                          {.name = "partner.document", .type = Type::document},
                                          {.name = "partner.begin",
                                           .type = Type::offset,
                                           .target = "partner.document"}},
                              .additive = true,
                              .doc = "Things"},
                             {.name = "parts",
                              .columns = {{.name = "thing", .type = Type::row, .target = "things"}},
                              .parent = "things",
                              .field = "parts"}},
                .projections = {{PLM_DROP_NOISE | PLM_DROP_WHITE_SPACE, PLM_FOLD_MASKS}}};
    }
    void analyze(const Document&, Sink&) {}
};

struct Collection {
    static Description description() {
        return {.id = "collection",
                .summary = "Sees all",
                .produces = {{.name = "clusters", .table = true}}};
    }
    static std::vector<Round> rounds() {
        return {{.name = "keys"},
                {.name = "documents", .key = Key::document},
                {.name = "pairs", .key = Key::document_pair, .iterations = 3},
                {.name = "groups", .key = Key::component}};
    }
    void map(const Document&, const Emitter&) const {}
    void reduce(std::uint32_t, std::string_view, Records&, const Emitter&, Sink&) const {}
    void label(const Document&, Records&, Sink&) const {}
};

const void* extensions(const char* id) {
    if (std::strcmp(id, PLM_EXT_ANALYZER) == 0) return detail::analyzer_table<Everything>();
    if (std::strcmp(id, PLM_EXT_CORPUS) == 0) return detail::corpus_table<Collection>();
    return nullptr;
}

}  // namespace

PALIMPSEST_ENTRY(extensions, PLM_EXT_ANALYZER, PLM_EXT_CORPUS);
