#include "core/engine/run.hpp"

#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/task_arena.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <unordered_set>

#include "core/engine/batches.hpp"
#include "core/engine/document_work.hpp"
#include "core/engine/known_names.hpp"
#include "core/engine/output_files.hpp"
#include "core/engine/run_file.hpp"
#include "core/engine/temporary_room.hpp"
#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

// A document larger than this is analyzed while no other large one is, so that memory is bounded
// by the largest document and not by the number of threads.
constexpr std::uint64_t large_document = 32u << 20;
// Each turn runs all rounds again; more than a few means that a plugin fails at random.
constexpr unsigned most_turns = 8;

void count(const Document& document, BatchCounts& counts) {
    ++counts.documents;
    counts.text_bytes += document.text().size();
    for (std::size_t slot = 0; slot < counts.rows.size(); ++slot)
        if (document.layer(slot)) counts.rows[slot] += document.layer(slot)->count;
}

/// A document analyzer or a corpus analyzer of the pipeline; one of both is set.
struct Step {
    std::unique_ptr<AnalyzerHandle> document;
    std::unique_ptr<CorpusStep> corpus;
};

class Run {
  public:
    Run(const Pipeline& pipeline, const RunOptions& options, const RunServices& services)
        : pipeline_(pipeline),
          options_(options),
          services_(services),
          schema_(pipeline.steps),
          room_(temporary_folder()),
          // What the exchange, its readers, stores and analyzers do not take.
          tables_(schema_.tables, temporary_folder(), options.memory / 8),
          steps_(pipeline.steps.size()) {
        services_.counters = &counters_;
        outputs_ = std::make_unique<OutputFiles>(pipeline, schema_, services_);
        report_.threads = options.threads;
        report_.memory = options.memory;
        for (const LayerInfo& layer : schema_.layers) report_.layers.emplace_back(layer.name, 0);
        for (std::size_t i = 0; i < pipeline.steps.size(); ++i) add_step(i);
    }

    RunReport go() {
        reader_ = Reader::open(pipeline_.read, [this] { return cancelled(); });
        keep_off_what_is_read();
        run_from(0, nullptr);
        // What a round finds belongs to all documents. When one fails after the rounds, they are
        // done again without it, so that a document in quarantine is in none of them.
        for (unsigned turn = 0; late_failures_ > 0; ++turn) {
            if (turn == most_turns)
                throw Error(fmt::format(
                    "documents kept failing after the rounds, {} times over, the last one in step "
                    "'{}': '{}': {}; a plugin that fails at random cannot be used",
                    most_turns, rejections_.back().second.step, rejections_.back().second.id,
                    rejections_.back().second.reason));
            start_again();
            run_from(first_corpus_, first_store_);
        }
        finish();
        return std::move(report_);
    }

  private:
    bool cancelled() const { return services_.cancelled != nullptr && services_.cancelled->load(); }
    void stop_if_cancelled() const {
        if (cancelled()) throw Interrupted();
    }

    void keep_off_what_is_read() {
        ReadFiles read;
        for (const std::filesystem::path& file : pipeline_.named_files) read.add(file);
        reader_->each_file([&](const std::filesystem::path& file) { read.add(file); });
        outputs_->keep_off(std::move(read));
    }

    /// Runs all stages from step `next` on; the first reads from `from`, or from the reader.
    void run_from(std::size_t next, const std::shared_ptr<DocumentStore>& from) {
        store_ = from;
        CorpusStep* before = nullptr;
        do {
            before = run_stage_from(next, before);
        } while (before != nullptr && late_failures_ == 0);
    }

    void start_again() {
        if (services_.log)
            services_.log(PLM_LOG_INFO,
                          fmt::format("{} documents failed after the rounds of a corpus step; the "
                                      "rounds are done again without them",
                                      late_failures_));
        late_failures_ = 0;
        outputs_.reset();
        for (const WriteTarget& write : pipeline_.writes) counters_.forget(write.use);
        outputs_ = std::make_unique<OutputFiles>(pipeline_, schema_, services_);
        keep_off_what_is_read();
        for (std::size_t i = first_corpus_; i < steps_.size(); ++i) {
            counters_.forget(pipeline_.steps[i].name);
            add_step(i);
        }
        tables_.clear();
        for (auto& [layer, rows] : report_.layers) rows = 0;
        report_.documents = report_.text_bytes = 0;
        names_ = {};
    }

    void add_step(std::size_t index) {
        const ResolvedStep& step = pipeline_.steps[index];
        Step& added = steps_[index];
        added = {};
        if (step.analyzer.analyzer->kind == AnalyzerKind::document)
            added.document = std::make_unique<AnalyzerHandle>(schema_, index, step, services_);
        else
            added.corpus =
                std::make_unique<CorpusStep>(schema_, index, step, services_, memory_of_a_step());
    }

