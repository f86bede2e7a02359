#pragma once
#include "ingest/annotations.h"

namespace dossier {

/// Makes a government that is called after its head an organisation's name: "the Orban government", "the Reyes
/// administration". The name of the head stays a mention of the person inside it. "The Obama family" and "Obama's
/// administration" are no such names. REQUIRES: tokens, tags, mentions, sorted; leaves them sorted.
void name_governments_by_head(Annotations&);

}  // namespace dossier
