#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/io/id_set.hpp"
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

class JsonlReader : public testing::Test {
  protected:
    ReadOptions options(const std::string& pattern = "a.jsonl") {
        ReadOptions result;
        result.paths = {pattern == "-" ? pattern : folder_ / pattern};
        result.format = "jsonl";
        return result;
    }

    ReadResult read(const std::string& bytes) {
        folder_.write("a.jsonl", bytes);
        return read_all(options());
    }

    static std::vector<std::string> summary(const ReadResult& result) {
        std::vector<std::string> lines;
        for (const SourceDocument& document : result.documents) {
            lines.push_back(document.id + "=" + document.text);
        }
        for (const Rejection& rejection : result.rejections) {
            lines.push_back(rejection.id + " " + rejection.code + " @" +
                            std::to_string(rejection.offset.value_or(999)));
        }
        return lines;
    }

    TestFolder folder_;
};

struct JsonlReaderRow {
    const char* what;
    std::string bytes;
    std::vector<std::string> summary;
};

TEST_F(JsonlReader, ReadsLines) {
    const JsonlReaderRow rows[] = {
        {"empty file", "", {}},
        {"only newlines", "\n\r\n \n", {}},
        {"one line", "{\"id\":\"x\",\"text\":\"一\"}\n", {"x=一"}},
        {"no newline at the end",
         "{\"text\":\"1\"}\n{\"text\":\"2\"}",
         {"a.jsonl:1=1", "a.jsonl:2=2"}},
        {"CRLF and blank lines",
         "\r\n{\"text\":\"1\"}\r\n\r\n{\"text\":\"2\"}\r\n",
         {"a.jsonl:2=1", "a.jsonl:4=2"}},
        {"byte order mark",
         "\xEF\xBB\xBF{\"text\":\"1\"}\n{]",
         {"a.jsonl:1=1", "a.jsonl:2 P411 @16"}},
        {"bad line between good ones",
         "{\"text\":\"1\"}\n{\"text\":}\n{\"text\":\"3\"}\n",
         {"a.jsonl:1=1", "a.jsonl:3=3", "a.jsonl:2 P411 @21"}},
        {"same id",
         "{\"id\":1,\"text\":\"1\"}\n{\"id\":\"1\",\"text\":\"2\"}\n",
         {"1=1", "1 P406 @20"}},
        {"broken byte",
         "{\"text\":\"1\"}\n{\"text\":\"x\xFF\"}\n",
         {"a.jsonl:1=1", "a.jsonl:2 P401 @23"}},
        {"UTF-16", std::string("\xFF\xFE{\0}\0", 6), {"a.jsonl P401 @999"}},
        {"one byte", "x", {"a.jsonl:1 P411 @0"}},
        {"NUL bytes", std::string(3, '\0') + "\n", {"a.jsonl:1 P411 @0"}},
    };
    for (const JsonlReaderRow& row : rows)
        EXPECT_EQ(summary(read(row.bytes)), row.summary) << row.what;
}

TEST_F(JsonlReader, SourceIsPathAndLine) {
    const ReadResult result = read("\n{\"text\":\"x\",\"id\":\"y\"}\n");
    ASSERT_EQ(result.documents.size(), 1u);
    EXPECT_EQ(result.documents[0].source, folder_ / "a.jsonl:2");
    EXPECT_EQ(result.documents[0].encoding, "UTF-8");
    EXPECT_EQ(result.total_bytes, 23u);
}

TEST_F(JsonlReader, ReplacesBrokenBytesWhenTold) {
    folder_.write("a.jsonl", "{\"text\":\"x\xFFy\"}\n");
    ReadOptions read_options = options();
    read_options.replace_invalid = true;
    const ReadResult result = read_all(read_options);
    ASSERT_EQ(result.documents.size(), 1u);
    EXPECT_EQ(result.documents[0].text, "x\uFFFDy");
    EXPECT_EQ(result.documents[0].replaced, 1u);
}

