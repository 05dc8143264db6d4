#include "core/io/output_recovery.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/io/output.hpp"
#include "core/io/test_output.hpp"

namespace palimpsest::core {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class OutputRecovery : public OutputTest {};

TEST_F(OutputRecovery, RefusesWhileAnotherProcessWrites) {
    int ready[2];
    ASSERT_EQ(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        OutputSet output(run_, {first_});
        (void)!::write(ready[1], "x", 1);
        ::pause();
        ::_exit(0);
    }
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    EXPECT_THAT(error_of([&] { OutputSet(run_, {first_}); }),
                HasSubstr("another run (process " + std::to_string(child) + ") is writing "));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    OutputSet output(run_, {first_});
    output.commit([](auto) { return "run"; });
    EXPECT_EQ(contents(), (std::set<std::string>{"annotations.jsonl=", "run.json=run"}));
}

TEST_F(OutputRecovery, CleansUpAfterAKilledRun) {
    write_old_run();
    folder_.write("out/.annotations.jsonl.tmp-notours");
    in_killed_process([&] {
        auto* output = new OutputSet(run_, {first_, second_});
        output->file(0).append(std::string(1'000'000, 'x'));
    });
    EXPECT_EQ(contents().size(), 7u);
    { const OutputSet output(run_, {first_, second_}); }
    auto expected = old_contents_;
    expected.insert(".annotations.jsonl.tmp-notours=text");
    EXPECT_EQ(contents(), expected);
}

/// What stands in the folder when a commit over an old run is cut short after each of its renames.
struct CutRow {
    const char* what;
    std::vector<std::pair<std::string, std::string>> files;
    std::set<std::string> recovered;
};

TEST_F(OutputRecovery, UndoesACommitThatWasCutShort) {
    const std::string first = "annotations.jsonl";
    const std::string second = "quarantine.jsonl";
    const std::set<std::string> fresh{"annotations.jsonl=new first", "quarantine.jsonl=new second",
                                      "run.json=new run"};
    const CutRow rows[] = {
        {"run file aside",
         {{".run.json.old-1", "old run"},
          {first, "old first"},
          {second, "old second"},
          {".run.json.tmp-1", "new run"}},
         old_contents_},
        {"first aside",
         {{".run.json.old-1", "old run"},
          {"." + first + ".old-1", "old first"},
          {second, "old second"},
          {"." + first + ".tmp-1", "new first"}},
         old_contents_},
        {"first in place",
         {{".run.json.old-1", "old run"},
          {"." + first + ".old-1", "old first"},
          {first, "new first"},
          {second, "old second"}},
         old_contents_},
        {"both in place",
         {{".run.json.old-1", "old run"},
          {"." + first + ".old-1", "old first"},
          {"." + second + ".old-1", "old second"},
          {first, "new first"},
          {second, "new second"},
          {".run.json.tmp-1", "new run"}},
         old_contents_},
        {"run file in place",
         {{".run.json.old-1", "old run"},
          {"." + first + ".old-1", "old first"},
          {"." + second + ".old-1", "old second"},
          {first, "new first"},
          {second, "new second"},
          {"run.json", "new run"}},
         fresh},
        {"old run file deleted",
         {{"." + first + ".old-1", "old first"},
          {"." + second + ".old-1", "old second"},
          {first, "new first"},
          {second, "new second"},
          {"run.json", "new run"}},
         fresh},
    };
    for (const CutRow& row : rows) {
        std::filesystem::remove_all(folder_ / "out");
        for (const auto& [name, bytes] : row.files) folder_.write("out/" + name, bytes);
        { const OutputSet output(run_, {first_, second_}); }
        EXPECT_EQ(contents(), row.recovered) << row.what;
    }
}

TEST_F(OutputRecovery, ALimitOnFileSizesLeavesTheOldOutput) {
    write_old_run();
    in_killed_process([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{300'000, 300'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const std::string message = error_of([&] {
            OutputSet output(run_, {first_, second_});
            for (int piece = 0; piece < 100; ++piece)
                output.file(0).append(std::string(10'000, 'x'));
            output.commit([](auto) { return "new run"; });
        });
        const bool expected =
            message == "cannot write " + first_ +
                           ": File too large; raise the limit on the size of files "
                           "(ulimit -f), or write to another disk with --output. "
                           "Output that was there before is unchanged.";
        ::_exit(expected ? 0 : 1);
    });
    EXPECT_EQ(contents(), old_contents_);
}

TEST_F(OutputRecovery, AFullDiskLeavesTheOldOutput) {
    std::filesystem::create_directories(folder_ / "out");
    if (::mount("tmpfs", (folder_ / "out").c_str(), "tmpfs", 0, "size=512k") != 0) {
        GTEST_SKIP() << "no permission to mount a small tmpfs";
    }
    write_old_run();
    const std::string message = error_of([&] {
        OutputSet output(run_, {first_, second_});
        for (int piece = 0; piece < 100; ++piece) output.file(0).append(std::string(10'000, 'x'));
        output.commit([](auto) { return "new run"; });
    });
    const std::set<std::string> left = contents();
    ::umount2((folder_ / "out").c_str(), MNT_DETACH);
    EXPECT_THAT(message, AllOf(HasSubstr("cannot write " + first_ + ": No space left on device"),
                               HasSubstr("free some space")));
    EXPECT_EQ(left, old_contents_);
}

}  // namespace
}  // namespace palimpsest::core
