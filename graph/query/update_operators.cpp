#include <algorithm>
#include <set>

#include "graph/query/row_operators.h"

namespace dossier {
namespace {

MemoryGraph::Properties evaluate_properties(const std::vector<std::pair<GraphName, ExprPtr>>& properties, MemoryGraph& graph,
                                            ExecutionContext& context) {
  MemoryGraph::Properties result;
  for (const auto& [key, expression] : properties) {
    Value value = evaluate(*expression, context);
    if (value.kind() == ValueKind::Map || value.kind() == ValueKind::Node || value.kind() == ValueKind::Relationship ||
        value.kind() == ValueKind::Path)
      throw run_error("TypeError", "InvalidPropertyType", "a property cannot hold a value of type " + std::string(to_string(value.kind())));
    if (!value.is_null()) result.emplace_back(graph.intern(key.text), std::move(value));
  }
  return result;
}

}  // namespace

void Update::open(ExecutionContext& context) {
  Operator::open(context);
  rows_.clear();
  consumed_ = false;
  at_ = 0;
}

bool Update::next(ExecutionContext& context) {
  if (!std::exchange(consumed_, true)) {
    // All rows are read before the first change, so that a query does not see what it does itself.
    while (input_->next(context)) {
      context.tick();
      context.charge(context.frame().size() * sizeof(Value));
      rows_.push_back(context.frame());
    }
    for (std::vector<Value>& row : rows_) {
      context.frame().swap(row);
      if (clause_.kind == ClauseKind::Create) {
        create(context);
      } else {
        remove(context);
      }
      context.frame().swap(row);
    }
    graph_.finish_changes();
  }
  if (at_ == rows_.size()) return false;
  context.frame() = rows_[at_++];
  return true;
}

uint32_t Update::create_node(const NodePattern& pattern, ExecutionContext& context) {
  std::vector<Symbol> labels;
  for (const GraphName& label : pattern.labels) {
    const Symbol symbol = graph_.intern(label.text);
    if (std::find(labels.begin(), labels.end(), symbol) == labels.end()) labels.push_back(symbol);
  }
  return graph_.create_node(labels, evaluate_properties(pattern.properties, graph_, context));
}

void Update::create_relationship(const PathPattern& path, size_t i, ExecutionContext& context) {
  const RelationshipPattern& pattern = path.relationships[i];
  const bool right = pattern.direction == Direction::Right;
  const Value& source = context[path.nodes[right ? i : i + 1].variable.slot];
  const Value& target = context[path.nodes[right ? i + 1 : i].variable.slot];
  if (source.kind() != ValueKind::Node || target.kind() != ValueKind::Node)
    throw run_error("SemanticError", "NullEntity", "a relationship needs two nodes, and one of them is null");
  const uint32_t relationship =
      graph_.create_relationship(source.node().id, graph_.intern(pattern.types[0].text), target.node().id,
                                 evaluate_properties(pattern.properties, graph_, context));
  context[pattern.variable.slot] = RelationshipRef{relationship};
}

void Update::create(ExecutionContext& context) {
  std::set<uint32_t> made;
  for (const PathPattern& path : clause_.patterns) {
    for (const NodePattern& node : path.nodes) {
      if (node.known || !made.insert(node.variable.slot).second) continue;
      context[node.variable.slot] = NodeRef{create_node(node, context)};
    }
    for (size_t i = 0; i < path.relationships.size(); ++i) create_relationship(path, i, context);
    if (!path.variable.named()) continue;
    PathValue value;
    for (const NodePattern& node : path.nodes) value.nodes.push_back(context[node.variable.slot].node());
    for (const RelationshipPattern& relationship : path.relationships)
      value.relationships.push_back(context[relationship.variable.slot].relationship());
    context[path.variable.slot] = std::move(value);
  }
}

void Update::remove(ExecutionContext& context) {
  for (const ExprPtr& expression : clause_.expressions) {
    const Value value = evaluate(*expression, context);
    if (value.kind() == ValueKind::Node) graph_.delete_node(value.node().id);
    if (value.kind() == ValueKind::Relationship) graph_.delete_relationship(value.relationship().id);
    if (value.kind() != ValueKind::Path) continue;
    for (const RelationshipRef relationship : value.path().relationships) graph_.delete_relationship(relationship.id);
    for (const NodeRef node : value.path().nodes) graph_.delete_node(node.id);
  }
}

}  // namespace dossier
