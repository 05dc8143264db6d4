#include "core/io/rejection_line.hpp"

#include <gtest/gtest.h>

namespace palimpsest::core {
namespace {

TEST(RenderRejection, OneLineARow) {
    std::string out;
    render_rejection({"a", "in/a.txt", "read", "P401", "bad \"byte\"", 17}, out);
    render_rejection({"b", "in/b.txt", "years", "P421", "broken \xFF byte", {}}, out);
    EXPECT_EQ(
        out,
        R"({"id":"a","source":"in/a.txt","step":"read","code":"P401","reason":"bad \"byte\"","offset":17})"
        "\n"
        R"({"id":"b","source":"in/b.txt","step":"years","code":"P421","reason":"broken � byte","offset":null})"
        "\n");
}

}  // namespace
}  // namespace palimpsest::core
