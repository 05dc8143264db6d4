// Boost.DLL speaks std::filesystem then, and Boost.Filesystem is not needed.
#define BOOST_DLL_USE_STD_FS

#include <boost/dll/runtime_symbol_info.hpp>
#include <cstdlib>
#include <string_view>

#include "core/plugins/registry.hpp"

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& folder) {
    std::error_code failure;
    return fs::exists(folder, failure);
}

// Relative folders stay as they are: the registry refuses them, since a plugin must not be found
// because of where the program happens to be started.
void add_variable(std::vector<fs::path>& folders) {
    const char* variable = std::getenv("PALIMPSEST_PLUGIN_PATH");
    for (std::string_view rest = variable == nullptr ? "" : variable; !rest.empty();) {
        const std::size_t colon = rest.find(':');
        const fs::path folder(rest.substr(0, colon));
        if (!folder.empty() && (folder.is_relative() || is_there(folder)))
            folders.push_back(folder);
        rest.remove_prefix(colon == rest.npos ? rest.size() : colon + 1);
    }
}

// Beside the program's own place in an install, and in a build tree, where `plugins` stands beside
// the program.
void add_own(std::vector<fs::path>& folders) {
    std::error_code failure;
    const fs::path program = boost::dll::program_location(failure);
    if (failure) return;
    const fs::path here = program.parent_path();
    for (const fs::path& folder :
         {here.parent_path() / "lib" / "palimpsest" / "plugins", here / "plugins"})
        if (is_there(folder)) folders.push_back(folder);
}

}  // namespace

std::vector<fs::path> Registry::search_path(std::span<const fs::path> given) {
    std::vector<fs::path> folders;
    for (const fs::path& folder : given) folders.push_back(fs::absolute(folder).lexically_normal());
    add_variable(folders);
    add_own(folders);
    return folders;
}

}  // namespace palimpsest::core
