#pragma once

#include <unistd.h>

#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/io/reader.hpp"

namespace palimpsest::core {

/// All that came of a reader.
struct ReadResult {
    std::vector<SourceDocument> documents;
    std::vector<Rejection> rejections;
    std::optional<std::uint64_t> total_bytes;
    std::optional<std::uint64_t> total_documents;
};

inline ReadResult read_all(Reader& reader) {
    ReadResult result;
    result.total_bytes = reader.total_bytes();
    result.total_documents = reader.total_documents();
    while (auto item = reader.next()) {
        if (item->rejection) {
            result.rejections.push_back(*item->rejection);
            continue;
        }
        auto loaded = reader.load(std::move(*item));
        if (auto* rejection = std::get_if<Rejection>(&loaded)) {
            result.rejections.push_back(std::move(*rejection));
        } else {
            result.documents.push_back(std::get<SourceDocument>(std::move(loaded)));
        }
    }
    return result;
}

inline ReadResult read_all(const ReadOptions& options) { return read_all(*Reader::open(options)); }

/// Standard input of the test's process, while it lives: a pipe.
class StandardInput {
  public:
    /// A pipe that gives these bytes and ends.
    explicit StandardInput(std::string bytes) : StandardInput() {
        writer_ = std::thread([this, bytes = std::move(bytes)] {
            for (std::string_view rest = bytes; !rest.empty();) {
                const ssize_t count = ::write(ends_[1], rest.data(), rest.size());
                if (count < 0) break;
                rest.remove_prefix(static_cast<std::size_t>(count));
            }
            ::close(ends_[1]);
        });
    }

    /// A pipe that gives nothing and does not end.
    StandardInput() : before_(::dup(STDIN_FILENO)) {
        if (::pipe(ends_) != 0) throw std::runtime_error("pipe failed");
        ::dup2(ends_[0], STDIN_FILENO);
        ::close(ends_[0]);
    }

    ~StandardInput() {
        std::string rest(1 << 16, '\0');
        if (writer_.joinable()) {
            while (::read(STDIN_FILENO, rest.data(), rest.size()) > 0) {
            }
            writer_.join();
        } else {
            ::close(ends_[1]);
        }
        if (before_ >= 0) {
            ::dup2(before_, STDIN_FILENO);
            ::close(before_);
        }
    }
    StandardInput(const StandardInput&) = delete;
    StandardInput& operator=(const StandardInput&) = delete;

  private:
    int before_ = -1;
    int ends_[2] = {-1, -1};
    std::thread writer_;
};

}  // namespace palimpsest::core
