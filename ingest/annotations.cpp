#include "ingest/annotations.h"

#include <algorithm>

namespace dossier {

uint32_t Annotations::sentence_of(uint32_t token) const {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                      [](uint32_t t, const Sentence& s) { return t < s.tokens.begin; });
  return after == sentences.begin() ? 0 : static_cast<uint32_t>(after - sentences.begin() - 1);
}

}  // namespace dossier
