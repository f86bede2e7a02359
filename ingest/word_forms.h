#pragma once
#include <string_view>

#include "ingest/tagset.h"

namespace dossier {

/// The lemma of an inflected form of a word that the rules of relations and events wait for, or of an irregular verb or
/// noun of lexicon/irregular_forms.tsv; "" for any other form. A learned lemmatizer errs on what its corpora lack ("shelled"); a
/// rule that waits for "shell" must not miss it. `form` in small letters. Views stay valid for the program's life.
std::string_view lemma_of_form(std::string_view form, Upos upos, Xpos xpos);

}  // namespace dossier
