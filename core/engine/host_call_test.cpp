#include "core/engine/host_call.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <new>

#include "core/engine/test_rows.hpp"
#include "core/io/test_folder.hpp"

namespace palimpsest::core {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

plm_string as_plm(std::string_view text) { return {text.data(), text.size()}; }

/// One step that reads `words` of an earlier one and produces `marks`, and a call of it.
class HostCallTest : public testing::Test {
  protected:
    HostCallTest() {
        earlier_.layers = {produced("words", {{.name = "label", .type = PLM_STRING},
                                              {.name = "length", .type = PLM_INT64}})};
        LayerInfo words = produced("words", {{.name = "length", .type = PLM_INT64}});
        words.access = PLM_REQUIRES;
        LayerInfo unknown = produced("unknown");
        unknown.access = PLM_USES;
        info_.layers = {words, unknown, produced("marks")};
        info_.projections = {{.drop = PLM_DROP_WHITE_SPACE, .fold = 0}};
        std::vector<ResolvedStep> steps(2);
        steps[0].name = "earlier";
        steps[0].analyzer.analyzer = &earlier_;
        steps[1].name = "step";
        steps[1].analyzer.analyzer = &info_;
        schema_.emplace(steps);
        services_.counters = &counters_;
        services_.cancelled = &cancelled_;
        services_.log = [this](std::uint32_t level, std::string_view message) {
            log_.push_back(std::to_string(level) + " " + std::string(message));
        };
        host_.emplace(*schema_, 1, folder_.path(), services_);
        document_.emplace(document_of("a b", 4, schema_->layers.size()));
        document_->set_layer(0, words_rows());
        host_->begin(HostCall::Appends::to_layers, &*document_);
        shown_ = host_->show(*document_);
    }

    Rows words_rows() const {
        Rows rows(schema_->layers[0]);
        TestColumns columns;
        columns.add(PLM_OFFSET, {0, 2}).add(PLM_OFFSET, {1, 3});
        columns.strings({0, 1, 2}, "ab").add(PLM_INT64, {10, 20});
        EXPECT_EQ(append_columns(schema_->layers[0], {&*document_, {}}, columns, 2, rows),
                  std::nullopt);
        return rows;
    }

    plm_status append(std::int64_t begin, std::int64_t end, std::uint32_t layer = 2,
                      std::uint64_t* first_row = nullptr) {
        TestColumns columns;
        columns.add(PLM_OFFSET, {begin}).add(PLM_OFFSET, {end});
        const auto pointers = columns.pointers();
        return call().append(&call(), layer, 1, pointers.data(), pointers.size(), first_row);
    }
    const plm_call& call() const { return *host_->call(); }

