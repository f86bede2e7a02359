#pragma once
#include <vector>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Events that are named by describing them ("the 2018 Norland general election", "Vostok Conference", "Norland
/// constitutional referendum, 2003") or by a noun before a name of their own ("Hurricane Dorel", "Operation Quiet Tide");
/// what such a noun names once is an event throughout the document. A mention of type Event takes the place of the
/// mentions inside it. REQUIRES: tokens, tags, syntax, mentions; `matches` of Gazetteer::match.
void add_event_names(const Gazetteer&, const std::vector<NameMatch>& matches, Annotations&);

}  // namespace dossier
