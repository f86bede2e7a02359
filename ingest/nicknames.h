#pragma once
#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Makes one name of a person whose nickname stands in marks or brackets inside it: "Marta "Coco" Reed", "Walter C. 'Buddy'
/// Hale", "Robert (Bobby) Lynch". Where neither a given name nor the recogniser tells of a person, the words stay apart.
/// REQUIRES: tokens, tags, sentences and mentions, sorted; leaves them sorted.
void join_nicknames(const Gazetteer&, Annotations&);

}  // namespace dossier
