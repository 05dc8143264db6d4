#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "shingles.hpp"
#include "unit.hpp"

namespace palimpsest::duplicates {

/// Two units whose likeness was verified on their texts.
struct Edge {
    Unit a;
    Unit b;
    Overlap overlap;
    bool part = false;  ///< A match of longer passages says the same, see nesting.hpp.
};

/// The units of a component and what is known of their likeness. Units of equal content form a
/// class; what is known of one of them is known of all.
/// Shape:   units are ascending by content, then by place; a class is a range of them; classes are
///          numbered in that order, which depends on the units alone.
/// Threads: const calls are safe concurrently.
class Graph {
  public:
    /// A class that is alike, and how much.
    struct Link {
        std::size_t to = 0;
        double similarity = 0;
    };

    explicit Graph(std::span<const Edge> edges);

    [[nodiscard]] std::span<const Unit> units() const noexcept { return units_; }
    [[nodiscard]] std::size_t class_count() const noexcept { return begins_.size() - 1; }
    [[nodiscard]] std::size_t class_of(std::size_t unit) const noexcept { return class_of_[unit]; }
    /// The units [begins(c), begins(c + 1)) are those of class c.
    [[nodiscard]] std::size_t begin_of(std::size_t a_class) const noexcept {
        return begins_[a_class];
    }
    [[nodiscard]] std::size_t size_of(std::size_t a_class) const noexcept {
        return begins_[a_class + 1] - begins_[a_class];
    }
    [[nodiscard]] const Unit& first_of(std::size_t a_class) const noexcept {
        return units_[begins_[a_class]];
    }
    /// Ascending by class; never to the class itself.
    [[nodiscard]] std::span<const Link> links(std::size_t a_class) const noexcept {
        return links_[a_class];
    }
    /// 1 within a class; nothing where it is not known.
    [[nodiscard]] std::optional<double> similarity(std::size_t a, std::size_t b) const;

    /// Adds what was found out about two classes.
    void connect(std::size_t a, std::size_t b, double similarity);

  private:
    [[nodiscard]] std::size_t index_of(const Unit& unit) const;
    void insert(std::size_t from, Link link);

    std::vector<Unit> units_;
    std::vector<std::size_t> class_of_;
    std::vector<std::size_t> begins_;
    std::vector<std::vector<Link>> links_;
};

}  // namespace palimpsest::duplicates
