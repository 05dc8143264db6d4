#include "core/plugins/resource.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/error.hpp"

namespace palimpsest::core {

std::filesystem::path resource_file(const std::filesystem::path& folder, std::string_view name) {
    const std::filesystem::path inside(name);
    if (name.empty() || name.find('\0') != name.npos || inside.is_absolute() ||
        std::find(inside.begin(), inside.end(), "..") != inside.end())
        throw Error(
            fmt::format("the resource name '{}' does not stay inside the plugin's folder {}; "
                        "name a file below it",
                        name, folder.string()));
    std::filesystem::path file = folder / inside;
    std::error_code failure;
    if (!std::filesystem::exists(file, failure))
        throw Error(
            fmt::format("the resource {} is not there; install the plugin again, with the "
                        "files that it brings",
                        file.string()));
    return file;
}

}  // namespace palimpsest::core
