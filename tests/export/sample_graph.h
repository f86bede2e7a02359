#pragma once
#include <string>

#include "graph/graph_builder.h"
#include "graph/knowledge_graph.h"

namespace dossier {

/// A small graph of invented names with one of everything: a state that two documents affirm, a denial, a proposal by a
/// speaker, a statement inside of a statement, an event with roles, times, aliases, properties, an entity without links.
KnowledgeGraph sample_graph();

/// Names and texts that break writers: markup, quotes, line ends, control characters, invalid bytes, emoji,
/// right-to-left text, formulas, equal names, a value of one megabyte.
KnowledgeGraph hostile_graph();

/// `nodes` people and `edges` claims between them, each with evidence of its own; the same at each call.
KnowledgeGraph large_graph(uint32_t nodes, uint32_t edges);

KnowledgeGraph empty_graph();

}  // namespace dossier
