#include "core/pipeline/report.hpp"

#include <algorithm>
#include <tuple>

namespace palimpsest::core {

Report::Report(Source file) { sources_.push_back(std::move(file)); }

std::size_t Report::add(Source source) {
    sources_.push_back(std::move(source));
    return sources_.size() - 1;
}

void Report::error(const CodeInfo& code, const Place& place, std::string message,
                   std::string help) {
    add(Diagnostic::Severity::error, code.code, place, std::move(message), std::move(help));
}

void Report::warning(const CodeInfo& code, const Place& place, std::string message,
                     std::string help) {
    add(Diagnostic::Severity::warning, code.code, place, std::move(message), std::move(help));
}

void Report::error(std::string_view code, const Place& place, std::string message,
                   std::string help) {
    add(Diagnostic::Severity::error, code, place, std::move(message), std::move(help));
}

void Report::add(Diagnostic::Severity severity, std::string_view code, const Place& place,
                 std::string message, std::string help) {
    const Source& from = source(place);
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = code;
    diagnostic.file = from.name();
    diagnostic.line = from.is_file() ? place.line : 0;
    diagnostic.column = place.column;
    diagnostic.length = place.length;
    diagnostic.source_line = from.line(place.line);
    diagnostic.message = std::move(message);
    diagnostic.help = std::move(help);
    errors_ += severity == Diagnostic::Severity::error ? 1 : 0;
    entries_.push_back({place, std::move(diagnostic)});
}

std::vector<Diagnostic> Report::diagnostics() const {
    std::vector<Entry> sorted = entries_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.place.source, a.place.line, a.place.column) <
               std::tie(b.place.source, b.place.line, b.place.column);
    });
    std::vector<Diagnostic> result;
    for (Entry& entry : sorted) result.push_back(std::move(entry.diagnostic));
    return result;
}

}  // namespace palimpsest::core
