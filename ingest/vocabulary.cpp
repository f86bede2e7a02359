#include "ingest/vocabulary.h"

#include <algorithm>

#include "graph/text.h"

namespace dossier {

// The slots double before they are two thirds full, so that a probe always ends.
uint32_t Vocabulary::intern(std::string_view word) {
  if (slots_.empty() || 3 * (size() + 1) > 2 * slots_.size()) grow();
  const size_t mask = slots_.size() - 1;
  for (size_t slot = hash64(word) & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == 0) {
      bytes_ += word;
      begins_.push_back(static_cast<uint32_t>(bytes_.size()));
      slots_[slot] = static_cast<uint32_t>(size());
      return static_cast<uint32_t>(size() - 1);
    }
    if (view(slots_[slot] - 1) == word) return slots_[slot] - 1;
  }
}

void Vocabulary::clear() {
  bytes_.clear();
  begins_.assign(1, 0);
  std::fill(slots_.begin(), slots_.end(), 0u);
}

void Vocabulary::grow() {
  slots_.assign(std::max<size_t>(64, slots_.size() * 2), 0u);
  const size_t mask = slots_.size() - 1;
  for (uint32_t id = 0; id < size(); ++id) {
    size_t slot = hash64(view(id)) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = id + 1;
  }
}

}  // namespace dossier
