// Any bytes as fields: quotes always close, and no line begins a formula.
#include <cstdint>
#include <cstdlib>

#include "../src/fields.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::string out;
    const palimpsest::csv::Style style;
    palimpsest::csv::Line line(style, out);
    line.text(text.substr(0, size / 2));
    line.text(text.substr(size / 2));
    line.end();
    std::size_t quotes = 0;
    for (const char c : out) quotes += c == '"' ? 1 : 0;
    if (quotes % 2 != 0 || out.starts_with("=") || out.starts_with("\"=")) std::abort();
    return 0;
}
