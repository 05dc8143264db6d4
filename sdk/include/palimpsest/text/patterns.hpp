#pragma once

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "palimpsest/sdk/call.hpp"
#include "palimpsest/sdk/document.hpp"
#include "palimpsest/text/utf8.hpp"

/// Analysts' own patterns: the entries of an option of type `pattern`, a list, run over a text. A
/// plugin that includes this links RE2 (`LINK_LIBRARIES re2`).
namespace palimpsest {
inline namespace v1 {

/// Where a pattern matches. Offsets are bytes of the text that was searched.
struct PatternMatch {
    std::size_t pattern = 0;  ///< Index into the list.
    Span whole;
    /// What the first group (…) that took part matched; the whole match where none did.
    Span group;
    std::string_view group_name;  ///< Of that group, `(?P<name>…)`; empty: it has none.
};

/// Compiled patterns of RE2, whose time is linear in the text. `^` and `$` match at lines.
/// Threads: a constant one is safe anywhere.
class Patterns {
  public:
    Patterns() = default;

    /// Throws std::invalid_argument for one that does not compile. The host has refused those
    /// before, where the list is an option.
    explicit Patterns(const std::vector<std::string>& expressions) {
        for (const std::string& expression : expressions) {
            // The flag alone, not a group around: `a)(b` has to stay wrong.
            auto compiled = std::make_unique<RE2>("(?m)" + expression, RE2::Quiet);
            if (!compiled->ok())
                throw std::invalid_argument("the pattern '" + expression +
                                            "' does not compile: " + compiled->error());
            patterns_.push_back(std::move(compiled));
        }
    }

    /// For check_options: reports patterns of the list `option` that match an empty text, because
    /// what they find would be everywhere and nothing.
    static void check(const Settings& settings, std::string_view option,
                      const OptionErrors& errors) {
        const std::vector<std::string> expressions = settings.texts(option);
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            const RE2 pattern("(?m)" + expressions[i], RE2::Quiet);
            if (pattern.ok() && RE2::PartialMatch("", pattern))
                errors.report(option,
                              "the pattern matches an empty text too, and so matches everywhere; "
                              "write + (at least once) where it has * or ?",
                              {}, static_cast<std::uint32_t>(i));
        }
    }

    [[nodiscard]] bool empty() const noexcept { return patterns_.empty(); }

    /// All matches that hold text, by begin, then the longer first, then by pattern. Matches of one
    /// pattern do not overlap; those of two may. `text` is valid UTF-8.
    [[nodiscard]] std::vector<PatternMatch> matches(std::string_view text) const {
        std::vector<PatternMatch> found;
        for (std::size_t i = 0; i < patterns_.size(); ++i) find(text, i, found);
        std::stable_sort(found.begin(), found.end(),
                         [](const PatternMatch& a, const PatternMatch& b) {
                             return a.whole.begin != b.whole.begin ? a.whole.begin < b.whole.begin
                                                                   : a.whole.end > b.whole.end;
                         });
        return found;
    }

  private:
    void find(std::string_view text, std::size_t index, std::vector<PatternMatch>& found) const {
        const RE2& pattern = *patterns_[index];
        const int count = pattern.NumberOfCapturingGroups() + 1;
        std::vector<re2::StringPiece> groups(static_cast<std::size_t>(count));
        std::size_t from = 0;
        while (from <= text.size() && pattern.Match({text.data(), text.size()}, from, text.size(),
                                                    RE2::UNANCHORED, groups.data(), count)) {
            const Span whole = span_of(text, groups[0]);
            if (whole.begin == whole.end) {  // An empty match: go on after the next code point.
                from = whole.end + std::max<std::uint64_t>(1, code_point_at(text, whole.end).size);
                continue;
            }
            from = whole.end;
            found.push_back(match(text, index, whole, groups));
        }
    }

    PatternMatch match(std::string_view text, std::size_t index, Span whole,
                       const std::vector<re2::StringPiece>& groups) const {
        for (std::size_t group = 1; group < groups.size(); ++group) {
            if (groups[group].data() == nullptr || groups[group].empty()) continue;
            const auto& names = patterns_[index]->CapturingGroupNames();
            const auto name = names.find(static_cast<int>(group));
            return {index, whole, span_of(text, groups[group]),
                    name == names.end() ? std::string_view() : std::string_view(name->second)};
        }
        return {index, whole, whole, {}};
    }

    static Span span_of(std::string_view text, const re2::StringPiece& part) {
        const auto begin = static_cast<std::uint64_t>(part.data() - text.data());
        return {begin, begin + part.size()};
    }

    std::vector<std::unique_ptr<RE2>> patterns_;
};

}  // namespace v1
}  // namespace palimpsest
