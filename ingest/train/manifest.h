#pragma once
#include <string>
#include <vector>

#include "ingest/train/evaluate.h"

namespace dossier {

/// The text of models.json: for the files in `models` their sizes and fingerprints, the corpora with licences, the
/// command, the scores.
std::string make_manifest(const std::string& models, const std::vector<Score>& scores);

}  // namespace dossier
