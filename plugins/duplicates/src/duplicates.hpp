#pragma once

#include "choices.hpp"
#include "palimpsest/corpus.hpp"
#include "text_cache.hpp"

namespace palimpsest::duplicates {

/// The analyzer `duplicates`.
///
/// Units that are cut before comparing, documents to sentences: `candidates`, keyed by a band of a
/// sketch, proposes pairs; for documents, `samples` and `inclusions` propose those that stand in
/// longer ones. Passages: `seeds`, keyed by a part of the seeds' hashes, links places of the same
/// seed; `passages`, by two documents, turns these into passages; `places` and `meetings` settle
/// which passages of a document are one, and propose pairs. Then for both: `verification`, by two
/// documents, compares pairs on their texts, and `clusters`, by components of those that are alike,
/// makes clusters, lists pairs, and tells each unit's document what `label` writes down. Threads:
/// const calls are safe concurrently.
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
    Choices choices_;
    mutable TextCaches texts_;
};

/// The rounds' numbers.
inline constexpr std::uint32_t round_candidates = 0;
inline constexpr std::uint32_t round_samples = 1;
inline constexpr std::uint32_t round_inclusions = 2;
inline constexpr std::uint32_t round_seeds = 3;
inline constexpr std::uint32_t round_boilerplate = 4;
inline constexpr std::uint32_t round_passages = 5;
inline constexpr std::uint32_t round_places = 6;
inline constexpr std::uint32_t round_meetings = 7;
inline constexpr std::uint32_t round_verification = 8;
inline constexpr std::uint32_t round_clusters = 9;

}  // namespace palimpsest::duplicates
