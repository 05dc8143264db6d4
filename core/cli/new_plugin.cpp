#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/cli/commands.hpp"
#include "core/cli/terminal.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;

bool is_plugin_name(const std::string& name) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !name.empty() && name.size() <= 64 && name[0] >= 'a' && name[0] <= 'z' &&
           std::all_of(name.begin(), name.end(), allowed);
}

std::string camel_case(const std::string& name) {
    std::string result;
    bool upper = true;
    for (const char c : name) {
        if (c == '_') {
            upper = true;
            continue;
        }
        result += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = false;
    }
    return result;
}

std::string filled_in(std::string text, const std::string& name) {
    const std::string class_name = camel_case(name);
    for (const auto& [mark, value] :
         {std::pair<std::string, std::string>{"@NAME@", name}, {"@CLASS@", class_name}})
        for (std::size_t at = text.find(mark); at != std::string::npos;
             at = text.find(mark, at + value.size()))
            text.replace(at, mark.size(), value);
    return text;
}

/// Where the install, or the source tree that the program was built from, keeps the template.
fs::path template_folder() {
    const fs::path program = fs::read_symlink("/proc/self/exe").parent_path();
    const fs::path installed = program.parent_path() / "share" / "palimpsest" / "template";
    if (fs::is_directory(installed)) return installed;
    return program / "template";
}

void copy_template(const fs::path& from, const fs::path& to, const std::string& name) {
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
        if (!entry.is_regular_file()) continue;
        const fs::path target = to / filled_in(fs::relative(entry.path(), from).string(), name);
        fs::create_directories(target.parent_path());
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string content((std::istreambuf_iterator<char>(in)),
                                  std::istreambuf_iterator<char>());
        std::ofstream out(target, std::ios::binary);
        out << filled_in(content, name);
        out.close();
        if (!in || !out) throw Error(fmt::format("cannot write '{}'", target.string()));
    }
}

}  // namespace

int plugins_new_command(const CommandLine& line) {
    if (!is_plugin_name(line.name)) {
        report_error(
            fmt::format("'{}' is no plugin name: use lower-case letters, digits and _, "
                        "beginning with a letter",
                        line.name));
        return exit_code::usage;
    }
    const fs::path target = fs::current_path() / line.name;
    if (fs::exists(target)) {
        report_error(
            fmt::format("'{}' is there already; choose another name or folder", target.string()));
        return exit_code::usage;
    }
    const fs::path from = template_folder();
    if (!fs::is_directory(from)) {
        report_error(
            fmt::format("the template is missing: '{}'; install the program with "
                        "./dev install PREFIX",
                        from.string()));
        return exit_code::failed;
    }
    copy_template(from, target, line.name);
    fmt::print(
        "wrote {0}/; build and test it:\n"
        "  cmake -S {0} -B {0}/build && cmake --build {0}/build && ctest --test-dir {0}/build\n",
        line.name);
    return exit_code::done;
}

}  // namespace palimpsest::core
