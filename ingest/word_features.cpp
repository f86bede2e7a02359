#include "ingest/word_features.h"

#include <algorithm>

#include "graph/text.h"

namespace dossier {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Typographic quotation marks and apostrophes as in the treebanks, and every digit as 0.
std::string normalise(std::string_view word) {
  std::string out;
  for (size_t i = 0; i < word.size(); ++i) {
    const std::string_view three = word.substr(i, 3);
    if (three == "\u2018" || three == "\u2019") {
      out += '\'';
      i += 2;
    } else if (three == "\u201C" || three == "\u201D") {
      out += '"';
      i += 2;
    } else {
      out += word[i] >= '0' && word[i] <= '9' ? '0' : word[i];
    }
  }
  return out;
}

uint8_t shape_of(std::string_view word) {
  uint8_t shape = 0;
  for (const char c : word) {
    if (c >= '0' && c <= '9') shape |= kHasDigit;
    else if (c >= 'a' && c <= 'z') shape |= kHasLetter;
    else if (c == '-') shape |= kHasHyphen;
    else if (c == '.') shape |= kHasStop;
    else if (static_cast<unsigned char>(c) >= 0x80) shape |= kHasNonAscii;
    else shape |= kHasPunctuation;
  }
  return shape;
}

}  // namespace

WordFeatures word_features(std::string_view lower_case_word, const ClusterTable& clusters) {
  const std::string word = normalise(lower_case_word);
  const std::string_view view = word;
  WordFeatures features;
  features.word = hash64(word);
  features.shape = shape_of(word);
  features.clusters = clusters.find(word);
  size_t begin = word.size();
  for (size_t length = 1; length <= 5; ++length) {
    while (begin > 0 && is_continuation(word[begin - 1])) --begin;
    if (begin > 0) --begin;
    if (length >= 2) features.suffix[length - 2] = hash64(view.substr(begin));
  }
  size_t end = 0;
  for (size_t length = 1; length <= 3; ++length) {
    if (end < word.size()) ++end;
    while (end < word.size() && is_continuation(word[end])) ++end;
    features.prefix[length - 1] = hash64(view.substr(0, end));
  }
  return features;
}

std::vector<WordFeatures> word_features(const Vocabulary& vocabulary, const ClusterTable& clusters) {
  std::vector<WordFeatures> features(vocabulary.size());
  for (uint32_t id = 0; id < features.size(); ++id) features[id] = word_features(vocabulary.view(id), clusters);
  return features;
}

SentenceCase sentence_case(const Annotations& annotations, Range<Token> tokens) {
  uint32_t words = 0, capitalised = 0, upper = 0;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = annotations.tokens[i];
    if (annotations.word(i).size() < 4) continue;  // articles and prepositions stay small in titles
    ++words;
    capitalised += (token.flags & (kCapitalised | kAllCaps)) != 0;
    upper += (token.flags & kAllCaps) != 0;
  }
  if (words < 3) return SentenceCase::Normal;
  if (5 * upper >= 4 * words) return SentenceCase::Upper;
  return 5 * capitalised >= 4 * words ? SentenceCase::Title : SentenceCase::Normal;
}

}  // namespace dossier
