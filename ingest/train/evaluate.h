#pragma once
#include <string>
#include <vector>

#include "ingest/clusters.h"

namespace dossier {

/// A figure measured on development data: "ewt.dev UPOS", in percent.
struct Score {
  std::string measure;
  double percent = 0;
};

/// The models in `models` on the development treebanks: gold words and sentences, everything else predicted.
std::vector<Score> evaluate_treebanks(const std::string& data, const std::string& models, const ClusterTable& clusters);

/// Names exactly right in span and type (F1) on a corpus that no training reads, sentence by sentence,
/// with or without the gazetteer's names.
std::vector<Score> evaluate_names(const std::string& data, const std::string& models, const ClusterTable& clusters, bool with_gazetteer);

}  // namespace dossier
