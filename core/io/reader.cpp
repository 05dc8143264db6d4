#include "core/io/reader.hpp"

#include <fmt/format.h>

#include "core/io/readers.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/text/decode.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {

Reader::~Reader() = default;

std::unique_ptr<Reader> Reader::open(const ReadOptions& options, std::function<bool()> cancelled) {
    if (!is_known_encoding(options.encoding))
        throw Error(unknown_encoding_message(options.encoding));
    if (options.paths.empty()) {
        throw Error("nothing to read: give `paths` in [read], or --input");
    }
    if (options.format == "text") return open_text_reader(options, std::move(cancelled));
    if (options.format == "jsonl") return open_jsonl_reader(options, std::move(cancelled));
    throw Error(fmt::format("unknown format \"{}\" in [read]; there are \"text\" and \"jsonl\"",
                            options.format));
}

}  // namespace palimpsest::core
