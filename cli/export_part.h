#pragma once
#include <string>

#include "export/export_options.h"
#include "graph/knowledge_graph.h"

namespace dossier {

/// The part of the graph that an openCypher query returns: entities, statements and claims in the cells of its result.
/// Throws Error(Query) with a caret for a faulty query, Error(Usage) when it returns only values, Error(Input) when
/// nothing matches.
ExportOptions::Part part_of_query(const KnowledgeGraph&, const std::string& query);

}  // namespace dossier