TEST_F(JsonlReader, ReadsANamedEncoding) {
    folder_.write("a.jsonl", "{\"id\":1,\"text\":\"\xB1\xA8\"}\n");
    ReadOptions read_options = options();
    read_options.encoding = "GB18030";
    const ReadResult result = read_all(read_options);
    ASSERT_EQ(result.documents.size(), 1u);
    EXPECT_EQ(result.documents[0].text, "报");
    EXPECT_EQ(result.documents[0].encoding, "GB18030");
    read_options.encoding = "UTF-16LE";
    EXPECT_THROW(Reader::open(read_options), Error);
}

TEST_F(JsonlReader, LongLinesAreSkippedInBoundedMemory) {
    const std::string good = "{\"text\":\"x\"}";
    for (const std::size_t size : {101ul, 262'144ul, 262'145ul, 3'000'000ul}) {
        folder_.write("a.jsonl", good + "\n" + std::string(size, 'y') + "\n" + good + "\n" +
                                     std::string(size, 'z'));
        ReadOptions read_options = options();
        read_options.max_document = 100;
        const std::string last = std::to_string(13 + size + 1 + 13);
        EXPECT_THAT(summary(read_all(read_options)),
                    ElementsAre("a.jsonl:1=x", "a.jsonl:3=x", "a.jsonl:2 P402 @13",
                                "a.jsonl:4 P402 @" + last))
            << size;
    }
}

TEST_F(JsonlReader, LinesOfAnyLengthComeOutWhole) {
    std::string bytes;
    std::vector<std::size_t> sizes;
    for (const std::size_t size :
         {0ul, 1ul, 262'100ul, 262'144ul, 1'048'560ul, 1'048'600ul, 2'500'000ul, 5ul, 300'000ul}) {
        bytes += "{\"text\":\"" + std::string(size, 'x') + "\"}\n";
        sizes.push_back(size);
    }
    const ReadResult result = read(bytes);
    ASSERT_EQ(result.documents.size(), sizes.size());
    for (std::size_t index = 0; index < sizes.size(); ++index) {
        EXPECT_EQ(result.documents[index].text, std::string(sizes[index], 'x'));
        EXPECT_EQ(result.documents[index].number, index);
    }
}

TEST_F(JsonlReader, ReadsSeveralFilesAndStandardInput) {
    const StandardInput input("{\"text\":\"piped\"}\n");
    folder_.write("b/x.jsonl", "{\"text\":\"1\"}\n");
    folder_.write("b/y.NDJSON", "{\"text\":\"2\"}\n");
    folder_.write("b/z.txt", "not read");
    ReadOptions read_options = options("b");
    read_options.paths.emplace_back("-");
    EXPECT_THAT(summary(read_all(read_options)),
                ElementsAre("stdin:1=piped", "x.jsonl:1=1", "y.NDJSON:1=2"));
}

TEST_F(JsonlReader, AFileThatIsGoneIsOneRow) {
    folder_.write("a.jsonl", "{\"text\":\"1\"}\n");
    folder_.write("b.jsonl", "{\"text\":\"2\"}\n");
    auto reader = Reader::open(options("*.jsonl"));
    std::filesystem::remove(folder_ / "a.jsonl");
    EXPECT_THAT(summary(read_all(*reader)), ElementsAre("b.jsonl:1=2", "a.jsonl P404 @999"));
}

TEST(IdSet, KnowsWhatItHasSeen) {
    IdSet ids;
    for (int turn = 0; turn < 2; ++turn) {
        for (int id = 0; id < 10'000; ++id) {
            EXPECT_EQ(ids.insert("id" + std::to_string(id)), turn == 0);
        }
    }
    EXPECT_TRUE(ids.insert(""));
    EXPECT_FALSE(ids.insert(""));
}

}  // namespace
}  // namespace palimpsest::core
