#include "core/io/earlier_outputs.hpp"

#include <simdjson.h>

#include <array>
#include <fstream>
#include <string>
#include <system_error>

#include "core/io/digest.hpp"

namespace palimpsest::core {
namespace {

namespace dom = simdjson::dom;
namespace fs = std::filesystem;

constexpr std::uint64_t largest_run_file = 64u << 20;

std::string digest_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    RunningDigest digest;
    std::array<char, 1u << 16> block;
    while (stream.read(block.data(), block.size()) || stream.gcount() > 0)
        digest.append({block.data(), static_cast<std::size_t>(stream.gcount())});
    return stream.eof() ? digest.value() : std::string();
}

}  // namespace

std::vector<WrittenFile> listed_outputs(const fs::path& run_file) {
    std::error_code error;
    const std::uint64_t size = fs::file_size(run_file, error);
    if (error || size > largest_run_file) return {};
    dom::parser parser;
    dom::array outputs;
    if (parser.load(run_file.string())["outputs"].get(outputs) != simdjson::SUCCESS) return {};
    std::vector<WrittenFile> files;
    for (const dom::element output : outputs) {
        std::string_view file, digest;
        std::uint64_t bytes = 0;
        if (output["file"].get(file) != simdjson::SUCCESS ||
            output["digest"].get(digest) != simdjson::SUCCESS ||
            output["bytes"].get(bytes) != simdjson::SUCCESS)
            continue;
        files.push_back(
            {(run_file.parent_path() / file).lexically_normal(), bytes, std::string(digest)});
    }
    return files;
}

bool is_as_written(const WrittenFile& file) {
    std::error_code error;
    return fs::is_regular_file(fs::symlink_status(file.path, error)) &&
           fs::file_size(file.path, error) == file.bytes && !error &&
           digest_of(file.path) == file.digest;
}

}  // namespace palimpsest::core
