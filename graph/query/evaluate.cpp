#include <algorithm>

#include "graph/query/functions.h"
#include "graph/query/operator.h"

namespace dossier {
namespace {

std::optional<bool> truth_of(const Value& value) {
  if (value.is_null()) return std::nullopt;
  if (value.kind() == ValueKind::Boolean) return value.boolean();
  throw run_error("TypeError", "InvalidArgumentType",
                  "a truth value is needed here, not a value of type " + std::string(to_string(value.kind())));
}

/// AND, OR: `decisive` ends it; null unless decided.
Value evaluate_junction(const Expr& expr, ExecutionContext& context, bool decisive) {
  bool unknown = false;
  for (const ExprPtr& child : expr.children) {
    const auto value = truth_of(evaluate(*child, context));
    if (!value) unknown = true;
    if (value == decisive) return decisive;
  }
  return unknown ? Value() : Value(!decisive);
}

Value evaluate_xor(const Expr& expr, ExecutionContext& context) {
  bool result = false;
  for (const ExprPtr& child : expr.children) {
    const auto value = truth_of(evaluate(*child, context));
    if (!value) return {};
    result ^= *value;
  }
  return result;
}

Value evaluate_comparisons(const Expr& expr, ExecutionContext& context) {
  Value left = evaluate(*expr.children[0], context);
  bool unknown = false;
  for (size_t i = 0; i < expr.comparisons.size(); ++i) {
    Value right = evaluate(*expr.children[i + 1], context);
    const Value result = evaluate_comparison(expr.comparisons[i], left, right);
    if (result.is_null()) unknown = true;
    if (!result.is_null() && !result.boolean()) return false;
    left = std::move(right);
  }
  return unknown ? Value() : Value(true);
}

/// Texts and lists grow by +: each result is checked against the memory limit.
Value evaluate_sum(const Expr& expr, ExecutionContext& context) {
  Value sum = evaluate_arithmetic(ExprKind::Add, evaluate(*expr.children[0], context), evaluate(*expr.children[1], context));
  if (sum.is_string()) context.check(sum.string().size());
  if (sum.kind() == ValueKind::List) context.check(sum.list().size() * sizeof(Value));
  return sum;
}

Value evaluate_property(const Expr& expr, ExecutionContext& context) {
  const Expr& owner = *expr.children[0];
  const Symbol symbol = context.symbol(expr.name_index);
  if (owner.kind == ExprKind::Variable)
    return property_of(context[owner.variable.slot], expr.name, symbol, context.graph());
  return property_of(evaluate(owner, context), expr.name, symbol, context.graph());
}

Value evaluate_index(const Expr& expr, ExecutionContext& context) {
  const Value container = evaluate(*expr.children[0], context);
  const Value index = evaluate(*expr.children[1], context);
  if (container.is_null() || index.is_null()) return {};
  if (container.kind() == ValueKind::List) {
    if (index.kind() != ValueKind::Integer)
      throw run_error("TypeError", "ListElementAccessByNonInteger", "an element of a list is taken by a whole number");
    const auto size = static_cast<int64_t>(container.list().size());
    const int64_t at = index.integer() < 0 ? index.integer() + size : index.integer();
    return at < 0 || at >= size ? Value() : container.list()[static_cast<size_t>(at)];
  }
  const bool keyed = container.kind() == ValueKind::Map || container.kind() == ValueKind::Node ||
                     container.kind() == ValueKind::Relationship;
  if (!keyed)
    throw run_error("TypeError", "InvalidArgumentType",
                    "a value of type " + std::string(to_string(container.kind())) + " has no elements");
  if (!index.is_string())
    throw run_error("TypeError", "MapElementAccessByNonString", "a property is taken by a string");
  return property_of(container, index.string(), context.graph().symbols().find(index.string()), context.graph());
}

Value evaluate_slice(const Expr& expr, ExecutionContext& context) {
  const Value list = evaluate(*expr.children[0], context);
  const Value from = expr.children[1] ? evaluate(*expr.children[1], context) : Value(0);
  const Value to = expr.children[2] ? evaluate(*expr.children[2], context) : Value(INT64_MAX);
  if (list.is_null() || from.is_null() || to.is_null()) return {};
  if (list.kind() != ValueKind::List || from.kind() != ValueKind::Integer || to.kind() != ValueKind::Integer)
    throw run_error("TypeError", "InvalidArgumentType", "a range is taken of a list, by whole numbers");
  const auto size = static_cast<int64_t>(list.list().size());
  const auto clip = [size](int64_t i) { return std::clamp<int64_t>(i < 0 ? i + size : i, 0, size); };
  const int64_t begin = clip(from.integer()), end = std::max(begin, clip(to.integer()));
  return ValueList(list.list().begin() + begin, list.list().begin() + end);
}

Value evaluate_map(const Expr& expr, ExecutionContext& context) {
  ValueMap map;
  for (size_t i = 0; i < expr.children.size(); ++i) map[expr.keys[i]] = evaluate(*expr.children[i], context);
  return map;
}

Value evaluate_map_projection(const Expr& expr, ExecutionContext& context) {
  const Value owner = evaluate(*expr.children[0], context);
  if (owner.is_null()) return {};
  ValueMap map;
  if (expr.all_properties) map = all_properties(owner, context.graph());
  for (size_t i = 1; i < expr.children.size(); ++i) map[expr.keys[i - 1]] = evaluate(*expr.children[i], context);
  return map;
}

Value evaluate_labels(const Expr& expr, ExecutionContext& context) {
  const Value owner = evaluate(*expr.children[0], context);
  if (owner.is_null()) return {};
  const PropertyGraph& graph = context.graph();
  if (owner.kind() == ValueKind::Node)
    return std::all_of(expr.names.begin(), expr.names.end(), [&](const GraphName& name) {
      return graph.has_label(owner.node().id, context.symbol(name.index));
    });
  if (owner.kind() == ValueKind::Relationship)
    return std::all_of(expr.names.begin(), expr.names.end(), [&](const GraphName& name) {
      return graph.type(owner.relationship().id) == context.symbol(name.index);
    });
  throw run_error("TypeError", "InvalidArgumentType", "only nodes and relationships have labels");
}

Value evaluate_call(const Expr& expr, ExecutionContext& context) {
  constexpr size_t kInline = 3;
  Value arguments[kInline];
  std::vector<Value> more;
  const size_t count = expr.children.size();
  if (count > kInline) more.resize(count);
  Value* const values = count > kInline ? more.data() : arguments;
  for (size_t i = 0; i < count; ++i) {
    values[i] = evaluate(*expr.children[i], context);
    if (values[i].is_null() && !expr.function->takes_null) return {};
  }
  return expr.function->call(context, {values, count});
}

Value evaluate_case(const Expr& expr, ExecutionContext& context) {
  const size_t last = expr.children.size() - 1;
  const bool simple = expr.children[0] != nullptr;
  const Value operand = simple ? evaluate(*expr.children[0], context) : Value();
  for (size_t i = 1; i < last; i += 2) {
    const Value when = evaluate(*expr.children[i], context);
    const bool chosen = simple ? equals(operand, when) == true : truth_of(when) == true;
    if (chosen) return evaluate(*expr.children[i + 1], context);
  }
  return expr.children[last] ? evaluate(*expr.children[last], context) : Value();
}

const ValueList* list_of(const Value& value) {
  if (value.is_null()) return nullptr;
  if (value.kind() != ValueKind::List)
    throw run_error("TypeError", "InvalidArgumentType",
                    "a list is needed here, not a value of type " + std::string(to_string(value.kind())));
  return &value.list();
}

Value evaluate_list_comprehension(const Expr& expr, ExecutionContext& context) {
  const Value list = evaluate(*expr.children[0], context);
  const ValueList* elements = list_of(list);
  if (!elements) return {};
  ValueList result;
  size_t bytes = 0;
  for (const Value& element : *elements) {
    context.tick();
    context[expr.variable.slot] = element;
    if (expr.children[1] && truth_of(evaluate(*expr.children[1], context)) != true) continue;
    result.push_back(expr.children[2] ? evaluate(*expr.children[2], context) : element);
    context.check(bytes += result.back().footprint());
  }
  return result;
}

Value evaluate_quantifier(const Expr& expr, ExecutionContext& context) {
  const Value list = evaluate(*expr.children[0], context);
  const ValueList* elements = list_of(list);
  if (!elements) return {};
  size_t yes = 0, no = 0, unknown = 0;
  for (const Value& element : *elements) {
    context.tick();
    context[expr.variable.slot] = element;
    const auto value = truth_of(evaluate(*expr.children[1], context));
    ++(value ? (*value ? yes : no) : unknown);
    if (no > 0 && expr.kind == ExprKind::All) return false;
    if (yes > 0 && expr.kind == ExprKind::Any) return true;
    if (yes > 0 && expr.kind == ExprKind::None) return false;
    if (yes > 1 && expr.kind == ExprKind::Single) return false;
  }
  if (unknown > 0) return {};
  if (expr.kind == ExprKind::Single) return yes == 1;
  return expr.kind != ExprKind::Any;
}

Value evaluate_reduce(const Expr& expr, ExecutionContext& context) {
  const Value list = evaluate(*expr.children[1], context);
  const ValueList* elements = list_of(list);
  if (!elements) return {};
  Value total = evaluate(*expr.children[0], context);
  for (const Value& element : *elements) {
    context.tick();
    context[expr.accumulator.slot] = std::move(total);
    context[expr.variable.slot] = element;
    total = evaluate(*expr.children[2], context);
    context.check(total.footprint());
  }
  return total;
}

/// Patterns and subqueries run their own plan on the same frame, for the current row.
Value evaluate_subplan(const Expr& expr, ExecutionContext& context) {
  Operator& plan = context.subplan(expr.subplan);
  plan.open(context);
  if (expr.kind == ExprKind::PatternPredicate || expr.kind == ExprKind::ExistsSubquery) return plan.next(context);
  if (expr.kind == ExprKind::CountSubquery) {
    int64_t count = 0;
    while (plan.next(context)) ++count;
    return count;
  }
  const bool path = expr.kind == ExprKind::ShortestPath;
  ValueList result;
  size_t bytes = 0;
  while (plan.next(context)) {
    result.push_back(path ? context[expr.patterns[0].variable.slot] : evaluate(*expr.children[1], context));
    if (path && expr.patterns[0].mode == PathMode::Shortest) return result.front();
    context.check(bytes += result.back().footprint());
  }
  if (path && expr.patterns[0].mode == PathMode::Shortest) return {};
  return result;
}

}  // namespace

Value evaluate(const Expr& expr, ExecutionContext& context) {
  switch (expr.kind) {
    case ExprKind::Literal: return expr.value;
    case ExprKind::Parameter: {
      const auto found = context.parameters().find(expr.name);
      if (found == context.parameters().end())
        throw run_error("ParameterMissing", "MissingParameter", "the query needs a value for the parameter $" + expr.name);
      return found->second;
    }
    case ExprKind::Variable: return context[expr.variable.slot];
    case ExprKind::Property: return evaluate_property(expr, context);
    case ExprKind::Index: return evaluate_index(expr, context);
    case ExprKind::Slice: return evaluate_slice(expr, context);
    case ExprKind::List: {
      ValueList list;
      list.reserve(expr.children.size());
      for (const ExprPtr& child : expr.children) list.push_back(evaluate(*child, context));
      return list;
    }
    case ExprKind::Map: return evaluate_map(expr, context);
    case ExprKind::MapProjection: return evaluate_map_projection(expr, context);
    case ExprKind::Not: {
      const auto value = truth_of(evaluate(*expr.children[0], context));
      return value ? Value(!*value) : Value();
    }
    case ExprKind::Minus: return evaluate_arithmetic(ExprKind::Multiply, Value(-1), evaluate(*expr.children[0], context));
    case ExprKind::Plus: return evaluate_arithmetic(ExprKind::Multiply, Value(1), evaluate(*expr.children[0], context));
    case ExprKind::IsNull: return evaluate(*expr.children[0], context).is_null();
    case ExprKind::IsNotNull: return !evaluate(*expr.children[0], context).is_null();
    case ExprKind::Or: return evaluate_junction(expr, context, true);
    case ExprKind::And: return evaluate_junction(expr, context, false);
    case ExprKind::Xor: return evaluate_xor(expr, context);
    case ExprKind::Add: return evaluate_sum(expr, context);
    case ExprKind::Subtract:
    case ExprKind::Multiply:
    case ExprKind::Divide:
    case ExprKind::Modulo:
    case ExprKind::Power:
      return evaluate_arithmetic(expr.kind, evaluate(*expr.children[0], context), evaluate(*expr.children[1], context));
    case ExprKind::Comparison: return evaluate_comparisons(expr, context);
    case ExprKind::In: return is_in(evaluate(*expr.children[0], context), evaluate(*expr.children[1], context));
    case ExprKind::StartsWith:
    case ExprKind::EndsWith:
    case ExprKind::Contains:
    case ExprKind::Matches:
      return evaluate_string_predicate(expr.kind, evaluate(*expr.children[0], context), evaluate(*expr.children[1], context));
    case ExprKind::HasLabels: return evaluate_labels(expr, context);
    case ExprKind::Call: return evaluate_call(expr, context);
    case ExprKind::CountStar: return {};
    case ExprKind::Case: return evaluate_case(expr, context);
    case ExprKind::ListComprehension: return evaluate_list_comprehension(expr, context);
    case ExprKind::All:
    case ExprKind::Any:
    case ExprKind::None:
    case ExprKind::Single: return evaluate_quantifier(expr, context);
    case ExprKind::Reduce: return evaluate_reduce(expr, context);
    case ExprKind::PatternComprehension:
    case ExprKind::PatternPredicate:
    case ExprKind::ExistsSubquery:
    case ExprKind::CountSubquery:
    case ExprKind::ShortestPath: return evaluate_subplan(expr, context);
  }
  return {};
}

}  // namespace dossier
