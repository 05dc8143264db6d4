#pragma once

#include <concepts>
#include <optional>
#include <type_traits>

#include "palimpsest/sdk/description.hpp"

namespace palimpsest {
inline namespace v1 {

/// A row that was just added: the value of a column of the type `row` that points to it.
struct Row {
    std::int64_t number = 0;
};

namespace detail {

/// What a C++ value is, as far as columns care.
enum class ValueKind { null, boolean, integer, number, string, row };

template <class Value>
inline constexpr bool is_optional = false;
template <class Value>
inline constexpr bool is_optional<std::optional<Value>> = true;

template <class Value>
constexpr ValueKind kind_of() {
    if constexpr (is_optional<Value>)
        return kind_of<typename Value::value_type>();
    else if constexpr (std::same_as<Value, std::nullopt_t>)
        return ValueKind::null;
    else if constexpr (std::same_as<Value, bool>)
        return ValueKind::boolean;
    else if constexpr (std::integral<Value>)
        return ValueKind::integer;
    else if constexpr (std::floating_point<Value>)
        return ValueKind::number;
    else if constexpr (std::same_as<Value, Row>)
        return ValueKind::row;
    else {
        static_assert(std::convertible_to<const Value&, std::string_view>,
                      "a value is bool, an integer, a floating-point number, a string, a Row, "
                      "std::nullopt or std::optional of one of these");
        return ValueKind::string;
    }
}

constexpr bool fits(Type type, ValueKind value) {
    switch (value) {
        case ValueKind::null:
            return true;
        case ValueKind::boolean:
            return type == Type::boolean;
        case ValueKind::integer:
            return type == Type::integer || type == Type::offset || type == Type::row ||
                   type == Type::document;
        case ValueKind::number:
            return type == Type::number;
        case ValueKind::string:
            return type == Type::string;
        case ValueKind::row:
            return type == Type::row;
    }
    return false;
}

inline std::string type_name(Type type) {
    constexpr const char* names[] = {"bool",    "integers", "numbers",  "strings",
                                     "offsets", "rows",     "documents"};
    return names[static_cast<std::uint32_t>(type) - 1];
}
inline std::string kind_name(ValueKind value) {
    constexpr const char* names[] = {"null", "bool", "an integer", "a number", "a string", "a row"};
    return names[static_cast<std::size_t>(value)];
}

/// Collects the values of one column in Arrow's layout. Values are put as `fits` allows.
class ColumnBuffer {
  public:
    explicit ColumnBuffer(Type type) : type_(type) { clear(); }

    void put(std::nullopt_t) {
        if (!nulls_) start_validity();
        push_bit(validity_, false);
        if (type_ == Type::string)
            integers_.push_back(static_cast<std::int64_t>(bytes_.size()));
        else if (type_ == Type::boolean)
            push_bit(bits_, false);
        else if (type_ == Type::number)
            numbers_.push_back(0);
        else
            integers_.push_back(0);
        ++length_;
    }
    template <class Value>
    void put(const Value& value) {
        if constexpr (std::same_as<Value, bool>)
            push_bit(bits_, value);
        else if constexpr (std::integral<Value>)
            integers_.push_back(static_cast<std::int64_t>(value));
        else if constexpr (std::floating_point<Value>)
            numbers_.push_back(static_cast<double>(value));
        else if constexpr (std::same_as<Value, Row>)
            integers_.push_back(value.number);
        else {
            bytes_.append(std::string_view(value));
            integers_.push_back(static_cast<std::int64_t>(bytes_.size()));
        }
        if (nulls_) push_bit(validity_, true);
        ++length_;
    }
    template <class Value>
    void put(const std::optional<Value>& value) {
        if (value)
            put(*value);
        else
            put(std::nullopt);
    }

    /// The column over the rows so far; valid until the next put or clear.
    plm_column column() const {
        plm_column column{};
        column.struct_size = sizeof column;
        column.type = static_cast<std::uint32_t>(type_);
        column.length = length_;
        column.validity = nulls_ ? validity_.data() : nullptr;
        column.bytes = bytes_.data();
        if (type_ == Type::boolean)
            column.values = bits_.data();
        else if (type_ == Type::number)
            column.values = numbers_.data();
        else
            column.values = integers_.data();
        return column;
    }

    /// Forgets the rows and keeps their memory, unless they were exceptionally many.
    void clear() {
        if (length_ > most_rows_kept || bytes_.capacity() > most_bytes_kept) release();
        length_ = 0;
        nulls_ = false;
        validity_.clear();
        bits_.clear();
        numbers_.clear();
        bytes_.clear();
        integers_.clear();
        if (type_ == Type::string) integers_.push_back(0);
    }

  private:
    // Columns without nulls, which are most, never pay for the bits.
    void start_validity() {
        nulls_ = true;
        validity_.assign((length_ + 7) / 8, 0xff);
        if (length_ % 8 != 0) validity_.back() = static_cast<std::uint8_t>((1u << length_ % 8) - 1);
    }
    void release() {
        validity_ = {};
        bits_ = {};
        integers_ = {};
        numbers_ = {};
        bytes_ = {};
    }
    void push_bit(std::vector<std::uint8_t>& bits, bool value) const {
        if (length_ % 8 == 0) bits.push_back(0);
        if (value) bits.back() = static_cast<std::uint8_t>(bits.back() | 1u << (length_ % 8));
    }

    static constexpr std::uint64_t most_rows_kept = 1u << 14;
    static constexpr std::size_t most_bytes_kept = std::size_t{1} << 20;

    Type type_;
    std::uint64_t length_ = 0;
    bool nulls_ = false;
    std::vector<std::uint8_t> validity_;
    std::vector<std::uint8_t> bits_;
    std::vector<std::int64_t> integers_;
    std::vector<double> numbers_;
    std::string bytes_;
};

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest
