#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/clusters.h"

namespace dossier {

/// What the models look at in a word, apart from its place in the sentence.
struct WordFeatures {
  uint64_t word = 0;                  // hash of the lower-case form, typographic quotes made plain, digits made 0
  std::array<uint64_t, 4> suffix{};   // last 2, 3, 4, 5 characters
  std::array<uint64_t, 3> prefix{};   // first 1, 2, 3 characters
  WordClusters clusters;
  uint8_t shape = 0;                  // bits: letters, digits, hyphen, full stop, other punctuation, not ASCII
};

enum WordShape : uint8_t { kHasLetter = 1, kHasDigit = 2, kHasHyphen = 4, kHasStop = 8, kHasPunctuation = 16, kHasNonAscii = 32 };

WordFeatures word_features(std::string_view lower_case_word, const ClusterTable& clusters);

/// The features of every word of a document, indexed by WordId: computed once a word, not once a token.
std::vector<WordFeatures> word_features(const Vocabulary& vocabulary, const ClusterTable& clusters);

/// How the sentence is set: in a title-case or all-caps sentence a capital says little.
enum class SentenceCase : uint8_t { Normal, Title, Upper };
SentenceCase sentence_case(const Annotations& annotations, Range<Token> tokens);

}  // namespace dossier
