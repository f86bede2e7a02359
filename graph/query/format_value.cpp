#include "graph/query/property_graph.h"

namespace dossier {
namespace {

std::string quote(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string format_node(uint32_t node, const PropertyGraph& graph);
std::string format_relationship(uint32_t relationship, const PropertyGraph& graph);

std::string format_path(const PathValue& path, const PropertyGraph& graph) {
  std::string text = "<" + format_node(path.nodes[0].id, graph);
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    const uint32_t relationship = path.relationships[i].id;
    const bool forward = graph.source(relationship) == path.nodes[i].id;
    text += (forward ? "-" : "<-") + format_relationship(relationship, graph) + (forward ? "->" : "-") +
            format_node(path.nodes[i + 1].id, graph);
  }
  return text + ">";
}

template <class Get>
std::string format_properties(const std::vector<Symbol>& keys, const PropertyGraph& graph, Get get) {
  std::string text;
  for (const Symbol key : keys) {
    const Value value = get(key);
    if (value.is_null()) continue;
    text += (text.empty() ? "{" : ", ") + graph.symbols().name(key) + ": " + format_value(value, graph);
  }
  return text.empty() ? text : text + "}";
}

std::string format_node(uint32_t node, const PropertyGraph& graph) {
  std::string text;
  for (const Symbol label : graph.labels(node)) text += ":" + graph.symbols().name(label);
  const std::string properties =
      format_properties(graph.node_keys(node), graph, [&](Symbol key) { return graph.node_property(node, key); });
  return "(" + text + (text.empty() || properties.empty() ? "" : " ") + properties + ")";
}

std::string format_relationship(uint32_t relationship, const PropertyGraph& graph) {
  const std::string properties = format_properties(graph.relationship_keys(relationship), graph, [&](Symbol key) {
    return graph.relationship_property(relationship, key);
  });
  const std::string type = graph.has_relationship(relationship) ? graph.symbols().name(graph.type(relationship)) : "";
  return "[:" + type + (properties.empty() ? "" : " ") + properties + "]";
}

}  // namespace

std::string format_value(const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case ValueKind::Null: return "null";
    case ValueKind::Boolean: return value.boolean() ? "true" : "false";
    case ValueKind::Integer: return std::to_string(value.integer());
    case ValueKind::Float: return format_float(value.real());
    case ValueKind::String: return quote(value.string());
    case ValueKind::Node: return format_node(value.node().id, graph);
    case ValueKind::Relationship: return format_relationship(value.relationship().id, graph);
    case ValueKind::Path: return format_path(value.path(), graph);
    case ValueKind::List: {
      std::string text;
      for (const Value& element : value.list()) text += (text.empty() ? "" : ", ") + format_value(element, graph);
      return "[" + text + "]";
    }
    case ValueKind::Map: {
      std::string text;
      for (const auto& [key, element] : value.map())
        text += (text.empty() ? "" : ", ") + key + ": " + format_value(element, graph);
      return "{" + text + "}";
    }
    default: return "'" + format_temporal(value.temporal()) + "'";
  }
}

}  // namespace dossier
