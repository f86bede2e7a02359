#include "graph/query/planner.h"

#include "graph/query/ast_walk.h"

namespace dossier {

OperatorPtr Planner::plan_part(const QueryPart& part) {
  OperatorPtr plan = std::make_unique<OnceOperator>();
  for (const Clause& clause : part.clauses) plan = plan_clause(clause, std::move(plan));
  return plan;
}

OperatorPtr Planner::plan_clause(const Clause& clause, OperatorPtr input) {
  switch (clause.kind) {
    case ClauseKind::Match: return plan_match(clause, std::move(input));
    case ClauseKind::Unwind: return std::make_unique<Unwind>(std::move(input), *clause.expressions[0], clause.variable.slot);
    case ClauseKind::With:
    case ClauseKind::Return: return plan_projection(clause.projection, std::move(input));
    case ClauseKind::Create:
    case ClauseKind::Delete:
      if (!writable_)
        throw query_error(std::string(clause.kind == ClauseKind::Create ? "CREATE" : "DELETE") +
                          " is possible only with --in-memory: the database is read-only here");
      return std::make_unique<Update>(std::move(input), clause, *writable_);
    case ClauseKind::Call: {
      OperatorPtr plan = std::make_unique<ProcedureCall>(std::move(input), clause);
      if (clause.where) plan = std::make_unique<Filter>(std::move(plan), *clause.where);
      return plan;
    }
  }
  return input;
}

OperatorPtr Planner::plan_match(const Clause& clause, OperatorPtr input) {
  PatternPlanner planner(graph_, clause.patterns, clause.where.get());
  if (!clause.optional) return planner.plan(std::move(input));
  OperatorPtr inner = planner.plan(std::make_unique<OnceOperator>());
  return std::make_unique<Apply>(std::move(input), std::move(inner), true, planner.new_slots());
}

OperatorPtr Planner::plan_projection(const Projection& projection, OperatorPtr input) {
  OperatorPtr plan = std::move(input);
  if (projection.aggregating) plan = std::make_unique<Aggregation>(std::move(plan), projection);
  plan = std::make_unique<Project>(std::move(plan), projection);
  if (projection.distinct) {
    std::vector<uint32_t> slots;
    for (const ProjectionItem& item : projection.items) slots.push_back(item.variable.slot);
    plan = std::make_unique<Distinct>(std::move(plan), std::move(slots));
  }
  if (!projection.order.empty()) plan = std::make_unique<Sort>(std::move(plan), projection);
  if (projection.skip || projection.limit) plan = std::make_unique<Limit>(std::move(plan), projection);
  if (projection.where) plan = std::make_unique<Filter>(std::move(plan), *projection.where);
  return plan;
}

std::vector<OperatorPtr> Planner::plan_subplans() {
  std::vector<OperatorPtr> plans;
  for (const Expr* expr : query_.subplans) {
    if (expr->subquery) {
      plans.push_back(plan_part(*expr->subquery));
    } else {
      PatternPlanner planner(graph_, expr->patterns, expr->children[0].get());
      plans.push_back(planner.plan(std::make_unique<OnceOperator>()));
    }
  }
  return plans;
}

namespace {

void describe_into(const Operator& plan, int depth, std::string& text) {
  text += std::string(static_cast<size_t>(2 * depth), ' ') + plan.describe() + "\n";
  if (plan.input()) describe_into(*plan.input(), depth + 1, text);
  if (plan.second_input()) describe_into(*plan.second_input(), depth + 1, text);
}

}  // namespace

std::string describe_plan(const Operator& plan) {
  std::string text;
  describe_into(plan, 0, text);
  return text;
}

}  // namespace dossier
