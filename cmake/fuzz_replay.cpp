// Runs a fuzz target over the files that are named as arguments: over each file as a whole, over
// its beginnings, and over copies in which one byte is changed.

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t most_pieces = 300;

void run(const std::string& input) {
    // A copy of the exact size lets the address sanitizer see a byte read past the end.
    const std::basic_string<unsigned char> copy(input.begin(), input.end());
    LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

void run_pieces(const std::string& input) {
    const std::size_t step = input.size() / most_pieces + 1;
    for (std::size_t size = 0; size < input.size(); size += step) run(input.substr(0, size));
    for (std::size_t at = 0; at < input.size(); at += step) {
        for (const char byte : {'\x00', '\x80', '\xFF'}) {
            std::string changed = input;
            changed[at] = byte;
            run(changed);
        }
    }
}

}  // namespace

int main(int count, char** paths) {
    for (int i = 1; i < count; ++i) {
        std::ifstream file(paths[i], std::ios::binary);
        if (!file) {
            std::fprintf(stderr, "cannot read the corpus file %s\n", paths[i]);
            return 1;
        }
        const std::string input(std::istreambuf_iterator<char>(file), {});
        run(input);
        run_pieces(input);
    }
    return 0;
}
