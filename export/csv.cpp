#include "export/attributes.h"
#include "export/edge_stream.h"
#include "export/graph_view.h"
#include "export/writers.h"

// Two tables, with the headings that Gephi's spreadsheet import knows (Id, Label; Source, Target, Type, Kind, Id, Label,
// Weight), so that no column has to be assigned by hand; Excel, Flourish and R read the same files. Rows end in CR LF
// (RFC 4180).
namespace dossier {
namespace {

constexpr std::string_view kRowEnd = "\r\n";

void write_cell(Sink& sink, const AttributeValue& value, bool guard) {
  if (!value.present) return;
  const TextWriter write_text = guard ? TextWriter([](Sink& s, std::string_view text) { write_csv(s, text, true); })
                                      : TextWriter([](Sink& s, std::string_view text) { write_csv(s, text, false); });
  write_value(sink, value, write_text);
}

bool is_leading(EdgeColumn column) {
  return column == EdgeColumn::Type || column == EdgeColumn::Label || column == EdgeColumn::Weight;
}

}  // namespace

void write_csv_nodes(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  const GraphView view(graph, options);
  AttributeReader reader(view);
  const auto columns = reader.node_columns_in_use();
  sink << "Id";
  for (const size_t i : columns) sink << ',' << (i == 0 ? std::string_view("Label") : node_columns()[i].name);
  sink << kRowEnd;
  for (uint32_t n = 0; n < view.nodes().size(); ++n) {
    const auto values = reader.node(n);
    sink << node_id(view.nodes()[n]);
    for (const size_t i : columns) {
      sink << ',';
      write_cell(sink, values[i], options.guard_formulas);
    }
    sink << kRowEnd;
  }
}

void write_csv_edges(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  const GraphView view(graph, options);
  AttributeReader reader(view);
  sink << "Source,Target,Type,Kind,Id,Label,Weight";
  for (size_t i = 0; i < kEdgeColumns; ++i)
    if (!is_leading(static_cast<EdgeColumn>(i))) sink << ',' << edge_columns()[i].name;
  sink << kRowEnd;
  for (const ViewEdge& edge : view.edges()) {
    const auto values = reader.edge(edge);
    sink << node_id(view.nodes()[edge.source]) << ',' << node_id(view.nodes()[edge.target]) << ",Directed,";
    write_cell(sink, values[static_cast<size_t>(EdgeColumn::Type)], options.guard_formulas);
    sink << ',' << edge_id(edge) << ',';
    write_cell(sink, values[static_cast<size_t>(EdgeColumn::Label)], options.guard_formulas);
    sink << ',';
    write_cell(sink, values[static_cast<size_t>(EdgeColumn::Weight)], options.guard_formulas);
    for (size_t i = 0; i < kEdgeColumns; ++i) {
      if (is_leading(static_cast<EdgeColumn>(i))) continue;
      sink << ',';
      write_cell(sink, values[i], options.guard_formulas);
    }
    sink << kRowEnd;
  }
}

}  // namespace dossier
