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
    /// Of that group, `(?P<name>…)`; empty: it has none. Lifetime: that of the Patterns.
    std::string_view group_name;
};

/// Compiled patterns of RE2. `^` and `$` match at lines, also at those that end in a carriage
/// return and a line feed, which belongs to no match. Matches of up to `longest_match` bytes are
/// found whole, longer ones are cut or missed, so that time is linear in the text whatever the
/// pattern.
/// Threads: a constant one is safe anywhere.
class Patterns {
  public:
    static constexpr std::size_t longest_match = 2048;

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
    /// what they find would be everywhere and nothing; and groups that are called none of `names`,
    /// where those mean something (empty: they do not).
    static void check(const Settings& settings, std::string_view option, const OptionErrors& errors,
                      const std::vector<std::string>& names = {}) {
        const std::vector<std::string> expressions = settings.texts(option);
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            const RE2 pattern("(?m)" + expressions[i], RE2::Quiet);
            if (pattern.ok() && RE2::PartialMatch("", pattern))
                errors.report(option,
                              "the pattern matches an empty text too, and so matches everywhere; "
                              "write + (at least once) where it has * or ?",
                              {}, static_cast<std::uint32_t>(i));
            for (const auto& [number, name] : pattern.CapturingGroupNames())
                check_name(name, names, expressions[i], option, static_cast<std::uint32_t>(i),
                           errors);
        }
    }

    [[nodiscard]] bool empty() const noexcept { return patterns_.empty(); }

    /// All matches that hold text, by begin, then the longer first, then by pattern. Matches of one
    /// pattern do not overlap; those of two may. `text` is valid UTF-8.
    [[nodiscard]] std::vector<PatternMatch> matches(std::string_view text) const {
        std::vector<PatternMatch> found;
        if (patterns_.empty()) return found;
        const WithoutReturns lines(text);
        for (std::size_t i = 0; i < patterns_.size(); ++i) find(lines, i, found);
        std::stable_sort(found.begin(), found.end(),
                         [](const PatternMatch& a, const PatternMatch& b) {
                             return a.whole.begin != b.whole.begin ? a.whole.begin < b.whole.begin
                                                                   : a.whole.end > b.whole.end;
                         });
        return found;
    }

  private:
    /// The text without the carriage returns at line ends, where RE2's `$` would not match.
    class WithoutReturns {
      public:
        explicit WithoutReturns(std::string_view text) : text_(text) {
            if (text.find("\r\n") == text.npos) return;
            for (std::size_t at = 0; at < text.size(); ++at) {
                if (text.substr(at, 2) == "\r\n")
                    returns_.push_back(copy_.size());
                else
                    copy_ += text[at];
            }
            text_ = copy_;
        }
        WithoutReturns(const WithoutReturns&) = delete;
        WithoutReturns& operator=(const WithoutReturns&) = delete;

        [[nodiscard]] std::string_view text() const { return text_; }
        [[nodiscard]] Span original(Span span) const {
            return {original(span.begin, true), original(span.end, false)};
        }

      private:
        /// A return that stood right at `at` lies before what begins and behind what ends there.
        [[nodiscard]] std::uint64_t original(std::uint64_t at, bool begins) const {
            const auto behind = begins ? std::upper_bound(returns_.begin(), returns_.end(), at)
                                       : std::lower_bound(returns_.begin(), returns_.end(), at);
            return at + static_cast<std::uint64_t>(behind - returns_.begin());
        }

        std::string_view text_;
        std::string copy_;
        std::vector<std::uint64_t> returns_;
    };

    void find(const WithoutReturns& lines, std::size_t index,
              std::vector<PatternMatch>& found) const {
        const std::string_view text = lines.text();
        const int count = patterns_[index]->NumberOfCapturingGroups() + 1;
        std::vector<re2::StringPiece> groups(static_cast<std::size_t>(count));
        for (std::size_t from = 0; from <= text.size();) {
            // What is looked at is twice what a match may be, so that one is seen whole.
            const std::size_t end = boundary(text, from + 2 * longest_match);
            const bool matches = patterns_[index]->Match({text.data(), text.size()}, from, end,
                                                         RE2::UNANCHORED, groups.data(), count);
            const Span whole = matches ? span_of(text, groups[0]) : Span{end, end};
            const std::size_t middle = boundary(text, from + longest_match);
            if (!matches || (whole.begin >= middle && end < text.size())) {
                if (end == text.size()) break;
                from = middle;
            } else if (whole.begin == whole.end) {  // Empty: go on after the next code point.
                from = whole.end + std::max<std::uint64_t>(1, code_point_at(text, whole.end).size);
            } else {
                from = whole.end;
                found.push_back(match(lines, index, whole, groups));
            }
        }
    }

    /// The first boundary at or behind `at`.
    static std::size_t boundary(std::string_view text, std::size_t at) {
        if (at >= text.size()) return text.size();
        while (at < text.size() && !is_boundary(text, at)) ++at;
        return at;
    }

    PatternMatch match(const WithoutReturns& lines, std::size_t index, Span whole,
                       const std::vector<re2::StringPiece>& groups) const {
        for (std::size_t group = 1; group < groups.size(); ++group) {
            if (groups[group].data() == nullptr || groups[group].empty()) continue;
            const auto& names = patterns_[index]->CapturingGroupNames();
            const auto name = names.find(static_cast<int>(group));
            return {index, lines.original(whole),
                    lines.original(span_of(lines.text(), groups[group])),
                    name == names.end() ? std::string_view() : std::string_view(name->second)};
        }
        return {index, lines.original(whole), lines.original(whole), {}};
    }

    static Span span_of(std::string_view text, const re2::StringPiece& part) {
        const auto begin = static_cast<std::uint64_t>(part.data() - text.data());
        return {begin, begin + part.size()};
    }

    static void check_name(const std::string& name, const std::vector<std::string>& names,
                           const std::string& expression, std::string_view option,
                           std::uint32_t item, const OptionErrors& errors) {
        if (names.empty() || std::find(names.begin(), names.end(), name) != names.end()) return;
        std::string allowed;
        for (const std::string& one : names) allowed += (allowed.empty() ? "" : ", ") + one;
        errors.report(option, "no group is called `" + name + "`; allowed: " + allowed,
                      static_cast<std::int64_t>(expression.find("<" + name + ">") + 1), item);
    }

    std::vector<std::unique_ptr<RE2>> patterns_;
};

}  // namespace v1
}  // namespace palimpsest
