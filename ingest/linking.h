#pragma once
#include <string_view>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Gives each chain the lexicon entry that its mentions point to: Chain::entry, ref, kind and, for a country or an
/// organisation, the standard name. A country is its ISO 3166 code, whether the text names it, its people or its
/// government; a place is its GeoNames id, and of places of one name the one in a country that the document is about; an
/// organisation is the lexicon's id. A chain of which no mention has an entry is looked up by its name. Of chains with one
/// ref the first takes all mentions.
/// REQUIRES: chains with mentions and names; mentions with their entries (add_gazetteer_mentions).
void link_chains(const Gazetteer& gazetteer, Annotations& annotations);

/// Gives each Date mention a chain; one for all mentions of one interval. Its name is the expression first used.
void chain_dates(std::string_view text, Annotations& annotations);

}  // namespace dossier
