#include "core/io/document_id.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace palimpsest::core {
namespace {

struct DocumentIdRow {
    const char* what;
    std::string name;
    std::string id;
};

TEST(DocumentId, EscapesOnlyWhatIsNotText) {
    const DocumentIdRow rows[] = {
        {"plain", "2019/a b.txt", "2019/a b.txt"},
        {"Chinese", "报告/一.txt", "报告/一.txt"},
        {"percent sign", "100%.txt", "100%.txt"},
        {"percent sign before two digits", "100%25.txt", "100%2525.txt"},
        {"percent sign before small digits", "%ff", "%25ff"},
        {"GBK bytes", "\xB1\xA8.txt", "%B1%A8.txt"},
        {"GBK after UTF-8", "报\xB1.txt", "报%B1.txt"},
        {"cut sequence at the end", "a\xE6\x8A", "a%E6%8A"},
        {"overlong form", "\xC0\xAF", "%C0%AF"},
        {"surrogate", "\xED\xA0\x80", "%ED%A0%80"},
        {"percent sign before a raw byte", "%\xFF", "%%FF"},
        {"empty", "", ""},
    };
    for (const DocumentIdRow& row : rows) EXPECT_EQ(document_id(row.name), row.id) << row.what;
}

TEST(DocumentId, NoTwoNamesShareOne) {
    const std::string alphabet = "%2F\xFF\xC3\xA9";
    std::map<std::string, std::string> names;
    for (std::size_t length = 0; length <= 6; ++length) {
        std::string name(length, alphabet[0]);
        for (std::size_t left = 0;;) {
            const auto [place, fresh] = names.emplace(document_id(name), name);
            ASSERT_TRUE(fresh) << place->first;
            for (left = 0; left < length; ++left) {
                const std::size_t next = alphabet.find(name[left]) + 1;
                name[left] = alphabet[next % alphabet.size()];
                if (next < alphabet.size()) break;
            }
            if (left == length) break;
        }
    }
    EXPECT_EQ(names.size(), 1u + 6 + 36 + 216 + 1296 + 7776 + 46656);
}

}  // namespace
}  // namespace palimpsest::core
