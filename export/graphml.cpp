#include <array>
#include <string>
#include <vector>

#include "export/attributes.h"
#include "export/edge_stream.h"
#include "export/graph_view.h"
#include "export/layout.h"
#include "export/style.h"
#include "export/writers.h"
#include "export/yed.h"

// GraphML is read by everything, and by each a little differently. The rules below were found by trying the readers:
// no namespace prefix (Cytoscape reads qualified names), no DOCTYPE (APOC refuses it), nodes before edges (APOC,
// Cytoscape), directedness only for the whole graph (NetworkX fails on a mixture), ids unique over the whole file and
// XML name tokens, each key for nodes or edges alone with an explicit type (graph-tool fails without), long for counts
// (graph-tool fails on large ints), never an attribute named "id" (igraph loses its node ids), no defaults (three of
// seven readers ignore them), no empty values (an empty double is an error to graph-tool). No form of a boolean is read by
// all: Boost knows 1 and 0 only, to Java's readers 1 is false. So the standard profile has whole numbers, the others
// have true and false. yEd's graphics stand before the other values, since NetworkX takes yEd's label, which is cut short,
// for the label unless another one follows; their keys have a name and a type as well, which yEd's schema allows, since
// graph-tool stops at the value of a key without ("unrecognized type").
namespace dossier {
namespace {

std::string_view type_name(ValueType type, Profile profile) {
  if (type == ValueType::Truth && profile == Profile::Standard) return "long";
  constexpr std::string_view kNames[] = {"string", "string", "long", "double", "boolean"};
  return kNames[static_cast<size_t>(type)];
}

class GraphmlWriter {
 public:
  GraphmlWriter(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options)
      : view_(graph, options), reader_(view_), sink_(sink), profile_(options.profile), node_columns_(reader_.node_columns_in_use()) {
    if (profile_ == Profile::Gephi || profile_ == Profile::Yed) places_ = lay_out(view_);
  }

  void write() {
    sink_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"";
    if (profile_ == Profile::Yed) write_yed_namespaces(sink_);
    sink_ << ">\n";
    write_keys();
    sink_ << "  <graph id=\"G\" edgedefault=\"directed\">\n";
    for (uint32_t i = 0; i < view_.nodes().size(); ++i) write_node(i);
    for (const ViewEdge& edge : view_.edges()) write_edge(edge);
    sink_ << "  </graph>\n</graphml>\n";
  }

 private:
  void write_key(std::string_view id, std::string_view domain, std::string_view name, std::string_view type,
                 std::string_view description = "") {
    sink_ << "  <key id=\"" << id << "\" for=\"" << domain << "\" attr.name=\"" << name << "\" attr.type=\"" << type << '"';
    if (description.empty()) {
      sink_ << "/>\n";
      return;
    }
    sink_ << "><desc>" << description << "</desc></key>\n";
  }

  static std::string node_key(const Column& column) {
    return column.name == "label" ? "label" : "n_" + std::string(column.name);
  }
  static std::string edge_key(const Column& column) {
    return column.name == "weight" ? "weight" : "e_" + std::string(column.name);
  }

  void write_keys() {
    for (const size_t i : node_columns_) {
      const Column& column = node_columns()[i];
      const std::string key = node_key(column);
      write_key(key, "node", column.name, type_name(column.type, profile_), column.description);
      node_data_[i] = "      <data key=\"" + key + "\">";
    }
    if (profile_ == Profile::Neo4j) write_key("labels", "node", "labels", "string");
    if (profile_ == Profile::Cytoscape) write_key("n_name", "node", "name", "string");
    if (profile_ == Profile::Gephi) {
      for (const std::string_view name : {"x", "y", "size"}) write_key(name, "node", name, "float");
      for (const std::string_view name : {"r", "g", "b"}) write_key(name, "node", name, "int");
    }
    if (profile_ == Profile::Yed) write_yed_node_key(sink_);
    for (size_t i = 0; i < kEdgeColumns; ++i) {
      const Column& column = edge_columns()[i];
      const std::string key = edge_key(column);
      write_key(key, "edge", column.name, type_name(column.type, profile_), column.description);
      edge_data_[i] = "      <data key=\"" + key + "\">";
    }
    if (profile_ == Profile::Cytoscape) {
      write_key("e_interaction", "edge", "interaction", "string");
      write_key("e_name", "edge", "name", "string");
    }
    if (profile_ == Profile::Yed) write_yed_edge_key(sink_);
  }

