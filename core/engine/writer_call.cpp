#include "core/engine/writer_call.hpp"

#include <fmt/format.h>

#include "core/engine/run.hpp"
#include "core/plugins/caught.hpp"
#include "core/plugins/load_call.hpp"
#include "core/plugins/plm_text.hpp"
#include "core/plugins/resource.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
WriterCall::WriterCall(WriterSite& site, const DocumentNames* names, const Rendering* rendering)
    : site_(site), names_(names), rendering_(rendering) {
    fill_in_call();
    writer_call_.struct_size = sizeof writer_call_;
    writer_call_.host = this;
    writer_call_.call = &call_;
    writer_call_.write = &write;
    writer_call_.keep = &keep;
    writer_call_.path = &path;
    writer_call_.document_id = &document_id;
}

void WriterCall::fill_in_call() {
    call_.struct_size = sizeof call_;
    call_.host = this;
    call_.log = [](const plm_call* call, std::uint32_t level, plm_string message) {
        protect(call, [&](WriterCall& host) {
            if (host.site_.services.log)
                host.site_.services.log(level,
                                        fmt::format("{}: {}", host.site_.name, said(message)));
            return PLM_OK;
        });
    };
    call_.fail = [](const plm_call* call, plm_string message) {
        protect(call, [&](WriterCall& host) {
            host.message_ = said(message);
            return PLM_OK;
        });
    };
    call_.cancelled = [](const plm_call* call) -> std::int32_t {
        return self(call).cancelled() ? 1 : 0;
    };
    call_.progress = [](const plm_call*, std::uint64_t, std::uint64_t) {};
    call_.count = [](const plm_call* call, plm_string counter, std::int64_t amount) {
        protect(call, [&](WriterCall& host) {
            if (host.site_.services.counters != nullptr)
                host.site_.services.counters->add(host.site_.name, bytes_of(counter), amount);
            return PLM_OK;
        });
    };
    call_.allocate = [](const plm_call* call, std::uint64_t size, std::uint64_t alignment) {
        void* memory = nullptr;
        protect(call, [&](WriterCall& host) {
            memory = host.arena_.allocate(size, alignment);
            return PLM_OK;
        });
        return memory;
    };
    call_.resource = [](const plm_call* call, plm_string name, plm_string* path) {
        return protect(call, [&](WriterCall& host) { return host.find_resource(name, path); });
    };
    call_.layer = [](const plm_call* call, const plm_document*, std::uint32_t,
                     const plm_layer_view** view) -> plm_status {
        *view = nullptr;
        return self(call).break_contract("it called plm_call.layer, which is for analyzers");
    };
    call_.projection = [](const plm_call* call, const plm_document*, std::uint32_t,
                          const plm_projected** projected) -> plm_status {
        *projected = nullptr;
        return self(call).break_contract("it called plm_call.projection, which is for analyzers");
    };
    call_.append = [](const plm_call* call, std::uint32_t, std::uint64_t, const plm_column* const*,
                      std::uint64_t, std::uint64_t*) -> plm_status {
        return self(call).break_contract("it called plm_call.append, which is for analyzers");
    };
}

template <class Call, class Work>
plm_status WriterCall::protect(const Call* call, Work&& work) noexcept {
    WriterCall& host = self(call);
    try {
        return work(host);
    } catch (...) {
        if (!host.host_failure_) host.host_failure_ = std::current_exception();
        return PLM_FATAL;
    }
}

