#include "core/pipeline/quantity.hpp"

#include <limits>
#include <optional>
#include <span>

namespace palimpsest::core {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t factor;
};

constexpr std::int64_t kilo = 1000, kibi = 1024;
// In the order in which an exact value is shown: the first that divides it.
constexpr Unit size_units[] = {{"TiB", kibi* kibi* kibi* kibi},
                               {"TB", kilo* kilo* kilo* kilo},
                               {"GiB", kibi* kibi* kibi},
                               {"GB", kilo* kilo* kilo},
                               {"MiB", kibi* kibi},
                               {"MB", kilo* kilo},
                               {"KiB", kibi},
                               {"KB", kilo},
                               {"T", kibi* kibi* kibi* kibi},
                               {"G", kibi* kibi* kibi},
                               {"M", kibi* kibi},
                               {"K", kibi},
                               {"B", 1},
                               {"", 1}};
constexpr std::int64_t second = 1'000'000'000;
constexpr Unit duration_units[] = {
    {"d", 86400 * second}, {"h", 3600 * second}, {"min", 60 * second}, {"s", second},
    {"ms", 1'000'000},     {"us", 1'000},        {"µs", 1'000},        {"ns", 1}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_unit_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0;
}

bool equal_but_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (lower(a[i]) != lower(b[i])) return false;
    return true;
}

/// One number with its unit at the front of `text`.
struct Part {
    long double number = 0;
    std::string_view unit;
    std::size_t unit_at = 0;
    std::size_t end = 0;
};

std::optional<Part> part_at(std::string_view text, std::size_t at) {
    Part part;
    std::size_t digits = 0;
    long double scale = 0;
    for (; at < text.size(); ++at) {
        if (is_digit(text[at])) {
            ++digits;
            part.number = part.number * 10 + (text[at] - '0');
            scale *= 10;
        } else if (text[at] == '.' && scale == 0 && digits > 0) {
            scale = 1;
        } else if (text[at] != '_' || digits == 0) {
            break;
        }
    }
    if (digits == 0) return std::nullopt;
    if (scale > 0) part.number /= scale;
    while (at < text.size() && text[at] == ' ') ++at;
    part.unit_at = at;
    while (at < text.size() && is_unit_letter(text[at])) ++at;
    part.unit = text.substr(part.unit_at, at - part.unit_at);
    part.end = at;
    return part;
}

const Unit* unit_named(std::span<const Unit> units, std::string_view name) {
    for (const Unit& unit : units)
        if (equal_but_case(unit.name, name)) return &unit;
    return nullptr;
}

struct Grammar {
    std::span<const Unit> units;
    std::string_view what;
    std::string_view example;
    bool several;
};

std::variant<std::int64_t, QuantityError> parsed(std::string_view text, const Grammar& grammar) {
    const std::string what(grammar.what);
    const std::string wanted = ", write it as " + std::string(grammar.example);
    long double total = 0;
    std::size_t at = 0;
    do {
        const auto part = part_at(text, at);
        if (!part) return QuantityError{"this is no " + what + wanted, at, text.size() - at};
        const Unit* unit = unit_named(grammar.units, part->unit);
        if (unit == nullptr && part->unit.empty())
            return QuantityError{"a " + what + " needs a unit" + wanted, at, part->end - at};
        if (unit == nullptr)
            return QuantityError{
                "`" + std::string(part->unit) + "` is no unit of a " + what + wanted, part->unit_at,
                part->unit.size()};
        total += part->number * static_cast<long double>(unit->factor);
        at = part->end;
        while (at < text.size() && text[at] == ' ') ++at;
    } while (grammar.several && at < text.size());
    if (at < text.size())
        return QuantityError{"something follows the " + what + wanted, at, text.size() - at};
    if (total >= static_cast<long double>(std::numeric_limits<std::int64_t>::max()))
        return QuantityError{"the " + what + " is too large to be represented", 0, text.size()};
    return static_cast<std::int64_t>(total);
}

std::string shown(std::int64_t value, std::span<const Unit> units, std::string_view space) {
    if (value != 0)
        for (const Unit& unit : units)
            if (value % unit.factor == 0 && (unit.factor > 1))
                return std::to_string(value / unit.factor) + std::string(space) +
                       std::string(unit.name);
    return std::to_string(value);
}

}  // namespace

std::variant<std::int64_t, QuantityError> parsed_size(std::string_view text) {
    return parsed(text, {size_units, "size", "1048576, \"64 KiB\", \"256 MB\" or \"2G\"", false});
}

std::variant<std::int64_t, QuantityError> parsed_duration(std::string_view text) {
    return parsed(text,
                  {duration_units, "duration", "\"250ms\", \"10s\", \"5min\" or \"1h\"", true});
}

std::string shown_size(std::int64_t bytes) {
    const std::string text = shown(bytes, size_units, " ");
    return is_digit(text.back()) ? text + " B" : text;
}

std::string shown_duration(std::int64_t nanoseconds) {
    const std::string text = shown(nanoseconds, duration_units, "");
    return is_digit(text.back()) ? text + "ns" : text;
}

}  // namespace palimpsest::core
