#include <algorithm>

#include "graph/query/ast_walk.h"
#include "graph/query/binder.h"

namespace dossier {
namespace {

/// A variable, or a property of one: what may stand beside an aggregation when it is also grouped by.
bool is_simple_key(const Expr& expr) {
  const Expr* inner = &expr;
  while (inner->kind == ExprKind::Property) inner = inner->children[0].get();
  return inner->kind == ExprKind::Variable;
}

bool mentions(const Expr& expr, const std::string& variable) {
  if (expr.kind == ExprKind::Variable && expr.variable.name == variable) return true;
  return std::any_of(expr.children.begin(), expr.children.end(),
                     [&](const ExprPtr& child) { return child && mentions(*child, variable); });
}

bool varies(const Expr& expr) {
  if (expr.kind == ExprKind::Call) {
    const Function* function = find_function(expr.name);
    if (function && function->varies) return true;
  }
  return std::any_of(expr.children.begin(), expr.children.end(),
                     [](const ExprPtr& child) { return child && varies(*child); });
}

/// Names that the expression itself binds for the children that follow.
const Variable* local_variable(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::ListComprehension:
    case ExprKind::All:
    case ExprKind::Any:
    case ExprKind::None:
    case ExprKind::Single:
    case ExprKind::Reduce: return &expr.variable;
    default: return nullptr;
  }
}

}  // namespace

void Binder::bind_projection(Projection& projection, bool with) {
  expand_star(projection);
  check_aliases(projection, with);
  const Scope before = scope_;
  bind_items(projection);

  Scope after;
  for (const ProjectionItem& item : projection.items) {
    after[item.variable.name] = {item.variable.slot, slot_types_[item.variable.slot]};
    projection.carried.push_back(item.variable.slot);
  }
  bind_order(projection, before, after);

  // WHERE sees the old variables as well, unless grouping or DISTINCT made them meaningless.
  if (projection.where) {
    const bool sees_old = !projection.aggregating && !projection.distinct;
    scope_ = after;
    if (sees_old) {
      scope_.insert(before.begin(), before.end());
      for (const auto& [name, binding] : before) projection.carried.push_back(binding.slot);
    }
    bind_where(projection.where);
  }
  scope_ = after;
  bind_row_count(projection.skip);
  bind_row_count(projection.limit);
  scope_ = std::move(after);
}

void Binder::expand_star(Projection& projection) {
  if (!projection.star) return;
  std::vector<ProjectionItem> items;
  for (const auto& [name, binding] : scope_) {
    ProjectionItem item;
    item.variable.name = name;
    item.expression = std::make_unique<Expr>();
    item.expression->kind = ExprKind::Variable;
    item.expression->variable.name = name;
    item.aliased = true;
    items.push_back(std::move(item));
  }
  std::move(projection.items.begin(), projection.items.end(), std::back_inserter(items));
  projection.items = std::move(items);
}

void Binder::check_aliases(const Projection& projection, bool with) const {
  if (!with && projection.items.empty())
    throw syntax_error(query_.text, query_.parts.back().clauses.back().span, "NoVariablesInScope", "RETURN * needs variables, and there are none");
  std::set<std::string> seen;
  for (const ProjectionItem& item : projection.items) {
    if (with && !item.aliased && item.expression->kind != ExprKind::Variable)
      fail(item.expression->span, "NoExpressionAlias", "an expression in WITH needs a name: AS ...");
    if (!seen.insert(item.variable.name).second)
      fail(item.variable.span, "ColumnNameConflict", "two columns have the name \"" + item.variable.name + "\"");
  }
}

void Binder::bind_items(Projection& projection) {
  for (ProjectionItem& item : projection.items)
    if (contains_aggregate(*item.expression)) projection.aggregating = true;
  for (ProjectionItem& item : projection.items) item.grouping = projection.aggregating && !contains_aggregate(*item.expression);

  const auto bind = [this](ProjectionItem& item) {
    const StaticType type = bind_expression(*item.expression, {});
    const bool plain = item.expression->kind == ExprKind::Variable;
    item.variable.slot = plain ? item.expression->variable.slot : new_slot();
    slot_types_.resize(query_.slots);
    slot_types_[item.variable.slot] = type;
  };
  // The keys first: the aggregating items refer to them.
  for (ProjectionItem& item : projection.items)
    if (!projection.aggregating || item.grouping) bind(item);
  for (ProjectionItem& item : projection.items) {
    if (!projection.aggregating || item.grouping) continue;
    std::set<std::string> local;
    extract_aggregates(item.expression, projection, false, local);
    bind(item);
  }
}

ExprPtr Binder::reference(uint32_t slot, const Expr& original) const {
  auto result = std::make_unique<Expr>();
  result->kind = ExprKind::Variable;
  result->span = original.span;
  result->variable = {"", original.span, slot};
  return result;
}

