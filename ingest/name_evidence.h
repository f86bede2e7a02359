#pragma once
#include <vector>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Corrects the types of names that no lexicon knows by the evidence of the whole document (one sense per discourse, Gale,
/// Church and Yarowsky 1992): what stands "in" or "near" something and is never introduced or quoted like a person is a
/// place; "Velga, a town" and "Velga, a company" say what they are. REQUIRES: tokens, tags, syntax; mentions in order.
void judge_names_by_document(const std::vector<TokenNames>& names, Annotations&);

}  // namespace dossier
