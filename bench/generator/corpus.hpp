#pragma once

#include <cstdint>
#include <vector>

#include "plan.hpp"
#include "truth.hpp"
#include "writer.hpp"

namespace palimpsest::generator {

/// Writes the documents of a plan, and what is true about them. Threads: one.
class Corpus {
  public:
    /// `mixed_encodings`: a quarter of the documents is not plain UTF-8.
    Corpus(const Plan& plan, bool mixed_encodings, Writer& writer, Truth& truth)
        : plan_(plan), mixed_encodings_(mixed_encodings), writer_(writer), truth_(truth) {}

    void write();

    [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }  ///< Of UTF-8, so far.

  private:
    struct PlantedSighting {
        Planting planting;
        Sighting sighting;
    };

    void write_single(const Unit& unit);
    void write_family(const Unit& unit);
    void write_book(const Unit& unit);
    void write_passages();
    std::string write_document(std::uint32_t number, std::uint64_t seed, const Rendered& document);
    [[nodiscard]] std::string id_of(std::uint32_t number) const;

    const Plan& plan_;
    bool mixed_encodings_;
    Writer& writer_;
    Truth& truth_;
    std::uint64_t bytes_ = 0;
    std::vector<PlantedSighting> sightings_;
};

}  // namespace palimpsest::generator
