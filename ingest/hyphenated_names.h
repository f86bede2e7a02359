#pragma once
#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Makes names whole again that the tokenizer's hyphens divide: "Per-Olof Lind", "Ana Obi-Reyes", "Baden-Altmark".
/// "the Reyes-Obi talks" and "Norlandian-Velgan" stay two. REQUIRES: tokens, sentences and mentions, sorted; leaves them
/// sorted.
void join_hyphenated_names(const Gazetteer&, Annotations&);

}  // namespace dossier
