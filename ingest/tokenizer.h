#pragma once
#include <string_view>

#include "ingest/annotations.h"

namespace dossier {

/// Cuts `text` into tokens as the English Universal Dependencies treebanks do: clitics stand alone ("do|n't",
/// "Iraq|'s"), hyphenated words are cut ("far|-|right") unless the first part is a prefix ("pre-war", "co-founder"),
/// abbreviations and initials keep their full stop, addresses and numbers stay whole. A token never holds white space.
///
/// Replaces Annotations::tokens: offsets, word, lemma (the word, until the lemmatizer runs) and the flags that
/// depend on the characters. Works on any bytes; REQUIRES: text.size() < 2^32.
void tokenize(std::string_view text, Annotations& annotations);

}  // namespace dossier
