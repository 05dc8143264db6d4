#pragma once

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "core/engine/exchange.hpp"
#include "core/io/test_folder.hpp"

namespace palimpsest::core {

/// A record of a test: key, value, documents.
using PlainRecord = std::tuple<std::string, std::string, std::vector<std::uint64_t>>;

inline PlainRecord plain(const RecordView& view) {
    std::vector<std::uint64_t> documents;
    for (std::size_t i = 0; i < view.document_count(); ++i) documents.push_back(view.document(i));
    return {std::string(view.key), std::string(view.value), documents};
}

/// The order that the contract of plm.corpus promises, by unsigned bytes: slow and obvious.
inline bool contract_order(const PlainRecord& a, const PlainRecord& b) {
    const auto bytes = [](const std::string& text) {
        return std::vector<unsigned char>(text.begin(), text.end());
    };
    return std::tuple(bytes(std::get<0>(a)), bytes(std::get<1>(a)), std::get<2>(a)) <
           std::tuple(bytes(std::get<0>(b)), bytes(std::get<1>(b)), std::get<2>(b));
}

/// An exchange with memory of its own.
class TestExchange {
  public:
    explicit TestExchange(std::uint64_t budget, unsigned threads = 2)
        : memory(folder.path(), budget, threads, [] {}) {}

    std::unique_ptr<Exchange> make() {
        return std::make_unique<Exchange>(memory, "records of step 'copies'");
    }

    TestFolder folder;
    ExchangeMemory memory;
};

inline void add(Exchange& exchange, const std::vector<PlainRecord>& records, std::size_t batch) {
    RecordBuffer buffer;
    for (const auto& [key, value, documents] : records) {
        buffer.add(key, value, documents.data(), documents.size());
        if (buffer.size() < batch) continue;
        exchange.add(buffer);
        buffer.clear();
    }
    exchange.add(buffer);
}

inline std::vector<PlainRecord> all_of(const Exchange& exchange) {
    std::vector<PlainRecord> records;
    const auto cursor = exchange.cursor();
    for (; cursor->record() != nullptr; cursor->next()) records.push_back(plain(*cursor->record()));
    return records;
}

}  // namespace palimpsest::core
