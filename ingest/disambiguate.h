#pragma once
#include <string_view>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// For each match the entry that the context bears out, UINT32_MAX when the words are a person's name, an ordinary word
/// or nothing to be sure of. Only entries that stand for a country, place, organisation, person or event are chosen.
///
/// "Georgia" is a country beside Tbilisi, a state of the US after "Atlanta,", a person before "Hale"; "Tripoli" is in
/// Lebanon in a text about Lebanon. The evidence: the words around the name, the sure names of the document and their
/// countries, population, and what the same word is elsewhere in the document. Persons that a recogniser has put into
/// `annotations` count too. REQUIRES: tokens and sentences; `matches` of Gazetteer::match.
std::vector<uint32_t> choose_entries(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, const Annotations& annotations);

}  // namespace dossier
