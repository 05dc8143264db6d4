#include "core/io/file_listing.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/io/document_id.hpp"
#include "core/io/folder_walk.hpp"
#include "core/io/path_pattern.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

/// A path of the reader, looked up.
struct Request {
    std::string_view text;  ///< As it was given.
    std::string folder;     ///< Where the search begins.
    std::vector<PathPattern::Part> parts;
    std::optional<FoundFile>
        file;             ///< The path is this one file; its name is relative to `folder`.
    std::string problem;  ///< Why it leads nowhere; empty while it may lead somewhere.
};

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string missing(const std::string& path) {
    struct stat status {};
    std::string there = path;
    while (::stat(there.c_str(), &status) != 0 && there != "/") there = folder_of(there);
    if (!S_ISDIR(status.st_mode)) return fmt::format("{} is no folder", there);
    const std::string_view rest =
        std::string_view(path).substr(there == "/" ? 1 : there.size() + 1);
    return fmt::format("there is no {} in {}", rest.substr(0, rest.find('/')), there);
}

Request lookup(std::string_view text) {
    Request request;
    request.text = text;
    struct stat status {};
    const bool exists = ::stat(std::string(text).c_str(), &status) == 0;
    PathPattern pattern = exists ? PathPattern::exactly(text) : PathPattern::parse(text);
    request.folder = std::move(pattern.base);
    request.parts = std::move(pattern.parts);
    if (::stat(request.folder.c_str(), &status) != 0) {
        const int error = errno;
        request.problem = error == ENOENT || error == ENOTDIR
                              ? missing(request.folder)
                              : fmt::format("{}: {}", request.folder, std::strerror(error));
    } else if (S_ISDIR(status.st_mode)) {
        if (request.parts.empty()) request.parts = PathPattern::documents();
    } else {
        if (!request.parts.empty()) request.problem = request.folder + " is no folder";
        const auto kind = S_ISREG(status.st_mode) ? FoundFile::Kind::file : FoundFile::Kind::other;
        const std::string path = std::move(request.folder);
        request.folder = folder_of(path);
        request.file = FoundFile{path.substr(path.rfind('/') + 1),
                                 static_cast<std::uint64_t>(status.st_size), kind, 0};
    }
    return request;
}

std::string common_folder(const std::vector<Request>& requests) {
    if (requests.empty()) return "/";
    std::string_view common = requests.front().folder;
    for (const Request& request : requests) {
        const auto within = [&] {
            return common == "/" || request.folder == common ||
                   (request.folder.starts_with(common) && request.folder[common.size()] == '/');
        };
        while (!within()) common = common.substr(0, std::max<std::size_t>(common.rfind('/'), 1));
    }
    return std::string(common);
}

std::string nothing_found(const Request& request, const FolderWalk& walk,
                          std::span<const std::string_view> extensions) {
    if (request.parts.back().kind == PathPattern::Part::Kind::documents) {
        return fmt::format(
            "no file in it has a name in {} (files seen: {}); to read other names, "
            "give "
            "a pattern such as {}",
            fmt::join(extensions, ", "), walk.files_seen(), joined(request.text, "**/*"));
    }
    if (walk.folders_matched() > 0) {
        return fmt::format("it matches folders only; to read what is in them, give {}",
                           joined(request.text, "**/*"));
    }
    return fmt::format("no file below {1} matches (files seen: {0})", walk.files_seen(),
                       request.folder);
}

void collect(Request& request, const std::string& root, std::vector<FoundFile>& files,
             std::span<const std::string_view> extensions, const std::function<bool()>& cancelled) {
    std::string prefix =
        request.folder.substr(std::min(request.folder.size(), root == "/" ? 1 : root.size() + 1));
    if (!prefix.empty()) prefix += '/';
    if (request.file) {
        request.file->name.insert(0, prefix);
        files.push_back(std::move(*request.file));
        return;
    }
    FolderWalk walk(request.parts, extensions, cancelled);
    const std::size_t before = files.size();
    walk.run(request.folder, prefix, files);
    if (walk.folders_listed() == 0 && files.size() > before) {
        request.problem =
            fmt::format("the folder cannot be listed: {}", std::strerror(files.back().error));
        files.pop_back();
    } else if (files.size() == before) {
        request.problem = nothing_found(request, walk, extensions);
    }
}

void sort_by_id(std::vector<FoundFile>& files) {
    const bool plain = std::all_of(files.begin(), files.end(), [](const FoundFile& file) {
        return document_id(file.name) == file.name;
    });
    const auto before = [plain](const FoundFile& left, const FoundFile& right) {
        if (plain) return left.name < right.name;
        return document_id(left.name) < document_id(right.name);
    };
    std::stable_sort(files.begin(), files.end(), before);
    const auto same = [](const FoundFile& left, const FoundFile& right) {
        return left.name == right.name && left.kind == right.kind;
    };
    files.erase(std::unique(files.begin(), files.end(), same), files.end());
}

[[noreturn]] void fail(const std::vector<Request>& requests) {
    std::string message;
    for (const Request& request : requests) {
        if (request.problem.empty()) continue;
        message += fmt::format("{}no document is read from {}: {}", message.empty() ? "" : "\n",
                               request.text, request.problem);
    }
    message += "\nCorrect `paths` in [read], or --input.";
    throw Error(message);
}

}  // namespace

std::string Listing::path(const FoundFile& file) const { return joined(root, file.name); }

void Listing::each_file(const std::function<void(const std::filesystem::path&)>& visit) const {
    for (const FoundFile& file : files) {
        if (file.kind == FoundFile::Kind::standard_input) visit("/dev/stdin");
        if (file.kind == FoundFile::Kind::file) visit(path(file));
    }
}

std::optional<std::uint64_t> Listing::known_bytes() const {
    std::uint64_t bytes = 0;
    for (const FoundFile& file : files) {
        if (file.kind == FoundFile::Kind::standard_input) return std::nullopt;
        bytes += file.size;
    }
    return bytes;
}

Listing list_files(std::span<const std::string> paths, std::span<const std::string_view> extensions,
                   const std::function<bool()>& cancelled) {
    Listing listing;
    std::vector<Request> requests;
    for (const std::string& path : paths) {
        if (path == "-") {
            listing.files.push_back({"stdin", 0, FoundFile::Kind::standard_input, 0});
        } else {
            requests.push_back(lookup(path));
        }
    }
    listing.root = common_folder(requests);
    for (Request& request : requests) {
        if (request.problem.empty()) {
            collect(request, listing.root, listing.files, extensions, cancelled);
        }
    }
    const bool stopped = cancelled && cancelled();
    const bool failed = std::any_of(requests.begin(), requests.end(), [](const Request& request) {
        return !request.problem.empty();
    });
    if (failed && !stopped) fail(requests);
    sort_by_id(listing.files);
    return listing;
}

}  // namespace palimpsest::core
