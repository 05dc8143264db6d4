#include "core/io/output.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "core/io/digest.hpp"
#include "core/io/test_output.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

class Output : public OutputTest {};

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

TEST_F(Output, RefusesToReplaceWhatTheRunReads) {
    write_old_run();
    std::filesystem::create_symlink(first_, folder_ / "link.txt");
    std::filesystem::create_directory_symlink(folder_ / "out", folder_ / "folder");
    for (const std::string& input :
         {first_, std::string(folder_ / "link.txt"), folder_ / "folder/annotations.jsonl"}) {
        SCOPED_TRACE(input);
        OutputSet output(run_, {first_, second_});
        ReadFiles read;
        read.add(input);
        EXPECT_THAT(error_of([&] { output.keep_off(std::move(read)); }),
                    AllOf(HasSubstr("cannot write " + first_ + ": this run reads that file"),
                          HasSubstr("write to another folder with --output"),
                          HasSubstr("Output that was there before is unchanged.")));
    }
    EXPECT_EQ(contents(), old_contents_);
}

TEST_F(Output, DoesNotReplaceAnInputThatWasMovedToATarget) {
    std::filesystem::create_directory(folder_ / "out");
    folder_.write("input.txt", "the source");
    {
        OutputSet output(run_, {first_, second_});
        ReadFiles read;
        read.add(folder_ / "input.txt");
        output.keep_off(std::move(read));
        std::filesystem::rename(folder_ / "input.txt", first_);
        EXPECT_THAT(error_of([&] { output.commit([](auto) { return "the run"; }); }),
                    HasSubstr("this run reads that file"));
    }
    EXPECT_EQ(contents(), (std::set<std::string>{"annotations.jsonl=the source"}));
}

TEST_F(Output, DoesNotDeleteAnEarlierOutputThatTheRunReads) {
    write_old_run();
    {
        OutputSet old(run_, {first_, second_}, {folder_ / "out"});
        old.file(0).append("read by the next");
        old.commit([&](std::span<const WrittenFile> files) {
            return "{\"outputs\":[{\"file\":\"annotations.jsonl\",\"bytes\":16,\"digest\":\"" +
                   files[0].digest + "\"}]}";
        });
    }
    OutputSet output(run_, {second_}, {folder_ / "out"});
    ReadFiles read;
    read.add(first_);
    output.keep_off(std::move(read));
    EXPECT_THAT(output.commit([](auto) { return "the run"; }),
                ElementsAre(std::filesystem::path(first_)));
    EXPECT_EQ(folder_.read("out/annotations.jsonl"), "read by the next");
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

}  // namespace
}  // namespace palimpsest::core
