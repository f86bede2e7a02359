#pragma once
#include "ingest/annotations.h"

namespace dossier {

/// Drops nationalities that mean no country: of a faith ("Greek Orthodox priests"), of a language ("English-language", "speaks
/// Russian and Chinese"), of a breed, dish or thing that is only called so ("German shepherd", "French fries").
/// REQUIRES: tokens, tags, sentences, mentions.
void drop_false_nationalities(Annotations&);

}  // namespace dossier
