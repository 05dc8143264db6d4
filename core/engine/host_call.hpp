#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/engine/appended_rows.hpp"
#include "core/engine/schema.hpp"
#include "core/engine/services.hpp"
#include "core/plugins/arena.hpp"

namespace palimpsest::core {

/// What a plugin passed as text; nothing where it passed a null pointer.
inline std::string_view view_of(plm_string string) {
    if (string.data == nullptr) return {};
    return {string.data, string.size};
}

/// How a call of a plugin ended.
struct Outcome {
    enum class Kind {
        done,
        document_failed,  ///< The plugin gave up on the document.
        contract_broken,  ///< The plugin did what its declaration or the ABI rules out.
        threw,            ///< An exception got past the plugin's guard.
        out_of_memory,    ///< The host had none left, for the plugin or for itself.
        fatal,
        cancelled,
    };
    Kind kind = Kind::done;
    std::string message;  ///< Why, unless done.
};

/// The host as one step's analyzer sees it, call after call.
/// Threads: each worker has its own.
class HostCall {
  public:
    HostCall(const Schema& schema, std::size_t step, std::filesystem::path resource_folder,
             const RunServices& services);
    HostCall(const HostCall&) = delete;
    HostCall& operator=(const HostCall&) = delete;

    /// Where the rows go that a call appends.
    enum class Appends { nowhere, to_layers, to_tables };
    /// Starts a call. `own`: the document that layers are appended to; else null.
    void begin(Appends appends, Document* own);
    const plm_call* call() const { return &call_; }

    /// Makes a document visible to the call, and how the plugin sees it.
    const plm_document* show(const Document& document);
    /// Takes a document back: the plugin may not ask for anything of it any more.
    void hide(const plm_document* document);
    /// Lets offsets speak of documents that are shown by their number.
    void set_others(std::function<const Document*(std::uint64_t number)> other) {
        texts_.other = std::move(other);
    }

    /// Ends the call. When it was done, the layers that it appended are sorted and given to the
    /// document.
    Outcome finish(plm_status status);
    /// Ends a call that an exception left.
    Outcome finish_thrown(std::string_view what);

    /// The rows for corpus tables, one entry a table of the schema; references count from the
    /// first row of the same call.
    std::vector<std::pair<std::size_t, Rows>> take_tables();

    /// For extensions' own calls: notes that the contract was broken; the first message stands.
    plm_status break_contract(std::string message);
    plm_status fail_fatally(std::string message);

  private:
    struct Shown {
        plm_document shown{};
        const Document* document = nullptr;
    };
    struct View {
        plm_layer_view view{};
        std::vector<plm_column> columns;
        std::vector<const plm_column*> pointers;
    };

    static HostCall& self(const plm_call* call) { return *static_cast<HostCall*>(call->host); }
    template <class Work>
    static plm_status protect(const plm_call* call, Work&& work) noexcept;

    static void log(const plm_call* call, std::uint32_t level, plm_string message) noexcept;
    static void fail(const plm_call* call, plm_string message) noexcept;
    static std::int32_t cancelled(const plm_call* call) noexcept;
    static void progress(const plm_call*, std::uint64_t, std::uint64_t) noexcept {}
    static void count(const plm_call* call, plm_string counter, std::int64_t amount) noexcept;
    static void* allocate(const plm_call* call, std::uint64_t size,
                          std::uint64_t alignment) noexcept;
    static plm_status resource(const plm_call* call, plm_string name, plm_string* path) noexcept;
    static plm_status layer(const plm_call* call, const plm_document* document, std::uint32_t layer,
                            const plm_layer_view** view) noexcept;
    static plm_status projection(const plm_call* call, const plm_document* document,
                                 std::uint32_t projection,
                                 const plm_projected** projected) noexcept;
    static plm_status append(const plm_call* call, std::uint32_t layer, std::uint64_t row_count,
                             const plm_column* const* columns, std::uint64_t column_count,
                             std::uint64_t* first_row) noexcept;

    const Document* shown_document(const plm_document* document) const;
    plm_status find_layer(const plm_document* document, std::uint32_t layer,
                          const plm_layer_view** view);
    plm_status find_projection(const plm_document* document, std::uint32_t projection,
                               const plm_projected** projected);
    plm_status append_checked(std::uint32_t layer, std::uint64_t row_count,
                              const plm_column* const* columns, std::uint64_t column_count,
                              std::uint64_t* first_row);
    const plm_layer_view* make_view(const Rows& rows, const std::vector<std::size_t>& columns);

    const Schema& schema_;
    const StepBinding& binding_;
    std::filesystem::path resource_folder_;
    const RunServices& services_;
    plm_call call_{};
    OffsetTexts texts_;
    Appends appends_ = Appends::nowhere;
    Document* own_ = nullptr;
    std::deque<Shown> shown_;
    std::unordered_map<const plm_document*, const Document*> shown_documents_;
    std::deque<View> views_;
    std::deque<plm_projected> projected_;
    std::deque<std::string> paths_;
    std::vector<std::optional<Rows>> pending_;  // By the analyzer's index of the layer.
    Arena arena_;
    std::string message_;
    std::string broken_;
    std::string starved_;
    std::string fatal_;
};

}  // namespace palimpsest::core
