#include <gmock/gmock.h>

#include <functional>

#include "fake_host.hpp"

namespace palimpsest {
namespace {

using tests::FakeHost;

/// Marks the first `size` bytes.
class Head {
  public:
    static Description description() {
        return {.id = "head",
                .summary = "",
                .options = {{.name = "size", .by_default = "3"}},
                .produces = {{.name = "head"}}};
    }
    static void check_options(const Settings& settings, const OptionErrors& errors) {
        if (settings.integer("size") > 9) errors.report("size", "too large");
    }
    explicit Head(const Settings& settings) : size_(settings.integer("size")) {
        if (size_ == 0) throw std::invalid_argument("size is 0");
    }
    void analyze(const Document& document, Sink& sink) const {
        sink.layer("head").add({0, static_cast<std::uint64_t>(size_)});
        if (document.text().empty()) throw DocumentError("no text");
    }

  private:
    std::int64_t size_;
};

/// Without options, with an instance a thread.
struct Counter {
    static Description description() {
        return {.id = "counter", .summary = "", .threading = Threading::per_worker};
    }
    void analyze(const Document& document, Sink&) { document.count("calls", ++calls); }
    int calls = 0;
};

struct Careless : Counter {
    static Description description() { return {.id = "careless", .summary = ""}; }
};

/// Adds a row, does something else, adds another.
struct Nested {
    static Description description() {
        return {.id = "nested",
                .summary = "",
                .threading = Threading::serial,
                .produces = {{.name = "nested"}}};
    }
    void analyze(const Document&, Sink& sink) {
        sink.layer("nested").add({0, 1});
        inside();
        sink.layer("nested").add({1, 2});
    }
    std::function<void()> inside;
};

class AnalyzerTest : public ::testing::Test {
  protected:
    plm_status create(std::int64_t size) {
        plm_value value{};
        value.integer = size;
        const plm_value* const pointers[] = {&value};
        const plm_settings settings{sizeof settings, pointers, 1};
        return head_->descriptor->create(&host_.call, &settings, &instance_);
    }
    ~AnalyzerTest() override { head_->descriptor->destroy(instance_); }

    FakeHost host_;
    const plm_analyzer* head_ = detail::DocumentAnalyzer<Head>::table();
    void* instance_ = nullptr;
};

TEST_F(AnalyzerTest, AnInstanceAnalyzesDocuments) {
    ASSERT_EQ(create(6), PLM_OK);
    const plm_document document{sizeof document, 0, as_plm("id"), as_plm("一二三")};
    EXPECT_EQ(head_->analyze(instance_, &host_.call, &document), PLM_OK);
    ASSERT_EQ(host_.appended.size(), 1u);
    EXPECT_THAT(host_.appended[0].rows[0], ::testing::ElementsAre("0", "6"));
}

TEST_F(AnalyzerTest, ADocumentThatFailsLeavesNoRows) {
    ASSERT_EQ(create(6), PLM_OK);
    const plm_document document{sizeof document, 0, as_plm("id"), {}};
    EXPECT_EQ(head_->analyze(instance_, &host_.call, &document), PLM_DOCUMENT);
    EXPECT_EQ(host_.failure, "no text");
    EXPECT_TRUE(host_.appended.empty());
}

TEST_F(AnalyzerTest, RowsOfADocumentThatFailedAreNotThoseOfTheNext) {
    ASSERT_EQ(create(6), PLM_OK);
    const plm_document empty{sizeof empty, 0, as_plm("id"), {}};
    const plm_document document{sizeof document, 1, as_plm("id"), as_plm("一二三")};
    for (const plm_document* each : {&empty, &document, &empty, &document})
        head_->analyze(instance_, &host_.call, each);
    ASSERT_EQ(host_.appended.size(), 2u);
    EXPECT_EQ(host_.appended[1].rows.size(), 1u);
}

TEST_F(AnalyzerTest, ACallInsideACallHasRowsOfItsOwn) {
    const plm_analyzer* nested = detail::DocumentAnalyzer<Nested>::table();
    Nested instance;
    const plm_document document{sizeof document, 0, as_plm("id"), as_plm("abc")};
    instance.inside = [&, calls = 0]() mutable {
        if (++calls == 1) nested->analyze(&instance, &host_.call, &document);
    };
    EXPECT_EQ(nested->analyze(&instance, &host_.call, &document), PLM_OK);
    ASSERT_EQ(host_.appended.size(), 2u);
    EXPECT_EQ(host_.appended[0].rows.size(), 2u);
    EXPECT_EQ(host_.appended[1].rows.size(), 2u);
}

TEST_F(AnalyzerTest, AConstructorThatThrowsIsFatal) {
    EXPECT_EQ(create(0), PLM_FATAL);
    EXPECT_EQ(host_.failure, "size is 0");
    EXPECT_EQ(instance_, nullptr);
}

TEST_F(AnalyzerTest, OptionsAreCheckedWhereTheClassDoes) {
    plm_value value{};
    value.integer = 10;
    const plm_value* const pointers[] = {&value};
    const plm_settings settings{sizeof settings, pointers, 1};
    int found = 0;
    const plm_option_errors errors{sizeof errors, &found, [](const auto* sink, const auto*) {
                                       ++*static_cast<int*>(sink->host);
                                   }};
    ASSERT_NE(head_->descriptor->check_options, nullptr);
    EXPECT_EQ(head_->descriptor->check_options(&host_.call, &settings, &errors), PLM_OK);
    EXPECT_EQ(found, 1);
    EXPECT_EQ(detail::DocumentAnalyzer<Counter>::table()->descriptor->check_options, nullptr);
}

TEST_F(AnalyzerTest, ASharedAnalyzerMustBeConst) {
    const auto prepare = [&](const void* (*extension)(const char*)) {
        return detail::prepare(&host_.call, extension, {PLM_EXT_ANALYZER});
    };
    EXPECT_EQ(prepare([](const char*) { return detail::analyzer_table<Head, Counter>(); }), PLM_OK);
    EXPECT_EQ(prepare([](const char*) { return detail::analyzer_table<Careless>(); }), PLM_FATAL);
    EXPECT_EQ(host_.failure,
              "analyzer 'careless' is shared by threads: make its functions const, or its "
              "threading per_worker or serial");
}

}  // namespace
}  // namespace palimpsest
