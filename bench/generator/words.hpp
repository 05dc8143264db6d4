#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// The vocabulary and the sentence patterns of the generated reports. Threads: safe anywhere.
namespace palimpsest::generator {

/// A list of words of one part of speech.
enum class List : std::uint8_t {
    adverb,     ///< How something is done.
    verb,       ///< What is done to something.
    general,    ///< What any work has.
    people,     ///< Who it is done for or by.
    outcome,    ///< How it ended: four characters.
    attribute,  ///< Of a topic: what something is about.
    head,       ///< Of a topic: what it is; follows an attribute.
};

inline constexpr std::uint32_t topic_count = 16;

/// `topic` counts for attributes and heads only.
[[nodiscard]] std::span<const std::string_view> words(List list, std::uint32_t topic = 0);

/// Sentences to fill in: Han characters and punctuation stand for themselves,
///   A adverb, V verb, G general, K people, Q outcome, N an attribute and a head of the topic at
///   hand, B the same of any topic, P place, O organisation, R person, Y year, D number, Z a large
///   number.
[[nodiscard]] std::span<const std::string_view> sentence_patterns();
[[nodiscard]] std::span<const std::string_view> heading_patterns();
[[nodiscard]] std::span<const std::string_view> title_patterns();

/// 40 phrases that stand in many documents, ending in punctuation, the most frequent first.
[[nodiscard]] std::span<const std::string_view> boilerplate();

/// Characters that names are made of.
[[nodiscard]] std::span<const std::string_view> place_beginnings();
[[nodiscard]] std::span<const std::string_view> place_endings();
[[nodiscard]] std::span<const std::string_view> place_kinds();
[[nodiscard]] std::span<const std::string_view> organisation_kinds();
[[nodiscard]] std::span<const std::string_view> surnames();
[[nodiscard]] std::span<const std::string_view> given_names();

}  // namespace palimpsest::generator
