#pragma once
#include <vector>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Adds names that recogniser and lexicons left alone and whose shape gives them away: runs of capitals that end in what an
/// organisation is called ("the Harbour Herald"), those between a preposition and a comma with a place behind it ("of
/// Velga, Norland"), those named after their purpose ("the Agency for Rural Affairs"), and chambers by their bare name ("Parliament voted"). REQUIRES: tokens, tags, mentions; `names` of
/// token_names. Leaves the mentions sorted.
void add_missed_names(const Gazetteer&, const std::vector<TokenNames>& names, Annotations&);

}  // namespace dossier
