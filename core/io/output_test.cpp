#include "core/io/output.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "core/io/digest.hpp"
#include "core/io/test_folder.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

class Output : public testing::Test {
  protected:
    void write_old_run() {
        OutputSet old(run_, {first_, second_});
        old.file(0).append("old first");
        old.file(1).append("old second");
        old.commit([](auto) { return "old run"; });
    }

    /// Names and contents of all files, hidden ones too.
    std::set<std::string> contents() {
        std::set<std::string> result;
        for (const auto& entry : std::filesystem::directory_iterator(folder_ / "out")) {
            const std::string name = entry.path().filename().native();
            result.insert(name + "=" + folder_.read("out/" + name));
        }
        return result;
    }

    template <typename Function>
    static std::string error_of(Function&& function) {
        try {
            function();
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }

    TestFolder folder_;
    std::string run_ = folder_ / "out/run.json";
    std::string first_ = folder_ / "out/annotations.jsonl";
    std::string second_ = folder_ / "out/quarantine.jsonl";
    const std::set<std::string> old_contents_{"annotations.jsonl=old first",
                                              "quarantine.jsonl=old second", "run.json=old run"};
};

TEST_F(Output, FilesAppearTogetherWithTheirDigests) {
    OutputSet output(run_, {first_, second_});
    std::string all;
    for (int piece = 0; piece < 1000; ++piece) {
        const std::string bytes(static_cast<std::size_t>(piece) * 3,
                                static_cast<char>('a' + piece % 26));
        output.file(0).append(bytes);
        all += bytes;
    }
    const std::string large(1'000'000, 'L');
    output.file(0).append(large);
    all += large;
    EXPECT_FALSE(std::filesystem::exists(first_));
    std::vector<WrittenFile> told;
    output.commit([&](std::span<const WrittenFile> files) {
        told.assign(files.begin(), files.end());
        EXPECT_FALSE(std::filesystem::exists(first_));
        return "the run";
    });
    EXPECT_EQ(folder_.read("out/annotations.jsonl"), all);
    EXPECT_THAT(told, ElementsAre(WrittenFile{first_, all.size(), content_digest(all)},
                                  WrittenFile{second_, 0, content_digest("")}));
    EXPECT_EQ(contents(), (std::set<std::string>{"annotations.jsonl=" + all,
                                                 "quarantine.jsonl=", "run.json=the run"}));
}

TEST_F(Output, WithoutACommitTheOldOutputStands) {
    write_old_run();
    EXPECT_EQ(contents(), old_contents_);
    {
        OutputSet output(run_, {first_, second_});
        output.file(0).append(std::string(1'000'000, 'x'));
    }
    EXPECT_EQ(contents(), old_contents_);
}

TEST_F(Output, ACommitReplacesTheOldOutput) {
    write_old_run();
    OutputSet output(run_, {first_});
    output.file(0).append("new");
    output.commit([](auto) { return "new run"; });
    EXPECT_EQ(contents(),
              (std::set<std::string>{"annotations.jsonl=new", "quarantine.jsonl=old second",
                                     "run.json=new run"}));
}

TEST_F(Output, AnExceptionWhileTheRunFileIsMadeLeavesTheOldOutput) {
    write_old_run();
    {
        OutputSet output(run_, {first_, second_});
        EXPECT_THROW(output.commit([](auto) -> std::string { throw Error("no"); }), Error);
    }
    EXPECT_EQ(contents(), old_contents_);
}

TEST_F(Output, ARenameThatFailsHalfwayIsUndone) {
    write_old_run();
    {
        OutputSet output(run_, {first_, second_});
        output.file(0).append("new first");
        std::filesystem::remove(second_);
        std::filesystem::create_directory(second_);
        folder_.write("out/quarantine.jsonl/in the way");
        // The folder goes aside, but what is to replace it has been taken away.
        std::filesystem::remove(folder_ /
                                ("out/.quarantine.jsonl.tmp-" + std::to_string(::getpid())));
        const std::string message =
            error_of([&] { output.commit([](auto) { return "new run"; }); });
        EXPECT_THAT(message, AllOf(HasSubstr("cannot replace " + second_),
                                   HasSubstr("Output that was there before is unchanged.")));
    }
    std::filesystem::remove_all(second_);
    EXPECT_EQ(contents(),
              (std::set<std::string>{"annotations.jsonl=old first", "run.json=old run"}));
}

TEST_F(Output, FollowsSymbolicLinks) {
    std::filesystem::create_directories(folder_ / "far");
    std::filesystem::create_directories(folder_ / "out");
    folder_.write("far/data.jsonl", "old");
    std::filesystem::create_symlink(folder_ / "far/data.jsonl", first_);
    OutputSet output(run_, {first_});
    output.file(0).append("new");
    output.commit([](auto) { return ""; });
    EXPECT_TRUE(std::filesystem::is_symlink(first_));
    EXPECT_EQ(folder_.read("far/data.jsonl"), "new");
}

TEST_F(Output, RefusesTargetsThatAreNoFiles) {
    std::filesystem::create_directories(folder_ / "out/folder");
    folder_.write("out/file");
    const auto opened = [&](const std::string& name) {
        return error_of([&] { OutputSet(run_, {folder_ / name}); });
    };
    EXPECT_THAT(opened("out/folder"), HasSubstr("it is a folder; name a file in it"));
    EXPECT_THAT(opened("out/../out/run.json"), HasSubstr("is to be written twice"));
    EXPECT_THAT(opened("out/file/x.jsonl"), AllOf(HasSubstr("out/file/x.jsonl: Not a directory; "),
                                                  HasSubstr("a part of the path is a file")));
    EXPECT_THAT(opened("out/" + std::string(250, 'x')),
                AllOf(HasSubstr("File name too long"), HasSubstr("give a shorter name")));
    ASSERT_EQ(::mkfifo((folder_ / "out/pipe").c_str(), 0600), 0);
    EXPECT_THAT(opened("out/pipe"), HasSubstr("it is a pipe, socket or device"));
    EXPECT_THAT(error_of([&] { OutputSet("/proc/no/run.json", {}); }),
                HasSubstr("cannot create the folder of /proc/no/run.json: "));
}

TEST_F(Output, RefusesToWriteWhatALivingRunWrites) {
    OutputSet output(run_, {first_});
    EXPECT_EQ(error_of([&] { OutputSet(folder_ / "out/other.json", {first_}); }),
              "another run (process " + std::to_string(::getpid()) + ") is writing " + first_ +
                  "; wait for it to end, or write somewhere else with --output");
}

/// Runs `body` in a process of its own, which ends without clean-up.
template <typename Body>
void in_killed_process(Body&& body) {
    const pid_t child = ::fork();
    if (child == 0) {
        body();
        ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_EQ(status, 0);
}

TEST_F(Output, RefusesWhileAnotherProcessWrites) {
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

TEST_F(Output, CleansUpAfterAKilledRun) {
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

TEST_F(Output, UndoesACommitThatWasCutShort) {
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

TEST_F(Output, ALimitOnFileSizesLeavesTheOldOutput) {
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

TEST_F(Output, AFullDiskLeavesTheOldOutput) {
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
