#include "core/io/line_source.hpp"

#include <cstring>
#include <utility>

namespace palimpsest::core {
namespace {

constexpr std::size_t chunk = 1 << 18;
constexpr std::size_t long_line = 1 << 20;

bool is_blank(const std::string& bytes) {
    return bytes.find_first_not_of(" \t\r") == std::string::npos;
}

}  // namespace

LineSource::LineSource(InputFile input, std::uint64_t limit, std::size_t padding)
    : input_(std::move(input)), limit_(limit), padding_(padding) {}

bool LineSource::fill() {
    if (fault_) return false;
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (buffer_.size() < end_ + chunk) buffer_.resize(end_ + chunk);
    auto count = input_.read(buffer_.data() + end_, buffer_.size() - end_);
    if (auto* fault = std::get_if<InputFault>(&count)) {
        fault_ = std::move(*fault);
        return false;
    }
    end_ += std::get<std::size_t>(count);
    return std::get<std::size_t>(count) > 0;
}

void LineSource::begin() {
    begun_ = true;
    while (end_ < 3 && fill()) {
    }
    if (std::string_view(buffer_.data(), end_).starts_with("\xEF\xBB\xBF")) begin_ = offset_ = 3;
}

bool LineSource::is_utf16() {
    begin();
    const std::string_view start(buffer_.data(), end_);
    return start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF");
}

Line LineSource::take(std::size_t end, std::size_t newline) {
    Line line;
    line.number = ++number_;
    line.offset = offset_;
    const std::size_t length = end - begin_;
    line.size = length + newline;
    offset_ += line.size;
    if (length > limit_) {
        line.fault = too_large_fault(length, limit_);
    } else if (length < long_line) {
        line.bytes.reserve(length + padding_);
        line.bytes.assign(buffer_, begin_, length);
    } else {
        // A long line takes the buffer along, so that it is in memory once.
        std::string rest(buffer_, end + newline, end_ - end - newline);
        buffer_.resize(end);
        buffer_.erase(0, begin_);
        buffer_.reserve(length + padding_);
        line.bytes = std::exchange(buffer_, std::move(rest));
        begin_ = 0;
        end_ = buffer_.size();
        return line;
    }
    begin_ = end + newline;
    return line;
}

Line LineSource::skip_rest() {
    Line line;
    line.number = ++number_;
    line.offset = offset_;
    line.fault = too_large_fault(std::nullopt, limit_);
    for (bool more = true; more;) {
        const void* found = std::memchr(buffer_.data() + begin_, '\n', end_ - begin_);
        const std::size_t stop =
            found ? static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) + 1
                  : end_;
        line.size += stop - begin_;
        begin_ = stop;
        more = !found && fill();
    }
    offset_ += line.size;
    if (buffer_.size() > long_line) buffer_ = std::string(buffer_, begin_, end_ - begin_);
    if (begin_ > 0 && buffer_.size() == end_ - begin_) {
        end_ -= begin_;
        begin_ = 0;
    }
    return line;
}

std::optional<Line> LineSource::next() {
    if (!begun_) begin();
    if (finished_) return std::nullopt;
    for (std::size_t scanned = 0;;) {
        const char* unread = buffer_.data() + begin_ + scanned;
        const void* found = std::memchr(unread, '\n', end_ - begin_ - scanned);
        std::optional<Line> line;
        if (found) {
            line =
                take(static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()), 1);
        } else if (end_ - begin_ > limit_) {
            return skip_rest();
        } else {
            scanned = end_ - begin_;
            if (fill()) continue;
            if (fault_) break;
            if (begin_ == end_) return std::nullopt;
            line = take(end_, 0);
        }
        if (line->fault || !is_blank(line->bytes)) return line;
        scanned = 0;
    }
    finished_ = true;
    return Line{{}, ++number_, offset_, end_ - begin_, fault_};
}

}  // namespace palimpsest::core
