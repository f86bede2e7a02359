#include "ingest/annotations.h"

#include <algorithm>

#include "graph/text.h"

namespace dossier {

uint8_t case_flags(std::string_view word) {
  uint32_t letters = 0, upper = 0;
  bool capitalised = false;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = decode_utf8(word, i);
    if (!is_letter(c)) continue;
    const bool capital = is_upper(c);
    if (letters++ == 0) capitalised = capital;
    upper += capital;
  }
  return static_cast<uint8_t>((capitalised ? kCapitalised : 0) | (letters >= 2 && upper == letters ? kAllCaps : 0));
}

uint32_t Annotations::sentence_of(uint32_t token) const {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                      [](uint32_t t, const Sentence& s) { return t < s.tokens.begin; });
  return after == sentences.begin() ? 0 : static_cast<uint32_t>(after - sentences.begin() - 1);
}

}  // namespace dossier