    StepMemory memory_of_a_step() const {
        // What an analyzer keeps from call to call stays as long as the run.
        return {temporary_folder(), options_.memory / 8 * 3, options_.memory / 8 / corpus_steps(),
                options_.threads};
    }

    std::uint64_t memory_of_a_store() const {
        // The first stays as long as the run; beside it there are that of a stage and the next.
        return options_.memory / 4 / std::min<std::uint64_t>(3, corpus_steps());
    }

    std::uint64_t corpus_steps() const {
        const auto is_corpus = [](const ResolvedStep& step) {
            return step.analyzer.analyzer->kind != AnalyzerKind::document;
        };
        return static_cast<std::uint64_t>(
            std::count_if(pipeline_.steps.begin(), pipeline_.steps.end(), is_corpus));
    }

    /// Runs the stage that begins at step `next`: up to and with the map of the next corpus step,
    /// or to the output. Returns that corpus step, null when the output was reached.
    CorpusStep* run_stage_from(std::size_t& next, CorpusStep* before) {
        const auto started = std::chrono::steady_clock::now();
        const std::shared_ptr<DocumentStore> from = std::move(store_);
        std::vector<Task> tasks = first_tasks(from.get(), before);
        std::string stage = before == nullptr ? "read" : before->name() + ": label";
        CorpusStep* corpus = nullptr;
        for (; next < steps_.size() && corpus == nullptr; ++next) {
            Step& step = steps_[next];
            if (step.document) {
                tasks.push_back({step.document->serial(), [this, &step](Batch& batch) {
                                     analyze_documents(batch, *step.document, services_);
                                 }});
                stage += " " + step.document->name();
            } else {
                corpus = step.corpus.get();
                tasks.push_back({corpus->serial(), [this, corpus](Batch& batch) {
                                     map_documents(batch, *corpus, services_);
                                 }});
                tasks.push_back({false, [this](Batch& batch) { pack_documents(batch, *store_); }});
                stage += " " + corpus->name();
            }
        }
        if (corpus == nullptr) {
            tasks.push_back({false, [this](Batch& batch) { render(batch); }});
        } else {
            store_ = std::make_shared<DocumentStore>(temporary_folder(), memory_of_a_store());
            if (!first_store_) {
                first_store_ = store_;
                first_corpus_ = next - 1;
            }
        }
        after_rounds_ = before != nullptr;
        stage_ = stage;
        done_documents_ = done_bytes_ = 0;
        run_stage(
            source(from.get()), std::move(tasks), [&](Batch& batch) { take(batch, corpus); },
            2 * std::size_t{options_.threads});
        stop_if_cancelled();
        note_time(stage, started);
        if (corpus != nullptr) run_rounds(*corpus);
        return corpus;
    }

    /// Gives the stage's batches: of the store, or of the reader where there is none.
    std::function<std::unique_ptr<Batch>()> source(const DocumentStore* from) {
        if (from == nullptr)
            return [this, batches = ReadBatches(*reader_, options_)]() mutable {
                auto batch = cancelled() ? nullptr : batches.next();
                report_.bytes = batches.bytes();
                return batch;
            };
        // The sink adds to failed_ while the source is still asked for more, so it has a copy.
        return [this, batches = StoredBatches(*from, failed_, options_)]() mutable {
            return cancelled() ? nullptr : batches.next();
        };
    }

    std::vector<Task> first_tasks(const DocumentStore* from, CorpusStep* before) {
        if (from == nullptr) return {{false, [this](Batch& batch) { load(batch); }}};
        std::vector<Task> tasks = {{false, [from](Batch& batch) { load_documents(batch, *from); }}};
        if (before != nullptr)
            tasks.push_back({before->serial(), [this, from, before](Batch& batch) {
                                 label_documents(batch, *before, *from, services_);
                             }});
        return tasks;
    }

    void load(Batch& batch) {
        if (batch.input_bytes > large_document) batch.alone = std::unique_lock(large_mutex_);
        load_documents(batch, *reader_, schema_.layers.size());
    }

    std::filesystem::path temporary_folder() const {
        return options_.temporary.empty() ? std::filesystem::temp_directory_path()
                                          : options_.temporary;
    }

    void render(Batch& batch) {
        batch.counts.rows.assign(schema_.layers.size(), 0);
        for (Work& work : batch.works) {
            if (!work.document) continue;
            outputs_->render(*work.document, NamesWithOwn(names_, *work.document), batch.rendered);
            count(*work.document, batch.counts);
            if (!outputs_->takes_documents()) work.document.reset();
        }
    }

    /// Takes a finished batch, batch after batch in the reader's order.
    void take(Batch& batch, CorpusStep* corpus) {
        for (Work& work : batch.works) {
            done_bytes_ += work.input_bytes;
            ++done_documents_;
            if (work.rejection)
                reject(work);
            else if (corpus != nullptr)
                keep(work);
        }
        if (corpus != nullptr) {
            corpus->collect(batch.emitted);
            room_.check(store_->bytes() + corpus->spilled(),
                        {done_bytes_, reader_->total_bytes().value_or(0)});
        } else {
            write(batch);
        }
        if (services_.progress)
            services_.progress({stage_, done_documents_, done_bytes_,
                                reader_->total_documents().value_or(0),
                                reader_->total_bytes().value_or(0)});
    }

