#include "palimpsest/plugin.hpp"

/// Looks at no document: what remains is the cost of the engine, reading and writing.
struct Nothing {
    static palimpsest::Description description() {
        return {.id = "nothing", .summary = "Does nothing."};
    }
    void analyze(const palimpsest::Document&, palimpsest::Sink&) const {}
};

PALIMPSEST_PLUGIN(Nothing);
