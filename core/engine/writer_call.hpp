#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/document/document_names.hpp"
#include "core/engine/services.hpp"
#include "core/io/output.hpp"
#include "core/plugins/arena.hpp"
#include "palimpsest/ext/draft/writer.h"

namespace palimpsest::core {

/// The files of one writer: some entries of the run's OutputSet.
class WriterFiles {
  public:
    WriterFiles(OutputSet& set, std::size_t first, std::size_t count)
        : set_(set), first_(first), count_(count) {}

    std::size_t size() const { return count_; }
    OutputFile& operator[](std::size_t index) const { return set_.file(first_ + index); }

  private:
    OutputSet& set_;
    std::size_t first_;
    std::size_t count_;
};

/// What all calls of one writer share. Threads: `handed_over` is for the calls that are made one at
/// a time.
struct WriterSite {
    std::string name;  ///< Of the writer, for messages and counters.
    std::filesystem::path resource_folder;
    const RunServices& services;
    WriterFiles files;
    bool renders_files = false;  ///< `render` may write, because there is no `document`.
    /// By file: where the writer fills it itself; empty elsewhere.
    std::vector<std::string> handed_over = {};
    std::vector<bool> written = {};  ///< By file: something was appended outside of `render`.
};

/// The host as a writer sees it in one call. Threads: for one call on one thread.
class WriterCall {
  public:
    /// Where bytes go that `render` writes.
    struct Rendering {
        std::span<std::string> files;
        std::string* kept = nullptr;
    };
    /// `rendering`: set in `render`. `names`: of the documents that rows speak of.
    WriterCall(WriterSite& site, const DocumentNames* names, const Rendering* rendering);
    WriterCall(const WriterCall&) = delete;
    WriterCall& operator=(const WriterCall&) = delete;

    /// Runs a function of the writer with this host. `doing`: what messages say of the call.
    /// Throws Error where the writer failed, broke its contract or let an exception out, and
    /// Interrupted.
    void run(const std::string& doing,
             const std::function<plm_status(const plm_writer_call*)>& function);

  private:
    static WriterCall& self(const plm_call* call) { return *static_cast<WriterCall*>(call->host); }
    static WriterCall& self(const plm_writer_call* call) {
        return *static_cast<WriterCall*>(call->host);
    }
    template <class Call, class Work>
    static plm_status protect(const Call* call, Work&& work) noexcept;
    void fill_in_call();

    static plm_status write(const plm_writer_call* call, std::uint32_t file,
                            plm_string bytes) noexcept;
    static plm_status keep(const plm_writer_call* call, plm_string bytes) noexcept;
    static plm_status path(const plm_writer_call* call, std::uint32_t file,
                           plm_string* path) noexcept;
    static plm_status document_id(const plm_writer_call* call, std::uint64_t number,
                                  plm_string* id) noexcept;

    plm_status append(std::uint32_t file, std::string_view bytes);
    plm_status hand_over(std::uint32_t file, plm_string* path);
    plm_status find_resource(plm_string name, plm_string* path);
    /// Notes why the run has to end; the first reason stands.
    plm_status break_contract(std::string message);
    bool cancelled() const;

    WriterSite& site_;
    const DocumentNames* names_;
    const Rendering* rendering_;
    plm_call call_{};
    plm_writer_call writer_call_{};
    std::string message_;              // What the writer said of its failure.
    std::string broken_;               // How it broke its contract.
    std::exception_ptr host_failure_;  // What went wrong in the host: a full disk, no memory.
    std::deque<std::string> paths_;
    Arena arena_;
};

}  // namespace palimpsest::core
