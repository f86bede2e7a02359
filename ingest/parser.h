#pragma once
#include <span>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/clusters.h"
#include "ingest/linear_model.h"
#include "ingest/parser_state.h"

namespace dossier {

/// Builds a Universal Dependencies tree over each sentence: an arc-hybrid transition parser with a small beam, trained
/// first as a greedy one with a dynamic oracle (Goldberg and Nivre 2013), then with the beam. Trees are projective with
/// one root. Const and shared by all threads.
class Parser {
 public:
  static constexpr std::string_view kKind = "parser";
  static constexpr size_t kBeamWidth = 8;
  static constexpr int64_t kBeamBehind = 50'000;  ///< in the units of the model's weights: what is kept of the beam

  /// `bytes` and `clusters` must outlive the parser. Throws Error(Input) as LinearModel does.
  Parser(std::span<const unsigned char> bytes, const ClusterTable& clusters);
  static uint64_t fingerprint(const ClusterTable& clusters);

  /// Sets head and label of all tokens. Names that are already marked stay apart. REQUIRES: tokens, sentences, tags.
  void parse(Annotations& annotations) const;

 private:
  const ClusterTable& clusters_;
  LinearModel model_;
  std::vector<Transition> transitions_;  // of each class
};

/// The names of transitions in a parser's model: "shift", "left nsubj", "right obj" ...
std::string to_string(Transition transition);

}  // namespace dossier
