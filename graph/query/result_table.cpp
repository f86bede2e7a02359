#include <cmath>

#include "graph/query/run.h"

namespace dossier {
namespace {

std::string json_string(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < 0x20) {
      result += std::string("\\u00") + kHex[byte >> 4] + kHex[byte & 15];
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string to_json(const Value& value, const PropertyGraph& graph);

std::string json_map(const ValueMap& map, const PropertyGraph& graph) {
  std::string text;
  for (const auto& [key, element] : map) text += (text.empty() ? "" : ",") + json_string(key) + ":" + to_json(element, graph);
  return "{" + text + "}";
}

std::string json_list(const ValueList& list, const PropertyGraph& graph) {
  std::string text;
  for (const Value& element : list) text += (text.empty() ? "" : ",") + to_json(element, graph);
  return "[" + text + "]";
}

std::string json_node(NodeRef node, const PropertyGraph& graph) {
  ValueList labels;
  for (const Symbol label : graph.labels(node.id)) labels.push_back(Value::borrowed(graph.symbols().name(label)));
  return "{\"labels\":" + json_list(labels, graph) + ",\"properties\":" + json_map(all_properties(Value(node), graph), graph) + "}";
}

std::string json_relationship(RelationshipRef relationship, const PropertyGraph& graph) {
  const std::string type = graph.has_relationship(relationship.id) ? graph.symbols().name(graph.type(relationship.id)) : "";
  return "{\"type\":" + json_string(type) + ",\"properties\":" + json_map(all_properties(Value(relationship), graph), graph) + "}";
}

std::string json_path(const PathValue& path, const PropertyGraph& graph) {
  std::string text = "[" + json_node(path.nodes[0], graph);
  for (size_t i = 0; i < path.relationships.size(); ++i)
    text += "," + json_relationship(path.relationships[i], graph) + "," + json_node(path.nodes[i + 1], graph);
  return text + "]";
}

std::string to_json(const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case ValueKind::Null: return "null";
    case ValueKind::Boolean: return value.boolean() ? "true" : "false";
    case ValueKind::Integer: return std::to_string(value.integer());
    case ValueKind::Float: return std::isfinite(value.real()) ? format_float(value.real()) : json_string(format_float(value.real()));
    case ValueKind::String: return json_string(value.string());
    case ValueKind::Node: return json_node(value.node(), graph);
    case ValueKind::Relationship: return json_relationship(value.relationship(), graph);
    case ValueKind::Path: return json_path(value.path(), graph);
    case ValueKind::List: return json_list(value.list(), graph);
    case ValueKind::Map: return json_map(value.map(), graph);
    default: return json_string(format_temporal(value.temporal()));
  }
}

Cell to_cell(const Value& value, const PropertyGraph& graph) {
  switch (value.kind()) {
    case ValueKind::Null: return std::monostate();
    case ValueKind::Boolean: return value.boolean();
    case ValueKind::Integer: return value.integer();
    case ValueKind::Float: return value.real();
    case ValueKind::String: return std::string(value.string());
    default:
      if (value.is_temporal()) return format_temporal(value.temporal());
      return JsonText{to_json(value, graph)};
  }
}

}  // namespace

Table to_table(const QueryResult& result, const PropertyGraph& graph) {
  Table table{result.columns, {}};
  for (const auto& row : result.rows) {
    std::vector<Cell>& cells = table.rows.emplace_back();
    for (const Value& value : row) cells.push_back(to_cell(value, graph));
  }
  return table;
}

}  // namespace dossier
