#include "core/engine/host_call.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/engine/produced_layers.hpp"
#include "core/plugins/load_call.hpp"
#include "core/plugins/resource.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

// Short enough for a string without memory of its own.
constexpr const char* no_memory = "out of memory";

}  // namespace

HostCall::HostCall(const Schema& schema, std::size_t step, std::filesystem::path resource_folder,
                   const RunServices& services)
    : schema_(schema),
      binding_(schema.steps[step]),
      resource_folder_(std::move(resource_folder)),
      services_(services),
      pending_(binding_.layers.size()) {
    call_.struct_size = sizeof call_;
    call_.host = this;
    call_.log = &log;
    call_.fail = &fail;
    call_.cancelled = &cancelled;
    call_.progress = &progress;
    call_.count = &count;
    call_.allocate = &allocate;
    call_.resource = &resource;
    call_.layer = &layer;
    call_.projection = &projection;
    call_.append = &append;
}

void HostCall::begin(Appends appends, Document* own) {
    appends_ = appends;
    own_ = own;
    texts_ = {own, {}};
    shown_.clear();
    if (!shown_documents_.empty()) shown_documents_.clear();
    views_.clear();
    projected_.clear();
    paths_.clear();
    for (auto& rows : pending_) rows.reset();
    arena_.release();
    message_.clear();
    broken_.clear();
    starved_.clear();
    fatal_.clear();
}

const plm_document* HostCall::show(const Document& document) {
    Shown& shown = shown_.emplace_back();
    shown.document = &document;
    shown.shown = {sizeof(plm_document),
                   document.number(),
                   {document.source().id.data(), document.source().id.size()},
                   {document.text().data(), document.text().size()}};
    if (shown_.size() > 1) shown_documents_.emplace(&shown.shown, &document);
    return &shown.shown;
}

void HostCall::hide(const plm_document* document) {
    if (!shown_.empty() && document == &shown_.front().shown) shown_.front().document = nullptr;
    shown_documents_.erase(document);
}

Outcome HostCall::finish(plm_status status) {
    if (!fatal_.empty()) return {Outcome::Kind::fatal, fatal_};
    if (!starved_.empty()) return {Outcome::Kind::out_of_memory, starved_};
    if (!broken_.empty()) return {Outcome::Kind::contract_broken, broken_};
    const std::string why = message_.empty() ? "it gave no reason" : message_;
    switch (status) {
        case PLM_OK:
            break;
        case PLM_DOCUMENT:
            return {Outcome::Kind::document_failed, why};
        case PLM_FATAL:
            return {Outcome::Kind::fatal, why};
        case PLM_CANCELLED:
            return {Outcome::Kind::cancelled, "cancelled"};
        default:
            return {Outcome::Kind::contract_broken,
                    fmt::format("it returned the status {}, which is none", status)};
    }
    if (auto error = check_references(binding_, pending_, own_))
        return {Outcome::Kind::contract_broken, *error};
    if (own_ != nullptr) give_layers(binding_, pending_, schema_.layers, *own_);
    return {};
}

Outcome HostCall::finish_thrown(std::string_view what) {
    if (!fatal_.empty()) return {Outcome::Kind::fatal, fatal_};
    if (!starved_.empty()) return {Outcome::Kind::out_of_memory, starved_};
    return {Outcome::Kind::threw,
            fmt::format("it let an exception out, which the ABI rules out: {}", what)};
}

std::vector<std::pair<std::size_t, Rows>> HostCall::take_tables() {
    std::vector<std::pair<std::size_t, Rows>> tables;
    for (std::size_t i = 0; i < pending_.size(); ++i)
        if (pending_[i] && binding_.layers[i].table)
            tables.emplace_back(*binding_.layers[i].table, std::move(*pending_[i]));
    return tables;
}

plm_status HostCall::break_contract(std::string message) {
    if (broken_.empty()) broken_ = std::move(message);
    return PLM_DOCUMENT;
}

plm_status HostCall::fail_fatally(std::string message) {
    if (fatal_.empty()) fatal_ = std::move(message);
    return PLM_FATAL;
}

template <class Work>
plm_status HostCall::protect(const plm_call* call, Work&& work) noexcept {
    try {
        return work(self(call));
    } catch (const std::bad_alloc&) {
        self(call).starved_ = no_memory;
        return PLM_DOCUMENT;
    } catch (const std::exception& error) {
        return self(call).fail_fatally(error.what());
    }
}

void HostCall::log(const plm_call* call, std::uint32_t level, plm_string message) noexcept {
    protect(call, [&](HostCall& host) {
        if (host.services_.log)
            host.services_.log(level, fmt::format("{}: {}", host.binding_.name, said(message)));
        return PLM_OK;
    });
}

void HostCall::fail(const plm_call* call, plm_string message) noexcept {
    protect(call, [&](HostCall& host) {
        host.message_ = said(message);
        return PLM_OK;
    });
}

std::int32_t HostCall::cancelled(const plm_call* call) noexcept {
    const auto* flag = self(call).services_.cancelled;
    return flag != nullptr && flag->load(std::memory_order_relaxed) ? 1 : 0;
}

void HostCall::count(const plm_call* call, plm_string counter, std::int64_t amount) noexcept {
    protect(call, [&](HostCall& host) {
        if (host.services_.counters != nullptr)
            host.services_.counters->add(host.binding_.name, view_of(counter), amount);
        return PLM_OK;
    });
}

void* HostCall::allocate(const plm_call* call, std::uint64_t size,
                         std::uint64_t alignment) noexcept {
    void* memory = nullptr;
    protect(call, [&](HostCall& host) {
        memory = host.arena_.allocate(size, alignment);
        return PLM_OK;
    });
    return memory;
}

