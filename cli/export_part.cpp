#include <algorithm>

#include "cli/export_part.h"
#include "graph/error.h"
#include "graph/query/knowledge_property_graph.h"
#include "graph/query/parser.h"
#include "graph/query/query_error.h"
#include "graph/query/run.h"

namespace dossier {
namespace {

/// Gathers what stands in the cells of a result, also inside of lists, maps and paths.
class PartCollector {
 public:
  PartCollector(const KnowledgePropertyGraph& graph, ExportOptions::Part& part) : graph_(graph), part_(part) {}

  void add(const Value& value) {
    switch (value.kind()) {
      case ValueKind::Node: add(value.node()); break;
      case ValueKind::Relationship: add(value.relationship()); break;
      case ValueKind::Path:
        for (const NodeRef node : value.path().nodes) add(node);
        for (const RelationshipRef relationship : value.path().relationships) add(relationship);
        break;
      case ValueKind::List:
        for (const Value& item : value.list()) add(item);
        break;
      case ValueKind::Map:
        for (const auto& [name, item] : value.map()) add(item);
        break;
      default: break;
    }
  }

 private:
  void add(NodeRef node) {
    if (const auto entity = graph_.entity_of(node)) part_.entities.push_back(*entity);
    if (const auto statement = graph_.statement_of(node)) part_.statements.push_back(*statement);
  }
  void add(RelationshipRef relationship) {
    if (const auto claim = graph_.claim_of(relationship)) part_.claims.push_back(*claim);
  }

  const KnowledgePropertyGraph& graph_;
  ExportOptions::Part& part_;
};

template <class Id>
void sort_unique(std::vector<Id>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

ExportOptions::Part part_of_query(const KnowledgeGraph& knowledge, const std::string& query) {
  ExportOptions::Part part;
  try {
    const KnowledgePropertyGraph graph(knowledge);
    const QueryResult result = run(parse_query(query), graph);
    PartCollector collector(graph, part);
    for (const auto& row : result.rows)
      for (const Value& value : row) collector.add(value);
    if (!result.rows.empty() && part.entities.empty() && part.claims.empty() && part.statements.empty())
      throw usage_error("--query: the result holds no nodes or relationships; return them, as in MATCH (a)-[r:MEMBER_OF]->(b) RETURN a, r, b");
  } catch (const QueryError& e) {
    throw query_error("--query: " + e.type() + " (" + e.detail() + "): " + e.what());
  }
  if (part.entities.empty() && part.claims.empty() && part.statements.empty()) throw input_error("--query: nothing matches it");
  sort_unique(part.entities);
  sort_unique(part.claims);
  sort_unique(part.statements);
  return part;
}

}  // namespace dossier
