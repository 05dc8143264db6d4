#include "core/io/jsonl.hpp"

#include "core/io/digest.hpp"
#include "core/io/json_text.hpp"
#include "core/io/row_plan.hpp"
#include "core/io/row_writer.hpp"
#include "core/text/decode.hpp"

namespace palimpsest::core {
namespace {

void append_string_field(std::string_view key, std::string_view value, std::string& out) {
    out += key;
    append_json_string(value, out);
}

void append_head(const Document& document, std::string& out) {
    const SourceDocument& source = document.source();
    append_string_field("{\"id\":", source.id, out);
    append_string_field(",\"source\":", source.source, out);
    append_string_field(",\"encoding\":", source.encoding, out);
    out += ",\"encoding_confidence\":";
    append_json_number(source.encoding_confidence, out);
    out += ",\"replaced\":";
    append_json_integer(source.replaced, out);
    append_string_field(",\"text_hash\":", content_digest(source.text), out);
    out += ",\"length\":";
    append_json_integer(document.code_points().size().value, out);
    out += ",\"unit\":\"codepoint\",\"layers\":{";
}

}  // namespace

std::string readable(const std::string& text) {
    auto decoded = decode(text, {"UTF-8", OnInvalid::replace});
    auto* result = std::get_if<Decoded>(&decoded);
    return result ? std::move(result->text) : std::string();
}

struct DocumentRenderer::Plan {
    std::vector<RowPlan> layers;
    std::size_t slots = 0;
    std::int64_t covered_text = 0;
};

DocumentRenderer::DocumentRenderer(std::span<const LayerInfo> schema, std::int64_t covered_text) {
    auto plan = std::make_unique<Plan>();
    std::vector<const LayerInfo*> layers;
    layers.reserve(schema.size());
    for (const LayerInfo& layer : schema) layers.push_back(&layer);
    for (std::size_t slot = 0; slot < layers.size(); ++slot) {
        if (parent_slot(layers, slot) && !layers[slot]->columns.empty()) continue;
        plan->layers.push_back(row_plan(layers, slot, Nesting::own_layer));
    }
    plan->slots = layers.size();
    plan->covered_text = covered_text;
    plan_ = std::move(plan);
}

DocumentRenderer::~DocumentRenderer() = default;
DocumentRenderer::DocumentRenderer(DocumentRenderer&&) noexcept = default;
DocumentRenderer& DocumentRenderer::operator=(DocumentRenderer&&) noexcept = default;

void DocumentRenderer::render(const Document& document, const DocumentNames& names,
                              std::string& out) const {
    std::vector<const Rows*> rows(plan_->slots, nullptr);
    for (std::size_t slot = 0; slot < rows.size(); ++slot) {
        const auto& layer = document.layer(slot);
        if (layer) rows[slot] = &*layer;
    }
    append_head(document, out);
    RowWriter writer(rows, document.text(), plan_->covered_text, names, out);
    for (const RowPlan& layer : plan_->layers) {
        if (out.back() != '{') out += ',';
        out += layer.key;
        writer.list(layer);
    }
    out += "}}\n";
}

void render_table(const LayerInfo& info, const Rows& rows, std::span<const ChildTable> children,
                  const DocumentNames& names, std::string& out,
                  const std::function<void()>& taken) {
    std::vector<const LayerInfo*> schema{&info};
    std::vector<const Rows*> by_slot{&rows};
    for (const ChildTable& child : children) {
        schema.push_back(child.info);
        by_slot.push_back(child.rows);
    }
    RowWriter writer(by_slot, {}, 0, names, out);
    writer.lines(row_plan(schema, 0, Nesting::own_layer), taken);
}

void render_rejection(const Rejection& rejection, std::string& out) {
    append_string_field("{\"id\":", rejection.id, out);
    append_string_field(",\"source\":", rejection.source, out);
    append_string_field(",\"step\":", rejection.step, out);
    append_string_field(",\"code\":", rejection.code, out);
    append_string_field(",\"reason\":", readable(rejection.reason), out);
    out += ",\"offset\":";
    if (rejection.offset) {
        append_json_integer(*rejection.offset, out);
    } else {
        out += "null";
    }
    out += "}\n";
}

}  // namespace palimpsest::core
