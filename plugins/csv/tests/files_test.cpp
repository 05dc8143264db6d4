// Names and header lines of the files.
#include "../src/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::csv {
namespace {

using testing::ElementsAre;

TEST(FileNames, AreThoseOfLayersAndTables) {
    EXPECT_THAT(
        file_names(
            {{{.name = "years"}, {.name = "copies"}}, {{.name = "clusters", .table = true}}}),
        ElementsAre("documents.csv", "quarantine.csv", "years.csv", "copies.csv", "clusters.csv"));
    EXPECT_THAT(
        file_names({{{.name = "documents"}, {.name = "same"}}, {{.name = "same", .table = true}}}),
        ElementsAre("documents.csv", "quarantine.csv", "documents_.csv", "same.csv", "same_.csv"));
}

TEST(Headers, NameTheColumns) {
    const Layer years{.name = "years", .columns = {{"edtf", Type::string}, {"a.begin"}}};
    EXPECT_EQ(rows_header(years, {}), "document,row,begin,end,text,edtf,a.begin\r\n");
    EXPECT_EQ(rows_header(years, {.covered_text = 0}), "document,row,begin,end,edtf,a.begin\r\n");
    const Layer own{.name = "own", .columns = {{"text", Type::string}}};
    EXPECT_EQ(rows_header(own, {}), "document,row,begin,end,text\r\n");
    const Layer table{.name = "clusters", .columns = {{"unit", Type::string}}, .table = true};
    EXPECT_EQ(rows_header(table, {.style = {.separator = ';'}}), "row;unit\r\n");
    EXPECT_EQ(documents_header({.texts = true}),
              "document,source,encoding,encoding_confidence,replaced,text_hash,length,text\r\n");
}

TEST(RejectionLine, HasAnOffsetWhereOneIsKnown) {
    EXPECT_EQ(rejection_line({"a.txt", "in/a.txt", "read", "P401", "a, b", 7}, {}),
              "a.txt,in/a.txt,read,P401,\"a, b\",7\r\n");
    EXPECT_EQ(rejection_line({"a.txt", "in/a.txt", "read", "P401", "why", {}}, {}),
              "a.txt,in/a.txt,read,P401,why,\r\n");
}

}  // namespace
}  // namespace palimpsest::csv