    AnalyzerInfo earlier_;
    AnalyzerInfo info_;
    std::optional<Schema> schema_;
    TestFolder folder_;
    Counters counters_;
    std::atomic<bool> cancelled_{false};
    std::vector<std::string> log_;
    RunServices services_;
    std::optional<HostCall> host_;
    std::optional<Document> document_;
    const plm_document* shown_ = nullptr;
};

TEST_F(HostCallTest, GivesWhatWasAppendedToTheDocument) {
    std::uint64_t first_row = 99;
    EXPECT_EQ(append(2, 3, 2, &first_row), PLM_OK);
    EXPECT_EQ(first_row, 0u);
    EXPECT_EQ(append(0, 1, 2, &first_row), PLM_OK);
    EXPECT_EQ(first_row, 1u);
    EXPECT_EQ(host_->finish(PLM_OK).kind, Outcome::Kind::done);
    EXPECT_THAT(document_->layer(1)->columns[0].integers, ElementsAre(0, 2));
}

TEST_F(HostCallTest, GivesNothingOfACallThatFailed) {
    append(0, 1);
    call().fail(&call(), as_plm("no\nreason"));
    const Outcome outcome = host_->finish(PLM_DOCUMENT);
    EXPECT_EQ(outcome.kind, Outcome::Kind::document_failed);
    EXPECT_EQ(outcome.message, "no reason");
    EXPECT_FALSE(document_->layer(1));
}

TEST_F(HostCallTest, KeepsToTheFirstRefusalWhateverFollows) {
    EXPECT_EQ(append(0, 4), PLM_DOCUMENT);
    EXPECT_EQ(append(0, 1), PLM_DOCUMENT);
    EXPECT_EQ(append(3, 0), PLM_DOCUMENT);
    const Outcome outcome = host_->finish(PLM_OK);
    EXPECT_EQ(outcome.kind, Outcome::Kind::contract_broken);
    EXPECT_EQ(outcome.message, "layer 'marks', row 0: end 4 lies outside the text of 3 bytes");
    EXPECT_FALSE(document_->layer(1));
    // The next call begins anew.
    host_->begin(HostCall::Appends::to_layers, &*document_);
    EXPECT_EQ(append(0, 1), PLM_OK);
    EXPECT_EQ(host_->finish(PLM_OK).kind, Outcome::Kind::done);
}

TEST_F(HostCallTest, ShowsTheColumnsThatAReaderDeclares) {
    const plm_layer_view* view = nullptr;
    ASSERT_EQ(call().layer(&call(), shown_, 0, &view), PLM_OK);
    ASSERT_NE(view, nullptr);
    EXPECT_EQ(view->row_count, 2u);
    ASSERT_EQ(view->column_count, 3u);
    EXPECT_EQ(view->columns[2]->type, PLM_INT64);
    EXPECT_EQ(static_cast<const std::int64_t*>(view->columns[2]->values)[1], 20);
}

TEST_F(HostCallTest, ShowsNoLayerThatNobodyProduces) {
    const plm_layer_view* view = nullptr;
    EXPECT_EQ(call().layer(&call(), shown_, 1, &view), PLM_OK);
    EXPECT_EQ(view, nullptr);
    EXPECT_EQ(host_->finish(PLM_OK).kind, Outcome::Kind::done);
}

TEST_F(HostCallTest, ShowsProjections) {
    const plm_projected* projected = nullptr;
    ASSERT_EQ(call().projection(&call(), shown_, 0, &projected), PLM_OK);
    EXPECT_EQ(std::string_view(projected->text.data, projected->text.size), "ab");
    EXPECT_EQ(projected->segment_count, 2u);
    EXPECT_EQ(projected->original_begins[1], 2u);
}

TEST_F(HostCallTest, ShowsNothingOfADocumentThatWasTakenBack) {
    const Document other = document_of("c d", 5, schema_->layers.size());
    for (const plm_document* shown : {host_->show(other), shown_}) {
        host_->hide(shown);
        const plm_projected* projected = nullptr;
        EXPECT_NE(call().projection(&call(), shown, 0, &projected), PLM_OK);
        EXPECT_EQ(projected, nullptr);
    }
    const plm_projected* projected = nullptr;
    EXPECT_EQ(call().projection(&call(), host_->show(other), 0, &projected), PLM_OK);
}

TEST_F(HostCallTest, ServesLogCountersCancellationAndMemory) {
    call().log(&call(), PLM_LOG_WARNING, as_plm("look"));
    EXPECT_THAT(log_, ElementsAre("2 step: look"));
    call().count(&call(), as_plm("things"), 2);
    call().count(&call(), as_plm("things"), -5);
    EXPECT_EQ(counters_.values().at("step").at("things"), -3);
    EXPECT_EQ(call().cancelled(&call()), 0);
    cancelled_ = true;
    EXPECT_EQ(call().cancelled(&call()), 1);
    for (const std::uint64_t alignment : {1U, 8U, 64U}) {
        void* memory = call().allocate(&call(), 100, alignment);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(memory) % alignment, 0u);
    }
}

