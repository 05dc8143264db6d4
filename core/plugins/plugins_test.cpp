// The small parts: differences, codes, calls, resources, settings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "core/plugins/info_checks.hpp"
#include "core/plugins/info_differences.hpp"
#include "core/plugins/load_call.hpp"
#include "core/plugins/problem_codes.hpp"
#include "core/plugins/resource.hpp"
#include "core/plugins/settings.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(ProblemCodes, AreConsecutive) {
    int number = 301;
    for (const ProblemCode& problem : problem_codes)
        EXPECT_EQ(problem.code, "P" + std::to_string(number++));
}

PluginInfo plugin() {
    AnalyzerInfo analyzer;
    analyzer.id = "years";
    analyzer.threading = PLM_SHARED;
    OptionInfo option;
    option.name = "window";
    option.type = PLM_OPTION_INT;
    option.by_default = "1";
    analyzer.options = {option};
    LayerInfo layer;
    layer.name = "years";
    layer.access = PLM_PRODUCES;
    layer.columns = {{"edtf", PLM_STRING, true, "", ""}};
    analyzer.layers = {layer};
    PluginInfo info;
    info.name = "years";
    info.analyzers = {analyzer};
    return info;
}

TEST(Differences, NoneBetweenEquals) {
    EXPECT_THAT(differences(plugin(), plugin()), ElementsAre());
}

TEST(Differences, NameEntryAndField) {
    PluginInfo library = plugin();
    library.version = "2.0.0";
    library.analyzers[0].threading = PLM_SERIAL;
    library.analyzers[0].options[0].by_default = "2";
    library.analyzers[0].layers[0].columns[0].nullable = false;
    library.analyzers[0].projections = {{1, 2}};
    EXPECT_THAT(
        differences(plugin(), library),
        ElementsAre(
            "version is \"\" in the manifest, \"2.0.0\" in the library",
            "analyzer 'years': threading is shared in the manifest, serial in the library",
            "option 'window' of analyzer 'years': default is \"1\" in the manifest, \"2\" in the "
            "library",
            "column 'edtf' of layer 'years' of analyzer 'years': nullable is true in the manifest, "
            "false in the library",
            "analyzer 'years': number of projections is 0 in the manifest, 1 in the library"));
}

TEST(Differences, ShortensLongTextsBetweenCodePoints) {
    PluginInfo manifest = plugin();
    for (int i = 0; i < 40; ++i) manifest.summary += "年";
    EXPECT_THAT(differences(manifest, plugin())[0],
                HasSubstr("年...\" (120 bytes) in the manifest"));
}

TEST(Identifiers, OfTheAbi) {
    for (const char* good : {"a", "work_years", "x9_"}) EXPECT_TRUE(is_identifier(good)) << good;
    for (const char* bad : {"", "9a", "_a", "A", "a-b", "a.b", "年"})
        EXPECT_FALSE(is_identifier(bad)) << bad;
    EXPECT_FALSE(is_identifier(std::string(129, 'a')));
}

plm_string as_text(std::string_view text) { return {text.data(), text.size()}; }

