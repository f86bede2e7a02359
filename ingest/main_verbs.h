#pragma once
#include "ingest/annotations.h"

namespace dossier {

/// Many verbs have one form for the past and the participle, so that "Thai forces fought along the border." can be read as
/// a noun with a clause. A sentence that ends with a full stop has a main verb: where tagger and parser found none, the
/// participle directly behind the noun becomes it, with the noun as its subject. And of two verbs that share a subject,
/// the one between commas ("Chad, suspended in May, was not invited") is the participle. A verb with "who" for its subject
/// that was read as an apposition is a relative clause.
/// REQUIRES: tags, trees.
void recover_main_verbs(Annotations& annotations);

}  // namespace dossier