  void write_node(uint32_t position) {
    const ViewNode& node = view_.nodes()[position];
    const auto values = reader_.node(position);
    const AttributeValue& label = values[static_cast<size_t>(NodeColumn::Label)];
    const AttributeValue& type = values[static_cast<size_t>(NodeColumn::Type)];
    sink_ << "    <node id=\"" << node_id(node) << '"';
    if (profile_ == Profile::Neo4j) sink_ << " labels=\":Entity:" << type.text << '"';
    sink_ << ">\n";
    if (profile_ == Profile::Neo4j) sink_ << "      <data key=\"labels\">:Entity:" << type.text << "</data>\n";
    if (profile_ == Profile::Yed) {
      write_yed_node(sink_, label.text, node_style(view_.graph(), node), places_[position],
                     values[static_cast<size_t>(NodeColumn::Degree)].whole);
    }
    for (const size_t i : node_columns_) write_data(node_data_[i], values[i]);
    if (profile_ == Profile::Cytoscape) write_data("      <data key=\"n_name\">", label);
    if (profile_ == Profile::Gephi) write_gephi(position, values[static_cast<size_t>(NodeColumn::Degree)].whole);
    sink_ << "    </node>\n";
  }

  void write_gephi(uint32_t position, int64_t degree) {
    const Colour colour = node_style(view_.graph(), view_.nodes()[position]).colour;
    // Gephi's y grows upward.
    sink_ << "      <data key=\"x\">" << places_[position].x << "</data><data key=\"y\">" << -places_[position].y
          << "</data><data key=\"size\">" << node_size(degree) << "</data>\n      <data key=\"r\">" << uint32_t{colour.red}
          << "</data><data key=\"g\">" << uint32_t{colour.green} << "</data><data key=\"b\">" << uint32_t{colour.blue}
          << "</data>\n";
  }

  void write_edge(const ViewEdge& edge) {
    const auto values = reader_.edge(edge);
    const std::string_view type = values[static_cast<size_t>(EdgeColumn::Type)].text;
    const IdText source = node_id(view_.nodes()[edge.source]), target = node_id(view_.nodes()[edge.target]);
    sink_ << "    <edge id=\"" << edge_id(edge) << "\" source=\"" << source << "\" target=\"" << target << '"';
    // Gephi keeps parallel edges apart by this attribute; APOC takes the relationship's type from it.
    if (profile_ == Profile::Neo4j || profile_ == Profile::Gephi) sink_ << " label=\"" << type << '"';
    sink_ << ">\n";
    if (profile_ == Profile::Yed) {
      write_yed_edge(sink_, values[static_cast<size_t>(EdgeColumn::Label)].text, edge_style(view_.graph(), edge),
                     is_broken(view_.graph(), edge), values[static_cast<size_t>(EdgeColumn::Symmetric)].whole != 0);
    }
    for (size_t i = 0; i < kEdgeColumns; ++i) write_data(edge_data_[i], values[i]);
    if (profile_ == Profile::Cytoscape) {
      sink_ << "      <data key=\"e_interaction\">" << type << "</data>\n      <data key=\"e_name\">" << source << " ("
            << type << ") " << target << "</data>\n";
    }
    sink_ << "    </edge>\n";
  }

  void write_data(std::string_view opening, const AttributeValue& value) {
    if (!value.present) return;
    sink_ << opening;
    if (value.type == ValueType::Truth && profile_ == Profile::Standard) sink_ << (value.whole != 0 ? '1' : '0');
    else write_value(sink_, value, write_xml);
    sink_ << "</data>\n";
  }

  const GraphView view_;
  AttributeReader reader_;
  Sink& sink_;
  const Profile profile_;
  const AttributeReader::ColumnsInUse node_columns_;
  std::array<std::string, kNodeColumns> node_data_;
  std::array<std::string, kEdgeColumns> edge_data_;
  std::vector<Point> places_;
};

}  // namespace

void write_graphml(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  GraphmlWriter(graph, sink, options).write();
}

}  // namespace dossier
