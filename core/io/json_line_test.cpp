#include "core/io/json_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace palimpsest::core {
namespace {

std::string padded(std::string_view line) {
    std::string result;
    result.reserve(line.size() + json_padding);
    result += line;
    return result;
}

struct GoodRow {
    const char* what;
    std::string line;
    std::string text;
    std::string id;
};

TEST(JsonLine, ReadsTextAndId) {
    const GoodRow rows[] = {
        {"plain", R"({"id":"a","text":"一"})", "一", "a"},
        {"white space", " { \"text\" :\t\"x\" , \"id\": \"a\" } \r", "x", "a"},
        {"no id", R"({"text":"x"})", "x", ""},
        {"null id", R"({"id":null,"text":"x"})", "x", ""},
        {"empty id", R"({"id":"","text":"x"})", "x", ""},
        {"whole number", R"({"id":12,"text":"x"})", "x", "12"},
        {"large number", R"({"id":123456789012345678901234567890 ,"text":"x"})", "x",
         "123456789012345678901234567890"},
        {"other number", R"({"id":-1.50e3,"text":"x"})", "x", "-1.50e3"},
        {"empty text", R"({"text":""})", "", ""},
        {"escapes", R"({"text":"\"\\\/\b\f\n\r\t\u4e00"})", "\"\\/\b\f\n\r\t一", ""},
        {"NUL", R"({"text":"a\u0000b"})", std::string("a\0b", 3), ""},
        {"surrogate pair", R"({"text":"\uD83D\uDE00"})", "😀", ""},
        {"two pairs", R"({"text":"\ud83d\ude00\ud83d\ude00"})", "😀😀", ""},
        {"escaped key", R"({"te\u0078t":"x","\u0069d":"a"})", "x", "a"},
        {"other fields", R"({"n":{"text":5,"m":[1,2.5e-3,true,false,null,"s",{}]},"text":"x"})",
         "x", ""},
        {"a backslash before u", R"({"text":"\\ud800"})", "\\ud800", ""},
    };
    for (const GoodRow& row : rows) {
        const std::string line = padded(row.line);
        const auto text = text_of_json_line(line, "text", "id");
        const auto* fault = std::get_if<JsonFault>(&text);
        ASSERT_FALSE(fault) << row.what << ": " << fault->reason;
        EXPECT_EQ(std::get<std::string>(text), row.text) << row.what;
        EXPECT_EQ(id_of_json_line(line, "id"), row.id) << row.what;
    }
}

TEST(JsonLine, FieldsMayHaveOtherNames) {
    const std::string line = padded(R"({"text":1,"正文":"x","编号":"7"})");
    EXPECT_EQ(std::get<std::string>(text_of_json_line(line, "正文", "编号")), "x");
    EXPECT_EQ(id_of_json_line(line, "编号"), "7");
}

struct BadRow {
    const char* what;
    std::string line;
    const char* code;
    const char* reason;  // A part of it.
    int offset = -1;     // -1: not checked.
};

TEST(JsonLine, SaysWhatIsWrong) {
    const BadRow rows[] = {
        {"empty object", "{}", "P412",
         "there is no field \"text\"; say in [read] what it is called"},
        {"text in an inner object", R"({"a":{"text":"x"}})", "P412", "no field"},
        {"text is a number", R"({"text":5})", "P413", "\"text\" is no string"},
        {"text is null", R"({"text":null})", "P413", "is no string"},
        {"text is a list", R"({"text":["x"]})", "P413", "is no string"},
        {"id is a list", R"({"id":[],"text":"x"})", "P414", "\"id\" is neither a string nor a"},
        {"id is a bool", R"({"id":true,"text":"x"})", "P414", "neither"},
        {"a list", "[1]", "P411", "no JSON object"},
        {"a string", "\"text\"", "P411", "no JSON object"},
        {"a number", "5", "P411", "no JSON object"},
        {"not JSON", "hello", "P411", "no JSON object"},
        {"cut", R"({"text":"x")", "P411", ""},
        {"cut in a string", R"({"text":"x)", "P411", "not valid JSON"},
        {"two objects", R"({"text":"x"}{"text":"y"})", "P411", "", 12},
        {"something behind", R"({"text":"x"} 5)", "P411", ""},
        {"no comma", R"({"text":"x" "id":1})", "P411", ""},
        {"comma at the end", R"({"text":"x",})", "P411", ""},
        {"no colon", R"({"text" "x"})", "P411", ""},
        {"wrong escape", R"({"text":"\x41"})", "P411", "escape that JSON does not have"},
        {"control character", "{\"text\":\"a\tb\"}", "P411", "not valid JSON"},
        {"raw NUL", std::string("{\"text\":\"a\0b\"}", 14), "P411", "not valid JSON"},
        {"text twice", R"({"text":"x","text":"y"})", "P411", "\"text\" comes twice"},
        {"id twice", R"({"id":1,"id":2,"text":"y"})", "P411", "\"id\" comes twice"},
        {"fault in another field", R"({"text":"x","a":[1,2,tru]})", "P411", ""},
        {"bad number elsewhere", R"({"text":"x","a":01})", "P411", "01 is no number"},
        {"bad null elsewhere", R"({"text":"x","a":nul})", "P411", ""},
        {"high half", R"({"text":"\uD83D"})", "P415", "half of a surrogate pair"},
        {"low half", R"({"text":"\uDE00"})", "P415", "half of a surrogate pair"},
        {"halves in the wrong order", R"({"text":"\uDE00\uD83D"})", "P415", "half"},
        {"high half before a letter", R"({"text":"\uD83Dx"})", "P415", "half"},
        {"two high halves", R"({"text":"\uD83D\uD83D\uDE00"})", "P415", "half"},
        {"half elsewhere", R"({"text":"x","a":"\uDE00"})", "P415", "half"},
        {"very deep",
         "{\"text\":\"x\",\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}",
         "P411", "nested deeper than 512 levels"},
    };
    for (const BadRow& row : rows) {
        const auto text = text_of_json_line(padded(row.line), "text", "id");
        const auto* fault = std::get_if<JsonFault>(&text);
        ASSERT_TRUE(fault) << row.what;
        EXPECT_EQ(fault->code, row.code) << row.what << ": " << fault->reason;
        EXPECT_THAT(fault->reason, testing::HasSubstr(row.reason)) << row.what;
        EXPECT_LE(fault->offset, row.line.size()) << row.what;
        if (row.offset >= 0) {
            EXPECT_EQ(fault->offset, static_cast<std::uint64_t>(row.offset)) << row.what;
        }
        (void)id_of_json_line(padded(row.line), "id");  // It must not mind.
    }
}

TEST(JsonLine, EveryCutOfALineIsAFault) {
    const std::string whole = R"({"id":"a","n":[1,{"m":-2.5e3}],"text":"一\uD83D\uDE00"})";
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto text =
            text_of_json_line(padded(std::string_view(whole).substr(0, size)), "text", "id");
        EXPECT_TRUE(std::holds_alternative<JsonFault>(text)) << size;
    }
}

TEST(JsonLine, LongLinesAreReadToo) {
    const std::string body(3'000'000, 'x');
    const std::string line = padded("{\"text\":\"" + body + "\",\"id\":1}");
    EXPECT_EQ(std::get<std::string>(text_of_json_line(line, "text", "id")), body);
    EXPECT_EQ(id_of_json_line(line, "id"), "1");
}

}  // namespace
}  // namespace palimpsest::core
