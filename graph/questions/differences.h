#pragma once
#include "graph/filter.h"
#include "graph/knowledge_graph.h"
#include "graph/table.h"

namespace dossier {

/// What two snapshots (or two views of one) say differently, by the names of their entities: claims gained, lost, changed
/// (other status, role, polarity, modality or time) and re-attributed (said by others). Columns: change, source, relation,
/// target, was, is, quote, published, document, claim; the last four are of the new claim, or of the lost one.
Table differences(const KnowledgeGraph& before, const ClaimFilter& filter_before, const KnowledgeGraph& after, const ClaimFilter& filter_after);

}  // namespace dossier
