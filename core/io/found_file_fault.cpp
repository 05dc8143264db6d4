#include "core/io/found_file_fault.hpp"

#include <fmt/format.h>

#include <cstring>

#include "core/io/quarantine_codes.hpp"

namespace palimpsest::core {

std::optional<InputFault> found_file_fault(const FoundFile& file, std::uint64_t limit) {
    switch (file.kind) {
        case FoundFile::Kind::folder:
            return InputFault{
                quarantine::unreadable,
                fmt::format("the folder cannot be listed: {}; nothing below it is read",
                            std::strerror(file.error))};
        case FoundFile::Kind::other:
            return InputFault{
                quarantine::not_a_file,
                "a pipe, socket or device; only regular files are read (standard input "
                "is \"-\")"};
        case FoundFile::Kind::standard_input:
            return std::nullopt;
        case FoundFile::Kind::file:
            break;
    }
    if (file.size > limit) return too_large_fault(file.size, limit);
    return std::nullopt;
}

InputFault duplicate_id_fault(std::string_view id) {
    return {quarantine::duplicate_id,
            fmt::format("an earlier document has the id \"{}\" already; give each its own", id)};
}

InputFault out_of_memory_fault(std::uint64_t size) {
    return {
        quarantine::out_of_memory,
        fmt::format("no memory for a document of {} bytes; lower --threads or max_document", size)};
}

}  // namespace palimpsest::core
