#include "asterisks.hpp"

#include "nouns.hpp"
#include "palimpsest/text/masks.hpp"

namespace palimpsest::placeholders {

bool is_markdown(std::string_view text) {
    std::uint64_t strong = 0;
    std::uint64_t masked = 0;
    for (std::uint64_t at = text.find('*'); at < text.size(); at = text.find('*', at)) {
        const MaskRun run = *mark_run_at(text, at);
        at = run.end;
        if (run.length < 2 || run.length > 3) continue;
        if (!is_mask(text, run)) {
            ++strong;
        } else if (const auto noun = noun_at(text, run.end); noun && noun->is_part) {
            ++masked;
        }
    }
    return strong > masked;
}

}  // namespace palimpsest::placeholders
