#pragma once
#include <vector>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Corrects recognised names where their form alone tells. A person's name ends before a possessive ("Ada Vance's party"
/// is not one name) and begins after titles ("Prof. Ada Vance"); no name ends with a possessive or with who works there
/// ("State Department official"). The noun at the head of a name decides its type ("Defence Ministry", "Orla
/// Peninsula"); a name that is an address ("Lenta.Ru") is an organisation's. Names are completed, judged by the whole document
/// and those of the false dropped. Names of the lexicons stay as they are. REQUIRES: tokens, tags, syntax, mentions; `matches` of Gazetteer::match.
/// Leaves the mentions sorted.
void correct_names(const Gazetteer&, const std::vector<NameMatch>& matches, Annotations&);

}  // namespace dossier
