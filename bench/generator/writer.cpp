#include "writer.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <fstream>
#include <stdexcept>

namespace palimpsest::generator {
namespace {

constexpr std::uint32_t folder_size = 500;
constexpr std::uint64_t part_size = 64'000'000;

std::string with_icu(std::string_view text, const char* name) {
    const auto utf16 =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name, &status);
    std::string bytes(text.size() * 2 + 16, '\0');
    const int32_t size =
        ucnv_fromUChars(converter, bytes.data(), static_cast<int32_t>(bytes.size()),
                        utf16.getBuffer(), utf16.length(), &status);
    ucnv_close(converter);
    if (U_FAILURE(status))
        throw std::runtime_error(fmt::format("{}: {}", name, u_errorName(status)));
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

class TextWriter : public Writer {
  public:
    explicit TextWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void write(std::uint32_t name, std::string_view text, Encoding encoding) override {
        const std::filesystem::path path = folder_ / document_id(name);
        std::filesystem::create_directories(path.parent_path());
        OutputFile file(path);
        file.write(encoding == Encoding::utf8 ? text : encoded(text, encoding));
        file.close();
    }

  private:
    std::filesystem::path folder_;
};

class JsonlWriter : public Writer {
  public:
    explicit JsonlWriter(std::filesystem::path folder) : folder_(std::move(folder)) {
        std::filesystem::create_directories(folder_);
    }

    void write(std::uint32_t name, std::string_view text, Encoding) override {
        if (!part_ || written_ > part_size) open_part();
        line_ = "{\"id\": ";
        append_json_string(document_id(name), line_);
        line_ += ", \"text\": ";
        append_json_string(text, line_);
        line_ += "}\n";
        part_->write(line_);
        written_ += line_.size();
    }
    void finish() override {
        if (part_) part_->close();
    }

  private:
    void open_part() {
        finish();
        part_ = std::make_unique<OutputFile>(folder_ / fmt::format("part-{:04}.jsonl", parts_++));
        written_ = 0;
    }

    std::filesystem::path folder_;
    std::unique_ptr<OutputFile> part_;
    std::uint64_t written_ = 0;
    int parts_ = 0;
    std::string line_;
};

}  // namespace

std::string encoded(std::string_view text, Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8_bom:
            return std::string("\xEF\xBB\xBF").append(text);
        case Encoding::gb18030:
            return with_icu(text, "GB18030");
        case Encoding::utf16:
            return std::string("\xFF\xFE") + with_icu(text, "UTF-16LE");
        default:
            return std::string(text);
    }
}

std::string document_id(std::uint32_t name) {
    return fmt::format("{:04}/{:07}.txt", name / folder_size, name);
}

std::unique_ptr<Writer> text_writer(std::filesystem::path folder) {
    return std::make_unique<TextWriter>(std::move(folder));
}

std::unique_ptr<Writer> jsonl_writer(std::filesystem::path folder) {
    return std::make_unique<JsonlWriter>(std::move(folder));
}

void append_json_string(std::string_view text, std::string& line) {
    line += '"';
    for (const char byte : text) {
        if (byte == '\n')
            line += "\\n";
        else if (byte == '\r')
            line += "\\r";
        else if (byte == '"' || byte == '\\')
            line.append(1, '\\').append(1, byte);
        else
            line += byte;
    }
    line += '"';
}

struct OutputFile::File {
    std::ofstream stream;
};

OutputFile::OutputFile(const std::filesystem::path& path)
    : path_(path), file_(std::make_unique<File>()) {
    file_->stream.open(path, std::ios::binary);
    if (!file_->stream) throw std::runtime_error("cannot open " + path_.string());
}

OutputFile::~OutputFile() = default;

void OutputFile::write(std::string_view bytes) {
    file_->stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void OutputFile::close() {
    file_->stream.close();
    if (!file_->stream) throw std::runtime_error("cannot write " + path_.string());
}

}  // namespace palimpsest::generator
