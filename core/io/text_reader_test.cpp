#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "core/io/input_file.hpp"
#include "core/io/quarantine_codes.hpp"
#include "core/io/reader.hpp"
#include "core/io/test_folder.hpp"
#include "core/io/test_input.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class TextReader : public testing::Test {
  protected:
    ReadOptions options(const std::string& pattern) {
        ReadOptions result;
        result.paths = {pattern == "-" ? pattern : folder_ / pattern};
        return result;
    }

    ReadResult read(const ReadOptions& read_options) { return read_all(read_options); }

    TestFolder folder_;
};

TEST_F(TextReader, GivesDocumentsInTheOrderOfTheirIds) {
    folder_.write("b.txt", "\xEF\xBB\xBF二\n");
    folder_.write("a/c.txt", "one\r\n");
    const ReadResult result = read(options(""));
    ASSERT_EQ(result.documents.size(), 2u);
    EXPECT_THAT(result.rejections, ElementsAre());
    const SourceDocument& first = result.documents[0];
    EXPECT_EQ(first.number, 0u);
    EXPECT_EQ(first.id, "a/c.txt");
    EXPECT_EQ(first.source, folder_ / "a/c.txt");
    EXPECT_EQ(first.encoding, "UTF-8");
    EXPECT_EQ(first.text, "one\r\n");
    EXPECT_EQ(result.documents[1].number, 1u);
    EXPECT_EQ(result.documents[1].text, "二\n");
    EXPECT_EQ(result.total_documents, 2u);
    EXPECT_EQ(result.total_bytes, 12u);
}

TEST_F(TextReader, SourcesBelowTheWorkingDirectoryAreRelativeToIt) {
    folder_.write("a/c.txt");
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(folder_.path());
    const ReadResult result = read(options("a/*"));
    std::filesystem::current_path(before);
    ASSERT_EQ(result.documents.size(), 1u);
    EXPECT_EQ(result.documents[0].source, "a/c.txt");
    EXPECT_EQ(result.documents[0].id, "c.txt");
}

struct HostileRow {
    const char* what;
    std::string bytes;
    std::string code;  // Empty: it is read.
    std::uint64_t offset;
};

TEST_F(TextReader, ReadsOrQuarantinesWhateverAFileHolds) {
    const HostileRow rows[] = {
        {"empty", "", "", 0},
        {"one byte", "x", "", 0},
        {"one wrong byte", "\xFF", "P401", 0},
        {"NUL bytes", std::string("a\0b\0\0", 5), "", 0},
        {"only NUL bytes", std::string(4096, '\0'), "", 0},
        {"one long line", std::string(5'000'000, 'x'), "", 0},
        {"a broken byte at the end", "报告\xE6", "P401", 6},
    };
    for (const HostileRow& row : rows) {
        folder_.write("x.txt", row.bytes);
        ReadOptions read_options = options("x.txt");
        read_options.encoding = "UTF-8";
        const ReadResult result = read(read_options);
        if (row.code.empty()) {
            ASSERT_EQ(result.documents.size(), 1u) << row.what;
            EXPECT_EQ(result.documents[0].text, row.bytes) << row.what;
        } else {
            ASSERT_EQ(result.rejections.size(), 1u) << row.what;
            EXPECT_EQ(result.rejections[0].code, row.code) << row.what;
            EXPECT_EQ(result.rejections[0].offset, row.offset) << row.what;
            EXPECT_EQ(result.rejections[0].step, "read") << row.what;
        }
    }
}

TEST_F(TextReader, AWrongByteAnywhereIsQuarantinedAtItsPlaceOrReplaced) {
    const std::string text = "第一章 2024年";
    for (std::size_t place = 0; place <= text.size(); ++place) {
        if (place < text.size() && (text[place] & 0xC0) == 0x80) continue;
        folder_.write("x.txt", std::string(text).insert(place, 1, '\xFF'));
        ReadOptions read_options = options("x.txt");
        read_options.encoding = "UTF-8";
        const ReadResult quarantined = read(read_options);
        ASSERT_EQ(quarantined.rejections.size(), 1u) << place;
        EXPECT_EQ(quarantined.rejections[0].offset, place);
        read_options.replace_invalid = true;
        const ReadResult replaced = read(read_options);
        ASSERT_EQ(replaced.documents.size(), 1u) << place;
        EXPECT_EQ(replaced.documents[0].replaced, 1u);
        EXPECT_EQ(replaced.documents[0].text, std::string(text).insert(place, "\uFFFD"));
    }
}

TEST_F(TextReader, ALargeFileIsRefusedUnread) {
    folder_.write("sparse.txt", "");
    std::filesystem::resize_file(folder_ / "sparse.txt", 2ull << 30);
    const ReadResult result = read(options("sparse.txt"));
    ASSERT_EQ(result.rejections.size(), 1u);
    EXPECT_EQ(result.rejections[0].code, quarantine::too_large);
    EXPECT_EQ(result.rejections[0].reason,
              "it has 2147483648 bytes, and max_document allows 256000000; raise max_document in "
              "[read] or split it");
}

TEST_F(TextReader, TheLimitItselfIsAllowed) {
    folder_.write("a.txt", "12345");
    ReadOptions read_options = options("a.txt");
    read_options.max_document = 5;
    EXPECT_EQ(read(read_options).documents.size(), 1u);
    read_options.max_document = 4;
    EXPECT_EQ(read(read_options).rejections.size(), 1u);
}

