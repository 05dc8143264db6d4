#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <memory_resource>

#include "core/engine/unnamed_file.hpp"

namespace palimpsest::core {

/// Memory for the rows of corpus tables, which grow with what is found: up to a limit the process's
/// own, then pages of a file without a name, which stay on disk while nobody looks at them.
/// Threads: one at a time.
class TableMemory : public std::pmr::memory_resource {
  public:
    /// `folder`: of the file. `limit`: bytes of the process's own.
    TableMemory(std::filesystem::path folder, std::uint64_t limit)
        : folder_(std::move(folder)), limit_(limit) {}
    ~TableMemory() override;

    /// Bytes that are in the file.
    std::uint64_t on_disk() const { return on_disk_; }
    /// Leaves the file's pages to the disk; whoever looks at them gets them back.
    void rest();

  private:
    void* do_allocate(std::size_t size, std::size_t alignment) override;
    void do_deallocate(void* memory, std::size_t size, std::size_t alignment) override;
    bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override {
        return this == &other;
    }

    std::filesystem::path folder_;
    std::uint64_t limit_;
    std::uint64_t own_ = 0;  // Bytes of the process's own memory.
    std::uint64_t on_disk_ = 0;
    std::unique_ptr<UnnamedFile> file_;
    std::map<void*, std::size_t> mapped_;
};

}  // namespace palimpsest::core
