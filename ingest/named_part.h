#pragma once
#include "graph/extraction.h"

namespace dossier {

/// The part of an extraction that becomes a graph: entities that the text names, with what is said of them. "The
/// member" or "officials" alone are nobody that another article could mean, and a date is a node only where a claim
/// dates something by it. Statements stay, also those of nobody that is named: their source is in the text.
Extraction named_part(const Extraction&);

}  // namespace dossier
