#include "core/io/json_line.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include "core/io/quarantine_codes.hpp"
#include "core/text/utf8.hpp"

namespace palimpsest::core {
namespace {

using simdjson::ondemand::json_type;
using JsonValue = simdjson::ondemand::value;
using Object = simdjson::ondemand::object;
using Array = simdjson::ondemand::array;

static_assert(json_padding >= simdjson::SIMDJSON_PADDING);

/// A parser's buffers grow with its longest line and stay; that of a thread serves short lines.
class LineParser {
  public:
    explicit LineParser(std::size_t size) : parser_(size <= short_line ? shared() : own_) {}

    simdjson::ondemand::parser* operator->() { return &parser_; }

  private:
    static constexpr std::size_t short_line = 1 << 20;

    static simdjson::ondemand::parser& shared() {
        thread_local simdjson::ondemand::parser parser;
        return parser;
    }

    simdjson::ondemand::parser own_;
    simdjson::ondemand::parser& parser_;
};

simdjson::padded_string_view padded(const std::string& line) {
    return simdjson::padded_string_view(line.data(), line.size(), line.capacity());
}

constexpr int deepest = 512;

/// A fault whose place is where the parser stands.
[[noreturn]] void fail(std::string_view code, std::string reason) {
    throw JsonFault{code, std::move(reason), 0};
}

std::string_view trimmed(std::string_view token) {
    return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

/// True when a \u escape of the raw string names half of a surrogate pair.
bool has_lone_surrogate(std::string_view raw) {
    bool high = false;  // The escape before this place is a high surrogate.
    for (std::size_t index = 0; index < raw.size(); ++index) {
        const bool escape = raw[index] == '\\' && index + 1 < raw.size();
        const bool unicode = escape && raw[index + 1] == 'u' && index + 3 < raw.size();
        const bool surrogate = unicode && (raw[index + 2] == 'd' || raw[index + 2] == 'D');
        const char nibble = surrogate ? raw[index + 3] : '0';
        const bool is_low =
            surrogate && ((nibble >= 'c' && nibble <= 'f') || (nibble >= 'C' && nibble <= 'F'));
        const bool is_high = surrogate && !is_low && nibble >= '8';
        if (high != is_low) return true;
        high = is_high;
        if (unicode) index += 5;
        if (escape && !unicode) ++index;
    }
    return high;
}

std::string_view string_of(JsonValue& value) {
    const std::string_view raw = value.raw_json_token();
    std::string_view text;
    const bool failed = value.get_string().get(text) != simdjson::SUCCESS;
    if (!failed && is_valid_utf8(text)) return text;
    if (has_lone_surrogate(raw)) {
        fail(quarantine::lone_surrogate,
             "a \\u escape names half of a surrogate pair, which is no character; write the pair, "
             "or the character itself");
    }
    fail(quarantine::bad_json, "a string holds an escape that JSON does not have");
}

bool is_number(std::string_view token) {
    std::size_t next = 0;
    const auto skip = [&](std::string_view characters) {
        const bool found = next < token.size() && characters.find(token[next]) != std::string::npos;
        if (found) ++next;
        return found;
    };
    const auto digits = [&] {
        const std::size_t first = next;
        while (skip("0123456789")) {
        }
        return next > first;
    };
    skip("-");
    if (!skip("0") && !digits()) return false;
    if (skip(".") && !digits()) return false;
    if (skip("eE")) {
        skip("+-");
        if (!digits()) return false;
    }
    return next == token.size();
}

/// A number as it is written, however large.
std::string_view number_of(JsonValue& value) {
    const std::string_view token = trimmed(value.raw_json_token());
    if (!is_number(token)) fail(quarantine::bad_json, fmt::format("{} is no number", token));
    return token;
}

/// Reads a value to its end, so that every fault in it is noticed.
void validate(JsonValue value, int depth) {
    if (depth > deepest) {
        fail(quarantine::bad_json, fmt::format("nested deeper than {} levels", deepest));
    }
    switch (value.type().value()) {
        case json_type::object: {
            Object object = value.get_object();
            for (auto field : object) {
                (void)field.unescaped_key().value();
                validate(field.value().value(), depth + 1);
            }
            break;
        }
        case json_type::array: {
            Array array = value.get_array();
            for (auto item : array) validate(item.value(), depth + 1);
            break;
        }
        case json_type::string:
            string_of(value);
            break;
        case json_type::number:
            number_of(value);
            break;
        case json_type::boolean:
            (void)value.get_bool().value();
            break;
        case json_type::null:
            if (!value.is_null().value()) fail(quarantine::bad_json, "a word that is not null");
            break;
    }
}

/// What a pass over a line has found so far.
class LineFields {
  public:
    LineFields(std::string_view text_field, std::string_view id_field)
        : text_field_(text_field), id_field_(id_field) {}

    /// Takes the next field in. Throws JsonFault and simdjson_error.
    void take(std::string_view key, JsonValue value) {
        const bool is_text = key == text_field_;
        const bool is_id = key == id_field_;
        if ((is_text && text_seen_) || (is_id && id_seen_)) {
            fail(quarantine::bad_json, fmt::format("the field \"{}\" comes twice", key));
        }
        text_seen_ |= is_text;
        id_seen_ |= is_id;
        if (is_text) return take_text(value);
        if (is_id) check_id(value);
        validate(value, 1);
    }

    std::string finished() {
        if (text_seen_) return std::move(text_);
        fail(quarantine::missing_text,
             fmt::format("there is no field \"{}\"; say in [read] what it is called: text_field",
                         text_field_));
    }

  private:
    void take_text(JsonValue& value) {
        if (value.type().value() != json_type::string) {
            fail(
                quarantine::text_not_string,
                fmt::format("the field \"{}\" is no string; only a string is a text", text_field_));
        }
        text_ = string_of(value);
    }

    void check_id(JsonValue& value) const {
        const json_type type = value.type().value();
        if (type == json_type::string || type == json_type::number || type == json_type::null)
            return;
        fail(quarantine::bad_id,
             fmt::format("the field \"{}\" is neither a string nor a number; choose another with "
                         "id_field in [read]",
                         id_field_));
    }

    std::string_view text_field_;
    std::string_view id_field_;
    std::string text_;
    bool text_seen_ = false;
    bool id_seen_ = false;
};

JsonFault fault_of(simdjson::error_code error) {
    if (error == simdjson::INCORRECT_TYPE) {
        return {quarantine::bad_json, "the line is no JSON object, { ... }", 0};
    }
    return {quarantine::bad_json,
            fmt::format("the line is not valid JSON: {}", simdjson::error_message(error)), 0};
}

std::uint64_t place(simdjson::ondemand::document& document, const std::string& line) {
    const char* here = nullptr;
    if (document.current_location().get(here) != simdjson::SUCCESS) return line.size();
    return here >= line.data() && here <= line.data() + line.size()
               ? static_cast<std::uint64_t>(here - line.data())
               : 0;
}

}  // namespace

std::variant<std::string, JsonFault> text_of_json_line(const std::string& line,
                                                       std::string_view text_field,
                                                       std::string_view id_field) {
    LineParser parser(line.size());
    simdjson::ondemand::document document;
    const auto error = parser->iterate(padded(line)).get(document);
    if (error == simdjson::MEMALLOC) throw std::bad_alloc();
    if (error != simdjson::SUCCESS) return fault_of(error);
    try {
        LineFields fields(text_field, id_field);
        Object object = document.get_object();
        for (auto field : object) {
            const std::string_view key = field.unescaped_key();
            fields.take(key, field.value().value());
        }
        const char* rest = nullptr;
        if (document.current_location().get(rest) != simdjson::OUT_OF_BOUNDS) {
            fail(quarantine::bad_json, "something follows the object");
        }
        return fields.finished();
    } catch (const simdjson::simdjson_error& broken) {
        JsonFault fault = fault_of(broken.error());
        fault.offset = place(document, line);
        return fault;
    } catch (JsonFault& fault) {
        fault.offset = place(document, line);
        return std::move(fault);
    }
}

std::string id_of_json_line(const std::string& line, std::string_view id_field) {
    LineParser parser(line.size());
    simdjson::ondemand::document document;
    if (parser->iterate(padded(line)).get(document) != simdjson::SUCCESS) return {};
    try {
        Object object = document.get_object();
        for (auto field : object) {
            const std::string_view key = field.unescaped_key();
            if (key != id_field) continue;
            JsonValue value = field.value();
            const json_type type = value.type();
            if (type == json_type::string) return std::string(string_of(value));
            return std::string(type == json_type::number ? number_of(value) : std::string_view());
        }
    } catch (const simdjson::simdjson_error&) {
        return {};  // text_of_json_line says what is wrong.
    } catch (const JsonFault&) {
        return {};
    }
    return {};
}

}  // namespace palimpsest::core
