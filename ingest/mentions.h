#pragma once
#include <string_view>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Names out of the lexicons become mentions where the text bears them out: countries, nationalities, governments,
/// places, organisations, events. REQUIRES: tokens and sentences. `matches` are of Gazetteer::match.
///
/// Mentions of a recogniser that are there already: one that spells a sure name of the lexicons becomes what they say,
/// one that is a part of such a name gives way to it, one that is only a title or a degree is dropped; all others stay.
/// Leaves Annotations::mentions sorted.
void add_gazetteer_mentions(const Gazetteer&, const std::vector<NameMatch>& matches, Annotations&);

/// Date expressions become mentions of type Date with their time. A mention that is there already and overlaps one is kept;
/// a Date among them takes its time. REQUIRES: tokens and sentences. `document_date` is that of publication.
void add_date_mentions(PartialDate document_date, Annotations&);

/// Sorts mentions by first token, longer first.
void sort_mentions(Annotations&);

}  // namespace dossier
