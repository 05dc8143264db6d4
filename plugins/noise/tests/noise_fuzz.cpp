#include <cstdlib>
#include <string>

#include "../src/language.hpp"
#include "invariants.hpp"
#include "random_text.hpp"

/// Bytes as they are must not crash; bytes as choices of pieces make valid text, for which the
/// rules hold.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace palimpsest::noise;
    static Language language{{}, Pairs("渠道\n清淤\n积极\n")};
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    (void)noise_in(bytes, language);
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += pieces[data[i] % std::size(pieces)];
    if (broken_rule(text, noise_in(text, language)) != nullptr) std::abort();
    return 0;
}
