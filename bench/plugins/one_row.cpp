#include "palimpsest/plugin.hpp"

/// One row for the whole of each document: what it adds to `nothing` is the cost of the ABI.
struct OneRow {
    static palimpsest::Description description() {
        return {.id = "one_row",
                .summary = "Marks the whole document.",
                .produces = {{.name = "wholes",
                              .columns = {{.name = "bytes", .type = palimpsest::Type::integer}}}}};
    }
    void analyze(const palimpsest::Document& document, palimpsest::Sink& sink) const {
        const std::uint64_t size = document.text().size();
        sink.layer("wholes").add(palimpsest::Span{0, size}, size);
    }
};

PALIMPSEST_PLUGIN(OneRow);
