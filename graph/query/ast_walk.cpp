#include "graph/query/ast_walk.h"

#include "graph/query/functions.h"

namespace dossier {
namespace {

void visit_patterns(const std::vector<PathPattern>& patterns, const std::function<void(const Expr&)>& visit) {
  for (const PathPattern& path : patterns) {
    for (const NodePattern& node : path.nodes)
      for (const auto& [key, value] : node.properties) visit(*value);
    for (const RelationshipPattern& relationship : path.relationships)
      for (const auto& [key, value] : relationship.properties) visit(*value);
  }
}

void visit_projection(const Projection& projection, const std::function<void(const Expr&)>& visit) {
  for (const ProjectionItem& item : projection.items) visit(*item.expression);
  for (const Aggregate& aggregate : projection.aggregates) visit(*aggregate.call);
  for (const SortItem& item : projection.order) visit(*item.expression);
  for (const ExprPtr* expr : {&projection.skip, &projection.limit, &projection.where})
    if (*expr) visit(**expr);
}

void pattern_slots(const std::vector<PathPattern>& patterns, std::vector<uint32_t>& slots) {
  for (const PathPattern& path : patterns) {
    for (const NodePattern& node : path.nodes) slots.push_back(node.variable.slot);
    for (const RelationshipPattern& relationship : path.relationships) slots.push_back(relationship.variable.slot);
  }
}

}  // namespace

bool same_expression(const Expr& a, const Expr& b) {
  if (a.kind != b.kind || a.name != b.name || a.distinct != b.distinct || a.keys != b.keys ||
      a.comparisons != b.comparisons || a.variable.name != b.variable.name || a.all_properties != b.all_properties ||
      a.children.size() != b.children.size() || a.names.size() != b.names.size())
    return false;
  if (a.subquery || b.subquery || !a.patterns.empty() || !b.patterns.empty()) return false;
  if (a.kind == ExprKind::Literal && (a.value.kind() != b.value.kind() || !same(a.value, b.value))) return false;
  for (size_t i = 0; i < a.names.size(); ++i)
    if (a.names[i].text != b.names[i].text) return false;
  for (size_t i = 0; i < a.children.size(); ++i) {
    if (!a.children[i] != !b.children[i]) return false;
    if (a.children[i] && !same_expression(*a.children[i], *b.children[i])) return false;
  }
  return true;
}

bool is_aggregate(const Expr& expr) {
  return expr.kind == ExprKind::CountStar || (expr.kind == ExprKind::Call && find_aggregate(expr.name) != nullptr);
}

bool contains_aggregate(const Expr& expr) {
  if (is_aggregate(expr)) return true;
  for (const ExprPtr& child : expr.children)
    if (child && contains_aggregate(*child)) return true;
  return false;
}

void for_each_child(const Expr& expr, const std::function<void(const Expr&)>& visit) {
  for (const ExprPtr& child : expr.children)
    if (child) visit(*child);
  visit_patterns(expr.patterns, visit);
  if (!expr.subquery) return;
  for (const Clause& clause : expr.subquery->clauses) {
    visit_patterns(clause.patterns, visit);
    if (clause.where) visit(*clause.where);
    for (const ExprPtr& expression : clause.expressions) visit(*expression);
    visit_projection(clause.projection, visit);
  }
}

void collect_slots(const Expr& expr, std::vector<uint32_t>& slots) {
  if (expr.kind == ExprKind::Variable) slots.push_back(expr.variable.slot);
  pattern_slots(expr.patterns, slots);
  if (expr.subquery)
    for (const Clause& clause : expr.subquery->clauses) pattern_slots(clause.patterns, slots);
  for_each_child(expr, [&](const Expr& child) { collect_slots(child, slots); });
}

}  // namespace dossier
