#pragma once
#include <vector>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Gives names what the recogniser left out of them: initials, given names and surnames of people, the numbers of bodies and
/// districts, what supporters are for, the form of a company. REQUIRES: tokens,
/// tags, syntax, mentions, sorted; leaves them sorted.
void complete_names(const Gazetteer&, const std::vector<TokenNames>& names, Annotations&);

/// "Joint Task Force - Operation Quiet Tide", cut or taken for the operation: a force is called after it.
void join_forces(Annotations& a);

}  // namespace dossier
