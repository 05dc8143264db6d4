#include <cstdint>
#include <cstdlib>

#include "edtf_invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (palimpsest::years::broken_edtf_rule(text) != nullptr) std::abort();
    return 0;
}
