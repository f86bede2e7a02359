#pragma once
#include "export/export_options.h"
#include "export/sink.h"
#include "graph/knowledge_graph.h"

namespace dossier {

/// One function for each format; formats.h has the table of them. Each writes the part of the graph that the options
/// choose (GraphView), in the same order, without any time or path of the machine: equal graphs give equal bytes. None
/// of them commits the sink. A writer throws what the sink throws, and Error(Usage) for options it cannot serve.
void write_graphml(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_gexf(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_nodes_csv(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_edges_csv(const KnowledgeGraph&, Sink&, const ExportOptions&);

}  // namespace dossier
