#pragma once
#include "ingest/annotations.h"

namespace dossier {

/// Verbs that the tagger read as participles, adjectives or nouns though what stands around them leaves no other reading:
/// "the republic closed its border" (a participle takes no object with an article or possessive), "Hungary fears a war"
/// (a sentence without a finite verb, with a plural noun between a name and an article), "Raised in Norland, she left" (the past of
/// a subject that has yet to come), "will resign her post" (no verb follows "her" but after "let" and its like). Only the tags change.
/// REQUIRES: tokens, sentences, tags; comes before lemmas and trees.
void correct_verb_tags(Annotations&);

}  // namespace dossier
