#include "core/plugins/load_call.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/plugins/caught.hpp"
#include "core/plugins/resource.hpp"
#include "core/text/utf8.hpp"

namespace palimpsest::core {

std::string said(plm_string text) {
    constexpr std::uint64_t most = 64 << 10;
    if (text.data == nullptr) return {};
    std::string said(text.data, std::min(text.size, most));
    if (const auto invalid = first_invalid_utf8(said)) said.resize(*invalid);
    std::replace_if(
        said.begin(), said.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, ' ');
    return said;
}

LoadCall::LoadCall(std::filesystem::path resource_folder, LogSink log)
    : resource_folder_(std::move(resource_folder)), log_(std::move(log)) {
    call_.struct_size = sizeof call_;
    call_.host = this;
    call_.log = &LoadCall::log;
    call_.fail = &LoadCall::fail;
    call_.cancelled = [](const plm_call*) -> std::int32_t { return 0; };
    call_.progress = [](const plm_call*, std::uint64_t, std::uint64_t) {};
    call_.count = [](const plm_call*, plm_string, std::int64_t) {};
    call_.allocate = &LoadCall::allocate;
    call_.resource = &LoadCall::resource;
    call_.layer = [](const plm_call* call, const plm_document*, std::uint32_t,
                     const plm_layer_view** view) {
        if (view != nullptr) *view = nullptr;
        return self(call).refuse("layer");
    };
    call_.projection = [](const plm_call* call, const plm_document*, std::uint32_t,
                          const plm_projected** projected) {
        if (projected != nullptr) *projected = nullptr;
        return self(call).refuse("projection");
    };
    call_.append = [](const plm_call* call, std::uint32_t, std::uint64_t, const plm_column* const*,
                      std::uint64_t, std::uint64_t*) { return self(call).refuse("append"); };
}

CallOutcome LoadCall::run(const std::function<plm_status(const plm_call*)>& function) {
    CallOutcome outcome;
    const auto thrown = caught([&] { outcome.status = function(&call_); });
    if (fatal_) return {PLM_FATAL, false, *fatal_};
    if (thrown) return {PLM_FATAL, true, *thrown};
    if (outcome.status == PLM_OK) return outcome;
    outcome.message = message_;
    if (outcome.status < PLM_OK || outcome.status > PLM_CANCELLED)
        outcome.message = fmt::format("it returned the status {}, which the ABI does not have{}{}",
                                      outcome.status, message_.empty() ? "" : ": ", message_);
    if (outcome.message.empty()) outcome.message = "the plugin gave no reason (plm_call.fail)";
    return outcome;
}

void LoadCall::log(const plm_call* call, std::uint32_t level, plm_string message) {
    if (self(call).log_) self(call).log_(std::min(level, PLM_LOG_ERROR), said(message));
}

void LoadCall::fail(const plm_call* call, plm_string message) {
    self(call).message_ = said(message);
}

void* LoadCall::allocate(const plm_call* call, std::uint64_t size, std::uint64_t alignment) {
    try {
        return self(call).arena_.allocate(size, alignment);
    } catch (const std::bad_alloc&) {
        self(call).fatal_ =
            fmt::format("it asked for {} bytes of memory, more than there are", size);
        return nullptr;
    }
}

plm_status LoadCall::resource(const plm_call* call, plm_string name, plm_string* path) {
    LoadCall& host = self(call);
    try {
        const std::string_view text(name.data, name.data == nullptr ? 0 : name.size);
        const std::string& file =
            host.paths_.emplace_back(resource_file(host.resource_folder_, text).string());
        *path = {file.data(), file.size()};
        return PLM_OK;
    } catch (const std::exception& error) {
        host.message_ = error.what();
        return PLM_FATAL;
    }
}

plm_status LoadCall::refuse(std::string_view function) {
    message_ = fmt::format(
        "plm_call.{} was called while the plugin is loaded, where there is no "
        "document",
        function);
    return PLM_FATAL;
}

}  // namespace palimpsest::core
