#include "core/engine/written_rows.hpp"

#include "core/io/digest.hpp"
#include "core/plugins/plm_text.hpp"

namespace palimpsest::core {
MarshalledRows::MarshalledRows(const Rows& rows) {
    columns_.reserve(rows.columns.size());
    for (const ColumnData& column : rows.columns) {
        pointers_.push_back(&columns_.emplace_back(column.view()));
        code_points_.push_back(column.type == PLM_OFFSET ? column.code_points.data() : nullptr);
    }
    rows_.struct_size = sizeof rows_;
    rows_.row_count = rows.count;
    rows_.column_count = pointers_.size();
    rows_.columns = pointers_.data();
    rows_.code_points = code_points_.data();
}

MarshalledDocument::MarshalledDocument(const Document& document)
    : text_hash_(content_digest(document.text())) {
    const SourceDocument& source = document.source();
    document_ = {sizeof document_, source.number, borrowed(source.id), borrowed(source.text)};
    for (std::size_t slot = 0; slot < document.layer_slots(); ++slot)
        layers_.push_back(document.layer(slot) ? rows_.emplace_back(*document.layer(slot)).get()
                                               : nullptr);
    written_.struct_size = sizeof written_;
    written_.document = &document_;
    written_.source = borrowed(source.source);
    written_.encoding = borrowed(source.encoding);
    written_.encoding_confidence = source.encoding_confidence;
    written_.replaced = source.replaced;
    written_.text_hash = borrowed(text_hash_);
    written_.length = static_cast<std::uint64_t>(document.code_points().size().value);
    written_.layers = layers_.data();
    written_.layer_count = layers_.size();
}

}  // namespace palimpsest::core
