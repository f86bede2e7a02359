#pragma once
#include "ingest/annotations.h"
#include "ingest/claims.h"
#include "ingest/rules.h"

namespace dossier {

/// Applies the relation rules to every token that triggers one and appends what they state to Annotations::relations.
/// Needs trees, mentions with chains, and quotations. Pure, deterministic: relations in the order of their triggers.
void extract_relations(Annotations& annotations, const RuleSet& rules = RuleSet::relations());

/// The same over a reader that other stages share; the relations are not yet in the annotations.
std::vector<ExtractedRelation> match_relations(const ClaimReader& reader, const RuleSet& rules);

/// A noun that names a role ("member", "president") states it wherever it stands; only as a predicate ("is not a member",
/// "may become president") does the clause decide whether it holds.
bool is_predicate(const Syntax& syntax, uint32_t t);

/// What begins after the document's day is expected, and no fact yet: "meet on Monday", "is going to Norway next month". Names of
/// events and dates of births and the like stay as they are. REQUIRES: events, relations.
void expect_what_is_to_come(PartialDate document_date, Annotations& annotations);

}  // namespace dossier