TEST_F(TextReader, FilesThatChangeAfterTheListingAreQuarantined) {
    for (const char* name : {"folder.txt", "gone.txt", "grown.txt", "pipe.txt", "well.txt"}) {
        folder_.write(name, "12345");
    }
    ReadOptions read_options = options("*.txt");
    read_options.max_document = 10;
    auto reader = Reader::open(read_options);
    std::filesystem::remove(folder_ / "gone.txt");
    std::filesystem::remove(folder_ / "pipe.txt");
    ASSERT_EQ(::mkfifo((folder_ / "pipe.txt").c_str(), 0600), 0);
    std::filesystem::remove(folder_ / "folder.txt");
    std::filesystem::create_directory(folder_ / "folder.txt");
    folder_.write("grown.txt", "12345678901");
    const ReadResult result = read_all(*reader);
    std::vector<std::string> codes;
    for (const Rejection& rejection : result.rejections) {
        codes.push_back(rejection.id + " " + rejection.code);
    }
    EXPECT_THAT(codes,
                ElementsAre("folder.txt P405", "gone.txt P404", "grown.txt P402", "pipe.txt P405"));
    ASSERT_EQ(result.documents.size(), 1u);
    EXPECT_EQ(result.documents[0].number, 4u);
}

TEST_F(TextReader, SaysWhyAFileIsNotRead) {
    std::filesystem::create_symlink("nowhere", folder_ / "broken.txt");
    std::filesystem::create_symlink("loop.txt", folder_ / "loop.txt");
    ASSERT_EQ(::mkfifo((folder_ / "pipe.txt").c_str(), 0600), 0);
    const ReadResult result = read(options("*.txt"));
    ASSERT_EQ(result.rejections.size(), 3u);
    EXPECT_EQ(result.rejections[0].reason, "a symbolic link to a file that does not exist");
    EXPECT_THAT(result.rejections[1].reason, StartsWith("cannot be opened: Too many levels"));
    EXPECT_THAT(result.rejections[2].reason, StartsWith("a pipe, socket or device; only regular"));
}

TEST_F(TextReader, APermissionThatIsMissingIsQuarantined) {
    folder_.write("secret.txt");
    ASSERT_EQ(::chmod((folder_ / "secret.txt").c_str(), 0), 0);
    ASSERT_EQ(::chmod(folder_.path().c_str(), 0755), 0);
    ReadResult result;
    {
        const Unprivileged user;
        if (!user.works()) GTEST_SKIP() << "cannot drop privileges";
        result = read(options("secret.txt"));
    }
    ASSERT_EQ(result.rejections.size(), 1u);
    EXPECT_EQ(result.rejections[0].code, quarantine::unreadable);
    EXPECT_THAT(result.rejections[0].reason, HasSubstr("no permission"));
}

TEST_F(TextReader, NamesThatAreNotTextAreEscaped) {
    folder_.write("\xB1\xA8.txt", "x");
    const ReadResult result = read(options("*"));
    ASSERT_EQ(result.documents.size(), 1u);
    EXPECT_EQ(result.documents[0].id, "%B1%A8.txt");
    EXPECT_EQ(result.documents[0].source, folder_ / "%B1%A8.txt");
}

TEST_F(TextReader, StandardInputIsOneDocument) {
    const StandardInput input("第一\n");
    const ReadResult result = read(options("-"));
    ASSERT_EQ(result.documents.size(), 1u);
    EXPECT_EQ(result.documents[0].id, "stdin");
    EXPECT_EQ(result.documents[0].source, "stdin");
    EXPECT_EQ(result.documents[0].text, "第一\n");
    EXPECT_EQ(result.total_bytes, std::nullopt);
}

TEST_F(TextReader, StandardInputHasTheSameLimit) {
    const StandardInput input(std::string(100'000, 'x'));
    ReadOptions read_options = options("-");
    read_options.max_document = 99'999;
    const ReadResult result = read(read_options);
    ASSERT_EQ(result.rejections.size(), 1u);
    EXPECT_EQ(result.rejections[0].code, quarantine::too_large);
}

TEST_F(TextReader, AFileWithTheIdOfStandardInputComesTooLate) {
    const StandardInput input("from the pipe");
    folder_.write("stdin", "from the file");
    ReadOptions read_options = options("stdin");
    read_options.paths.emplace_back("-");
    const ReadResult result = read(read_options);
    EXPECT_EQ(result.documents.size(), 1u);
    ASSERT_EQ(result.rejections.size(), 1u);
    EXPECT_EQ(result.rejections[0].code, quarantine::duplicate_id);
    EXPECT_EQ(result.rejections[0].reason,
              "an earlier document has the id \"stdin\" already; give each its own");
}

TEST_F(TextReader, WaitingForStandardInputEndsWhenCancelled) {
    const StandardInput input;  // Nobody writes.
    std::atomic<int> polls = 0;
    auto reader = Reader::open(options("-"), [&] { return ++polls > 3; });
    EXPECT_FALSE(reader->next());
}

TEST_F(TextReader, RefusesWhatItDoesNotKnow) {
    folder_.write("a.txt");
    ReadOptions read_options = options("a.txt");
    read_options.encoding = "klingon";
    EXPECT_THROW(Reader::open(read_options), Error);
    read_options = options("a.txt");
    read_options.format = "pdf";
    EXPECT_THROW(Reader::open(read_options), Error);
    read_options = options("a.txt");
    read_options.paths.clear();
    EXPECT_THROW(Reader::open(read_options), Error);
}

}  // namespace
}  // namespace palimpsest::core
