/// The C++ layer over ext/draft/writer.h: writers, which put out what a run has found. A draft.
#pragma once

#include <span>

#include "palimpsest/ext/draft/writer.h"
#include "palimpsest/plugin.hpp"

namespace palimpsest {
inline namespace v1 {

/// What `path` of a [[write]] names, see ext/draft/writer.h.
enum class Writes : std::uint32_t {
    file = PLM_WRITES_FILE,
    folder = PLM_WRITES_FOLDER,
};

/// The layers and corpus tables of a run, as their producers declared them. `begin` and `end` of a
/// layer are not among its columns.
struct RunSchema {
    std::vector<Layer> layers;
    std::vector<Layer> tables;

    /// The index of a layer or table by its name; nothing where the run has none.
    std::optional<std::size_t> layer(std::string_view name) const { return find(layers, name); }
    std::optional<std::size_t> table(std::string_view name) const { return find(tables, name); }

    static std::optional<std::size_t> find(const std::vector<Layer>& all, std::string_view name) {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].name == name) return i;
        return std::nullopt;
    }
};

/// The index of a declared column by its name; nothing where the layer has none.
inline std::optional<std::size_t> column_index(const Layer& layer, std::string_view name) {
    for (std::size_t i = 0; i < layer.columns.size(); ++i)
        if (layer.columns[i].name == name) return i;
    return std::nullopt;
}

/// The rows of a layer of one document, or of a corpus table; without rows where no step produced
/// the layer for the document. Lifetime: the call of the writer.
class WrittenRows {
  public:
    /// `spans`: the rows of a layer, which begin with `begin` and `end`.
    WrittenRows(const plm_written_rows* rows, bool spans) : rows_(rows), first_(spans ? 2 : 0) {}

    bool produced() const { return rows_ != nullptr; }
    std::uint64_t size() const { return rows_ == nullptr ? 0 : rows_->row_count; }

    /// The span of a layer's row, in bytes of the document's text.
    Span span(std::uint64_t row) const {
        return {static_cast<std::uint64_t>(ColumnView(rows_->columns[0]).integer(row)),
                static_cast<std::uint64_t>(ColumnView(rows_->columns[1]).integer(row))};
    }
    /// The same in code points, which is what results show.
    Span code_points(std::uint64_t row) const {
        return {static_cast<std::uint64_t>(rows_->code_points[0][row]),
                static_cast<std::uint64_t>(rows_->code_points[1][row])};
    }
    /// Declared column `index` of the schema.
    ColumnView column(std::size_t index) const {
        return ColumnView(rows_ == nullptr ? nullptr : rows_->columns[first_ + index]);
    }
    /// The value of declared column `index`, an offset that is not null, in code points.
    std::int64_t offset(std::size_t index, std::uint64_t row) const {
        return rows_->code_points[first_ + index][row];
    }

  private:
    const plm_written_rows* rows_;
    std::size_t first_;
};

/// A document of the output. Lifetime: the call of the writer.
class WrittenDocument {
  public:
    explicit WrittenDocument(const plm_written_document* document) : document_(document) {}

    std::uint64_t number() const { return document_->document->number; }
    std::string_view id() const { return view(document_->document->id); }
    std::string_view text() const { return view(document_->document->text); }
    std::string_view text(Span span) const { return text().substr(span.begin, span.size()); }
    std::string_view source() const { return view(document_->source); }
    std::string_view encoding() const { return view(document_->encoding); }
    double encoding_confidence() const { return document_->encoding_confidence; }
    std::uint64_t replaced() const { return document_->replaced; }
    std::string_view text_hash() const { return view(document_->text_hash); }
    /// Code points.
    std::uint64_t length() const { return document_->length; }
    /// Layer `index` of the schema.
    WrittenRows layer(std::size_t index) const { return {document_->layers[index], true}; }

  private:
    const plm_written_document* document_;
};

/// A document in quarantine. Lifetime: the call of the writer.
struct Rejection {
    std::string_view id;
    std::string_view source;
    std::string_view step;
    std::string_view code;
    std::string_view reason;
    std::optional<std::uint64_t> offset;  ///< Bytes, in the file.
};

/// What the run did. Lifetime: the call of the writer.
struct RunInfo {
    std::uint64_t documents = 0;
    std::uint64_t quarantined = 0;
    std::string_view run_json;  ///< run.json without its `outputs`.
};

/// The writer's files and the host's services. What a writer throws ends the run, its message
/// becomes the run's error. Threads: for the calling thread alone. Lifetime: the call.
class Output {
  public:
    explicit Output(const plm_writer_call* call) : call_(call) {}

