// Makes a corpus of reports that copy from each other, and says what they copy.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "corpus.hpp"

namespace palimpsest::generator {
namespace {

struct Request {
    std::uint64_t seed = 1;
    std::uint64_t bytes = 20'000'000;
    std::uint64_t mean_size = 10'000;
    std::filesystem::path output;
    std::string format = "txt";
    bool encodings = false;
};

void add_options(CLI::App& app, Request& request) {
    app.add_option("--seed", request.seed, "The same seed gives the same bytes on every machine")
        ->required();
    app.add_option("--bytes", request.bytes, "Bytes of UTF-8, about: 20MB, 1GB")
        ->transform(CLI::AsSizeValue(true))
        ->required();
    app.add_option("--output", request.output, "A folder that does not exist or is empty")
        ->required();
    app.add_option("--mean-size", request.mean_size, "Bytes of a document on average")
        ->transform(CLI::AsSizeValue(true))
        ->check(CLI::Range(std::uint64_t{1000}, std::uint64_t{10'000'000}));
    app.add_option("--format", request.format, "txt: a file a document; jsonl: a line a document")
        ->check(CLI::IsMember({"txt", "jsonl"}));
    app.add_flag("--encodings", request.encodings,
                 "A quarter of the files in GB18030, UTF-16 or with a byte order mark");
}

void write_about(const Request& request, const Plan& plan, std::uint64_t bytes) {
    OutputFile about(request.output / "about.json");
    about.write(
        fmt::format("{{\"seed\": {}, \"mean_size\": {}, \"encodings\": {}, "
                    "\"documents\": {}, \"bytes\": {}, \"planted\": {}}}\n",
                    request.seed, request.mean_size, request.encodings, plan.names.size(), bytes,
                    plan.passages.size()));
    about.close();
}

void run(const Request& request) {
    if (std::filesystem::exists(request.output) && !std::filesystem::is_empty(request.output))
        throw std::runtime_error(request.output.string() + " is not empty");
    std::filesystem::create_directories(request.output / "corpus");
    std::filesystem::create_directories(request.output / "truth");
    const Plan plan = planned(request.seed, request.bytes, request.mean_size);
    const auto writer = request.format == "txt" ? text_writer(request.output / "corpus")
                                                : jsonl_writer(request.output / "corpus");
    Truth truth(request.output / "truth");
    Corpus corpus(plan, request.encodings, *writer, truth);
    corpus.write();
    write_about(request, plan, corpus.bytes());
    fmt::print("{} documents, {} bytes of UTF-8, {} passages\n", plan.names.size(), corpus.bytes(),
               plan.passages.size());
}

}  // namespace
}  // namespace palimpsest::generator

int main(int argc, char** argv) {
    CLI::App app("Writes OUTPUT/corpus, documents that copy from each other, and OUTPUT/truth.");
    palimpsest::generator::Request request;
    palimpsest::generator::add_options(app, request);
    CLI11_PARSE(app, argc, argv);
    try {
        palimpsest::generator::run(request);
    } catch (const std::exception& error) {
        std::cerr << "corpus_generator: " << error.what() << '\n';
        return 3;
    }
    return 0;
}
