#pragma once
#include "ingest/annotations.h"

namespace dossier {

/// What each statement is about, and which side its speaker takes: fills Quotation::about with the named entities that
/// its words refer to, in the order in which they come up, each with stance, strength and the words that carry it. The
/// sides of single words (stance.h) add up; what stands before "but" or in a concession counts half, and a speaker who
/// says as much for as against takes no side. A side inside a nested statement is that of its own speaker.
/// REQUIRES: coreference, relations (offices of speakers).
void find_topics(Annotations& annotations);

}  // namespace dossier
