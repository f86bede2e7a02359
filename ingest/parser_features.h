#pragma once
#include <algorithm>
#include <span>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/linear_model.h"
#include "ingest/parser_state.h"
#include "ingest/word_features.h"

namespace dossier {

/// The parser's view of one document, shared by parser and trainer: words, clusters and tags around the top of the stack
/// and the front of the buffer, and the tree built so far (after Zhang and Nivre 2011).
class ParserFeatures {
 public:
  ParserFeatures(const Annotations& annotations, const ClusterTable& clusters);

  void begin_sentence(const Sentence& sentence);
  /// The features of a state of the current sentence, in two parts and together; valid until the next call.
  std::span<const uint64_t> of_words(const ParserState& state);  ///< of the words alone: WordKey tells them apart
  std::span<const uint64_t> of_tree(const ParserState& state);   ///< of the arcs so far and of what is deeper on the stack
  std::span<const uint64_t> at(const ParserState& state);

  /// The top two of the stack and the front of the buffer.
  struct WordKey {
    int32_t s1 = -2, s0 = -2, b0 = -2;
    friend bool operator==(const WordKey&, const WordKey&) = default;
  };
  static WordKey word_key(const ParserState& state) { return {state.stack(1), state.stack(0), state.buffer(0)}; }

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
  std::vector<uint64_t> features_, all_;
};

/// Scores the states of a sentence. What the words alone bring is kept: the states of a beam that differ in their arcs
/// share it. Exact, since the scores are sums of integers.
template <class Model>  // LinearModel, or the perceptron in training
class ParserScorer {
 public:
  ParserScorer(const Model& model, ParserFeatures& features) : model_(model), features_(features), kept_(kSlots) {}

  /// Forgets what was kept: at the begin of a sentence, and when the model has changed.
  void clear() { kept_.assign(kSlots, {}); }

  void score(const ParserState& state, LinearModel::Scores& scores) {
    const ParserFeatures::WordKey key = ParserFeatures::word_key(state);
    Kept& kept = kept_[static_cast<uint32_t>(key.b0 * 31 + key.s0 * 7 + key.s1) % kSlots];
    if (!(kept.key == key)) {
      kept.key = key;
      model_.score(features_.of_words(state), kept.scores);
    }
    std::copy_n(kept.scores.begin(), model_.classes(), scores.begin());
    model_.add(features_.of_tree(state), scores);
  }

 private:
  static constexpr uint32_t kSlots = 64;
  struct Kept {
    ParserFeatures::WordKey key;
    LinearModel::Scores scores;
  };
  const Model& model_;
  ParserFeatures& features_;
  std::vector<Kept> kept_;
};

inline constexpr std::string_view kParserTemplates = "parser 3";

}  // namespace dossier
