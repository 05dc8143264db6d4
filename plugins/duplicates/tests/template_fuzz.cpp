#include <cstdlib>
#include <string>

#include "plugins/duplicates/tests/template_rules.hpp"

/// Bytes as choices of pieces make a family of texts, for which the rules hold.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace palimpsest::duplicates;
    constexpr std::size_t choices = std::size(template_pieces);
    std::vector<std::string> texts(1);
    for (std::size_t i = 0; i < size && texts.size() < 8; ++i) {
        if (data[i] == '|')
            texts.emplace_back();
        else
            texts.back() += template_pieces[data[i] % choices];
    }
    if (broken_rule(texts) != nullptr) std::abort();
    return 0;
}
