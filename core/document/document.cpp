#include "core/document/document.hpp"

#include <algorithm>
#include <array>

namespace palimpsest::core {
namespace {

constexpr std::array<std::string_view, 5> dropped_kinds = {"chrome", "advertisement", "url",
                                                           "page_number", "artefact"};

std::vector<Span> dropped_spans(const Rows& noise, std::size_t kind_column) {
    std::vector<Span> spans;
    for (std::uint64_t row = 0; row < noise.count; ++row) {
        const std::string_view kind = noise.columns[kind_column].string(row);
        if (std::find(dropped_kinds.begin(), dropped_kinds.end(), kind) == dropped_kinds.end())
            continue;
        spans.push_back({static_cast<std::uint64_t>(noise.columns[0].integers[row]),
                         static_cast<std::uint64_t>(noise.columns[1].integers[row])});
    }
    return spans;
}

}  // namespace

Document::Document(SourceDocument source, std::size_t layer_slots)
    : source_(std::move(source)), layers_(layer_slots), derived_(std::make_unique<Derived>()) {}

Document Document::copy() const {
    Document copied(source_, layers_.size());
    copied.layers_ = layers_;
    return copied;
}

const CodePointIndex& Document::code_points() const {
    const std::scoped_lock lock(derived_->mutex);
    if (!derived_->code_points) derived_->code_points.emplace(source_.text);
    return *derived_->code_points;
}

const Projection& Document::projection(ProjectionRecipe recipe, std::optional<Noise> noise) const {
    const Rows* rows = nullptr;
    if ((recipe.drop & PLM_DROP_NOISE) != 0 && noise && layers_[noise->slot])
        rows = &*layers_[noise->slot];
    const auto key = std::pair(recipe, rows == nullptr ? 0 : rows->count);
    const std::scoped_lock lock(derived_->mutex);
    const auto found = derived_->projections.find(key);
    if (found != derived_->projections.end()) return found->second;
    std::vector<Span> dropped;
    if (rows != nullptr) dropped = dropped_spans(*rows, noise->kind);
    return derived_->projections.emplace(key, project(source_.text, recipe, dropped)).first->second;
}

std::uint64_t Document::memory() const {
    std::uint64_t total =
        sizeof *this + source_.text.capacity() + source_.id.capacity() + source_.source.capacity();
    for (const auto& rows : layers_)
        if (rows) total += rows->memory();
    const std::scoped_lock lock(derived_->mutex);
    if (derived_->code_points) total += derived_->code_points->memory();
    for (const auto& [recipe, projection] : derived_->projections) total += projection.memory();
    return total;
}

}  // namespace palimpsest::core
