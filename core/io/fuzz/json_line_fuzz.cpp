#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/io/json_line.hpp"
#include "core/text/utf8.hpp"
#include "palimpsest/text/json.hpp"

namespace {

using namespace palimpsest::core;
using palimpsest::append_json_string;

void require(bool condition) {
    if (!condition) std::abort();
}

void check_line(const std::string& line) {
    const auto result = text_of_json_line(line, "text", "id");
    if (const auto* text = std::get_if<std::string>(&result)) {
        require(is_valid_utf8(*text));
    } else {
        require(std::get<JsonFault>(result).offset <= line.size());
    }
    require(is_valid_utf8(id_of_json_line(line, "id")));
}

/// What is written as JSON is read back.
void check_round_trip(const std::string& text) {
    std::string line = "{\"id\":";
    append_json_string(text, line);
    line += ",\"text\":";
    append_json_string(text, line);
    line += '}';
    line.reserve(line.size() + json_padding);
    const auto result = text_of_json_line(line, "text", "id");
    require(std::get<std::string>(result) == text);
    require(id_of_json_line(line, "id") == text);
}

}  // namespace

// The input is a line of JSON, and a text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string line;
    line.reserve(size + json_padding);
    line.append(reinterpret_cast<const char*>(data), size);
    if (!is_valid_utf8(line)) return 0;
    check_line(line);
    check_round_trip(line);
    return 0;
}
