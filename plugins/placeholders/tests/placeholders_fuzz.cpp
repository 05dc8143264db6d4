#include <cstdlib>
#include <string>

#include "invariants.hpp"
#include "random_text.hpp"

/// Bytes as they are must not crash; bytes as choices of pieces make valid text, for which the
/// rules hold.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace palimpsest::placeholders;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    (void)placeholders_in(bytes);
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += pieces[data[i] % std::size(pieces)];
    if (broken_rule(text, placeholders_in(text)) != nullptr) std::abort();
    return 0;
}
