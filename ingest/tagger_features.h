#pragma once
#include <span>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/word_features.h"

namespace dossier {

/// The tagger's view of one document, shared by tagger and trainer. Reads the tags of the tokens before the current one.
class TaggerFeatures {
 public:
  TaggerFeatures(const Annotations& annotations, const ClusterTable& clusters);

  void begin_sentence(const Sentence& sentence);
  /// The features of token `i` of the current sentence; valid until the next call.
  std::span<const uint64_t> at(uint32_t i);

 private:
  const WordFeatures& word(int64_t i) const;
  uint64_t tag(int64_t i) const;
  uint64_t case_of(int64_t i) const;

  const Annotations& annotations_;
  std::vector<WordFeatures> words_;
  WordFeatures before_, after_;  // stand outside of the sentence
  Range<Token> sentence_;
  SentenceCase case_ = SentenceCase::Normal;
  std::vector<uint64_t> features_;
};

/// Counts a change of the templates: models of another version are refused.
inline constexpr std::string_view kTaggerTemplates = "tagger 1";

}  // namespace dossier
