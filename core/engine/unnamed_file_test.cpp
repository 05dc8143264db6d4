#include "core/engine/unnamed_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "core/engine/test_full_disk.hpp"
#include "core/engine/test_records.hpp"

namespace palimpsest::core {
namespace {

TEST(UnnamedFile, KeepsWhatWasAppended) {
    const TestFolder folder;
    UnnamedFile file(folder.path(), "things");
    EXPECT_EQ(file.append("first"), 0u);
    EXPECT_EQ(file.append(""), 5u);
    EXPECT_EQ(file.append("second"), 5u);
    EXPECT_EQ(file.size(), 11u);
    std::string bytes(6, ' ');
    file.read(5, bytes);
    EXPECT_EQ(bytes, "second");
    file.free(0, 5);
    file.read(5, bytes);
    EXPECT_EQ(bytes, "second");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(UnnamedFile, SaysWhatCannotBeReadOrMade) {
    const TestFolder folder;
    UnnamedFile file(folder.path(), "things");
    file.append("first");
    std::string bytes(6, ' ');
    EXPECT_EQ(error_of([&] { file.read(0, bytes); }),
              "cannot read the run's things in '" + folder.path().string() + "': it is cut");
    EXPECT_EQ(error_of([] { UnnamedFile("/nowhere/at/all", "things"); }),
              "cannot make the run's things in '/nowhere/at/all': No such file or directory; "
              "choose another folder with TMPDIR");
}

TEST(UnnamedFile, SaysWhatToDoWhenTheDiskIsFull) {
    TestExchange test(64 << 10);
    const auto exchange = test.make();
    RecordBuffer batch;
    std::mt19937 random(1);
    for (int i = 0; i < 1000; ++i)
        batch.add(big_endian(random()), big_endian(random()), nullptr, 0);
    const FullDisk full(100 << 10);
    EXPECT_EQ(error_of([&] {
                  for (int i = 0; i < 100; ++i) exchange->add(batch);
                  exchange->seal(Exchange::Access::in_pieces);
              }),
              "cannot write the run's records of step 'copies' in '" + test.folder.path().string() +
                  "' at 0 MiB: File too large; make room there or choose another folder with "
                  "TMPDIR");
}

TEST(UnnamedFile, IsGoneWhenTheProcessIsKilled) {
    const TestFolder folder;
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const ::pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        UnnamedFile file(folder.path(), "things");
        file.append("bytes");
        static_cast<void>(::write(ready[1], "x", 1) + 0);
        ::pause();
        ::_exit(0);
    }
    char byte = 0;
    EXPECT_EQ(::read(ready[0], &byte, 1), 1);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ready[0]);
    ::close(ready[1]);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace palimpsest::core
