#pragma once
#include "ingest/annotations.h"

namespace dossier {

/// One sense per discourse for names: what the document calls by a name of several words, it calls so wherever the same
/// words stand ("the National Library of Norland" again, of which "Norland" alone was seen), and a surname of one of its
/// people names that person ("Norton" taken for an organisation beside "Joshua Norton").
/// REQUIRES: tokens, mentions. Leaves the mentions sorted.
void unite_repeated_names(Annotations&);

}  // namespace dossier
