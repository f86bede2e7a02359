#include <utility>

#include "export/attributes.h"
#include "export/edge_stream.h"
#include "export/graph_view.h"
#include "export/layout.h"
#include "export/writers.h"

// The two JSON forms of graphs that have readers: Cytoscape.js (also the desktop's "cyjs") and JSON Graph Format 2.
namespace dossier {
namespace {

void write_raw(Sink& sink, std::string_view json) { sink << json; }

/// `"name": value` for each value that is present, with a comma before each.
template <class Indices>
void write_members(Sink& sink, std::span<const Column> columns, AttributeReader::Values values, const Indices& indices) {
  for (const size_t i : indices) {
    if (!values[i].present) continue;
    sink << ", \"" << columns[i].name << "\": ";
    write_value(sink, values[i], write_json_string, write_raw);
  }
}

constexpr std::array<size_t, kEdgeColumns> edge_indices() {
  std::array<size_t, kEdgeColumns> indices{};
  for (size_t i = 0; i < kEdgeColumns; ++i) indices[i] = i;
  return indices;
}
constexpr auto kEdgeIndices = edge_indices();

}  // namespace

// `name` and `interaction` are the attributes that Cytoscape's desktop program shows.
void write_cytoscape_json(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  const GraphView view(graph, options);
  AttributeReader reader(view);
  const auto columns = reader.node_columns_in_use();
  const auto places = lay_out(view);
  sink << "{\"format_version\": \"1.0\", \"generated_by\": \"dossier\", \"target_cytoscapejs_version\": \"~3.0\",\n\"data\": {\"name\": ";
  write_json_string(sink, options.title);
  sink << "},\n\"elements\": {\n\"nodes\": [";
  for (uint32_t n = 0; n < view.nodes().size(); ++n) {
    const auto values = reader.node(n);
    sink << (n > 0 ? ",\n" : "\n") << "{\"data\": {\"id\": \"" << node_id(view.nodes()[n]) << "\", \"name\": ";
    write_json_string(sink, values[static_cast<size_t>(NodeColumn::Label)].text);
    write_members(sink, node_columns(), values, columns);
    sink << "}, \"position\": {\"x\": " << places[n].x << ", \"y\": " << places[n].y << "}}";
  }
  sink << "],\n\"edges\": [";
  const char* separator = "\n";
  for (const ViewEdge& edge : view.edges()) {
    const auto values = reader.edge(edge);
    sink << std::exchange(separator, ",\n") << "{\"data\": {\"id\": \"" << edge_id(edge) << "\", \"source\": \""
         << node_id(view.nodes()[edge.source]) << "\", \"target\": \"" << node_id(view.nodes()[edge.target]) << "\", \"interaction\": ";
    write_json_string(sink, values[static_cast<size_t>(EdgeColumn::Type)].text);
    write_members(sink, edge_columns(), values, kEdgeIndices);
    sink << "}}";
  }
  sink << "]}}\n";
}

void write_json_graph(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  const GraphView view(graph, options);
  AttributeReader reader(view);
  const auto columns = reader.node_columns_in_use();
  sink << "{\"graph\": {\"directed\": true, \"type\": \"knowledge graph\", \"label\": ";
  write_json_string(sink, options.title);
  sink << ",\n\"nodes\": {";
  for (uint32_t n = 0; n < view.nodes().size(); ++n) {
    const auto values = reader.node(n);
    sink << (n > 0 ? ",\n" : "\n") << '"' << node_id(view.nodes()[n]) << "\": {\"label\": ";
    write_json_string(sink, values[static_cast<size_t>(NodeColumn::Label)].text);
    sink << ", \"metadata\": {\"id\": \"" << node_id(view.nodes()[n]) << '"';
    write_members(sink, node_columns(), values, columns);
    sink << "}}";
  }
  sink << "},\n\"edges\": [";
  const char* separator = "\n";
  for (const ViewEdge& edge : view.edges()) {
    const auto values = reader.edge(edge);
    sink << std::exchange(separator, ",\n") << "{\"id\": \"" << edge_id(edge) << "\", \"source\": \"" << node_id(view.nodes()[edge.source])
         << "\", \"target\": \"" << node_id(view.nodes()[edge.target]) << "\", \"relation\": ";
    write_json_string(sink, values[static_cast<size_t>(EdgeColumn::Type)].text);
    sink << ", \"metadata\": {\"id\": \"" << edge_id(edge) << '"';
    write_members(sink, edge_columns(), values, kEdgeIndices);
    sink << "}}";
  }
  sink << "]}}\n";
}

}  // namespace dossier
