#include "segmenter.hpp"

#include <unicode/ubrk.h>
#include <unicode/utf16.h>

#include <array>

#include "characters.hpp"

namespace palimpsest::noise {

namespace {

constexpr int reach = 8;  // Code points on each side: longer than words are.

bool is_part_of_words(char32_t value) { return is_han(value) || is_letter(value); }

}  // namespace

struct Segmenter::Iterator {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator* words = ubrk_open(UBRK_WORD, "zh", nullptr, 0, &status);
    std::array<UChar, 4 * reach + 4> units{};
    std::int32_t size = 0;

    Iterator() = default;
    ~Iterator() {
        if (words != nullptr) ubrk_close(words);
    }
    Iterator(const Iterator&) = delete;
    Iterator& operator=(const Iterator&) = delete;

    void append(char32_t value) {
        if (value > 0xFFFF) {
            units[static_cast<std::size_t>(size++)] = U16_LEAD(value);
            units[static_cast<std::size_t>(size++)] = U16_TRAIL(value);
        } else {
            units[static_cast<std::size_t>(size++)] = static_cast<UChar>(value);
        }
    }
};

Segmenter::Segmenter() = default;
Segmenter::~Segmenter() = default;

bool Segmenter::word_spans(std::string_view left, std::string_view right) {
    std::uint64_t begin = left.size();
    for (int i = 0; i < reach; ++i) {
        const CodePoint before = code_point_before(left, begin);
        if (before.size == 0 || !is_part_of_words(before.value)) break;
        begin -= before.size;
    }
    if (begin == left.size() || !is_part_of_words(first_of(right))) return false;
    if (iterator_ == nullptr) iterator_ = std::make_unique<Iterator>();
    if (U_FAILURE(iterator_->status)) return false;
    iterator_->size = 0;
    for (const auto [offset, value, size] : code_points(left.substr(begin)))
        iterator_->append(value);
    const std::int32_t junction = iterator_->size;
    std::uint64_t end = 0;
    for (int i = 0; i < reach; ++i) {
        const CodePoint next = code_point_at(right, end);
        if (next.size == 0 || !is_part_of_words(next.value)) break;
        iterator_->append(next.value);
        end += next.size;
    }
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator_->words, iterator_->units.data(), iterator_->size, &status);
    return U_SUCCESS(status) && ubrk_isBoundary(iterator_->words, junction) == 0;
}

}  // namespace palimpsest::noise
