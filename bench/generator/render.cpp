#include "render.hpp"

#include <algorithm>

#include "random.hpp"

namespace palimpsest::generator {
namespace {

constexpr std::size_t context_length = 32;

std::u32string decoded(std::string_view text) {
    std::u32string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) == 0x80)
            result.back() = result.back() << 6 | (byte & 0x3FU);
        else
            result.push_back(byte < 0x80   ? byte
                             : byte < 0xE0 ? byte & 0x1FU
                             : byte < 0xF0 ? byte & 0x0FU
                                           : byte & 0x07U);
    }
    return result;
}

class Renderer {
  public:
    explicit Renderer(std::uint64_t seed) {
        Random random(seed);
        line_end_ = random.chance(15) ? "\r\n" : "\n";
        paragraph_end_ = random.chance(40) ? line_end_ + line_end_ : line_end_;
        indent_ = random.chance(50) ? "　　" : "";
    }

    void add(const Paragraph& paragraph) {
        if (!result_.text.empty()) append(paragraph_end_);
        if (!paragraph.heading) append(indent_);
        for (const Sentence& sentence : paragraph.sentences) {
            const std::uint64_t begin = length_;
            for (const Token& token : sentence.tokens) add(token);
            result_.sentences.push_back({sentence.origin, {begin, length_}});
        }
    }

    Rendered finish() {
        append(line_end_);
        add_context();
        return std::move(result_);
    }

  private:
    void append(std::string_view text) {
        result_.text.append(text);
        length_ += length_of(text);
    }

    void add(const Token& token) {
        const std::uint64_t begin = length_;
        append(token.text == "\n" ? line_end_ : token.text);
        const Range range{begin, length_};
        if (token.kind == Kind::boilerplate) result_.boilerplate.push_back(range);
        if (token.kind == Kind::advertisement) result_.advertisements.push_back(range);
        if (token.passage != 0) add_to_passage(token.passage, range);
    }

    void add_to_passage(std::uint32_t passage, Range range) {
        if (result_.passages.size() < passage) result_.passages.resize(passage);
        PassagePlace& place = result_.passages[passage - 1];
        if (place.passage == 0) place = {passage, range, {}, {}};
        place.range.end = range.end;
    }

    void add_context() {
        if (result_.passages.empty()) return;
        const std::u32string all = decoded(result_.text);
        for (PassagePlace& place : result_.passages) {
            const std::size_t before = std::min<std::size_t>(context_length, place.range.begin);
            place.before = all.substr(place.range.begin - before, before);
            place.after = all.substr(place.range.end, context_length);
        }
    }

    std::string line_end_;
    std::string paragraph_end_;
    std::string_view indent_;
    std::uint64_t length_ = 0;
    Rendered result_;
};

}  // namespace

Rendered rendered(const Text& text, std::uint64_t seed) {
    Renderer renderer(seed);
    for (const Paragraph& paragraph : text) renderer.add(paragraph);
    return renderer.finish();
}

}  // namespace palimpsest::generator
