#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "unit.hpp"

namespace palimpsest::duplicates {

/// Writes fixed-size, big-endian fields, so that the order of the bytes is that of the numbers.
class ByteWriter {
  public:
    ByteWriter& put8(std::uint8_t value) {
        bytes_.push_back(static_cast<char>(value));
        return *this;
    }
    ByteWriter& put32(std::uint32_t value) {
        for (int shift = 24; shift >= 0; shift -= 8)
            put8(static_cast<std::uint8_t>(value >> shift & 0xFF));
        return *this;
    }
    ByteWriter& put64(std::uint64_t value) {
        for (int shift = 56; shift >= 0; shift -= 8)
            put8(static_cast<std::uint8_t>(value >> shift & 0xFF));
        return *this;
    }
    ByteWriter& put(const Place& place) {
        return put64(place.document).put64(place.begin).put64(place.end);
    }
    ByteWriter& put(const Unit& unit) {
        return put(unit.place).put64(unit.content.high).put64(unit.content.low).put64(unit.wording);
    }

    /// For fields of other forms.
    [[nodiscard]] std::string& bytes() noexcept { return bytes_; }
    [[nodiscard]] std::string_view view() const noexcept { return bytes_; }
    void clear() noexcept { bytes_.clear(); }

  private:
    std::string bytes_;
};

/// Reads what ByteWriter wrote; zeros past the end.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint8_t read8() {
        if (bytes_.empty()) return 0;
        const auto value = static_cast<std::uint8_t>(bytes_.front());
        bytes_.remove_prefix(1);
        return value;
    }
    std::uint32_t read32() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) value = value << 8 | read8();
        return value;
    }
    std::uint64_t read64() {
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i) value = value << 8 | read8();
        return value;
    }
    Place read_place() {
        Place place;
        place.document = read64();
        place.begin = read64();
        place.end = read64();
        return place;
    }
    Unit read_unit() {
        Unit unit;
        unit.place = read_place();
        unit.content.high = read64();
        unit.content.low = read64();
        unit.wording = read64();
        return unit;
    }

    [[nodiscard]] std::string_view rest() const noexcept { return bytes_; }

  private:
    std::string_view bytes_;
};

}  // namespace palimpsest::duplicates
