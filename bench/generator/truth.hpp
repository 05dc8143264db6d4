#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "family.hpp"
#include "plan.hpp"
#include "render.hpp"
#include "shingles.hpp"
#include "writer.hpp"

namespace palimpsest::generator {

/// A passage as it stands in a document.
struct Sighting {
    std::string document;
    PassagePlace place;
};

/// Writes what is true about a corpus; bench/README.md describes the files. Threads: one.
/// Errors: std::runtime_error where a file cannot be written.
class Truth {
  public:
    explicit Truth(const std::filesystem::path& folder);

    /// What injected text and boilerplate the document has.
    void document(const std::string& id, const Rendered& document);

    /// Two documents, unless they are hardly alike.
    void pair(const std::string& a, const std::string& b, Likeness alike, std::string_view kind);

    /// The members of a family, and which of their text other members have too.
    void family(std::uint32_t number, const std::vector<Member>& members,
                const std::vector<std::string>& ids, const std::vector<Rendered>& documents);

    /// Two passages, made as long as their surroundings agree, up to a character or digit; `widest`
    /// is how far they agree when all numbers are equal, as they are to the analyzer.
    void passage(const Sighting& a, const Sighting& b, bool exact, double similarity,
                 std::string_view kind);

    void finish();

  private:
    OutputFile documents_;
    OutputFile passages_;
    OutputFile families_;
    OutputFile marks_;
};

}  // namespace palimpsest::generator