TEST(Said, IsOneLineOfUtf8) {
    EXPECT_EQ(said(as_text("a\nb\tc\x01"
                           "d年")),
              "a b c d年");
    EXPECT_EQ(said(as_text("ab\xff"
                           "cd")),
              "ab");
    EXPECT_EQ(said({nullptr, 7}), "");
    EXPECT_EQ(said(as_text(std::string(100'000, 'x'))).size(), 65536u);
}

TEST(LoadCall, KeepsTheLastMessage) {
    LoadCall call(".", {});
    const CallOutcome outcome = call.run([](const plm_call* host) {
        host->fail(host, as_text("first"));
        host->fail(host, as_text("second"));
        return PLM_DOCUMENT;
    });
    EXPECT_EQ(outcome.status, PLM_DOCUMENT);
    EXPECT_EQ(outcome.message, "second");
}

TEST(LoadCall, MakesUpForASilentFailure) {
    LoadCall call(".", {});
    const CallOutcome outcome = call.run([](const plm_call*) { return PLM_FATAL; });
    EXPECT_THAT(outcome.message, HasSubstr("gave no reason"));
}

TEST(LoadCall, GivesMemoryThatLasts) {
    LoadCall call(".", {});
    const CallOutcome outcome = call.run([](const plm_call* host) {
        for (std::uint64_t alignment = 1; alignment <= 64; alignment *= 2) {
            auto* memory = static_cast<char*>(host->allocate(host, 1000, alignment));
            if (reinterpret_cast<std::uintptr_t>(memory) % alignment != 0) return PLM_FATAL;
            std::fill_n(memory, 1000, 'x');
        }
        return host->allocate(host, 0, 0) == nullptr ? PLM_FATAL : PLM_OK;
    });
    EXPECT_EQ(outcome.status, PLM_OK);
}

TEST(LoadCall, RefusesWhatNeedsADocument) {
    LoadCall call(".", {});
    const plm_layer_view* view = nullptr;
    const plm_projected* projected = nullptr;
    call.run([&](const plm_call* host) {
        EXPECT_EQ(host->layer(host, nullptr, 0, &view), PLM_FATAL);
        EXPECT_EQ(host->projection(host, nullptr, 0, &projected), PLM_FATAL);
        EXPECT_EQ(host->append(host, 0, 0, nullptr, 0, nullptr), PLM_FATAL);
        EXPECT_EQ(host->cancelled(host), 0);
        host->progress(host, 1, 2);
        host->count(host, as_text("counter"), 1);
        host->log(host, PLM_LOG_INFO, as_text("nobody listens"));
        return PLM_OK;
    });
}

TEST(Resource, StaysInsideTheFolder) {
    std::string pattern = (std::filesystem::temp_directory_path() / "resource_XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    const std::filesystem::path folder(pattern);
    std::filesystem::create_directories(folder / "sub");
    std::ofstream(folder / "sub/words.txt") << "x";
    EXPECT_EQ(resource_file(folder, "sub/words.txt"), folder / "sub/words.txt");
    for (const std::string name :
         {"", "..", "../x", "sub/../../x", "/etc/passwd", "sub/..", "gone.txt"})
        EXPECT_THROW(resource_file(folder, name), Error) << name;
    EXPECT_THROW(resource_file(folder, std::string("sub\0/x", 6)), Error);
    std::filesystem::remove_all(folder);
}

TEST(MarshalledSettings, ShowsEveryKindOfValue) {
    std::vector<Value> values(3);
    values[0].type = PLM_OPTION_FLOAT;
    values[0].is_set = true;
    values[0].number = 0.5;
    values[1].type = PLM_OPTION_STRING;
    values[1].is_set = true;
    values[1].list = true;
    for (int i = 0; i < 100; ++i) {
        Value& item = values[1].items.emplace_back();
        item.type = PLM_OPTION_STRING;
        item.text = "item " + std::to_string(i);
    }
    values[2].type = PLM_OPTION_SIZE;
    const MarshalledSettings settings(values);
    const plm_settings& seen = *settings.get();
    ASSERT_EQ(seen.value_count, 3u);
    EXPECT_EQ(seen.values[0]->struct_size, sizeof(plm_value));
    EXPECT_EQ(seen.values[0]->number, 0.5);
    ASSERT_EQ(seen.values[1]->item_count, 100u);
    const plm_string last = seen.values[1]->items[99]->text;
    EXPECT_EQ(std::string_view(last.data, last.size), "item 99");
    EXPECT_EQ(seen.values[2]->is_set, 0u);
    EXPECT_EQ(seen.values[2]->type, PLM_OPTION_SIZE);
}

}  // namespace
}  // namespace palimpsest::core
