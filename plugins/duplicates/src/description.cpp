#include "duplicates.hpp"
#include "tables.hpp"

namespace palimpsest::duplicates {
namespace {

constexpr std::string_view manual = R"(Finds what stands in the collection more than once, through
small edits, masks, changed numbers and injected noise: `units` names whole documents, sections,
paragraphs, sentences, and passages.

Documents, sections, paragraphs and sentences are cut before comparing, and each is compared with
its own kind. Sketches propose pairs; a document that stands in a longer one is found by runs that
both have. A passage is whatever two documents, or two places of one, have in common, with the exact
bounds of the match; it ends with its work. Every pair that is reported was compared on its texts.

Texts are compared as sets of shingles, runs of `shingle` tokens, of a projection that leaves out
noise, white space and punctuation and makes all numbers and masks equal. A token is a Han
character, a word, or a number. `similarity` is the Jaccard of two sets: shingles of both divided by
shingles of either. `containment`, of a document in a longer one: shingles of both divided by its
own.

Sections come from the layer `sections`; a document that has none is one section. They nest: all of
them are compared, but where two sections are copies, the copies of what they contain are not
reported again.

What stands in more than `boilerplate` documents is listed apart, and makes no passage. Units that
are alike form clusters around a medoid; each cluster has a template, the text that its members
share, with slots where they differ.)";

std::vector<Option> options() {
    return {
        {.name = "units",
         .type = OptionType::choice,
         .list = true,
         .by_default = R"(["document", "passage"])",
         .choices = {"document", "section", "paragraph", "sentence", "passage"},
         .doc =
             "What is compared with what; each kind only with its own. A passage is whatever two "
             "documents, or two places of one, have in common; the others are cut before "
             "comparing.",
         .since = "0.1.0"},
        {.name = "threshold",
         .type = OptionType::number,
         .by_default = "0.5",
         .minimum = "0.1",
         .maximum = "1.0",
         .doc = "How alike two units must be (Jaccard of their shingles) to be copies.",
         .since = "0.1.0"},
        {.name = "containment",
         .type = OptionType::number,
         .by_default = "0.8",
         .minimum = "0.2",
         .maximum = "1.0",
         .doc = "How much of a document must stand in a longer one (share of its shingles) to be a "
                "copy of a part of it.",
         .since = "0.1.0"},
        {.name = "shingle",
         .by_default = "5",
         .minimum = "1",
         .maximum = "64",
         .unit = "tokens",
         .doc = "Length of the runs of tokens that are compared.",
         .since = "0.1.0"},
        {.name = "min_tokens",
         .by_default = "25",
         .minimum = "8",
         .maximum = "1000000",
         .unit = "tokens",
         .doc = "Shorter units and passages are ignored. As a passage, every run of so many tokens "
                "without numbers and masks that stands twice is found, unless it is boilerplate.",
         .since = "0.1.0"},
        {.name = "recall",
         .type = OptionType::number,
         .by_default = "0.99",
         .minimum = "0.5",
         .maximum = "0.9999",
         .doc = "The probability that a pair just at the threshold is found; more alike ones are "
                "found more surely. Higher is slower.",
         .since = "0.1.0"},
        {.name = "window",
         .by_default = "64",
         .minimum = "1",
         .maximum = "100000",
         .unit = "units",
         .doc = "Where more units than this have a part of their sketches in common, each is "
                "compared with about twice as many of them, not with all. The counter "
                "pairs_not_compared says how often a pair was passed over.",
         .since = "0.1.0"},
        {.name = "boilerplate",
         .by_default = "50",
         .minimum = "2",
         .maximum = "60000",
         .unit = "documents",
         .doc = "A run of words that stands in more documents than this, and is shorter than 100 "
                "tokens, is boilerplate: listed as such, and no evidence of copying.",
         .since = "0.1.0"},
        {.name = "max_pairs",
         .by_default = "1000",
         .minimum = "0",
         .unit = "pairs",
         .doc = "How many pairs of a cluster are listed, the most similar first. The counter "
                "pairs_not_listed says what that left out.",
         .since = "0.1.0"},
        {.name = "templates",
         .type = OptionType::boolean,
         .by_default = "true",
         .doc = "Whether each cluster gets its template. Where most documents are copies, these "
                "can be longer than the texts.",
         .since = "0.1.0"},
    };
}

Layer copies() {
    return {.name = "copies",
            .columns = {{"unit", Type::string, false, "",
                         "document, section, paragraph, sentence or passage"},
                        {"cluster", Type::string, true, "",
                         "id of its cluster; null where it is like some unit of a cluster, but not "
                         "like its medoid"},
                        {"similarity", Type::number, false, "", "Jaccard with the partner, 0 to 1"},
                        {"containment", Type::number, true, "",
                         "of a document that stands in a longer one: how much of it, 0 to 1"},
                        {"kind", Type::string, false, "",
                         "exact: the same but for noise, white space and punctuation; else edited"},
                        {"documents", Type::integer, true, "",
                         "of a passage: in how many documents of different content its wording "
                         "stands, the middle of its seeds' counts"},
                        {"partner.document", Type::document},
                        {"partner.begin", Type::offset, false, "partner.document"},
                        {"partner.end", Type::offset, false, "partner.document"}},
            .doc =
                "Units that stand elsewhere too: for each its nearest partner in another "
                "document, and the nearest in its own."};
}

}  // namespace

Description Duplicates::description() {
    std::vector<Layer> produced = corpus_tables();
    produced.insert(produced.begin(), copies());
    return {.id = "duplicates",
            .summary = "Copied documents, parts of them, and passages, with their partners",
            .doc = std::string(manual),
            .threading = Threading::shared,
            .options = options(),
            .uses = {{.name = "works"},
                     {.name = "sections"},
                     {.name = "noise", .columns = {{"kind", Type::string}}, .additive = true},
                     // What stands in the slots of templates.
                     {.name = "years"},
                     {.name = "placeholders", .columns = {{"stands_for", Type::string}}}},
            .produces = std::move(produced),
            // What is compared; and, for templates, the text as it reads without noise.
            .projections = {{PLM_DROP_NOISE | PLM_DROP_WHITE_SPACE | PLM_DROP_PUNCTUATION,
                             PLM_FOLD_WIDTH | PLM_FOLD_CASE | PLM_FOLD_DIGITS | PLM_FOLD_MASKS},
                            {.drop = PLM_DROP_NOISE}}};
}

void Duplicates::check_options(const Settings& settings, const OptionErrors& errors) {
    if (settings.texts("units").empty())
        errors.report("units",
                      "no unit is chosen; name one or more of document, section, paragraph, "
                      "sentence, passage");
    if (settings.integer("min_tokens") < settings.integer("shingle"))
        errors.report("min_tokens",
                      "a unit shorter than one shingle has nothing to compare; "
                      "min_tokens must be at least shingle");
}

}  // namespace palimpsest::duplicates
