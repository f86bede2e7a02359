#pragma once
#include <vector>

#include "ingest/claims.h"

namespace dossier {

/// Reads what stands in brackets behind a name: "Ilse Rahm (3 May 1880, Graz - 1 June 1951, Vienna)", "(born 1912)",
/// "(d. 1990)", "(1880-1951)": DATED born and died, BORN_IN and DIED_IN. Such brackets have no syntax worth parsing.
std::vector<ExtractedRelation> read_life_dates(const ClaimReader& reader);

}  // namespace dossier
