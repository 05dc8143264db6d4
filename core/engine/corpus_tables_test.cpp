#include "core/engine/corpus_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "core/engine/test_full_disk.hpp"
#include "core/io/test_folder.hpp"
#include "palimpsest/abi.h"

namespace palimpsest::core {
namespace {

std::vector<LayerInfo> family_tables() {
    LayerInfo parents;
    parents.name = "parents";
    parents.table = true;
    parents.columns = {{.name = "word", .type = PLM_STRING}};
    LayerInfo children;
    children.name = "children";
    children.table = true;
    children.columns = {{.name = "parent", .type = PLM_ROW, .target = "parents"},
                        {.name = "weight", .type = PLM_FLOAT64, .nullable = true}};
    return {parents, children};
}

/// A parent and two children, of which the second has no weight.
std::vector<std::pair<std::size_t, Rows>> family(const std::vector<LayerInfo>& tables,
                                                 const std::string& word) {
    Rows parents(tables[0]);
    parents.count = parents.columns[0].length = 1;
    parents.columns[0].bytes = word;
    parents.columns[0].integers.push_back(static_cast<std::int64_t>(word.size()));
    Rows children(tables[1]);
    children.count = children.columns[0].length = children.columns[1].length = 2;
    children.columns[0].integers = {0, 0};
    children.columns[1].numbers = {0.5, 0};
    children.columns[1].validity = {1};
    std::vector<std::pair<std::size_t, Rows>> call;
    call.emplace_back(0, std::move(parents));
    call.emplace_back(1, std::move(children));
    return call;
}

constexpr int families = 40'000;

void fill(CorpusTables& tables, const std::vector<LayerInfo>& infos) {
    for (int i = 0; i < families; ++i) {
        auto call = family(infos, "word " + std::to_string(i) + std::string(40, '.'));
        tables.append(call);
    }
}

TEST(CorpusTables, AreTheSameOnDisk) {
    const TestFolder folder;
    const auto infos = family_tables();
    CorpusTables in_memory(infos, folder.path(), std::uint64_t{1} << 40);
    CorpusTables on_disk(infos, folder.path(), 0);
    fill(in_memory, infos);
    fill(on_disk, infos);
    EXPECT_EQ(in_memory.on_disk(), 0u);
    EXPECT_GT(on_disk.on_disk(), std::uint64_t{2} << 20);
    EXPECT_TRUE(in_memory.rows() == on_disk.rows());
    const Rows& children = on_disk.rows()[1];
    ASSERT_EQ(children.count, 2u * families);
    for (const int i : {0, 1, families - 1}) {
        const auto row = static_cast<std::uint64_t>(2 * i + 1);
        EXPECT_EQ(children.columns[0].integers[row], i);
        EXPECT_TRUE(children.columns[1].is_null(row));
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(CorpusTables, CanBeFilledAgain) {
    const TestFolder folder;
    const auto infos = family_tables();
    CorpusTables tables(infos, folder.path(), 0);
    fill(tables, infos);
    const std::uint64_t once = tables.on_disk();
    tables.clear();
    EXPECT_EQ(tables.on_disk(), 0u);
    fill(tables, infos);
    EXPECT_EQ(tables.on_disk(), once);
    EXPECT_EQ(tables.rows()[0].count, static_cast<std::uint64_t>(families));
}

TEST(CorpusTables, SayThatTheDiskIsFull) {
    const TestFolder folder;
    const auto infos = family_tables();
    CorpusTables tables(infos, folder.path(), 0);
    const FullDisk full(1 << 20);
    EXPECT_THAT(error_of([&] { fill(tables, infos); }),
                testing::MatchesRegex("cannot take [0-9]+ MiB in '.*' for the run's corpus tables: "
                                      "File too large; make room there or choose another folder "
                                      "with TMPDIR"));
}

}  // namespace
}  // namespace palimpsest::core
