#include "core/io/earlier_outputs.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "core/io/digest.hpp"
#include "core/io/test_output.hpp"

namespace palimpsest::core {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class EarlierOutputs : public OutputTest {
  protected:
    std::string tables_ = folder_ / "out/tables";

    /// Writes a run with files `names` in the folder of tables, and one beside it.
    std::vector<std::filesystem::path> run(const std::vector<std::string>& names) {
        std::vector<std::filesystem::path> files{first_};
        for (const std::string& name : names) files.emplace_back(tables_ + "/" + name);
        OutputSet output(run_, files, {tables_ + "/"});
        for (std::size_t i = 0; i < files.size(); ++i) output.file(i).append("content");
        return output.commit([&](std::span<const WrittenFile> written) {
            std::string list;
            for (const WrittenFile& file : written)
                list += fmt::format(R"({}{{"file": "{}", "bytes": {}, "digest": "{}"}})",
                                    list.empty() ? "" : ",",
                                    file.path.lexically_relative(folder_ / "out").string(),
                                    file.bytes, file.digest);
            return "{\"outputs\": [" + list + "]}";
        });
    }
    bool has(const std::string& name) const {
        return std::filesystem::exists(tables_ + "/" + name);
    }
};

TEST_F(EarlierOutputs, GoFromAFolderThatIsAllOfTheRuns) {
    EXPECT_THAT(run({"years.csv", "copies.csv"}), IsEmpty());
    EXPECT_THAT(run({"years.csv"}), IsEmpty());
    EXPECT_TRUE(has("years.csv"));
    EXPECT_FALSE(has("copies.csv"));
}

TEST_F(EarlierOutputs, StayWhereSomebodyChangedThem) {
    run({"years.csv", "copies.csv"});
    folder_.write("out/tables/copies.csv", "CONTENT");
    folder_.write("out/tables/own.csv", "content");
    EXPECT_THAT(run({"years.csv"}), ElementsAre(tables_ + "/copies.csv"));
    EXPECT_TRUE(has("copies.csv"));
    EXPECT_TRUE(has("own.csv"));
}

TEST_F(EarlierOutputs, StayInOtherFolders) {
    run({"years.csv"});
    OutputSet output(run_, {second_});
    EXPECT_THAT(output.commit([](auto) { return "{}"; }),
                ElementsAre(first_, tables_ + "/years.csv"));
    EXPECT_TRUE(has("years.csv"));
}

TEST_F(EarlierOutputs, AreNotWhatALinkNames) {
    run({"years.csv", "copies.csv"});
    folder_.write("precious", "content");
    std::filesystem::remove(tables_ + "/copies.csv");
    std::filesystem::create_symlink(folder_ / "precious", tables_ + "/copies.csv");
    run({"years.csv"});
    EXPECT_TRUE(has("copies.csv"));
    EXPECT_EQ(folder_.read("precious"), "content");
}

TEST_F(EarlierOutputs, AreNotReadFromWhatIsNoRunFile) {
    folder_.write("precious", "content");
    for (const std::string& text :
         {std::string(), std::string("[]"), std::string("{\"outputs\": 1}"),
          std::string("{\"outputs\": [1, {\"file\": 1}, {\"file\": \"x\"}]}"), std::string("{\xFF"),
          "{\"outputs\": [{\"file\": \"../precious\", \"bytes\": 7, \"digest\": \"" +
              content_digest("content") + "\"}]}"}) {
        std::filesystem::create_directories(folder_ / "out");
        folder_.write("out/run.json", text);
        run({"years.csv"});
        EXPECT_EQ(folder_.read("precious"), "content") << text;
    }
    EXPECT_THAT(listed_outputs(folder_ / "not there"), IsEmpty());
}

}  // namespace
}  // namespace palimpsest::core
