#pragma once
#include <vector>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Drops what was taken for the name of an entity and is none: ships ("USS Halden"), cases in court ("Roe v. Moss"),
/// diseases and laws by the words that the document has for them, models of cars and aircraft, common nouns with a capital,
/// pronouns, the agency of a dateline. REQUIRES: tokens, tags, syntax, mentions.
void drop_false_names(const Gazetteer&, const std::vector<TokenNames>& names, Annotations&);

}  // namespace dossier
