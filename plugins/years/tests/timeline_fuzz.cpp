#include <cstdlib>
#include <string>

#include "table.hpp"
#include "timeline_invariants.hpp"
#include "timeline_pieces.hpp"

/// Bytes as they are must not crash, neither as a text nor as a table; bytes as choices of pieces
/// make valid text, for which the rules hold.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace palimpsest::years;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    (void)timeline(bytes);
    (void)TermFinder(terms_of(bytes).terms).mentions_in(bytes);
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
        text += timeline_pieces[data[i] % std::size(timeline_pieces)];
    if (broken_rule(text, timeline(text)) != nullptr) std::abort();
    return 0;
}
