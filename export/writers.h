#pragma once
#include "export/export_options.h"
#include "export/sink.h"
#include "graph/knowledge_graph.h"

namespace dossier {

/// One function for each file of each format; formats.h has the table of them. Each writes the part of the graph that
/// the options choose (GraphView), in the same order, without any time or path of the machine: equal graphs give equal
/// bytes. None of them commits the sink. A writer throws what the sink throws, and Error(Usage) for what it cannot do.
void write_csv_edges(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_csv_nodes(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_cypher(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_cytoscape_json(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_dot(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_follow_the_money(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_follow_the_money_statements(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_gexf(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_graphml(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_html(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_json_graph(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_json_ld(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_neo4j_nodes(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_neo4j_relationships(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_png(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_svg(const KnowledgeGraph&, Sink&, const ExportOptions&);
void write_turtle(const KnowledgeGraph&, Sink&, const ExportOptions&);

}  // namespace dossier
