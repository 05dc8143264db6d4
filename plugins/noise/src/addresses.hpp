#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace palimpsest::noise {

/// An address `[begin, end)` of the web or of mail.
struct Address {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// The address that the dot, the colon or the at sign at `offset` belongs to: http://…, www.…,
/// name.tld/…, name@host.tld. Not before `least` (the end of the one before), not across a line's
/// end. Nothing for other dots.
[[nodiscard]] std::optional<Address> address_at(std::string_view text, std::uint64_t offset,
                                                std::uint64_t least);

}  // namespace palimpsest::noise
