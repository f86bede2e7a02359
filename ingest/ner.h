#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/clusters.h"
#include "ingest/gazetteer.h"
#include "ingest/linear_model.h"
#include "ingest/name_labels.h"

namespace dossier {

class NameFeatures;

/// Finds names: a structured perceptron (Collins 2002) over BILOU labels, run twice over a document, the second time
/// with what the first found elsewhere in it. Const and shared by all threads.
class NameRecognizer {
 public:
  static constexpr std::string_view kFirstKind = "names", kSecondKind = "names-again";

  /// The files of the two passes, and `clusters`, must outlive the recogniser. Throws Error(Input) as LinearModel does.
  NameRecognizer(std::span<const unsigned char> first, std::span<const unsigned char> second, const ClusterTable& clusters);
  static uint64_t fingerprint(const ClusterTable& clusters);

  /// Adds a mention for each name; the gazetteer's `matches` are evidence among other. Countries are given as places:
  /// add_gazetteer_mentions tells them apart. REQUIRES: tokens, sentences, tags. Mentions stay sorted.
  void recognize(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, Annotations& annotations) const;

  /// The labels of all tokens, `passes` is 1 or 2.
  std::vector<uint8_t> label(const Annotations& annotations, std::vector<TokenNames> names, int passes = 2) const;

 private:
  struct Pass {
    LinearModel model;
    TransitionScores transitions;
  };
  static Pass make_pass(std::span<const unsigned char> bytes, std::string_view kind, const ClusterTable& clusters);
  std::vector<uint8_t> run(const Pass& pass, const Annotations& annotations, NameFeatures& features) const;

  const ClusterTable& clusters_;
  Pass first_, second_;
};

/// The name of a label in a model's class table: "O", "B-Person" ...
std::string to_string_label(uint8_t label);
/// The feature whose weights are the scores of going on from label `from`.
uint64_t transition_feature(uint8_t from);

}  // namespace dossier
