#pragma once
#include "graph/knowledge_graph.h"

namespace dossier {

/// `part` of a statement's content with the verb that reports it, when the two stand side by side: "doubts that it will
/// last", "called on all parties", "denied that she had left". What somebody is said to deny or doubt would read as his
/// opinion without it. Of direct speech, and where other words stand between, `part` itself.
ByteSpan with_cue(const KnowledgeGraph& graph, StatementId id, ByteSpan part);

}  // namespace dossier
