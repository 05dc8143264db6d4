#include "noise.hpp"

#include <algorithm>

#include "artefacts.hpp"
#include "breaks.hpp"
#include "chrome.hpp"
#include "inline_noise.hpp"
#include "language.hpp"
#include "page_numbers.hpp"
#include "teasers.hpp"

namespace palimpsest::noise {

namespace {

constexpr std::uint64_t window_size = std::uint64_t{1} << 20;

/// Where the window that begins at `begin` ends: behind a line.
std::uint64_t window_end(std::string_view text, std::uint64_t begin) {
    if (text.size() - begin <= window_size) return text.size();
    const auto newline = text.find('\n', begin + window_size);
    return newline == text.npos ? text.size() : newline + 1;
}

/// Rows by begin; of two that overlap the outer one stays.
void sort_and_thin(std::vector<Noise>& found) {
    std::sort(found.begin(), found.end(), [](const Noise& a, const Noise& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::size_t kept = 0;
    std::uint64_t taken = 0;
    for (const Noise& noise : found) {
        const bool is_free = noise.begin >= taken;
        if (!is_free) continue;
        taken = std::max(taken, noise.end);
        found[kept++] = noise;
    }
    found.resize(kept);
}

void read(Window& window, Language& language) {
    split_lines(window);
    find_page_numbers(window);
    find_chrome(window);
    find_stray_openings(window);
    find_teasers(window);
    Pending pending;
    scan_lines(window, pending);
    const std::vector<Break> breaks = breaks_in(window, language);
    JunctionReader junctions(window.text);
    for (const Break& where : breaks)
        if (where.how == LineEnd::complete)
            junctions.ask_tail(where.junction);
        else
            junctions.ask(where.junction);
    for (const Junction& blank : pending.blanks) junctions.ask(blank);
    for (const Injected& injected : pending.injected) {
        junctions.ask({injected.begin, injected.end});
        for (const std::uint64_t begin : injected.name_begins) junctions.ask({begin, injected.end});
    }
    junctions.read(window.begin, window.end);
    resolve(window, pending, junctions, language);
    resolve_breaks(window, breaks, junctions, language);
    sort_and_thin(window.found);
}

}  // namespace

std::vector<Noise> noise_in(std::string_view text, Language& language) {
    std::vector<Noise> noise;
    for (std::uint64_t begin = 0; begin < text.size();) {
        Window window{text, begin, window_end(text, begin)};
        read(window, language);
        noise.insert(noise.end(), window.found.begin(), window.found.end());
        begin = window.end;
    }
    return noise;
}

}  // namespace palimpsest::noise
