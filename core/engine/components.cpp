#include "core/engine/components.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "core/text/error.hpp"

namespace palimpsest::core {
namespace {

/// Of a node, an edge, or a component: its place in the order of its kind.
using Number = std::uint32_t;

std::pair<std::string_view, std::string_view> nodes_of(std::string_view key) {
    const auto first = static_cast<std::size_t>(from_big_endian(key));
    return {key.substr(8, first), key.substr(8 + first)};
}

/// Disjoint sets of numbers, each represented by its smallest.
class DisjointSets {
  public:
    explicit DisjointSets(std::size_t count) : parents_(count) {
        std::iota(parents_.begin(), parents_.end(), Number{0});
    }
    Number smallest(Number i) {
        while (parents_[i] != i) {
            parents_[i] = parents_[parents_[i]];
            i = parents_[i];
        }
        return i;
    }
    void join(Number a, Number b) {
        const Number first = smallest(a);
        const Number second = smallest(b);
        parents_[std::max(first, second)] = std::min(first, second);
    }

  private:
    std::vector<Number> parents_;
};

/// Sends records to an exchange, many at a time.
class Feed {
  public:
    explicit Feed(Exchange& exchange) : exchange_(exchange) {}
    void add(const RecordView& record) {
        waiting_.add(record);
        if (waiting_.bytes().size() >= most_waiting) flush();
    }
    void seal() {
        flush();
        exchange_.seal(Exchange::Access::in_pieces);
    }

  private:
    static constexpr std::size_t most_waiting = 64u << 10;
    void flush() {
        exchange_.add(waiting_);
        waiting_.clear();
    }

    Exchange& exchange_;
    RecordBuffer waiting_;
};

/// Walks over all records of an exchange.
class Walk {
  public:
    explicit Walk(const Exchange& exchange) : cursor_(exchange.cursor()) {}
    /// Null after the last. Lifetime: until the next call.
    const RecordView* next() {
        if (std::exchange(started_, true)) cursor_->next();
        return cursor_->record();
    }

  private:
    std::unique_ptr<RecordCursor> cursor_;
    bool started_ = false;
};

/// Connected components by sorting and joining, so that only the sets stay in memory. Nodes are
/// numbered in the order of their bytes, edges in the order of their records.
class Components {
  public:
    Components(ExchangeMemory& memory, const std::string& what) : memory_(memory), what_(what) {}

    std::unique_ptr<Exchange> of(std::unique_ptr<Exchange> edges) {
        const std::unique_ptr<Exchange> ends = ends_by_node(*edges);
        std::unique_ptr<Exchange> numbers = numbers_by_edge(*ends);
        DisjointSets sets(node_count_);
        join_ends(*numbers, sets);
        const std::unique_ptr<Exchange> numbered = edges_by_set(*edges, *numbers, sets);
        numbers.reset();
        edges.reset();
        return named(*numbered, *ends);
    }

  private:
    /// A record for each end of an edge: the node; the edge's number.
    std::unique_ptr<Exchange> ends_by_node(const Exchange& edges) {
        auto ends = make();
        Feed feed(*ends);
        Walk walk(edges);
        std::uint64_t edge = 0;
        while (const RecordView* record = walk.next()) {
            const auto [a, b] = nodes_of(record->key);
            const std::string number = big_endian(edge++);
            feed.add({a, number, {}});
            if (a != b) feed.add({b, number, {}});
        }
        feed.seal();
        return ends;
    }

    /// Calls `see` with each end's record and the number of its node.
    template <class See>
    void for_each_end(const Exchange& ends, const See& see) {
        Walk walk(ends);
        std::string node;
        std::uint64_t count = 0;
        while (const RecordView* record = walk.next()) {
            if (count == 0 || record->key != node) {
                node = record->key;
                ++count;
            }
            see(*record, count - 1);
        }
    }

    /// A record for each end of an edge: the edge's number; the node's. Counts the nodes.
    std::unique_ptr<Exchange> numbers_by_edge(const Exchange& ends) {
        auto numbers = make();
        Feed feed(*numbers);
        for_each_end(ends, [&](const RecordView& end, std::uint64_t node) {
            node_count_ = node + 1;
            feed.add({end.value, big_endian(node), {}});
        });
        feed.seal();
        check_node_count();
        return numbers;
    }

    void check_node_count() const {
        const std::uint64_t needed = 8 * node_count_ * sizeof(Number);
        if (needed <= memory_.budget() && node_count_ <= UINT32_MAX) return;
        throw Error(fmt::format(
            "the run's {} join {} nodes into components, which needs more memory than the budget "
            "leaves; run again with --memory {}M or more, or fewer documents (--limit)",
            // Three eighths of the run's budget are the exchanges'.
            what_, node_count_, (needed / 3 * 8 >> 20) + 1));
    }

    static void join_ends(const Exchange& numbers, DisjointSets& sets) {
        Walk walk(numbers);
        std::uint64_t edge = 0;
        Number first = 0;
        bool any = false;
        while (const RecordView* record = walk.next()) {
            const auto node = static_cast<Number>(from_big_endian(record->value));
            const std::uint64_t number = from_big_endian(record->key);
            if (any && number == edge) sets.join(first, node);
            first = node;
            edge = number;
            any = true;
        }
    }

    /// The edges' records; their keys are their sets' smallest nodes, by number.
    std::unique_ptr<Exchange> edges_by_set(const Exchange& edges, const Exchange& numbers,
                                           DisjointSets& sets) {
        auto numbered = make();
        Feed feed(*numbered);
        Walk edge_walk(edges);
        Walk number_walk(numbers);
        const RecordView* end = number_walk.next();
        for (std::uint64_t edge = 0; const RecordView* record = edge_walk.next(); ++edge) {
            const auto node = static_cast<Number>(from_big_endian(end->value));
            feed.add({big_endian(sets.smallest(node)), record->value, record->documents});
            while (end != nullptr && from_big_endian(end->key) == edge) end = number_walk.next();
        }
        feed.seal();
        return numbered;
    }

    /// The same records under their nodes' names, which are in the same order as the numbers.
    std::unique_ptr<Exchange> named(const Exchange& numbered, const Exchange& ends) {
        auto result = make();
        Feed feed(*result);
        Walk walk(numbered);
        const RecordView* record = walk.next();
        for_each_end(ends, [&](const RecordView& end, std::uint64_t node) {
            for (; record != nullptr && from_big_endian(record->key) == node; record = walk.next())
                feed.add({end.key, record->value, record->documents});
        });
        feed.seal();
        return result;
    }

    std::unique_ptr<Exchange> make() { return std::make_unique<Exchange>(memory_, what_); }

    ExchangeMemory& memory_;
    const std::string& what_;
    std::uint64_t node_count_ = 0;
};

}  // namespace

void write_edge_key(std::string_view node_a, std::string_view node_b, std::string& key) {
    if (node_b < node_a) std::swap(node_a, node_b);
    key = big_endian(node_a.size());
    key.append(node_a).append(node_b);
}

std::unique_ptr<Exchange> by_component(ExchangeMemory& memory, std::unique_ptr<Exchange> edges,
                                       const std::string& what) {
    return Components(memory, what).of(std::move(edges));
}

}  // namespace palimpsest::core
