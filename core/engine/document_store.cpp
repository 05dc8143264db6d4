#include "core/engine/document_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/engine/document_codec.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

int open_unnamed(const std::filesystem::path& folder) {
    const int direct = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (direct >= 0) return direct;
    // Some file systems have no unnamed files; one whose name is taken away at once does as well.
    std::string name = (folder / ".palimpsest-store-XXXXXX").string();
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file >= 0) ::unlink(name.c_str());
    return file;
}

}  // namespace

DocumentStore::DocumentStore(const std::filesystem::path& folder, std::uint64_t cache)
    : file_(open_unnamed(folder)), cache_budget_(cache) {
    if (file_ < 0)
        throw Error(
            fmt::format("cannot make the run's document store in '{}': {}; choose another "
                        "folder with TMPDIR",
                        folder.string(), std::strerror(errno)));
}

DocumentStore::~DocumentStore() { ::close(file_); }

void DocumentStore::add(std::uint64_t number, std::uint64_t text_size, std::string_view bytes) {
    entries_.push_back({number, end_, bytes.size(), text_size});
    while (!bytes.empty()) {
        const ::ssize_t written =
            ::pwrite(file_, bytes.data(), bytes.size(), static_cast<::off_t>(end_));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0)
            throw Error(
                fmt::format("cannot write the run's document store at {} MiB: {}; make room "
                            "or choose another folder with TMPDIR",
                            end_ >> 20, std::strerror(errno)));
        end_ += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

Document DocumentStore::load(std::size_t i) const {
    const Entry& entry = entries_[i];
    std::string bytes(entry.size, '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
        const ::ssize_t part = ::pread(file_, bytes.data() + got, bytes.size() - got,
                                       static_cast<::off_t>(entry.begin + got));
        if (part < 0 && errno == EINTR) continue;
        if (part <= 0)
            throw Error(fmt::format("cannot read the run's document store: {}",
                                    part == 0 ? "it is cut" : std::strerror(errno)));
        got += static_cast<std::size_t>(part);
    }
    return unpacked(bytes);
}

std::shared_ptr<const Document> DocumentStore::find(std::uint64_t number) const {
    {
        const std::scoped_lock lock(mutex_);
        const auto found = cache_.find(number);
        if (found != cache_.end()) {
            ages_.splice(ages_.begin(), ages_, found->second.age);
            return found->second.document;
        }
    }
    const auto entry = std::lower_bound(
        entries_.begin(), entries_.end(), number,
        [](const Entry& candidate, std::uint64_t wanted) { return candidate.number < wanted; });
    if (entry == entries_.end() || entry->number != number) return nullptr;
    auto document =
        std::make_shared<const Document>(load(static_cast<std::size_t>(entry - entries_.begin())));
    const std::scoped_lock lock(mutex_);
    if (cache_.contains(number)) return cache_[number].document;
    ages_.push_front(number);
    // Projections that readers ask for come on top of what the document takes now.
    const std::uint64_t cost = 4 * document->memory();
    cache_[number] = {document, cost, ages_.begin()};
    cache_size_ += cost;
    while (cache_size_ > cache_budget_ && ages_.size() > 1) {
        const auto oldest = cache_.find(ages_.back());
        cache_size_ -= oldest->second.cost;
        cache_.erase(oldest);
        ages_.pop_back();
    }
    return document;
}

}  // namespace palimpsest::core
