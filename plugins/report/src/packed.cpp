#include "packed.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "palimpsest/plugin.hpp"

namespace palimpsest::report {
namespace {

/// A stream that ends with its scope.
class Deflater {
  public:
    Deflater() {
        constexpr int gzip = 16;  // Added to the window's size: a gzip frame around the stream.
        if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + gzip, 8,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw FatalError("no memory to compress the report");
    }
    ~Deflater() { deflateEnd(&stream_); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    std::string compressed(std::string_view text) {
        std::string out(deflateBound(&stream_, static_cast<uLong>(text.size())), '\0');
        std::size_t filled = 0;
        int status = Z_OK;
        while (status != Z_STREAM_END) {
            constexpr std::size_t most = std::numeric_limits<uInt>::max();
            const std::size_t input = std::min(text.size(), most);
            const std::size_t room = std::min(out.size() - filled, most);
            // zlib does not write to its input, but takes it as if it might.
            stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
            stream_.avail_in = static_cast<uInt>(input);
            stream_.next_out = reinterpret_cast<Bytef*>(out.data() + filled);
            stream_.avail_out = static_cast<uInt>(room);
            status = deflate(&stream_, input == text.size() ? Z_FINISH : Z_NO_FLUSH);
            if (status != Z_OK && status != Z_STREAM_END)
                throw FatalError("the report cannot be compressed");
            text.remove_prefix(input - stream_.avail_in);
            filled += room - stream_.avail_out;
        }
        out.resize(filled);
        return out;
    }

  private:
    z_stream stream_{};
};

}  // namespace

std::string packed(std::string_view text) { return base64(Deflater().compressed(text)); }

std::string base64(std::string_view bytes) {
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const bool there = at + i < bytes.size();
            group = group << 8 | (there ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        const std::size_t full = std::min<std::size_t>(bytes.size() - at, 3) + 1;
        for (std::size_t i = 0; i < 4; ++i)
            out += i < full ? digits[group >> (18 - 6 * i) & 63] : '=';
    }
    return out;
}

}  // namespace palimpsest::report
