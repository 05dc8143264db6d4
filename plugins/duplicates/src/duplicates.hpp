#pragma once

#include "choices.hpp"
#include "palimpsest/draft/corpus.hpp"
#include "text_cache.hpp"

namespace palimpsest::duplicates {

/// The analyzer `duplicates`.
///
/// Round 0, keyed by a band of a sketch: units that meet become candidates.
/// Round 1, keyed by two documents: candidates are compared on their texts and become edges.
/// Round 2, by components of the edges: units become clusters, pairs are listed, and each unit's
///          document gets its nearest partners, which `label` writes down.
/// Threads: const calls are safe concurrently.
class Duplicates {
  public:
    static Description description();
    static std::vector<Round> rounds();
    static void check_options(const Settings& settings, const OptionErrors& errors);

    explicit Duplicates(const Settings& settings) : choices_(settings) {}

    void map(const Document& document, const Emitter& emitter) const;
    void reduce(std::uint32_t round, std::string_view key, Records& records, const Emitter& emitter,
                Sink& sink) const;
    void label(const Document& document, Records& records, Sink& sink) const;

  private:
    static constexpr std::uint64_t text_memory = std::uint64_t{64} << 20;

    Choices choices_;
    mutable TextCache texts_{text_memory};
};

/// The rounds' numbers.
inline constexpr std::uint32_t round_candidates = 0;
inline constexpr std::uint32_t round_verification = 1;
inline constexpr std::uint32_t round_clusters = 2;

}  // namespace palimpsest::duplicates