plm_status HostCall::resource(const plm_call* call, plm_string name, plm_string* path) noexcept {
    return protect(call, [&](HostCall& host) -> plm_status {
        std::filesystem::path file;
        try {
            file = resource_file(host.resource_folder_, view_of(name));
        } catch (const Error& error) {
            host.message_ = error.what();
            return PLM_FATAL;
        }
        const std::string& kept = host.paths_.emplace_back(file.string());
        *path = {kept.data(), kept.size()};
        return PLM_OK;
    });
}

plm_status HostCall::layer(const plm_call* call, const plm_document* document, std::uint32_t layer,
                           const plm_layer_view** view) noexcept {
    return protect(call, [&](HostCall& host) { return host.find_layer(document, layer, view); });
}

plm_status HostCall::projection(const plm_call* call, const plm_document* document,
                                std::uint32_t projection,
                                const plm_projected** projected) noexcept {
    return protect(call, [&](HostCall& host) {
        return host.find_projection(document, projection, projected);
    });
}

plm_status HostCall::append(const plm_call* call, std::uint32_t layer, std::uint64_t row_count,
                            const plm_column* const* columns, std::uint64_t column_count,
                            std::uint64_t* first_row) noexcept {
    return protect(call, [&](HostCall& host) {
        return host.append_checked(layer, row_count, columns, column_count, first_row);
    });
}

const Document* HostCall::shown_document(const plm_document* document) const {
    // Most calls are shown one document.
    if (!shown_.empty() && document == &shown_.front().shown) return shown_.front().document;
    const auto found = shown_documents_.find(document);
    return found == shown_documents_.end() ? nullptr : found->second;
}

plm_status HostCall::find_layer(const plm_document* document, std::uint32_t layer,
                                const plm_layer_view** view) {
    *view = nullptr;
    const Document* shown = shown_document(document);
    if (shown == nullptr)
        return break_contract("it asked for a layer of a document it was not given");
    if (layer >= binding_.layers.size())
        return break_contract(
            fmt::format("it read layer number {}, which it does not declare; it "
                        "declares {}",
                        layer, binding_.layers.size()));
    const LayerBinding& bound = binding_.layers[layer];
    if (bound.declared->access == PLM_PRODUCES)
        return break_contract(
            fmt::format("it read layer '{}', which it declares as produced", bound.declared->name));
    if (!bound.slot || !shown->layer(*bound.slot)) return PLM_OK;
    *view = make_view(*shown->layer(*bound.slot), bound.columns);
    return PLM_OK;
}

const plm_layer_view* HostCall::make_view(const Rows& rows,
                                          const std::vector<std::size_t>& columns) {
    View& view = views_.emplace_back();
    view.columns.reserve(columns.size());
    for (const std::size_t column : columns) view.columns.push_back(rows.columns[column].view());
    for (const plm_column& column : view.columns) view.pointers.push_back(&column);
    view.view = {sizeof(plm_layer_view), rows.count, view.pointers.size(), view.pointers.data()};
    return &view.view;
}

plm_status HostCall::find_projection(const plm_document* document, std::uint32_t projection,
                                     const plm_projected** projected) {
    *projected = nullptr;
    const Document* shown = shown_document(document);
    if (shown == nullptr)
        return break_contract("it asked for a projection of a document it was not given");
    if (projection >= binding_.info->projections.size())
        return break_contract(
            fmt::format("it asked for projection number {}, which it does not "
                        "declare; it declares {}",
                        projection, binding_.info->projections.size()));
    const ProjectionInfo& info = binding_.info->projections[projection];
    std::optional<Document::Noise> noise;
    if (binding_.noise_slot) noise = Document::Noise{*binding_.noise_slot, binding_.noise_kind};
    const Projection& found = shown->projection({info.drop, info.fold}, noise);
    projected_.push_back({sizeof(plm_projected),
                          {found.text().data(), found.text().size()},
                          found.segment_count(),
                          found.projected_begins().data(),
                          found.original_begins().data(),
                          found.original_ends().data()});
    *projected = &projected_.back();
    return PLM_OK;
}

plm_status HostCall::append_checked(std::uint32_t layer, std::uint64_t row_count,
                                    const plm_column* const* columns, std::uint64_t column_count,
                                    std::uint64_t* first_row) {
    if (layer >= binding_.layers.size())
        return break_contract(
            fmt::format("it appended to layer number {}, which it does not "
                        "declare; it declares {}",
                        layer, binding_.layers.size()));
    const LayerBinding& bound = binding_.layers[layer];
    if (bound.declared->access != PLM_PRODUCES)
        return break_contract(fmt::format("it appended to layer '{}', which it declares as read",
                                          bound.declared->name));
    const Appends needed = bound.declared->table ? Appends::to_tables : Appends::to_layers;
    if (appends_ != needed)
        return break_contract(
            fmt::format("it appended to '{}' in the wrong place: {}", bound.declared->name,
                        bound.declared->table ? "corpus tables are written in reduce alone"
                                              : "layers are written in analyze and label alone"));
    // After a refusal the rows are in pieces; a plugin that took no notice adds nothing to them.
    if (!broken_.empty()) return PLM_DOCUMENT;
    if (!pending_[layer]) pending_[layer].emplace(*bound.declared);
    Rows& rows = *pending_[layer];
    if (first_row != nullptr) *first_row = rows.count;
    if (auto error = append_rows(*bound.declared, texts_, row_count, columns, column_count, rows))
        return break_contract(*error);
    return PLM_OK;
}

}  // namespace palimpsest::core
