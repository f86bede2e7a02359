#include "tests/support/counted_memory.h"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

// Counted by what malloc really set aside, since a deallocation does not always know its size. All forms are replaced, for
// a sanitizer has its own for each that is not; but those of over-aligned types, which the project has none of.
namespace {

std::atomic<size_t> live{0}, peak{0};

void* allocate(size_t size) noexcept {
  void* const memory = std::malloc(size > 0 ? size : 1);
  if (memory == nullptr) return nullptr;
  const size_t now = live += malloc_usable_size(memory);
  for (size_t known = peak.load(); known < now && !peak.compare_exchange_weak(known, now);) {
  }
  return memory;
}

void* allocate_or_throw(size_t size) {
  void* const memory = allocate(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void release(void* memory) noexcept {
  if (memory == nullptr) return;
  live -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(size_t size) { return allocate_or_throw(size); }
void* operator new[](size_t size) { return allocate_or_throw(size); }
void* operator new(size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, size_t) noexcept { release(memory); }
void operator delete[](void* memory, size_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }

namespace dossier {

size_t live_bytes() { return live; }
size_t peak_bytes() { return peak; }
void forget_peak() { peak = live.load(); }

}  // namespace dossier
