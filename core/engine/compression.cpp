#include "core/engine/compression.hpp"

#include <fmt/format.h>
#include <zstd.h>

#include <memory>
#include <new>

#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

using Compressor = std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)>;

// Contexts are kept by thread, because making one costs more than a small frame.

ZSTD_CCtx* compressor() {
    thread_local const Compressor context = [] {
        Compressor made(ZSTD_createCCtx(), &ZSTD_freeCCtx);
        if (!made) throw std::bad_alloc();
        ZSTD_CCtx_setParameter(made.get(), ZSTD_c_compressionLevel, 1);
        ZSTD_CCtx_setParameter(made.get(), ZSTD_c_checksumFlag, 1);
        return made;
    }();
    return context.get();
}

ZSTD_DCtx* decompressor() {
    thread_local const Decompressor context = [] {
        Decompressor made(ZSTD_createDCtx(), &ZSTD_freeDCtx);
        if (!made) throw std::bad_alloc();
        return made;
    }();
    return context.get();
}

// No block of zstd stands for more than this many bytes for each of its own.
constexpr std::uint64_t greatest_ratio = 1 << 17;

}  // namespace

std::string compressed(std::string_view bytes) {
    // Frames are made in room that stays, so that only their own bytes are copied and kept.
    thread_local std::string room;
    const std::size_t bound = ZSTD_compressBound(bytes.size());
    std::string large;
    std::string& target = bound > (4u << 20) ? large : room;
    if (target.size() < bound) target.resize(bound);
    const std::size_t size =
        ZSTD_compress2(compressor(), target.data(), target.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(size) != 0)
        throw Error(fmt::format("zstd cannot compress: {}", ZSTD_getErrorName(size)));
    return target.substr(0, size);
}

void decompress(std::string_view frame, std::string& result, std::string_view what) {
    const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
        size / greatest_ratio > frame.size())
        throw Error(fmt::format("the run's {} is damaged: a record has no frame", what));
    result.resize(size);
    const std::size_t got = ZSTD_decompressDCtx(decompressor(), result.data(), result.size(),
                                                frame.data(), frame.size());
    if (ZSTD_isError(got) != 0 || got != size)
        throw Error(fmt::format("the run's {} is damaged: a record does not decompress", what));
}

}  // namespace palimpsest::core
