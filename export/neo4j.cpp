#include <algorithm>

#include "export/attributes.h"
#include "export/edge_stream.h"
#include "export/graph_view.h"
#include "export/writers.h"

// Two ways into Neo4j: tables for its bulk importer,
//   neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv --multiline-fields=true
// and a script for cypher-shell, which can be run again on the same database: MERGE finds what is there by its id.
namespace dossier {
namespace {

std::string_view type_name(ValueType type) {
  constexpr std::string_view kNames[] = {"string", "string", "long", "double", "boolean"};
  return kNames[static_cast<size_t>(type)];
}

void write_plain_csv(Sink& sink, std::string_view text) { write_csv(sink, text, false); }

/// A name in backticks when it is not made of letters, digits and underscores.
void write_name(Sink& sink, std::string_view name) {
  const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (plain) {
    sink << name;
    return;
  }
  sink << '`';
  for (const char c : name) sink << (c == '`' ? std::string_view("``") : std::string_view(&c, 1));
  sink << '`';
}

/// `{id: "...", name: value, ...}`. A string of JSON is one of Cypher, too.
void write_map(Sink& sink, std::string_view id, std::span<const Column> columns, AttributeReader::Values values) {
  sink << "{id: \"" << id << '"';
  for (size_t i = 0; i < values.size(); ++i) {
    if (!values[i].present) continue;
    sink << ", " << columns[i].name << ": ";
    write_value(sink, values[i], write_json_string);
  }
  sink << '}';
}

}  // namespace

void write_neo4j_nodes(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  const GraphView view(graph, options);
  AttributeReader reader(view);
  const auto columns = reader.node_columns_in_use();
  sink << "id:ID,:LABEL";
  for (const size_t i : columns) sink << ',' << node_columns()[i].name << ':' << type_name(node_columns()[i].type);
  sink << '\n';
  for (uint32_t n = 0; n < view.nodes().size(); ++n) {
    const auto values = reader.node(n);
    sink << node_id(view.nodes()[n]) << ",Entity;" << values[static_cast<size_t>(NodeColumn::Type)].text;
    for (const size_t i : columns) {
      sink << ',';
      if (values[i].present) write_value(sink, values[i], write_plain_csv);
    }
    sink << '\n';
  }
}

void write_neo4j_relationships(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  const GraphView view(graph, options);
  AttributeReader reader(view);
  sink << ":START_ID,:END_ID,:TYPE,id:string";
  for (size_t i = 0; i < kEdgeColumns; ++i) sink << ',' << edge_columns()[i].name << ':' << type_name(edge_columns()[i].type);
  sink << '\n';
  for (const ViewEdge& edge : view.edges()) {
    const auto values = reader.edge(edge);
    sink << node_id(view.nodes()[edge.source]) << ',' << node_id(view.nodes()[edge.target]) << ',';
    write_plain_csv(sink, values[static_cast<size_t>(EdgeColumn::Type)].text);
    sink << ',' << edge_id(edge);
    for (const AttributeValue& value : values) {
      sink << ',';
      if (value.present) write_value(sink, value, write_plain_csv);
    }
    sink << '\n';
  }
}

void write_cypher(const KnowledgeGraph& graph, Sink& sink, const ExportOptions& options) {
  constexpr uint32_t kTransaction = 1000;  // statements in one transaction of cypher-shell
  const GraphView view(graph, options);
  AttributeReader reader(view);
  sink << "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n:begin\n";
  uint32_t statements = 0;
  const auto end_statement = [&] {
    sink << ";\n";
    if (++statements % kTransaction == 0) sink << ":commit\n:begin\n";
  };
  for (uint32_t n = 0; n < view.nodes().size(); ++n) {
    const auto values = reader.node(n);
    const IdText id = node_id(view.nodes()[n]);
    sink << "MERGE (n:Entity {id: \"" << id << "\"}) SET n:";
    write_name(sink, values[static_cast<size_t>(NodeColumn::Type)].text);
    sink << ", n += ";
    write_map(sink, id, node_columns(), values);
    end_statement();
  }
  for (const ViewEdge& edge : view.edges()) {
    const auto values = reader.edge(edge);
    sink << "MATCH (a:Entity {id: \"" << node_id(view.nodes()[edge.source]) << "\"}), (b:Entity {id: \""
         << node_id(view.nodes()[edge.target]) << "\"}) MERGE (a)-[r:";
    write_name(sink, values[static_cast<size_t>(EdgeColumn::Type)].text);
    sink << " {id: \"" << edge_id(edge) << "\"}]->(b) SET r += ";
    write_map(sink, edge_id(edge), edge_columns(), values);
    end_statement();
  }
  sink << ":commit\n";
}

}  // namespace dossier
