#include "application/heap/huge_pages.h"

#include <gperftools/malloc_extension.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace ocop::application {
namespace {

constexpr std::size_t page_bytes = 2U << 20;
// Only what is touched becomes memory; pages next to each other spare work to the system.
constexpr std::size_t reserve_bytes = 64U << 20;

constexpr std::size_t whole_pages(std::size_t bytes) {
  return (bytes + page_bytes - 1) / page_bytes * page_bytes;
}

/// Called by the allocator under a lock of its own.
class HugePages final : public SysAllocator {
 public:
  explicit HugePages(SysAllocator* otherwise) : otherwise_(otherwise) {}

  void* Alloc(std::size_t bytes, std::size_t* given_bytes, std::size_t alignment) override {
    const std::size_t wanted = whole_pages(bytes);
    if (wanted < bytes || alignment > page_bytes || (wanted > left_ && !reserve(wanted))) {
      return otherwise_->Alloc(bytes, given_bytes, alignment);
    }
    char* const given = next_;
    next_ += wanted;
    left_ -= wanted;
    if (given_bytes) *given_bytes = wanted;
    return given;
  }

 private:
  /// What was left of the reserve before is given up; it was never touched.
  bool reserve(std::size_t wanted) {
    const std::size_t bytes = std::max(wanted, reserve_bytes);
    if (bytes + page_bytes < bytes) return false;
    void* const got = ::mmap(nullptr, bytes + page_bytes, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (got == MAP_FAILED) return false;
    const auto address = reinterpret_cast<std::uintptr_t>(got);
    next_ = static_cast<char*>(got) + (whole_pages(address) - address);
    left_ = bytes;
    (void)::madvise(next_, left_, MADV_HUGEPAGE);  // refused: the pages are small ones
    return true;
  }

  SysAllocator* const otherwise_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace

void take_huge_pages() {
  auto* const heap = MallocExtension::instance();
  // Never destroyed: the heap is used until the very end.
  heap->SetSystemAllocator(new HugePages(heap->GetSystemAllocator()));
}

}  // namespace ocop::application