/// Takes each aggregating call out of `expr` and leaves a reference to its slot; what else it reads must be a key.
void Binder::extract_aggregates(ExprPtr& expr, Projection& projection, bool in_order, std::set<std::string>& local) {
  if (is_aggregate(*expr)) {
    for (const Aggregate& known : projection.aggregates)
      if (same_expression(*known.call, *expr)) {
        expr = reference(known.slot, *expr);
        return;
      }
    Aggregate aggregate;
    const StaticType type = bind_aggregate(*expr);
    aggregate.slot = new_slot();
    slot_types_.resize(query_.slots);
    slot_types_[aggregate.slot] = type;
    aggregate.call = std::move(expr);
    expr = reference(aggregate.slot, *aggregate.call);
    projection.aggregates.push_back(std::move(aggregate));
    return;
  }
  if (is_simple_key(*expr)) {
    for (const ProjectionItem& item : projection.items) {
      const bool by_alias = in_order && expr->kind == ExprKind::Variable && item.variable.name == expr->variable.name;
      if (!by_alias && !(item.grouping && same_expression(*item.expression, *expr))) continue;
      expr = reference(item.variable.slot, *expr);
      return;
    }
  }
  if (expr->kind == ExprKind::Variable && !local.contains(expr->variable.name)) {
    const std::string& name = expr->variable.name;
    bool known = !in_order && scope_.contains(name);
    for (const ProjectionItem& item : projection.items) known |= item.grouping && mentions(*item.expression, name);
    if (!known) undefined(name, expr->span);
    fail(expr->span, "AmbiguousAggregationExpression",
         "\"" + name + "\" stands beside an aggregation without being grouped by; return it as a column of its own");
  }
  // A part that is evaluated for each element cannot aggregate over rows; the list itself can.
  if (local_variable(*expr) || expr->kind == ExprKind::PatternComprehension)
    for (size_t i = expr->kind == ExprKind::PatternComprehension ? 0 : expr->kind == ExprKind::Reduce ? 2 : 1; i < expr->children.size(); ++i)
      if (expr->children[i] && contains_aggregate(*expr->children[i]))
        fail(expr->children[i]->span, "InvalidAggregation", "an aggregation cannot stand where each element of a list is taken; aggregate before it");
  std::set<std::string> inner = local;
  if (const Variable* variable = local_variable(*expr)) inner.insert(variable->name);
  if (expr->kind == ExprKind::Reduce) inner.insert(expr->accumulator.name);
  for (ExprPtr& child : expr->children)
    if (child) extract_aggregates(child, projection, in_order, inner);
}

/// A part of an ORDER BY expression that is a column, by its name or as it is written, becomes a reference to it.
bool Binder::replace_by_key(ExprPtr& expr, const Projection& projection, const std::vector<const Expr*>& originals) {
  for (size_t i = 0; i < originals.size(); ++i) {
    if (expr->kind == ExprKind::Variable || !same_expression(*originals[i], *expr)) continue;
    expr = reference(projection.items[i].variable.slot, *expr);
    return true;
  }
  for (ExprPtr& child : expr->children)
    if (child) replace_by_key(child, projection, originals);
  return false;
}

void Binder::bind_order(Projection& projection, const Scope& before, const Scope& after) {
  const bool narrow = projection.aggregating || projection.distinct;
  std::vector<const Expr*> originals;
  for (const ProjectionItem& item : projection.items) originals.push_back(item.expression.get());
  for (SortItem& item : projection.order) {
    if (contains_aggregate(*item.expression)) {
      if (!projection.aggregating)
        fail(item.expression->span, "InvalidAggregation", "ORDER BY can aggregate only where the columns do");
      scope_ = before;
      std::set<std::string> local;
      extract_aggregates(item.expression, projection, true, local);
    } else if (narrow) {
      replace_by_key(item.expression, projection, originals);
    }
    scope_ = after;
    if (!narrow) scope_.insert(before.begin(), before.end());
    bind_expression(*item.expression, {});
  }
}

void Binder::bind_row_count(ExprPtr& count) {
  if (!count) return;
  const StaticType type = bind_expression(*count, {.constant = true});
  require(*count, type, kIntegerKind, "SKIP and LIMIT take a whole number");
  if (count->kind == ExprKind::Literal && count->value.kind() == ValueKind::Integer && count->value.integer() < 0)
    fail(count->span, "NegativeIntegerArgument", "SKIP and LIMIT take a number that is not negative");
}

/// The arguments of an aggregating call, in the scope before it.
StaticType Binder::bind_aggregate(Expr& expr) {
  if (expr.kind == ExprKind::CountStar) return {kIntegerKind, kAnyKind};
  const AggregateFunction& function = *find_aggregate(expr.name);
  if (expr.children.size() != function.arguments)
    fail(expr.span, "InvalidNumberOfArguments", expr.name + " takes " + std::to_string(function.arguments) +
         (function.arguments == 1 ? " argument" : " arguments"));
  KindSet elements = kAnyKind;
  for (ExprPtr& child : expr.children) {
    if (contains_aggregate(*child)) fail(child->span, "NestedAggregation", "an aggregation cannot stand inside of another");
    if (varies(*child)) fail(child->span, "NonConstantExpression", "a random value cannot be aggregated");
    const StaticType type = bind_expression(*child, {.inside_aggregate = true});
    if (&child == &expr.children.front()) elements = type.kinds;
  }
  const bool keeps = function.kind == AggregateKind::Minimum || function.kind == AggregateKind::Maximum;
  return {keeps ? elements | kNullKind : function.result, function.kind == AggregateKind::Collect ? elements & ~kNullKind : kAnyKind};
}

}  // namespace dossier
