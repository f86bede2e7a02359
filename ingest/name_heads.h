#pragma once
#include "ingest/annotations.h"

namespace dossier {

/// Trees that names leave no doubt about, whatever the parser took. "Foreign Secretary Boris Johnson welcomes it": a person's
/// name directly behind a title with a capital, of which it was read as an apposition, heads the phrase, and the title
/// describes it (nmod:desc); so it is where it was read as the noun of the title's field ("Secretary of [State Ada Quist]"), and
/// with a noun that was read as part of the body before it ("[GOP frontrunner] Ada Quist"). "Adyar (Chennai)": a name alone in brackets behind a name is an apposition of it.
/// REQUIRES: tags, trees, mentions in order of the text.
void attach_names(Annotations&);

}  // namespace dossier
