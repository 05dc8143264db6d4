#pragma once

#include <memory>
#include <string_view>

namespace palimpsest::noise {

/// Words of running text, by ICU's dictionary. Opens ICU's iterator when first asked.
/// Threads: one at a time.
class Segmenter {
  public:
    Segmenter();
    ~Segmenter();
    Segmenter(const Segmenter&) = delete;
    Segmenter& operator=(const Segmenter&) = delete;

    /// True when a word begins in `left` and ends in `right`, were they one text. Looks at a few
    /// characters of each; false without ICU's data.
    [[nodiscard]] bool word_spans(std::string_view left, std::string_view right);

  private:
    struct Iterator;
    std::unique_ptr<Iterator> iterator_;
};

}  // namespace palimpsest::noise
