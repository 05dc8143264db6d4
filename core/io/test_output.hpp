#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "core/io/output.hpp"
#include "core/io/test_folder.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {

/// A folder for the files of runs, and a run that may stand in it already.
class OutputTest : public testing::Test {
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

    /// What the Error that `function` throws says.
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

}  // namespace palimpsest::core
