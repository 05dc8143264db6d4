#include <fmt/format.h>

#include <array>
#include <new>

#include "core/io/document_id.hpp"
#include "core/io/file_listing.hpp"
#include "core/io/found_file_fault.hpp"
#include "core/io/id_set.hpp"
#include "core/io/json_line.hpp"
#include "core/io/line_source.hpp"
#include "core/io/quarantine_codes.hpp"
#include "core/io/readers.hpp"
#include "core/io/source_name.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/text/decode.hpp"
#include "core/text/error.hpp"
#include "core/text/utf8.hpp"

namespace palimpsest::core {
namespace {

constexpr std::array<std::string_view, 2> line_extensions{".jsonl", ".ndjson"};

class JsonlReader final : public Reader {
  public:
    JsonlReader(const ReadOptions& options, std::function<bool()> cancelled);

    std::optional<Item> next() override;
    std::variant<SourceDocument, Rejection> load(Item item) const override;
    void each_file(const std::function<void(const std::filesystem::path&)>& visit) const override {
        listing_.each_file(visit);
    }
    std::optional<std::uint64_t> total_bytes() const override { return listing_.known_bytes(); }

  private:
    /// Opens the next file; the item of one that cannot be read.
    std::optional<Item> open_file();
    std::optional<InputFault> open_lines(const FoundFile& file);
    Item line_item(Line line);
    void decode_line(Item& item) const;

    std::string text_field_;
    std::string id_field_;
    DecodeOptions decoding_;
    std::uint64_t limit_;
    std::function<bool()> cancelled_;
    Listing listing_;
    SourceNames sources_;
    IdSet ids_;
    std::optional<LineSource> lines_;
    std::string file_id_;
    std::string file_source_;
    std::uint64_t number_ = 0;
    std::size_t next_file_ = 0;
};

Rejection rejection(const Item& item, std::string_view code, std::string reason,
                    std::uint64_t offset) {
    return {item.id, item.source, "read", std::string(code), std::move(reason), offset};
}

/// JSON Lines is UTF-8; "auto" has nothing to guess.
std::string line_encoding(const std::string& encoding) {
    if (encoding == "auto") return "UTF-8";
    if (encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32")) {
        throw Error(
            fmt::format("JSON Lines cannot be read as {}: lines are found by their newline "
                        "byte; convert the files to UTF-8, or leave `encoding` out",
                        encoding));
    }
    return encoding;
}

JsonlReader::JsonlReader(const ReadOptions& options, std::function<bool()> cancelled)
    : text_field_(options.text_field),
      id_field_(options.id_field),
      decoding_{line_encoding(options.encoding),
                options.replace_invalid ? OnInvalid::replace : OnInvalid::quarantine},
      limit_(options.max_document),
      cancelled_(std::move(cancelled)),
      listing_(list_files(options.paths, line_extensions, cancelled_)),
      sources_(listing_) {}

std::optional<InputFault> JsonlReader::open_lines(const FoundFile& file) {
    constexpr auto any_size = static_cast<std::uint64_t>(-1);
    if (auto fault = found_file_fault(file, any_size)) return fault;
    if (file.kind == FoundFile::Kind::standard_input) {
        lines_.emplace(InputFile::standard_input(cancelled_), limit_, json_padding);
    } else {
        auto opened = InputFile::open(listing_.path(file));
        if (auto* fault = std::get_if<InputFault>(&opened)) return std::move(*fault);
        lines_.emplace(std::move(std::get<InputFile>(opened)), limit_, json_padding);
    }
    if (!lines_->is_utf16()) return std::nullopt;
    lines_.reset();
    return InputFault{quarantine::undecodable,
                      "the file is UTF-16, and JSON Lines is read as UTF-8; convert it"};
}

std::optional<Item> JsonlReader::open_file() {
    const FoundFile& file = listing_.files[next_file_++];
    file_id_ = document_id(file.name);
    file_source_ = sources_.name(file);
    auto fault = open_lines(file);
    if (!fault) return std::nullopt;
    Item item;
    item.number = number_++;
    item.id = file_id_;
    item.source = file_source_;
    item.size = file.size;
    item.rejection = Rejection{
        item.id, item.source, "read", std::string(fault->code), std::move(fault->reason), {}};
    return item;
}

void JsonlReader::decode_line(Item& item) const {
    if (decoding_.encoding == "UTF-8" && is_valid_utf8(item.bytes)) return;
    auto decoded = decode(std::move(item.bytes), decoding_);
    item.bytes.clear();
    if (auto* fault = std::get_if<Undecodable>(&decoded)) {
        item.rejection = rejection(item, quarantine::undecodable, std::move(fault->reason),
                                   item.offset + fault->offset);
        return;
    }
    auto& line = std::get<Decoded>(decoded);
    item.replaced = line.replaced;
    item.bytes = std::move(line.text);
    item.bytes.reserve(item.bytes.size() + json_padding);
}

Item JsonlReader::line_item(Line line) {
    Item item;
    item.number = number_++;
    item.id = fmt::format("{}:{}", file_id_, line.number);
    item.source = fmt::format("{}:{}", file_source_, line.number);
    item.size = line.size;
    item.offset = line.offset;
    item.bytes = std::move(line.bytes);
    if (line.fault) {
        item.rejection =
            rejection(item, line.fault->code, std::move(line.fault->reason), line.offset);
        return item;
    }
    decode_line(item);
    if (item.rejection) return item;
    std::string id = id_of_json_line(item.bytes, id_field_);
    if (!id.empty()) item.id = std::move(id);
    if (!ids_.insert(item.id)) {
        InputFault fault = duplicate_id_fault(item.id);
        item.rejection = rejection(item, fault.code, std::move(fault.reason), item.offset);
        item.bytes = {};
    }
    return item;
}

std::optional<Item> JsonlReader::next() {
    for (;;) {
        if (cancelled_ && cancelled_()) return std::nullopt;
        if (lines_) {
            auto line = lines_->next();
            if (cancelled_ && cancelled_()) return std::nullopt;
            if (line) return line_item(std::move(*line));
            lines_.reset();
        }
        if (next_file_ == listing_.files.size()) return std::nullopt;
        if (auto item = open_file()) return item;
    }
}

std::variant<SourceDocument, Rejection> JsonlReader::load(Item item) const try {
    auto text = text_of_json_line(item.bytes, text_field_, id_field_);
    if (auto* fault = std::get_if<JsonFault>(&text)) {
        // Of a line that was converted only the beginning has a place in the file.
        const bool converted = decoding_.encoding != "UTF-8" || item.replaced > 0;
        return rejection(item, fault->code, std::move(fault->reason),
                         item.offset + (converted ? 0 : fault->offset));
    }
    return SourceDocument{item.number,
                          std::move(item.id),
                          std::move(item.source),
                          decoding_.encoding,
                          1,
                          item.replaced,
                          std::move(std::get<std::string>(text))};
} catch (const std::bad_alloc&) {
    InputFault fault = out_of_memory_fault(item.size);
    return rejection(item, fault.code, std::move(fault.reason), item.offset);
}

}  // namespace

std::unique_ptr<Reader> open_jsonl_reader(const ReadOptions& options,
                                          std::function<bool()> cancelled) {
    return std::make_unique<JsonlReader>(options, std::move(cancelled));
}

}  // namespace palimpsest::core