TEST_F(HostCallTest, FailsTheDocumentWhereMemoryIsAskedForThatThereIsNot) {
    for (const plm_status returned : {PLM_OK, PLM_DOCUMENT, PLM_FATAL}) {
        host_->begin(HostCall::Appends::to_layers, &*document_);
        EXPECT_EQ(call().allocate(&call(), UINT64_MAX, 8), nullptr);
        const Outcome outcome = host_->finish(returned);
        EXPECT_EQ(outcome.kind, Outcome::Kind::out_of_memory) << returned;
        EXPECT_EQ(outcome.message, "out of memory");
    }
    host_->begin(HostCall::Appends::to_layers, &*document_);
    EXPECT_EQ(call().allocate(&call(), UINT64_MAX, 8), nullptr);
    EXPECT_EQ(host_->finish_thrown("a null was used").kind, Outcome::Kind::out_of_memory);
}

TEST_F(HostCallTest, ServesResources) {
    folder_.write("words.txt", "words");
    plm_string path{};
    EXPECT_EQ(call().resource(&call(), as_plm("words.txt"), &path), PLM_OK);
    EXPECT_EQ(std::string_view(path.data, path.size), folder_ / "words.txt");
    EXPECT_EQ(call().resource(&call(), as_plm("../words.txt"), &path), PLM_FATAL);
    const Outcome outcome = host_->finish(PLM_FATAL);
    EXPECT_EQ(outcome.kind, Outcome::Kind::fatal);
    EXPECT_THAT(outcome.message, HasSubstr("does not stay inside the plugin's folder"));
}

TEST_F(HostCallTest, NamesStatusesThatAreNone) {
    EXPECT_EQ(host_->finish(77).message, "it returned the status 77, which is none");
    EXPECT_EQ(host_->finish(PLM_DOCUMENT).message, "it gave no reason");
}

struct Misuse {
    std::string name;
    std::function<void(const plm_call*, const plm_document* shown)> call;
    std::string message;
};
void PrintTo(const Misuse& misuse, std::ostream* out) { *out << misuse.name; }

class HostCallMisuse : public HostCallTest, public testing::WithParamInterface<Misuse> {};

TEST_P(HostCallMisuse, BreaksTheContract) {
    GetParam().call(&call(), shown_);
    const Outcome outcome = host_->finish(PLM_OK);
    EXPECT_EQ(outcome.kind, Outcome::Kind::contract_broken);
    EXPECT_EQ(outcome.message, GetParam().message);
}

const plm_document stranger{sizeof stranger, 9, {nullptr, 0}, {nullptr, 0}};

auto reads(std::uint32_t layer) {
    return [layer](const plm_call* call, const plm_document* shown) {
        const plm_layer_view* view = nullptr;
        call->layer(call, shown, layer, &view);
    };
}
auto appends(std::uint32_t layer) {
    return [layer](const plm_call* call, const plm_document*) {
        call->append(call, layer, 0, nullptr, 0, nullptr);
    };
}

const Misuse misuses[] = {
    {"reads_undeclared", reads(3),
     "it read layer number 3, which it does not declare; it declares 3"},
    {"reads_produced", reads(2), "it read layer 'marks', which it declares as produced"},
    {"reads_of_a_stranger",
     [](const plm_call* call, const plm_document*) { reads(0)(call, &stranger); },
     "it asked for a layer of a document it was not given"},
    {"projects_undeclared",
     [](const plm_call* call, const plm_document* shown) {
         const plm_projected* projected = nullptr;
         call->projection(call, shown, 1, &projected);
     },
     "it asked for projection number 1, which it does not declare; it declares 1"},
    {"projects_a_stranger",
     [](const plm_call* call, const plm_document*) {
         const plm_projected* projected = nullptr;
         call->projection(call, &stranger, 0, &projected);
     },
     "it asked for a projection of a document it was not given"},
    {"appends_to_undeclared", appends(7),
     "it appended to layer number 7, which it does not declare; it declares 3"},
    {"appends_to_read", appends(0), "it appended to layer 'words', which it declares as read"},
};

INSTANTIATE_TEST_SUITE_P(Ways, HostCallMisuse, testing::ValuesIn(misuses),
                         [](const auto& misuse) { return misuse.param.name; });

}  // namespace
}  // namespace palimpsest::core
