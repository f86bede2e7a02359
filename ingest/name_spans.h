#pragma once
#include <vector>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Corrects recognised names where their form alone tells: a person's name ends before a possessive ("Ada Vance's
/// party" is not one name) and begins after titles ("Prof. Ada Vance"); no name ends with one; a name that is an address ("Lenta.Ru") is an organisation's.
/// REQUIRES: tokens, tags, syntax, mentions; `matches` of Gazetteer::match. Leaves the mentions sorted.
void trim_names(const Gazetteer&, const std::vector<NameMatch>& matches, Annotations&);

/// Events that are named by describing them: "the 2018 Norland general election", "Vostok Conference", "Norland
/// constitutional referendum, 2003". A mention of type Event takes the place of the mentions inside it.
/// REQUIRES: as trim_names.
void add_described_events(const Gazetteer&, const std::vector<NameMatch>& matches, Annotations&);

}  // namespace dossier
