#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.hpp"
#include "core/document/document_names.hpp"
#include "core/engine/schema.hpp"
#include "core/engine/services.hpp"
#include "core/engine/writer_call.hpp"
#include "core/io/rejection.hpp"
#include "core/plugins/instance.hpp"
#include "core/plugins/run_schema.hpp"

namespace palimpsest::core {

/// What a `[[write]]` does with what a run found: an instance of its plugin's writer, with its
/// `begin` done. Its files are entries of the run's OutputSet.
/// Errors: every function throws Error, or Interrupted, and the run ends; the constructor throws
/// PluginError for a plugin that cannot be used.
/// Threads: `render` from any number at once where `renders_in_parallel`; the others, and `render`
/// elsewhere, one at a time, in the order of the contract (palimpsest/ext/draft/writer.h).
class Writer {
  public:
    /// Loads the plugin where the pipeline's check has not done so.
    Writer(const WriteTarget& target, const Schema& schema, const RunServices& services,
           WriterFiles files);

    bool renders_in_parallel() const { return loaded_.info->threading == PLM_SHARED; }
    /// `document` does something.
    bool takes_documents() const {
        return table_.document != nullptr || (table_.render != nullptr && !renders_in_parallel());
    }

    /// Appends what becomes of a document: `files`, one entry a file of this writer, to be written
    /// in the reader's order; `kept`, for `document`.
    void render(const Document& document, const DocumentNames& names, std::span<std::string> files,
                std::string& kept);
    void document(const Document& document, const DocumentNames& names, std::string_view kept);
    /// All rows of the schema's tables.
    void tables(std::span<const Rows> tables, const DocumentNames& names);
    void rejection(const Rejection& rejection);

    /// What a run did, as writers see it.
    struct RunFacts {
        std::uint64_t documents = 0;
        std::uint64_t quarantined = 0;
        std::string run_json;  ///< Without its `outputs`.
    };
    void finish(const RunFacts& facts);

  private:
    template <class Function>
    void run(const std::string& doing, const DocumentNames* names,
             const WriterCall::Rendering* rendering, Function&& function);

    std::shared_ptr<const Library> library_;
    LoadedWriter loaded_;
    const plm_writer& table_;
    MarshalledSchema schema_;
    WriterSite site_;
    Instance instance_;
};

}  // namespace palimpsest::core
