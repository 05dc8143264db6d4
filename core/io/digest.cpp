#include "core/io/digest.hpp"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace palimpsest::core {
namespace {

std::string digest_text(const XXH128_hash_t& hash) {
    return fmt::format("xxh3-128:{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

struct RunningDigest::State {
    XXH3_state_t hash;
};

std::pair<std::uint64_t, std::uint64_t> hash128(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.high64, hash.low64};
}

std::string content_digest(std::string_view bytes) {
    return digest_text(XXH3_128bits(bytes.data(), bytes.size()));
}

RunningDigest::RunningDigest() : state_(std::make_unique<State>()) {
    XXH3_128bits_reset(&state_->hash);
}

RunningDigest::~RunningDigest() = default;

void RunningDigest::append(std::string_view bytes) {
    XXH3_128bits_update(&state_->hash, bytes.data(), bytes.size());
}

std::string RunningDigest::value() const { return digest_text(XXH3_128bits_digest(&state_->hash)); }

}  // namespace palimpsest::core
