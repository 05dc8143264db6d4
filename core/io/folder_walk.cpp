#include "core/io/folder_walk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace palimpsest::core {
namespace {

struct CloseFolder {
    void operator()(DIR* stream) const { ::closedir(stream); }
};
using Stream = std::unique_ptr<DIR, CloseFolder>;

using Kind = PathPattern::Part::Kind;

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; }

FoundFile::Kind kind_of(mode_t mode) {
    return S_ISREG(mode) ? FoundFile::Kind::file : FoundFile::Kind::other;
}

}  // namespace

std::string joined(std::string_view folder, std::string_view name) {
    std::string path(folder);
    if (!path.empty() && path.back() != '/') path += '/';
    return path.append(name);
}

bool has_extension(std::string_view name, std::span<const std::string_view> extensions) {
    return std::any_of(extensions.begin(), extensions.end(), [&](std::string_view extension) {
        return name.size() > extension.size() &&
               std::equal(extension.rbegin(), extension.rend(), name.rbegin(),
                          [](char left, char right) { return lower(left) == lower(right); });
    });
}

FolderWalk::FolderWalk(const std::vector<PathPattern::Part>& parts,
                       std::span<const std::string_view> extensions,
                       std::function<bool()> cancelled)
    : parts_(parts), extensions_(extensions), cancelled_(std::move(cancelled)) {}

void FolderWalk::run(const std::string& folder, const std::string& prefix,
                     std::vector<FoundFile>& found) {
    States states;
    add(0, states);
    enter(folder, prefix, states, found);
}

void FolderWalk::enter(const std::string& path, const std::string& prefix, const States& states,
                       std::vector<FoundFile>& found) {
    if (cancelled_ && cancelled_()) return;
    const auto unreadable = [&](int error) {
        const std::string name = prefix.empty() ? "." : prefix.substr(0, prefix.size() - 1);
        found.push_back({name, 0, FoundFile::Kind::folder, error});
    };
    std::vector<Subfolder> subfolders;
    {
        const Stream stream(::opendir(path.c_str()));
        if (!stream) return unreadable(errno);
        const int folder = ::dirfd(stream.get());
        struct stat status {};
        if (::fstat(folder, &status) != 0) return unreadable(errno);
        const std::pair<std::uint64_t, std::uint64_t> identity{status.st_dev, status.st_ino};
        if (std::find(above_.begin(), above_.end(), identity) != above_.end()) return;
        above_.push_back(identity);
        ++folders_listed_;
        for (errno = 0; const dirent* entry = ::readdir(stream.get()); errno = 0) {
            look_at(folder, entry->d_name, entry->d_type, prefix, states, subfolders, found);
        }
        if (errno != 0) unreadable(errno);
    }
    for (const Subfolder& subfolder : subfolders) {
        enter(joined(path, subfolder.name), prefix + subfolder.name + '/', subfolder.states, found);
    }
    above_.pop_back();
}

void FolderWalk::look_at(int folder, const char* name, unsigned char type,
                         const std::string& prefix, const States& states,
                         std::vector<Subfolder>& subfolders, std::vector<FoundFile>& found) {
    const std::string_view text = name;
    if (text == "." || text == "..") return;
    if (type != DT_DIR) ++files_seen_;
    Match matched = match(text, states);
    if (!matched.whole && matched.next.empty()) return;
    if (type == DT_REG && !matched.whole) return;
    struct stat status {};
    const bool known = type == DT_DIR || ::fstatat(folder, name, &status, 0) == 0;
    if (type == DT_DIR || (known && S_ISDIR(status.st_mode))) {
        if (matched.whole) ++folders_matched_;
        if (!matched.next.empty()) subfolders.push_back({name, std::move(matched.next)});
    } else if (matched.whole) {
        // A link that leads nowhere is listed: reading it says what is wrong.
        const auto kind = known ? kind_of(status.st_mode) : FoundFile::Kind::file;
        found.push_back({prefix + name, static_cast<std::uint64_t>(status.st_size), kind, 0});
    }
}

FolderWalk::Match FolderWalk::match(std::string_view name, const States& states) const {
    Match result;
    const bool hidden = name.starts_with('.');
    for (const std::size_t state : states) {
        const PathPattern::Part& part = parts_[state];
        const bool last = state + 1 == parts_.size();
        if (part.kind == Kind::any_depth) {
            if (hidden) continue;
            add(state, result.next);
            result.whole |= last;
        } else if (part.kind == Kind::documents) {
            result.whole |= !hidden && has_extension(name, extensions_);
        } else if (part.name.matches(name)) {
            if (last) {
                result.whole = true;
            } else {
                add(state + 1, result.next);
            }
        }
    }
    return result;
}

void FolderWalk::add(std::size_t state, States& states) const {
    const auto place = std::lower_bound(states.begin(), states.end(), state);
    if (place == states.end() || *place != state) states.insert(place, state);
    // `**` matches no folder at all, too.
    if (state + 1 < parts_.size() && parts_[state].kind == Kind::any_depth) add(state + 1, states);
}

}  // namespace palimpsest::core