    /// Appends to a file. In `render`, the bytes reach the file in the reader's order.
    void write(std::string_view bytes, std::uint32_t file = 0) const {
        detail::check(call_->write(call_, file, as_plm(bytes)));
    }
    /// In `render`: hands bytes on to `document`.
    void keep(std::string_view bytes) const { detail::check(call_->keep(call_, as_plm(bytes))); }
    /// The path of a file that the writer fills itself; not in `render`.
    std::string path(std::uint32_t file = 0) const {
        plm_string path{};
        detail::check(call_->path(call_, file, &path));
        return std::string(view(path));
    }
    /// The id of a document that a row names.
    std::string_view document_id(std::int64_t number) const {
        plm_string id{};
        detail::check(call_->document_id(call_, static_cast<std::uint64_t>(number), &id));
        return view(id);
    }

    void log(std::uint32_t level, std::string_view message) const {
        call_->call->log(call_->call, level, as_plm(message));
    }
    void count(std::string_view counter, std::int64_t amount = 1) const {
        call_->call->count(call_->call, as_plm(counter), amount);
    }
    bool cancelled() const { return call_->call->cancelled(call_->call) != 0; }
    /// Throws Cancelled when the run is ending early; for long loops.
    void stop_if_cancelled() const {
        if (cancelled()) throw Cancelled();
    }
    /// The path of a file that the plugin brought with it. Throws FatalError when it is not there.
    std::string resource(std::string_view name) const {
        plm_string path{};
        if (call_->call->resource(call_->call, as_plm(name), &path) != PLM_OK)
            throw FatalError("resource " + std::string(name) + " is not there");
        return std::string(view(path));
    }

  private:
    const plm_writer_call* call_;
};

/// Where `files` names the files of a writer.
class FileNames {
  public:
    explicit FileNames(const plm_file_names* names) : names_(names) {}
    void add(std::string_view name) const { names_->add(names_, as_plm(name)); }

  private:
    const plm_file_names* names_;
};

namespace detail {

inline std::vector<Layer> copied_layers(const plm_layer* const* layers, std::uint64_t count) {
    std::vector<Layer> copied;
    for (std::uint64_t i = 0; i < count; ++i) {
        const plm_layer& from = *layers[i];
        Layer& layer = copied.emplace_back();
        layer.name = view(from.name);
        for (std::uint32_t k = 0; k < from.column_count; ++k) {
            const plm_column_declaration& column = *from.columns[k];
            layer.columns.push_back({std::string(view(column.name)), static_cast<Type>(column.type),
                                     column.nullable != 0, std::string(view(column.target)),
                                     std::string(view(column.doc))});
        }
        layer.schema = from.schema;
        layer.additive = (from.flags & PLM_LAYER_ADDITIVE) != 0;
        layer.table = (from.flags & PLM_LAYER_TABLE) != 0;
        layer.parent = view(from.parent);
        layer.field = view(from.field);
        layer.doc = view(from.doc);
    }
    return copied;
}
inline RunSchema copied_schema(const plm_run_schema* schema) {
    return {copied_layers(schema->layers, schema->layer_count),
            copied_layers(schema->tables, schema->table_count)};
}

template <class T>
concept NamesFiles = requires(const Settings& settings, const RunSchema& schema,
                              const FileNames& names) {
    T::files(settings, schema, names);
};
template <class T>
concept Renders = requires(T& writer, const WrittenDocument& document, const Output& output) {
    writer.render(document, output);
};
template <class T>
concept RendersConst = requires(const T& writer, const WrittenDocument& document,
                                const Output& output) {
    writer.render(document, output);
};
template <class T>
concept TakesDocuments = requires(T& writer, const WrittenDocument& document, std::string_view kept,
                                  const Output& output) {
    writer.document(document, kept, output);
};
template <class T>
concept TakesTables = requires(T& writer, std::span<const WrittenRows> tables,
                               const Output& output) {
    writer.tables(tables, output);
};
template <class T>
concept TakesEachTable = requires(T& writer, std::size_t table, const WrittenRows& rows,
                                  const Output& output) {
    writer.table(table, rows, output);
};
template <class T>
concept TakesRejections = requires(T& writer, const Rejection& rejection, const Output& output) {
    writer.rejection(rejection, output);
};

/// The functions of plm_writer for the class `T`.
template <class T>
struct Writer {
    static plm_status files(const plm_call* call, const plm_settings* settings,
                            const plm_run_schema* schema, const plm_file_names* names) noexcept {
        return guarded<PLM_FATAL>(call, [&] {
            if constexpr (NamesFiles<T>)
                T::files(Settings(Lifecycle<T>::tables(), call, settings), copied_schema(schema),
                         FileNames(names));
        });
    }
    static plm_status begin(void* instance, const plm_writer_call* call,
                            const plm_run_schema* schema) noexcept {
        return guarded<PLM_FATAL>(
            call->call, [&] { self(instance).begin(copied_schema(schema), Output(call)); });
    }
    static plm_status render(void* instance, const plm_writer_call* call,
                             const plm_written_document* document) noexcept {
        return guarded<PLM_FATAL>(call->call, [&] {
            if constexpr (Renders<T>)
                self(instance).render(WrittenDocument(document), Output(call));
        });
    }
    static plm_status document(void* instance, const plm_writer_call* call,
                               const plm_written_document* document, plm_string kept) noexcept {
        return guarded<PLM_FATAL>(call->call, [&] {
            if constexpr (TakesDocuments<T>)
                self(instance).document(WrittenDocument(document), view(kept), Output(call));
        });
    }
    static plm_status take_tables(void* instance, const plm_writer_call* call,
                                  const plm_written_rows* const* tables,
                                  std::uint64_t count) noexcept {
        return guarded<PLM_FATAL>(call->call, [&] {
            const Output output(call);
            std::vector<WrittenRows> rows;
            for (std::uint64_t i = 0; i < count; ++i) rows.emplace_back(tables[i], false);
            if constexpr (TakesTables<T>) self(instance).tables(rows, output);
            if constexpr (TakesEachTable<T>)
                for (std::size_t i = 0; i < rows.size(); ++i)
                    self(instance).table(i, rows[i], output);
        });
    }
    static plm_status rejection(void* instance, const plm_writer_call* call,
                                const plm_rejection* given) noexcept {
        return guarded<PLM_FATAL>(call->call, [&] {
            if constexpr (TakesRejections<T>) {
                Rejection rejection{view(given->id),   view(given->source), view(given->step),
                                    view(given->code), view(given->reason), {}};
                if (given->offset >= 0)
                    rejection.offset = static_cast<std::uint64_t>(given->offset);
                self(instance).rejection(rejection, Output(call));
            }
        });
    }
    static plm_status finish(void* instance, const plm_writer_call* call,
                             const plm_run_info* run) noexcept {
        return guarded<PLM_FATAL>(call->call, [&] {
            self(instance).finish(RunInfo{run->documents, run->quarantined, view(run->run_json)},
                                  Output(call));
        });
    }

