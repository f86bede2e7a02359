#include "graph/query/run.h"

#include <algorithm>
#include <unordered_set>

#include "graph/query/planner.h"

namespace dossier {
namespace {

QueryResult explain(const Query& query, Planner& planner) {
  QueryResult result{{"plan"}, {}};
  for (const QueryPart& part : query.parts) {
    const std::string plan = describe_plan(*planner.plan_part(part));
    for (size_t begin = 0; begin < plan.size();) {
      const size_t end = plan.find('\n', begin);
      result.rows.push_back({Value(plan.substr(begin, end - begin))});
      begin = end + 1;
    }
  }
  return result;
}

QueryResult run_on(const Query& query, const PropertyGraph& graph, MemoryGraph* wriresult, const QueryOptions& options) {
  // What CREATE may add is interned first, so that the symbols of a run never change.
  if (wriresult)
    for (const std::string& name : query.names) wriresult->intern(name);
  ExecutionContext context(query, graph, options.parameters, options.limits);
  Planner planner(query, graph, wriresult);
  if (query.explain) return explain(query, planner);
  context.set_subplans(planner.plan_subplans());

  QueryResult result;
  result.columns = query.columns;
  std::unordered_set<std::vector<Value>, ValueHash, ValueSame> seen;
  for (size_t i = 0; i < query.parts.size(); ++i) {
    const OperatorPtr plan = planner.plan_part(query.parts[i]);
    plan->open(context);
    while (plan->next(context)) {
      if (result.columns.empty()) continue;
      std::vector<Value> row;
      size_t bytes = sizeof row;
      for (const uint32_t slot : query.results[i]) {
        row.push_back(context[slot]);
        bytes += row.back().footprint();
      }
      context.charge(bytes);
      if (query.parts.size() > 1 && !query.union_all && !seen.insert(row).second) continue;
      result.rows.push_back(std::move(row));
    }
  }
  return result;
}

}  // namespace

QueryResult run(const Query& query, const PropertyGraph& graph, const QueryOptions& options) {
  return run_on(query, graph, nullptr, options);
}

QueryResult run(const Query& query, MemoryGraph& graph, const QueryOptions& options) {
  return run_on(query, graph, &graph, options);
}

namespace {

/// Made of literals, lists, maps, signs and calls (date('2022-10-03')) alone.
bool is_literal(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::Literal:
    case ExprKind::List:
    case ExprKind::Map:
    case ExprKind::Minus:
    case ExprKind::Plus:
    case ExprKind::Call: break;
    default: return false;
  }
  return std::all_of(expr.children.begin(), expr.children.end(), [](const ExprPtr& child) { return is_literal(*child); });
}

}  // namespace

Value parse_value(std::string_view literal) {
  const Query query = parse_query("RETURN " + std::string(literal) + " AS value");
  // The text may have ended the expression and gone on with clauses of its own.
  const Clause& clause = query.parts[0].clauses[0];
  const bool alone = query.parts.size() == 1 && query.parts[0].clauses.size() == 1 && clause.projection.items.size() == 1 &&
                     clause.projection.order.empty() && !clause.projection.skip && !clause.projection.limit;
  if (!alone || !is_literal(*clause.projection.items[0].expression)) throw query_error("'" + std::string(literal) + "' is not a value");
  const MemoryGraph graph;
  const QueryResult result = run(query, static_cast<const PropertyGraph&>(graph));
  return result.rows.at(0).at(0);
}

}  // namespace dossier
