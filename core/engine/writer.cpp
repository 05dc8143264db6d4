#include "core/engine/writer.hpp"

#include <deque>

#include "core/engine/written_rows.hpp"
#include "core/io/rejection_line.hpp"
#include "core/plugins/plm_text.hpp"

namespace palimpsest::core {
namespace {

std::vector<Value> values_of(const WriteTarget& target) {
    std::vector<Value> values;
    for (const ResolvedOption& option : target.options) values.push_back(option.value);
    return values;
}

std::string at(const Document& document) { return "at document '" + document.source().id + "'"; }

}  // namespace

Writer::Writer(const WriteTarget& target, const Schema& schema, const RunServices& services,
               WriterFiles files)
    : library_(target.library ? target.library : Library::load(*target.writer.plugin)),
      loaded_(library_->writer(target.use)),
      table_(*loaded_.writer),
      schema_(schema.layers, schema.tables),
      site_{target.use, library_->resource_folder(), services, files, table_.document == nullptr},
      instance_(create_instance(library_, loaded_, values_of(target), services.log)) {
    site_.handed_over.resize(files.size());
    site_.written.resize(files.size());
    run("as it began", nullptr, nullptr, [&](const plm_writer_call* call) {
        return table_.begin(instance_.get(), call, schema_.get());
    });
}

template <class Function>
void Writer::run(const std::string& doing, const DocumentNames* names,
                 const WriterCall::Rendering* rendering, Function&& function) {
    WriterCall call(site_, names, rendering);
    call.run(doing, function);
}

void Writer::render(const Document& document, const DocumentNames& names,
                    std::span<std::string> files, std::string& kept) {
    if (table_.render == nullptr) return;
    const MarshalledDocument marshalled(document);
    const WriterCall::Rendering rendering{files, &kept};
    run(at(document), &names, &rendering, [&](const plm_writer_call* call) {
        return table_.render(instance_.get(), call, marshalled.get());
    });
}

void Writer::document(const Document& document, const DocumentNames& names, std::string_view kept) {
    if (table_.document == nullptr) return;
    const MarshalledDocument marshalled(document);
    run(at(document), &names, nullptr, [&](const plm_writer_call* call) {
        return table_.document(instance_.get(), call, marshalled.get(), borrowed(kept));
    });
}

void Writer::tables(std::span<const Rows> tables, const DocumentNames& names) {
    if (table_.tables == nullptr) return;
    std::deque<MarshalledRows> marshalled;  // A deque, because entries are pointed at.
    std::vector<const plm_written_rows*> pointers;
    for (const Rows& rows : tables) pointers.push_back(marshalled.emplace_back(rows).get());
    run("at the corpus tables", &names, nullptr, [&](const plm_writer_call* call) {
        return table_.tables(instance_.get(), call, pointers.data(), pointers.size());
    });
}

void Writer::rejection(const Rejection& given) {
    if (table_.rejection == nullptr) return;
    const std::string reason = readable(given.reason);
    const plm_rejection rejection{sizeof rejection,
                                  borrowed(given.id),
                                  borrowed(given.source),
                                  borrowed(given.step),
                                  borrowed(given.code),
                                  borrowed(reason),
                                  given.offset ? static_cast<std::int64_t>(*given.offset) : -1};
    run("at a document in quarantine", nullptr, nullptr, [&](const plm_writer_call* call) {
        return table_.rejection(instance_.get(), call, &rejection);
    });
}

void Writer::finish(const RunFacts& facts) {
    const plm_run_info info{sizeof info, facts.documents, facts.quarantined,
                            borrowed(facts.run_json)};
    run("as it finished", nullptr, nullptr,
        [&](const plm_writer_call* call) { return table_.finish(instance_.get(), call, &info); });
}

}  // namespace palimpsest::core
