#include "truth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace palimpsest::generator {
namespace {

constexpr double least_jaccard = 0.1;
constexpr double least_containment = 0.5;
/// What may stand between two sentences that belong together: a line end, a blank line, an indent.
constexpr std::uint64_t widest_gap = 6;

std::string ranges(const std::vector<Range>& list) {
    std::string text = "[";
    for (const Range& range : list)
        fmt::format_to(std::back_inserter(text), "{}[{}, {}]", text.size() > 1 ? ", " : "",
                       range.begin, range.end);
    return text + "]";
}

/// The sentences of a member that another has too, those that follow each other as one.
std::vector<Range> shared_ranges(const Rendered& document,
                                 const std::unordered_map<std::uint64_t, int>& members_with) {
    std::vector<Range> result;
    for (const SentencePlace& sentence : document.sentences) {
        if (members_with.at(sentence.origin) < 2 || sentence.range.begin == sentence.range.end)
            continue;
        if (!result.empty() && sentence.range.begin <= result.back().end + widest_gap)
            result.back().end = sentence.range.end;
        else
            result.push_back(sentence.range);
    }
    return result;
}

bool is_digit(char32_t value) { return value >= U'0' && value <= U'9'; }
bool is_of_number(char32_t value) { return is_digit(value) || value == U'.'; }
bool is_text(char32_t value) {
    return (value >= U'\u4E00' && value <= U'\u9FFF') || is_digit(value);
}

/// How far two surroundings agree; the last that counts is a Han character or a digit.
template <class Iterator>
std::uint64_t agreeing(Iterator a, Iterator a_end, Iterator b, Iterator b_end) {
    std::uint64_t length = 0;
    for (std::uint64_t i = 1; a != a_end && b != b_end && *a == *b; ++a, ++b, ++i)
        if (is_text(*a)) length = i;
    return length;
}

/// How far `a` goes while both agree but for numbers and for what is no text.
template <class Iterator>
std::uint64_t agreeing_but_for_numbers(Iterator a, Iterator a_end, Iterator b, Iterator b_end) {
    const Iterator begin = a;
    std::uint64_t length = 0;
    while (true) {
        a = std::find_if(a, a_end, is_text);
        b = std::find_if(b, b_end, is_text);
        if (a == a_end || b == b_end) return length;
        if (is_digit(*a) && is_digit(*b)) {
            a = std::find_if_not(a, a_end, is_of_number);
            b = std::find_if_not(b, b_end, is_of_number);
        } else if (*a++ != *b++) {
            return length;
        }
        length = static_cast<std::uint64_t>(a - begin);
    }
}

/// One side of a pair of passages: as far as both are the same, and how much further they go when
/// numbers count as equal.
std::string json_side(const Sighting& side, const PassagePlace& other) {
    const PassagePlace& place = side.place;
    const auto measured = [&](const auto& measure) {
        return Range{place.range.begin - measure(place.before.rbegin(), place.before.rend(),
                                                 other.before.rbegin(), other.before.rend()),
                     place.range.end + measure(place.after.begin(), place.after.end(),
                                               other.after.begin(), other.after.end())};
    };
    const Range same = measured([](auto... ends) { return agreeing(ends...); });
    const Range widest = measured([](auto... ends) { return agreeing_but_for_numbers(ends...); });
    return fmt::format(R"({{"document": "{}", "begin": {}, "end": {}, "widest": [{}, {}]}})",
                       side.document, same.begin, same.end, std::min(same.begin, widest.begin),
                       std::max(same.end, widest.end));
}

}  // namespace

Truth::Truth(const std::filesystem::path& folder)
    : documents_(folder / "documents.jsonl"),
      passages_(folder / "passages.jsonl"),
      families_(folder / "families.jsonl"),
      marks_(folder / "marks.jsonl") {}

void Truth::document(const std::string& id, const Rendered& document) {
    if (document.boilerplate.empty() && document.advertisements.empty()) return;
    marks_.write(fmt::format(R"({{"document": "{}", "boilerplate": {}, "advertisements": {}}})"
                             "\n",
                             id, ranges(document.boilerplate), ranges(document.advertisements)));
}

void Truth::pair(const std::string& a, const std::string& b, Likeness alike,
                 std::string_view kind) {
    if (alike.jaccard < least_jaccard && alike.containment < least_containment) return;
    documents_.write(fmt::format(
        R"({{"a": "{}", "b": "{}", "jaccard": {:.6f}, "containment": {:.6f}, "kind": "{}"}})"
        "\n",
        std::min(a, b), std::max(a, b), alike.jaccard, alike.containment, kind));
}

void Truth::family(std::uint32_t number, const std::vector<Member>& members,
                   const std::vector<std::string>& ids, const std::vector<Rendered>& documents) {
    std::unordered_map<std::uint64_t, int> members_with;
    for (const Rendered& document : documents)
        for (const SentencePlace& sentence : document.sentences) ++members_with[sentence.origin];
    std::string line = fmt::format(R"({{"family": {}, "members": [)", number);
    for (std::size_t i = 0; i < members.size(); ++i)
        fmt::format_to(std::back_inserter(line),
                       R"({}{{"document": "{}", "parent": {}, "change": "{}", "shared": {}}})",
                       i == 0 ? "" : ", ", ids[i], members[i].parent, members[i].change,
                       ranges(shared_ranges(documents[i], members_with)));
    families_.write(line + "]}\n");
}

void Truth::passage(const Sighting& a, const Sighting& b, bool exact, double similarity,
                    std::string_view kind) {
    passages_.write(
        fmt::format(R"({{"a": {}, "b": {}, "kind": "{}", "similarity": {:.6f}, "source": "{}"}})"
                    "\n",
                    json_side(a, b.place), json_side(b, a.place), exact ? "exact" : "edited",
                    similarity, kind));
}

void Truth::finish() {
    for (OutputFile* file : {&documents_, &passages_, &families_, &marks_}) file->close();
}

}  // namespace palimpsest::generator
