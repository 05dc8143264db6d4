#include "core/plugins/opened_library.hpp"

// Boost.DLL speaks std::filesystem then, and Boost.Filesystem is not needed.
#define BOOST_DLL_USE_STD_FS

#include <dlfcn.h>
#include <fmt/format.h>
#include <link.h>

#include <boost/dll/shared_library.hpp>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "core/plugins/plugin_error.hpp"
#include "core/plugins/problem_codes.hpp"

namespace palimpsest::core::detail {
namespace {

namespace dll = boost::dll;

constexpr const char* entry_symbol = "plm_entry";

void expect_elf(const std::filesystem::path& file) {
    std::error_code failure;
    char magic[4] = {};
    if (!std::filesystem::is_regular_file(file, failure) ||
        !std::ifstream(file, std::ios::binary).read(magic, sizeof magic) ||
        std::string_view(magic, sizeof magic) !=
            "\x7f"
            "ELF")
        refuse(problem::not_a_library, file,
               "is not a shared library, or cannot be read; build or install the plugin again");
}

// What dlopen said, out of the sentence that Boost.DLL puts around it.
std::string dlopen_message(std::string_view what) {
    constexpr std::string_view opening = "(dlerror system message: ";
    const std::size_t begin = what.find(opening);
    if (begin == what.npos) return std::string(what);
    what.remove_prefix(begin + opening.size());
    return std::string(what.substr(0, what.rfind(')')));
}

[[noreturn]] void refuse_opening(const std::filesystem::path& file, const std::string& message) {
    if (message.find("cannot open shared object file") != message.npos)
        refuse(problem::dependency_missing, file,
               fmt::format("needs a library that is missing: {}; install it, or build the plugin "
                           "without it",
                           message));
    if (message.find("undefined symbol") != message.npos ||
        message.find("not found (required by") != message.npos)
        refuse(problem::dependency_missing, file,
               fmt::format("needs a symbol that no library provides: {}; link the plugin against "
                           "the library that has it",
                           message));
    refuse(problem::not_a_library, file,
           fmt::format("cannot be loaded: {}; build the plugin for this machine", message));
}

dll::shared_library opened(const std::filesystem::path& file) {
    try {
        return dll::shared_library(file, dll::load_mode::rtld_now | dll::load_mode::rtld_local);
    } catch (const std::system_error& error) {
        refuse_opening(file, dlopen_message(error.what()));
    }
}

// A function, or a smaller object, under the name of the table would be read as garbage.
void expect_object(const std::filesystem::path& file, const void* address) {
    Dl_info info{};
    void* found = nullptr;
    if (dladdr1(address, &info, &found, RTLD_DL_SYMENT) == 0 || found == nullptr) return;
    const auto& symbol = *static_cast<const ElfW(Sym)*>(found);
    if (ELF64_ST_TYPE(symbol.st_info) != STT_OBJECT)
        refuse(problem::entry_absent, file,
               "exports plm_entry, but not as data; it must be a `const plm_entry_table`");
    std::uint64_t struct_size = 0;
    static_assert(sizeof struct_size == sizeof(plm_entry_table::struct_size));
    const bool holds_size = symbol.st_size >= sizeof struct_size;
    if (holds_size) std::memcpy(&struct_size, address, sizeof struct_size);
    if (!holds_size || struct_size > symbol.st_size ||
        reinterpret_cast<std::uintptr_t>(address) % alignof(plm_entry_table) != 0)
        refuse(problem::table_truncated, file,
               fmt::format("plm_entry takes {} bytes but says struct_size {}; set struct_size to "
                           "sizeof(plm_entry_table) and build the plugin again",
                           symbol.st_size, holds_size ? std::to_string(struct_size) : "nothing"));
}

void expect_complete(const std::filesystem::path& file, const plm_entry_table& entry, bool reaches,
                     std::string_view field) {
    if (!reaches)
        refuse(problem::table_truncated, file,
               fmt::format("plm_entry is truncated: its struct_size is {} and does not reach past "
                           "'{}', ABI {}.0 has {} bytes; build the plugin again with the SDK",
                           entry.struct_size, field, PLM_ABI_MAJOR, sizeof(plm_entry_table)));
}

void expect_function(const std::filesystem::path& file, bool there, std::string_view name) {
    if (!there)
        refuse(problem::function_null, file,
               fmt::format("plm_entry.{} is null; every plugin must have it", name));
}

void expect_usable(const std::filesystem::path& file, const plm_entry_table& entry) {
    const auto* table = &entry;
    expect_complete(file, entry, PLM_HAS(table, plm_entry_table, abi_minor), "abi_minor");
    if (entry.abi_major != PLM_ABI_MAJOR)
        refuse(problem::library_other_major, file,
               fmt::format("was built for ABI {}.{}, this palimpsest speaks ABI {}.{}; build the "
                           "plugin with an SDK of ABI {}",
                           entry.abi_major, entry.abi_minor, PLM_ABI_MAJOR, PLM_ABI_MINOR,
                           PLM_ABI_MAJOR));
    expect_complete(file, entry, PLM_HAS(table, plm_entry_table, extension), "extension");
    expect_function(file, entry.init != nullptr, "init");
    expect_function(file, entry.deinit != nullptr, "deinit");
    expect_function(file, entry.extension != nullptr, "extension");
}

}  // namespace

const plm_entry_table* opened_library(const std::filesystem::path& file) {
    expect_elf(file);
    // Never closed: code of the plugin may still be on a stack, in its own threads or in handlers
    // that it registered, and unloading C++ libraries breaks what points into them. One pointer a
    // library is the price. It stays reachable, so that leak checkers have nothing to say.
    static auto* const kept = new std::vector<dll::shared_library>;
    dll::shared_library& library = kept->emplace_back(opened(file));
    if (!library.has(entry_symbol))
        refuse(problem::entry_absent, file,
               "does not export the symbol plm_entry; is it a palimpsest plugin? A plugin states "
               "PALIMPSEST_PLUGIN(...) once, or defines plm_entry in C");
    // As a byte: what stands there is a table only when expect_object has seen it.
    const void* address = &library.get<const unsigned char>(entry_symbol);
    expect_object(file, address);
    const auto* entry = static_cast<const plm_entry_table*>(address);
    expect_usable(file, *entry);
    return entry;
}

}  // namespace palimpsest::core::detail
