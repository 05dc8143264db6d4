#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "palimpsest/draft/writer.hpp"
#include "selection.hpp"
#include "summary.hpp"
#include "tables.hpp"

namespace palimpsest::report {

/// A run as one HTML page: the template with the data of the run in it.
class Report {
  public:
    static Description description();
    static constexpr Writes writes = Writes::file;

    explicit Report(const Settings& settings);

    void begin(const RunSchema& schema, const Output& output);
    void render(const WrittenDocument& document, const Output& output) const;
    void document(const WrittenDocument& document, std::string_view kept, const Output& output);
    void table(std::size_t table, const WrittenRows& rows, const Output& output);
    void rejection(const Rejection& rejection, const Output& output);
    void finish(const RunInfo& run, const Output& output);

  private:
    [[nodiscard]] std::string index(const RunInfo& run,
                                    const std::vector<KeptDocument>& documents) const;

    bool timings_;
    std::string title_;
    std::string language_;
    std::string template_path_;
    Selection selection_;
    Found found_;
    std::optional<Summarizer> summarizer_;
    std::optional<Tables> tables_;
    std::vector<std::string> rejections_;  ///< JSON objects.
    std::uint64_t rejected_ = 0;
};

}  // namespace palimpsest::report
