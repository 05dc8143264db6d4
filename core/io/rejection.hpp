#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace palimpsest::core {

/// Why a document is in quarantine: one row of quarantine.jsonl.
struct Rejection {
    std::string id;      ///< The document's id, as annotations.jsonl would have shown it.
    std::string source;  ///< Where it came from, for people: a path, or path:line.
    std::string step;    ///< "read", or the name of the step that failed.
    std::string code;    ///< "P4xx", see quarantine_codes.hpp.
    std::string reason;  ///< What was wrong and what to do about it.
    std::optional<std::uint64_t> offset;  ///< Where in the file, in bytes.

    bool operator==(const Rejection&) const = default;
};

}  // namespace palimpsest::core
