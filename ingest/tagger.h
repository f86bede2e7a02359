#pragma once
#include <span>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/clusters.h"
#include "ingest/linear_model.h"

namespace dossier {

/// Assigns part-of-speech tags: UPOS and XPOS as one class, greedily from left to right, by an averaged perceptron
/// (Collins 2002) over words, affixes, clusters and the tags already given. Const and shared by all threads.
class Tagger {
 public:
  static constexpr std::string_view kKind = "tagger";

  /// `bytes` and `clusters` must outlive the tagger. Throws Error(Input) as LinearModel does.
  Tagger(std::span<const unsigned char> bytes, const ClusterTable& clusters);
  static uint64_t fingerprint(const ClusterTable& clusters);

  /// Sets upos and xpos of all tokens. REQUIRES: tokens and sentences.
  void tag(Annotations& annotations) const;

 private:
  struct Tags {
    Upos upos;
    Xpos xpos;
  };
  const ClusterTable& clusters_;
  LinearModel model_;
  std::vector<Tags> tags_;  // of each class
};

}  // namespace dossier
