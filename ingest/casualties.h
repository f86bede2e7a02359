#pragma once
#include "ingest/annotations.h"

namespace dossier {

/// How many were killed, wounded, missing, displaced or captured, by syntax: "killed at least 14 people", "12 were wounded",
/// "left three dead", "the death toll rose to 45", "no casualties were reported". Each count is put on the event that the
/// passage tells of: the one of the same predicate, else the nearest violent or named event of the sentence, else the last
/// violent event before it in the paragraph. A killing in a place that no event tells of is an event of its own; counts
/// without an event are not kept, nor are those that the text denies, fears or predicts.
/// REQUIRES: events, statements.
void extract_casualties(Annotations&);

}  // namespace dossier