    static const plm_writer* made() {
        const Tables& tables = Lifecycle<T>::tables();
        expect_const(tables.description, !Renders<T> || RendersConst<T>);
        static const plm_writer writer{sizeof(plm_writer),
                                       &tables.descriptor,
                                       static_cast<std::uint32_t>(T::writes),
                                       0,
                                       NamesFiles<T> ? &files : nullptr,
                                       &begin,
                                       Renders<T> ? &render : nullptr,
                                       TakesDocuments<T> ? &document : nullptr,
                                       TakesTables<T> || TakesEachTable<T> ? &take_tables : nullptr,
                                       TakesRejections<T> ? &rejection : nullptr,
                                       &finish};
        return &writer;
    }

  private:
    static T& self(void* instance) { return *static_cast<T*>(instance); }
};

template <class... Writers>
const void* writer_table() {
    static const plm_writer* const writers[] = {Writer<Writers>::made()...};
    static const plm_writer_table table{sizeof table, writers, sizeof...(Writers)};
    return &table;
}

}  // namespace detail
}  // namespace v1
}  // namespace palimpsest

/// Makes a plugin of classes that write. Each class has
///   static palimpsest::Description description();  // id, summary, doc, threading, options
///   static constexpr palimpsest::Writes writes = palimpsest::Writes::file;  // or folder
///   void begin(const palimpsest::RunSchema&, const palimpsest::Output&);
///   void finish(const palimpsest::RunInfo&, const palimpsest::Output&);
/// and may have, see ext/draft/writer.h,
///   explicit T(const palimpsest::Settings&);
///   static void check_options(const palimpsest::Settings&, const palimpsest::OptionErrors&);
///   static void files(const palimpsest::Settings&, const palimpsest::RunSchema&,
///                     const palimpsest::FileNames&);
///   void render(const palimpsest::WrittenDocument&, const palimpsest::Output&) const;
///   void document(const palimpsest::WrittenDocument&, std::string_view kept,
///                 const palimpsest::Output&);
///   void table(std::size_t table, const palimpsest::WrittenRows&, const palimpsest::Output&);
///   void tables(std::span<const palimpsest::WrittenRows>, const palimpsest::Output&);
///   void rejection(const palimpsest::Rejection&, const palimpsest::Output&);
/// `render` is const unless the threading is serial.
#define PALIMPSEST_WRITER_PLUGIN(...)                             \
    namespace {                                                   \
    const void* palimpsest_writers(const char* id) {              \
        if (std::strcmp(id, PLM_EXT_WRITER) != 0) return nullptr; \
        return ::palimpsest::detail::writer_table<__VA_ARGS__>(); \
    }                                                             \
    }                                                             \
    PALIMPSEST_ENTRY(palimpsest_writers, PLM_EXT_WRITER)
