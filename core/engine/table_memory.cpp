#include "core/engine/table_memory.hpp"

#include <sys/mman.h>

#include <span>

namespace palimpsest::core {
namespace {

// What is smaller is not worth pages of its own.
constexpr std::size_t least_mapped = 256u << 10;

}  // namespace

TableMemory::~TableMemory() {
    for (const auto& [memory, size] : mapped_) file_->unmap({static_cast<char*>(memory), size});
}

void* TableMemory::do_allocate(std::size_t size, std::size_t alignment) {
    if (size < least_mapped || own_ + size <= limit_) {
        void* const memory = std::pmr::new_delete_resource()->allocate(size, alignment);
        own_ += size;
        return memory;
    }
    if (!file_) file_ = std::make_unique<UnnamedFile>(folder_, "corpus tables");
    char* const memory = file_->map(size).data();
    mapped_.emplace(memory, size);
    on_disk_ += size;
    return memory;
}

void TableMemory::do_deallocate(void* memory, std::size_t size, std::size_t alignment) {
    if (mapped_.erase(memory) == 0) {
        std::pmr::new_delete_resource()->deallocate(memory, size, alignment);
        own_ -= size;
        return;
    }
    file_->unmap({static_cast<char*>(memory), size});
    on_disk_ -= size;
}

void TableMemory::rest() {
    // Shared pages of a file lose nothing by this: what was written to them is the file's.
    for (const auto& [memory, size] : mapped_) ::madvise(memory, size, MADV_DONTNEED);
}

}  // namespace palimpsest::core
