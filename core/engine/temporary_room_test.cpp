#include "core/engine/temporary_room.hpp"

#include <gtest/gtest.h>

#include "core/io/test_folder.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

constexpr std::uint64_t mebibyte = 1 << 20;

TEST(TemporaryRoom, EndsARunThatWillNotFindRoom) {
    TemporaryRoom room("/small", [] { return 60 * mebibyte; });
    room.check(mebibyte, {10 * mebibyte, 1000 * mebibyte});
    room.check(20 * mebibyte, {100 * mebibyte, 400 * mebibyte});
    room.check(30 * mebibyte, {100 * mebibyte, 400 * mebibyte});
    try {
        room.check(40 * mebibyte, {100 * mebibyte, 400 * mebibyte});
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "the temporary folder '/small' has 60 MiB left, and the rest of the input "
                     "(300 of 400 MiB) will need about 120 MiB there; make room, choose another "
                     "folder with TMPDIR, or give more --memory");
    }
}

TEST(TemporaryRoom, SaysNothingWhereNothingIsKnown) {
    TemporaryRoom room("/small", [] { return std::uint64_t{0}; });
    room.check(100 * mebibyte, {100 * mebibyte, 0});
    room.check(200 * mebibyte, {100 * mebibyte, 100 * mebibyte});
    room.check(300 * mebibyte, {0, 100 * mebibyte});
}

TEST(TemporaryRoom, LooksAtTheFolder) {
    const TestFolder folder;
    TemporaryRoom room(folder.path());
    room.check(20 * mebibyte, {100 * mebibyte, 110 * mebibyte});
    EXPECT_THROW(room.check(1'000'000 * mebibyte, {1, 1'000'000}), Error);
    TemporaryRoom("/nowhere/at/all").check(1'000'000 * mebibyte, {1, 1000});
}

}  // namespace
}  // namespace palimpsest::core
