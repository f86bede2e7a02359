#pragma once
#include <string_view>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Decides which mentions of a document are one entity: fills Annotations::chains, Mention::chain and the speakers of
/// Annotations::quotations.
///
/// A sieve of passes, the precise ones first, each working on what those before it have joined (Raghunathan et al. 2010,
/// Lee et al. 2013): names by reference, form and acronym; apposition and predication; nominals by head word, by role
/// and by kind; pronouns by agreement and salience; last the first person inside quotations, which is their speaker.
/// A demonym or a capital that stands for a government is a mention of its country.
///
/// Every name has a chain; nominals and pronouns have one when something else in the document is the same entity.
/// REQUIRES: mentions with nominals (mention_detector.h), quotations.
void resolve_coreference(std::string_view text, const Gazetteer& gazetteer, Annotations& annotations);

}  // namespace dossier
