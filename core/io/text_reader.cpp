#include <array>
#include <new>

#include "core/io/document_id.hpp"
#include "core/io/file_listing.hpp"
#include "core/io/found_file_fault.hpp"
#include "core/io/input_file.hpp"
#include "core/io/quarantine_codes.hpp"
#include "core/io/readers.hpp"
#include "core/io/source_name.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/text/decode.hpp"

namespace palimpsest::core {
namespace {

constexpr std::array<std::string_view, 3> text_extensions{".txt", ".text", ".md"};

class TextReader final : public Reader {
  public:
    TextReader(const ReadOptions& options, std::function<bool()> cancelled)
        : decoding_{options.encoding,
                    options.replace_invalid ? OnInvalid::replace : OnInvalid::quarantine},
          limit_(options.max_document),
          cancelled_(std::move(cancelled)),
          listing_(list_files(options.paths, text_extensions, cancelled_)),
          sources_(listing_) {}

    std::optional<Item> next() override;
    std::variant<SourceDocument, Rejection> load(Item item) const override;
    void each_file(const std::function<void(const std::filesystem::path&)>& visit) const override {
        listing_.each_file(visit);
    }
    std::optional<std::uint64_t> total_bytes() const override { return listing_.known_bytes(); }
    std::optional<std::uint64_t> total_documents() const override { return listing_.files.size(); }

  private:
    /// Why the item is not to be loaded. Fills in the bytes of standard input.
    std::optional<InputFault> examined(const FoundFile& file, Item& item);

    DecodeOptions decoding_;
    std::uint64_t limit_;
    std::function<bool()> cancelled_;
    Listing listing_;
    SourceNames sources_;
    std::size_t next_ = 0;
};

Rejection rejection(const Item& item, InputFault fault) {
    return {item.id, item.source, "read", std::string(fault.code), std::move(fault.reason), {}};
}

std::optional<InputFault> TextReader::examined(const FoundFile& file, Item& item) {
    const bool seen = next_ > 1 && document_id(listing_.files[next_ - 2].name) == item.id;
    if (seen) return duplicate_id_fault(item.id);
    if (file.kind != FoundFile::Kind::standard_input) return found_file_fault(file, limit_);
    auto input = InputFile::standard_input(cancelled_);
    auto bytes = rest_of(input, limit_);
    if (auto* fault = std::get_if<InputFault>(&bytes)) return std::move(*fault);
    item.bytes = std::move(std::get<std::string>(bytes));
    item.size = item.bytes.size();
    return std::nullopt;
}

std::optional<Item> TextReader::next() {
    if (next_ == listing_.files.size()) return std::nullopt;
    const FoundFile& file = listing_.files[next_];
    Item item;
    item.number = next_++;
    item.id = document_id(file.name);
    item.source = sources_.name(file);
    item.size = file.size;
    if (file.kind != FoundFile::Kind::standard_input) item.file = listing_.path(file);
    if (auto fault = examined(file, item)) item.rejection = rejection(item, std::move(*fault));
    if (cancelled_ && cancelled_()) return std::nullopt;  // Standard input is not all there.
    return item;
}

std::variant<SourceDocument, Rejection> TextReader::load(Item item) const try {
    if (!item.file.empty()) {
        auto content = file_content(item.file.native(), limit_);
        if (auto* fault = std::get_if<InputFault>(&content)) {
            return rejection(item, std::move(*fault));
        }
        item.bytes = std::move(std::get<std::string>(content));
    }
    auto decoded = decode(std::move(item.bytes), decoding_);
    if (auto* fault = std::get_if<Undecodable>(&decoded)) {
        Rejection result = rejection(item, {quarantine::undecodable, std::move(fault->reason)});
        result.offset = fault->offset;
        return result;
    }
    auto& text = std::get<Decoded>(decoded);
    return SourceDocument{
        item.number,     std::move(item.id), std::move(item.source), std::move(text.encoding),
        text.confidence, text.replaced,      std::move(text.text)};
} catch (const std::bad_alloc&) {
    return rejection(item, out_of_memory_fault(item.size));
}

}  // namespace

std::unique_ptr<Reader> open_text_reader(const ReadOptions& options,
                                         std::function<bool()> cancelled) {
    return std::make_unique<TextReader>(options, std::move(cancelled));
}

}  // namespace palimpsest::core
