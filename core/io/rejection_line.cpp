#include "core/io/rejection_line.hpp"

#include <variant>

#include "core/text/decode.hpp"
#include "palimpsest/text/json.hpp"

namespace palimpsest::core {
namespace {

void append_string_field(std::string_view key, std::string_view value, std::string& out) {
    out += key;
    append_json_string(value, out);
}

}  // namespace

std::string readable(const std::string& text) {
    auto decoded = decode(text, {"UTF-8", OnInvalid::replace});
    auto* result = std::get_if<Decoded>(&decoded);
    return result ? std::move(result->text) : std::string();
}

void render_rejection(const Rejection& rejection, std::string& out) {
    append_string_field("{\"id\":", rejection.id, out);
    append_string_field(",\"source\":", rejection.source, out);
    append_string_field(",\"step\":", rejection.step, out);
    append_string_field(",\"code\":", rejection.code, out);
    append_string_field(",\"reason\":", readable(rejection.reason), out);
    out += ",\"offset\":";
    if (rejection.offset) {
        append_json_integer(*rejection.offset, out);
    } else {
        out += "null";
    }
    out += "}\n";
}

}  // namespace palimpsest::core
