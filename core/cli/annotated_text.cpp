#include "core/cli/annotated_text.hpp"

#include <fmt/format.h>
#include <simdjson.h>
#include <sqlite3.h>

#include <charconv>
#include <memory>
#include <optional>

#include "core/io/digest.hpp"
#include "core/io/earlier_outputs.hpp"
#include "core/io/json_line.hpp"
#include "core/io/line_source.hpp"
#include "core/text/decode.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_document = 1'000'000'000;  // Bytes of a file, or of a line.

/// A text, or why there is none.
struct Attempt {
    std::optional<std::string> text;
    std::string reason;
};

bool is_text_of(const AnnotatedDocument& document, std::string_view text) {
    return content_digest(text) == document.text_hash;
}

Attempt changed() { return {std::nullopt, "it has changed since the run"}; }

Attempt decoded_text(const AnnotatedDocument& document, std::string bytes) {
    auto decoded = decode(std::move(bytes), {document.encoding, OnInvalid::replace});
    auto* text = std::get_if<Decoded>(&decoded);
    if (text == nullptr) return changed();
    return {std::move(text->text), ""};
}

Attempt text_of_file(const AnnotatedDocument& document) {
    auto content = file_content(document.source, largest_document);
    if (auto* fault = std::get_if<InputFault>(&content)) return {std::nullopt, fault->reason};
    Attempt found = decoded_text(document, std::move(std::get<std::string>(content)));
    return found.text && is_text_of(document, *found.text) ? found : changed();
}

/// The field of the object that has the document's hash: which one was read, the run knows.
Attempt text_in_object(const AnnotatedDocument& document, const std::string& line) {
    simdjson::dom::parser parser;
    simdjson::dom::object fields;
    if (parser.parse(line).get(fields) != simdjson::SUCCESS) return changed();
    for (const auto [key, value] : fields) {
        std::string_view text;
        if (value.get(text) == simdjson::SUCCESS && is_text_of(document, text))
            return {std::string(text), ""};
    }
    return changed();
}

Attempt text_of_line(const AnnotatedDocument& document, const NamedLine& wanted) {
    auto opened = InputFile::open(wanted.path);
    if (auto* fault = std::get_if<InputFault>(&opened)) return {std::nullopt, fault->reason};
    LineSource lines(std::move(std::get<InputFile>(opened)), largest_document, json_padding);
    while (auto line = lines.next()) {
        if (line->number < wanted.line) continue;
        if (line->fault) return {std::nullopt, line->fault->reason};
        if (line->number > wanted.line) break;
        const Attempt decoded = decoded_text(document, std::move(line->bytes));
        return decoded.text ? text_in_object(document, *decoded.text) : decoded;
    }
    return changed();
}

/// The text that a database of the writer sqlite holds; nothing where `file` is none.
std::optional<std::string> text_in_database(const fs::path& file, const std::string& id) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(opened, &sqlite3_close);
    sqlite3_stmt* prepared = nullptr;
    if (code != SQLITE_OK ||
        sqlite3_prepare_v2(database.get(), "SELECT text FROM documents WHERE id = ?", -1, &prepared,
                           nullptr) != SQLITE_OK)
        return std::nullopt;
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> select(prepared, &sqlite3_finalize);
    sqlite3_bind_text(prepared, 1, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
    if (sqlite3_step(prepared) != SQLITE_ROW) return std::nullopt;
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared, 0));
    if (text == nullptr) return std::nullopt;
    return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(prepared, 0)));
}

std::optional<std::string> text_in_outputs(const AnnotatedDocument& document,
                                           const fs::path& run_file) {
    for (const WrittenFile& file : listed_outputs(run_file)) {
        auto text = text_in_database(file.path, document.id);
        if (text && is_text_of(document, *text)) return text;
    }
    return std::nullopt;
}

}  // namespace

NamedLine named_line(const std::string& source) {
    const std::size_t colon = source.rfind(':');
    std::error_code error;
    NamedLine named{source, 0};
    if (colon == std::string::npos || fs::exists(source, error)) return named;
    const char* end = source.data() + source.size();
    const auto result = std::from_chars(source.data() + colon + 1, end, named.line);
    if (result.ec != std::errc() || result.ptr != end || named.line == 0) return {source, 0};
    named.path.resize(colon);
    return named;
}

std::string annotated_text(const AnnotatedDocument& document, const fs::path& annotations) {
    const NamedLine line = named_line(document.source);
    Attempt found = line.line == 0 ? text_of_file(document) : text_of_line(document, line);
    if (found.text) return *std::move(found.text);
    if (auto text = text_in_outputs(document, annotations.parent_path() / "run.json"))
        return *std::move(text);
    throw Error(
        fmt::format("the text of '{}' cannot be read from {}: {}; and no database of the run holds "
                    "it. Call the program from the folder that the run was started from, run the "
                    "pipeline again, or name it with --pipeline",
                    document.id, document.source, found.reason));
}

}  // namespace palimpsest::core
