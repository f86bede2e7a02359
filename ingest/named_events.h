#pragma once
#include "ingest/annotations.h"

namespace dossier {

/// Wars, summits, treaties, elections, exercises and the like that have a name: one ExtractedEvent of type NAMED for each such
/// chain, with those who took part, the place and the time that the document states anywhere, and the kind of the chain.
/// An event of PLOVER that has the name as its trigger stays an event of its own. Needs relations.
void extract_named_events(Annotations& annotations);

}  // namespace dossier
