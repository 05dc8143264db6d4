#include "core/engine/document_codec.hpp"

#include <cstring>
#include <type_traits>

#include "core/engine/compression.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

class Packer {
  public:
    explicit Packer(std::uint64_t expected) { bytes_.reserve(expected); }

    template <class T>
    requires std::is_arithmetic_v<T>
    void put(T value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
    void put(std::string_view text) {
        put(std::uint64_t{text.size()});
        bytes_.append(text);
    }
    template <class T>
    void put(const std::pmr::vector<T>& values) {
        put(std::uint64_t{values.size()});
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    void put(const ColumnData& column) {
        put(column.type);
        put(column.length);
        put(column.validity);
        put(column.bits);
        put(column.integers);
        put(column.numbers);
        put(std::string_view(column.bytes));
        put(column.code_points);
    }
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

class Unpacker {
  public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    template <class T>
    requires std::is_arithmetic_v<T>
    void get(T& value) { std::memcpy(&value, take(sizeof value).data(), sizeof value); }
    template <class Text>
    requires std::is_convertible_v<const Text&, std::string_view>
    void get(Text& text) { text = take(size()); }
    template <class T>
    void get(std::pmr::vector<T>& values) {
        const std::uint64_t count = this->count(sizeof(T));
        const std::string_view data = take(count * sizeof(T));
        values.resize(count);
        if (count != 0) std::memcpy(values.data(), data.data(), data.size());
    }
    void get(ColumnData& column) {
        get(column.type);
        get(column.length);
        get(column.validity);
        get(column.bits);
        get(column.integers);
        get(column.numbers);
        get(column.bytes);
        get(column.code_points);
    }
    std::uint64_t size() {
        std::uint64_t size = 0;
        get(size);
        return size;
    }

    /// The number of things that follow, each of `least` bytes or more.
    std::uint64_t count(std::uint64_t least) {
        const std::uint64_t count = size();
        if (count > bytes_.size() / least) throw_cut();
        return count;
    }

  private:
    [[noreturn]] static void throw_cut() {
        throw Error("the run's document store is damaged: a record is cut");
    }
    std::string_view take(std::uint64_t size) {
        if (size > bytes_.size()) throw_cut();
        const std::string_view taken = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return taken;
    }

    std::string_view bytes_;
};

}  // namespace

std::string packed(const Document& document) {
    Packer packer(document.memory());
    const SourceDocument& source = document.source();
    packer.put(source.number);
    packer.put(std::string_view(source.id));
    packer.put(std::string_view(source.source));
    packer.put(std::string_view(source.encoding));
    packer.put(source.encoding_confidence);
    packer.put(source.replaced);
    packer.put(std::string_view(source.text));
    packer.put(std::uint64_t{document.layer_slots()});
    for (std::size_t slot = 0; slot < document.layer_slots(); ++slot) {
        const auto& rows = document.layer(slot);
        packer.put(static_cast<std::uint8_t>(rows ? 1 : 0));
        if (!rows) continue;
        packer.put(rows->count);
        packer.put(std::uint64_t{rows->columns.size()});
        for (const ColumnData& column : rows->columns) packer.put(column);
    }
    return compressed(packer.bytes());
}

Document unpacked(std::string_view bytes) {
    std::string plain;
    decompress(bytes, plain, "document store");
    Unpacker unpacker(plain);
    SourceDocument source;
    unpacker.get(source.number);
    unpacker.get(source.id);
    unpacker.get(source.source);
    unpacker.get(source.encoding);
    unpacker.get(source.encoding_confidence);
    unpacker.get(source.replaced);
    unpacker.get(source.text);
    const std::uint64_t slots = unpacker.count(1);
    Document document(std::move(source), slots);
    for (std::size_t slot = 0; slot < slots; ++slot) {
        std::uint8_t there = 0;
        unpacker.get(there);
        if (there == 0) continue;
        Rows rows;
        unpacker.get(rows.count);
        rows.columns.resize(unpacker.count(sizeof(std::uint32_t)));
        for (ColumnData& column : rows.columns) unpacker.get(column);
        document.set_layer(slot, std::move(rows));
    }
    return document;
}

}  // namespace palimpsest::core