    void reject(Work& work) {
        rejections_.emplace_back(work.number, std::move(*work.rejection));
        failed_.insert(work.number);
        if (after_rounds_) ++late_failures_;
    }

    void keep(Work& work) {
        if (work.document) {
            names_.add(work.number, work.document->source().id);
            store_->add(std::move(*work.document));
        } else if (!work.packed.empty()) {
            names_.add(work.number, std::move(work.item.id));
            store_->add(work.number, work.text_bytes, work.packed);
        }
    }

    void write(const Batch& batch) {
        outputs_->write(batch.rendered);
        auto kept = batch.rendered.kept.begin();
        for (const Work& work : batch.works)
            if (work.document)
                outputs_->write_document(*work.document, NamesWithOwn(names_, *work.document),
                                         *kept++);
        report_.documents += batch.counts.documents;
        report_.text_bytes += batch.counts.text_bytes;
        for (std::size_t slot = 0; slot < batch.counts.rows.size(); ++slot)
            report_.layers[slot].second += batch.counts.rows[slot];
    }

    void run_rounds(CorpusStep& corpus) {
        for (std::size_t round = 0; round < corpus.round_count(); ++round) {
            const auto started = std::chrono::steady_clock::now();
            corpus.run_round(round, *store_, tables_);
            stop_if_cancelled();
            note_time(corpus.name() + ": " + corpus.round_name(round), started);
        }
        corpus.end_rounds();
    }

    void note_time(const std::string& stage, std::chrono::steady_clock::time_point started) {
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
        // What is done again takes its time again.
        for (StageTime& time : report_.times)
            if (time.stage == stage) {
                time.seconds += seconds.count();
                return;
            }
        report_.times.push_back({stage, seconds.count()});
    }

    void finish() {
        const auto started = std::chrono::steady_clock::now();
        outputs_->write_tables(tables_.rows(), names_);
        for (std::size_t i = 0; i < schema_.tables.size(); ++i)
            report_.tables.emplace_back(schema_.tables[i].name, tables_.rows()[i].count);
        std::stable_sort(rejections_.begin(), rejections_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<Rejection> rejections;
        std::map<std::string, std::uint64_t> codes;
        for (auto& [number, rejection] : rejections_) {
            ++codes[rejection.code];
            rejections.push_back(std::move(rejection));
        }
        report_.quarantined = rejections.size();
        report_.quarantine_codes.assign(codes.begin(), codes.end());
        outputs_->write_quarantine(rejections);
        report_.counters = counters_.values();
        outputs_->finish(
            {report_.documents, report_.quarantined, run_file(pipeline_, report_, std::nullopt)});
        report_.counters = counters_.values();
        stop_if_cancelled();
        note_time("write", started);
        report_.outputs = outputs_->shown();
        report_.left = outputs_->commit([&](std::span<const WrittenFile> files) {
            return run_file(pipeline_, report_, files);
        });
    }

    const Pipeline& pipeline_;
    const RunOptions& options_;
    RunServices services_;
    Counters counters_;
    RunReport report_;
    Schema schema_;
    std::unique_ptr<OutputFiles> outputs_;
    TemporaryRoom room_;
    CorpusTables tables_;
    std::vector<Step> steps_;
    std::unique_ptr<Reader> reader_;
    std::shared_ptr<DocumentStore> store_;
    std::shared_ptr<DocumentStore> first_store_;  // Documents as the first corpus step saw them.
    std::size_t first_corpus_ = 0;
    bool after_rounds_ = false;
    std::uint64_t late_failures_ = 0;
    std::unordered_set<std::uint64_t> failed_;
    KnownNames names_;
    std::vector<std::pair<std::uint64_t, Rejection>> rejections_;
    std::mutex large_mutex_;
    std::string stage_;
    std::uint64_t done_documents_ = 0;
    std::uint64_t done_bytes_ = 0;
};

std::uint64_t machine_memory() {
    return static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) *
           static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

RunReport run(const Pipeline& pipeline, const RunOptions& given, const RunServices& services) {
    RunOptions options = given;
    if (options.threads == 0)
        options.threads = static_cast<unsigned>(std::max(1, tbb::info::default_concurrency()));
    if (options.memory == 0) options.memory = machine_memory() / 4;
    const tbb::global_control workers(tbb::global_control::max_allowed_parallelism,
                                      options.threads);
    tbb::task_arena arena(static_cast<int>(options.threads));
    return arena.execute([&] { return Run(pipeline, options, services).go(); });
}

}  // namespace palimpsest::core
