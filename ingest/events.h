#pragma once
#include "ingest/claims.h"
#include "ingest/rules.h"

namespace dossier {

/// Finds acts between actors (PLOVER types, see lexicon/event_triggers.tsv) and appends them to Annotations::events, one event
/// for all its mentions in the document, and to Annotations::relations the edge that each projects (graph/schema.json).
/// A clause gives one event, of its highest verb that is a trigger: "refused to meet" is a refusal, not a meeting.
/// Needs trees, mentions with chains, and quotations.
void extract_events(Annotations& annotations, const RuleSet& triggers = RuleSet::events());

}  // namespace dossier
