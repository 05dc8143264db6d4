#include "core/engine/plugin_writer.hpp"

#include "core/engine/writer_call.hpp"
#include "core/engine/written_rows.hpp"
#include "core/plugins/instance.hpp"
#include "core/plugins/plm_text.hpp"
#include "core/plugins/run_schema.hpp"

namespace palimpsest::core {
namespace {

class PluginWriter final : public Writer {
  public:
    PluginWriter(const WriteTarget& target, const Schema& schema, const RunServices& services,
                 WriterFiles files)
        : library_(target.library ? target.library : Library::load(*target.writer.plugin)),
          loaded_(library_->writer(target.use)),
          table_(*loaded_.writer),
          schema_(schema.layers, schema.tables),
          site_{target.use, library_->resource_folder(), services, files,
                table_.document == nullptr},
          instance_(create_instance(library_, loaded_, values_of(target), services.log)) {
        site_.handed_over.resize(files.size());
        site_.written.resize(files.size());
        run("as it began", nullptr, nullptr, [&](const plm_writer_call* call) {
            return table_.begin(instance_.get(), call, schema_.get());
        });
    }

    bool renders_in_parallel() const override { return loaded_.info->threading == PLM_SHARED; }
    bool takes_documents() const override {
        return table_.document != nullptr || (table_.render != nullptr && !renders_in_parallel());
    }

    void render(const Document& document, const DocumentNames& names, std::span<std::string> files,
                std::string& kept) override {
        if (table_.render == nullptr) return;
        const MarshalledDocument marshalled(document);
        const WriterCall::Rendering rendering{files, &kept};
        run(at(document), &names, &rendering, [&](const plm_writer_call* call) {
            return table_.render(instance_.get(), call, marshalled.get());
        });
    }

    void document(const Document& document, const DocumentNames& names,
                  std::string_view kept) override {
        if (table_.document == nullptr) return;
        const MarshalledDocument marshalled(document);
        run(at(document), &names, nullptr, [&](const plm_writer_call* call) {
            return table_.document(instance_.get(), call, marshalled.get(), borrowed(kept));
        });
    }

    void tables(std::span<const Rows> tables, const DocumentNames& names) override {
        if (table_.table == nullptr) return;
        for (std::size_t i = 0; i < tables.size(); ++i) {
            const MarshalledRows rows(tables[i]);
            run("at a corpus table", &names, nullptr, [&](const plm_writer_call* call) {
                return table_.table(instance_.get(), call, static_cast<std::uint32_t>(i),
                                    rows.get());
            });
        }
    }

    void rejection(const Rejection& given) override {
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

    void finish(const RunFacts& facts) override {
        const plm_run_info info{sizeof info, facts.documents, facts.quarantined,
                                borrowed(facts.run_json)};
        run("as it finished", nullptr, nullptr, [&](const plm_writer_call* call) {
            return table_.finish(instance_.get(), call, &info);
        });
    }

  private:
    static std::vector<Value> values_of(const WriteTarget& target) {
        std::vector<Value> values;
        for (const ResolvedOption& option : target.options) values.push_back(option.value);
        return values;
    }
    static std::string at(const Document& document) {
        return "at document '" + document.source().id + "'";
    }

    template <class Function>
    void run(const std::string& doing, const DocumentNames* names,
             const WriterCall::Rendering* rendering, Function&& function) {
        WriterCall call(site_, names, rendering);
        call.run(doing, function);
    }

    std::shared_ptr<const Library> library_;
    LoadedWriter loaded_;
    const plm_writer& table_;
    MarshalledSchema schema_;
    WriterSite site_;
    Instance instance_;
};

}  // namespace

std::unique_ptr<Writer> made_plugin_writer(const WriteTarget& target, const Schema& schema,
                                           const RunServices& services, WriterFiles files) {
    return std::make_unique<PluginWriter>(target, schema, services, files);
}

}  // namespace palimpsest::core
