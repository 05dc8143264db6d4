#include "duplicates.hpp"

#include "steps.hpp"
#include "unit_spans.hpp"

namespace palimpsest::duplicates {

std::vector<Round> Duplicates::rounds() {
    return {{"candidates", Key::bytes},
            {"samples", Key::bytes},
            {"inclusions", Key::document_pair},
            {"seeds", Key::bytes},
            {"boilerplate", Key::document},
            {"passages", Key::bytes},
            {"places", Key::document},
            {"meetings", Key::bytes},
            {"verification", Key::document_pair},
            {"clusters", Key::component}};
}

void Duplicates::map(const Document& document, const Emitter& emitter) const {
    std::vector<UnitsOfKind> units;
    std::vector<Span> borders;
    for (const UnitKind kind : choices_.kinds) {
        units.emplace_back(kind, unit_spans(kind, document));
        borders.insert(borders.end(), units.back().second.begin(), units.back().second.end());
    }
    const LayerView works = document.layer("works");
    for (std::uint64_t row = 0; row < works.size(); ++row) borders.push_back(works.span(row));
    const DocumentTokens tokens(document, borders);
    if (!units.empty()) emit_units(choices_, document, units, tokens, emitter);
    if (choices_.passages || choices_.inclusions) emit_seeds(choices_, document, tokens, emitter);
}

void Duplicates::reduce(std::uint32_t round, std::string_view key, Records& records,
                        const Emitter& emitter, Sink& sink) const {
    switch (round) {
        case round_candidates:
            return propose(choices_, key, records, emitter);
        case round_samples:
            return pair_samples(records, emitter);
        case round_inclusions:
            return propose_inclusion(choices_, key, records, emitter);
        case round_seeds:
            return link_seeds(choices_, records, emitter);
        case round_boilerplate:
            return write_boilerplate(choices_, key, texts_, records, sink);
        case round_passages:
            return find_passages(choices_, key, texts_, records, emitter);
        case round_places:
            return settle_places(key, records, emitter);
        case round_meetings:
            return meet(key, records, emitter);
        case round_verification:
            return verify(choices_, texts_, records, emitter, sink);
        default:
            return cluster(choices_, texts_, records, emitter, sink);
    }
}

void Duplicates::label(const Document&, Records& records, Sink& sink) const {
    write_copies(records, sink);
}

}  // namespace palimpsest::duplicates

PALIMPSEST_CORPUS_PLUGIN(palimpsest::duplicates::Duplicates);
