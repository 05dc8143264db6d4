#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

/// Where the documents of a corpus go. Errors: std::runtime_error where a file cannot be written.
/// Threads: one.
namespace palimpsest::generator {

enum class Encoding : std::uint8_t { utf8, utf8_bom, gb18030, utf16 };

/// `text`, which is UTF-8, in another encoding; UTF-16 is little-endian with a byte order mark.
[[nodiscard]] std::string encoded(std::string_view text, Encoding encoding);

/// The id that the program's reader gives to the document `name`: folders of 500 documents.
[[nodiscard]] std::string document_id(std::uint32_t name);

class Writer {
  public:
    Writer() = default;
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    virtual ~Writer() = default;
    virtual void write(std::uint32_t name, std::string_view text, Encoding encoding) = 0;
    virtual void finish() {}
};

/// A file a document, below `folder`.
[[nodiscard]] std::unique_ptr<Writer> text_writer(std::filesystem::path folder);

/// A line a document, `{"id": …, "text": …}`, in files of 64 MB; the encoding is always UTF-8.
[[nodiscard]] std::unique_ptr<Writer> jsonl_writer(std::filesystem::path folder);

/// Appends `text` to `line` as a JSON string.
void append_json_string(std::string_view text, std::string& line);

/// A file that reports what goes wrong.
class OutputFile {
  public:
    explicit OutputFile(const std::filesystem::path& path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    void write(std::string_view bytes);
    void close();

  private:
    struct File;
    std::filesystem::path path_;
    std::unique_ptr<File> file_;
};

}  // namespace palimpsest::generator