void WriterCall::run(const std::string& doing,
                     const std::function<plm_status(const plm_writer_call*)>& function) {
    plm_status status = PLM_OK;
    const auto thrown = caught([&] { status = function(&writer_call_); });
    if (host_failure_) std::rethrow_exception(host_failure_);
    if (broken_.empty() && status == PLM_CANCELLED && cancelled()) throw Interrupted();
    std::string why = broken_;
    if (why.empty() && thrown) why = "it let an exception out, which the ABI rules out: " + *thrown;
    if (why.empty() && status == PLM_CANCELLED)
        why = "it said it was cancelled, and nobody cancelled it";
    if (why.empty() && (status < PLM_OK || status > PLM_CANCELLED))
        why = fmt::format("it returned the status {}, which is none", status);
    const bool faulty = !why.empty();
    if (why.empty() && status != PLM_OK)
        why = message_.empty() ? std::string("it gave no reason") : message_;
    if (why.empty()) return;
    throw Error(
        fmt::format("writer '{}' cannot go on, {}: {}{}. Output that was there before is "
                    "unchanged.",
                    site_.name, doing, why, faulty ? "; tell its developer" : ""));
}

bool WriterCall::cancelled() const {
    const auto* flag = site_.services.cancelled;
    return flag != nullptr && flag->load(std::memory_order_relaxed);
}

plm_status WriterCall::break_contract(std::string message) {
    if (broken_.empty()) broken_ = std::move(message);
    return PLM_FATAL;
}

plm_status WriterCall::write(const plm_writer_call* call, std::uint32_t file,
                             plm_string bytes) noexcept {
    return protect(call, [&](WriterCall& host) { return host.append(file, bytes_of(bytes)); });
}

plm_status WriterCall::append(std::uint32_t file, std::string_view bytes) {
    if (file >= site_.files.size())
        return break_contract(fmt::format("it wrote to file number {}, but it has {} files", file,
                                          site_.files.size()));
    if (rendering_ != nullptr) {
        if (!site_.renders_files)
            return break_contract("it wrote in render, though it has a function document");
        rendering_->files[file] += bytes;
        return PLM_OK;
    }
    if (!site_.handed_over[file].empty())
        return break_contract("it wrote to a file whose path it has asked for");
    site_.written[file] = true;
    site_.files[file].append(bytes);
    return PLM_OK;
}

plm_status WriterCall::keep(const plm_writer_call* call, plm_string bytes) noexcept {
    return protect(call, [&](WriterCall& host) {
        if (host.rendering_ == nullptr)
            return host.break_contract("it called keep outside of render");
        *host.rendering_->kept += bytes_of(bytes);
        return PLM_OK;
    });
}

plm_status WriterCall::path(const plm_writer_call* call, std::uint32_t file,
                            plm_string* path) noexcept {
    return protect(call, [&](WriterCall& host) { return host.hand_over(file, path); });
}

plm_status WriterCall::hand_over(std::uint32_t file, plm_string* path) {
    *path = {};
    if (rendering_ != nullptr) return break_contract("it asked for a file's path in render");
    if (file >= site_.files.size())
        return break_contract(fmt::format("it asked for the path of file number {}, but it has {}",
                                          file, site_.files.size()));
    if (site_.written[file])
        return break_contract("it asked for the path of a file that it has written to");
    std::string& kept = site_.handed_over[file];
    if (kept.empty()) kept = site_.files[file].hand_over().string();
    *path = {kept.data(), kept.size()};
    return PLM_OK;
}

plm_status WriterCall::document_id(const plm_writer_call* call, std::uint64_t number,
                                   plm_string* id) noexcept {
    return protect(call, [&](WriterCall& host) {
        const std::string_view found =
            host.names_ == nullptr ? std::string_view{} : host.names_->id(number);
        *id = {found.data(), found.size()};
        if (found.empty())
            return host.break_contract(fmt::format(
                "it asked for the id of document number {}, which no row names", number));
        return PLM_OK;
    });
}

plm_status WriterCall::find_resource(plm_string name, plm_string* path) {
    try {
        const std::string& kept =
            paths_.emplace_back(resource_file(site_.resource_folder, bytes_of(name)).string());
        *path = {kept.data(), kept.size()};
        return PLM_OK;
    } catch (const Error& error) {
        message_ = error.what();
        return PLM_FATAL;
    }
}

}  // namespace palimpsest::core
