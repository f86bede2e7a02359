#pragma once
#include <span>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/parser_state.h"
#include "ingest/word_features.h"

namespace dossier {

/// The parser's view of one document, shared by parser and trainer: words, clusters and tags around the top of the stack
/// and the front of the buffer, and the tree built so far (after Zhang and Nivre 2011).
class ParserFeatures {
 public:
  ParserFeatures(const Annotations& annotations, const ClusterTable& clusters);

  void begin_sentence(const Sentence& sentence);
  /// The features of a state of the current sentence; valid until the next call.
  std::span<const uint64_t> at(const ParserState& state);

 private:
  struct Word {
    uint64_t form = 0;  // hash
    uint64_t tag = 0;   // UPOS and XPOS
    uint64_t upos = 0;
    uint64_t fine = 0, medium = 0;
    uint32_t commas = 0, marks = 0;  // up to and with this word: commas, other punctuation
  };
  uint64_t punctuation_between(int32_t a, int32_t b) const;
  const Word& word(int32_t i) const { return i < 0 ? none_ : words_[static_cast<size_t>(i)]; }

  const Annotations& annotations_;
  std::vector<WordFeatures> vocabulary_;
  std::vector<Word> words_;  // of the sentence, and the root
  Word none_;
  std::vector<uint64_t> features_;
};

inline constexpr std::string_view kParserTemplates = "parser 2";

}  // namespace dossier
