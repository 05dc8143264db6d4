#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/codes.hpp"
#include "core/pipeline/diagnostic.hpp"
#include "core/pipeline/source.hpp"

namespace palimpsest::core {

/// Collects what is wrong with a pipeline, and the sources it is shown in.
class Report {
  public:
    /// `file`: the pipeline file; it becomes source 0.
    explicit Report(Source file);

    /// Adds a source and returns its index.
    std::size_t add(Source source);
    const Source& source(std::size_t index) const { return sources_[index]; }
    const Source& source(const Place& place) const { return sources_[place.source]; }
    std::string shown(const Place& place) const { return source(place).shown(place); }

    void error(const CodeInfo& code, const Place& place, std::string message,
               std::string help = {});
    void warning(const CodeInfo& code, const Place& place, std::string message,
                 std::string help = {});
    /// For a code that another module owns.
    void error(std::string_view code, const Place& place, std::string message,
               std::string help = {});

    bool has_errors() const { return errors_ > 0; }

    /// All diagnostics, sorted by source and place; those of one place in the order they came.
    std::vector<Diagnostic> diagnostics() const;

  private:
    struct Entry {
        Place place;
        Diagnostic diagnostic;
    };
    void add(Diagnostic::Severity severity, std::string_view code, const Place& place,
             std::string message, std::string help);

    std::vector<Source> sources_;
    std::vector<Entry> entries_;
    std::size_t errors_ = 0;
};

}  // namespace palimpsest::core
