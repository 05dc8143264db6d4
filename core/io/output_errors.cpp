#include "core/io/output_errors.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

std::string_view advice(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "free some space, or write to another disk with --output";
        case EFBIG:
            return "raise the limit on the size of files (ulimit -f), or write to another disk "
                   "with "
                   "--output";
        case EACCES:
        case EPERM:
        case EROFS:
            return "write to a folder that you may change with --output";
        case ENOTDIR:
        case EEXIST:
            return "a part of the path is a file, not a folder: correct `path` in [[write]], or "
                   "--output";
        case ENAMETOOLONG:
            return "give a shorter name in [[write]]";
        default:
            return "check the disk, or write to another one with --output";
    }
}

}  // namespace

void throw_output_error(std::string_view doing, const std::filesystem::path& file, int error) {
    throw Error(fmt::format("cannot {} {}: {}; {}. Output that was there before is unchanged.",
                            doing, file.native(), std::strerror(error), advice(error)));
}

}  // namespace palimpsest::core
