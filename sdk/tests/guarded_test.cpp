#include <gtest/gtest.h>

#include <functional>

#include "fake_host.hpp"

namespace palimpsest {
namespace {

struct Case {
    const char* name;
    std::function<void()> work;
    plm_status status;
    const char* message;
};

const Case cases[] = {
    {"nothing is thrown", [] {}, PLM_OK, ""},
    {"a document's error", [] { throw DocumentError("no text"); }, PLM_DOCUMENT, "no text"},
    {"a fatal error", [] { throw FatalError("no model"); }, PLM_FATAL, "no model"},
    {"cancelled", [] { throw Cancelled(); }, PLM_CANCELLED, ""},
    {"the host refused", [] { detail::check(PLM_CANCELLED); }, PLM_CANCELLED, ""},
    {"another exception", [] { throw std::out_of_range("at"); }, PLM_DOCUMENT, "at"},
    {"no exception", [] { throw 42; }, PLM_DOCUMENT,
     "something that is no std::exception was thrown"},
};

TEST(GuardedTest, WhatIsThrownBecomesAStatusAndAMessage) {
    for (const Case& test : cases) {
        tests::FakeHost host;
        EXPECT_EQ(detail::guarded(&host.call, test.work), test.status) << test.name;
        EXPECT_EQ(host.failure, test.message) << test.name;
    }
}

TEST(GuardedTest, WhereThereIsNoDocumentAnOrdinaryExceptionIsFatal) {
    tests::FakeHost host;
    const auto run = [&](auto work) { return detail::guarded<PLM_FATAL>(&host.call, work); };
    EXPECT_EQ(run([] { throw std::bad_alloc(); }), PLM_FATAL);
    EXPECT_EQ(run([] { throw 42; }), PLM_FATAL);
    EXPECT_EQ(run([] { throw DocumentError("no text"); }), PLM_DOCUMENT);
}

}  // namespace
}  // namespace palimpsest
