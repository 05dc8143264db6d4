#include <cstdlib>
#include <string_view>
#include <vector>

#include "core/text/projection.hpp"
#include "core/text/utf8.hpp"
#include "palimpsest/text/utf8.hpp"

namespace {

using namespace palimpsest;
using namespace palimpsest::core;

void require(bool condition) {
    if (!condition) std::abort();
}

/// The law of Projection, for every pair of segment boundaries of a small map.
void check_law(const Projection& projection) {
    const auto begins = projection.projected_begins();
    const std::size_t step = begins.size() / 50 + 1;
    for (std::size_t i = 0; i < begins.size(); i += step) {
        for (std::size_t j = i; j < begins.size(); j += step) {
            const Span span{begins[i], begins[j]};
            require(projection.projected(projection.original(span)) == span);
        }
    }
}

}  // namespace

// Two bytes choose the recipe, six the dropped spans, the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t header = 8;
    if (size < header) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + header, size - header);
    if (!is_valid_utf8(text)) return 0;
    std::vector<Span> dropped;
    for (std::size_t i = 2; i < header; i += 2) {
        Span span{data[i], data[i] + std::uint64_t{data[i + 1]} / 8};
        while (!is_boundary(text, span.begin) && span.begin < text.size()) ++span.begin;
        while (!is_boundary(text, span.end) && span.end < text.size()) ++span.end;
        dropped.push_back({span.begin, std::max(span.begin, span.end)});
    }
    const ProjectionRecipe recipe{data[0] & 7U, data[1] & 0x78U};
    const Projection projection = project(text, recipe, dropped);
    require(is_valid_utf8(projection.text()));
    require(projection.text().size() <= text.size());
    check_law(projection);
    return 0;
}
