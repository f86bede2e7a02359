#include "tests/support/counted_memory.h"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

// Counted by what malloc really set aside, since a deallocation does not always know its size. Arrays and the forms
// that do not throw come through these two as well; over-aligned types, which the project has none of, do not.
namespace {

std::atomic<size_t> live{0}, peak{0};

void note(size_t now) {
  for (size_t known = peak.load(); known < now && !peak.compare_exchange_weak(known, now);) {
  }
}

}  // namespace

void* operator new(size_t size) {
  void* const memory = std::malloc(size > 0 ? size : 1);
  if (memory == nullptr) throw std::bad_alloc();
  note(live += malloc_usable_size(memory));
  return memory;
}

void operator delete(void* memory) noexcept {
  if (memory == nullptr) return;
  live -= malloc_usable_size(memory);
  std::free(memory);
}

void operator delete(void* memory, size_t) noexcept { operator delete(memory); }

namespace dossier {

size_t live_bytes() { return live; }
size_t peak_bytes() { return peak; }
void forget_peak() { peak = live.load(); }

}  // namespace dossier
