#include <algorithm>

#include "graph/query/ast_walk.h"
#include "graph/query/binder.h"
#include "graph/query/parser_state.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr StaticType kBoolean{kBooleanKind | kNullKind, kAnyKind};
constexpr KindSet kPropertyOwners = kMapKind | kNodeKind | kRelationshipKind | kTemporalKinds;

StaticType join(StaticType a, StaticType b) { return {a.kinds | b.kinds, a.elements | b.elements}; }

/// Kinds of a + b, empty when no two kinds of them can be added.
KindSet sum_kinds(KindSet a, KindSet b) {
  KindSet result = (a | b) & kNullKind;
  if ((a & kNumberKinds) && (b & kNumberKinds)) result |= (a | b) & kNumberKinds;
  if (((a & kStringKind) && (b & (kStringKind | kNumberKinds | kBooleanKind | kTemporalKinds))) ||
      ((b & kStringKind) && (a & (kStringKind | kNumberKinds | kBooleanKind | kTemporalKinds))))
    result |= kStringKind;
  if ((a & kListKind) || (b & kListKind)) result |= kListKind;
  if ((a & kTemporalKinds) && (b & kDurationKind)) result |= a & kTemporalKinds;
  if ((b & kTemporalKinds) && (a & kDurationKind)) result |= b & kTemporalKinds;
  return result;
}

KindSet arithmetic_kinds(ExprKind op, KindSet a, KindSet b) {
  if (op == ExprKind::Add) return sum_kinds(a, b);
  KindSet result = (a | b) & kNullKind;
  const bool numbers = (a & kNumberKinds) && (b & kNumberKinds);
  if (numbers) result |= op == ExprKind::Power ? kFloatKind : (a | b) & kNumberKinds;
  if (op == ExprKind::Subtract && (a & kTemporalKinds) && (b & kDurationKind)) result |= a & kTemporalKinds;
  if (op == ExprKind::Multiply && (((a & kDurationKind) && (b & kNumberKinds)) || ((b & kDurationKind) && (a & kNumberKinds))))
    result |= kDurationKind;
  if (op == ExprKind::Divide && (a & kDurationKind) && (b & kNumberKinds)) result |= kDurationKind;
  return result;
}

}  // namespace

void Binder::require(const Expr& expr, StaticType type, KindSet allowed, const char* what, const char* error) const {
  if (type.kinds == 0 || (type.kinds & (allowed | kNullKind))) return;  // 0: an element of an empty list
  throw compile_error(query_.text, expr.span, error, "InvalidArgumentType", what);
}

StaticType Binder::bind_expression(Expr& expr, Place place) {
  switch (expr.kind) {
    case ExprKind::Literal: return {kind_bit(expr.value.kind()), kAnyKind};
    case ExprKind::Parameter: return {};
    case ExprKind::Variable: return bind_variable(expr, place);
    case ExprKind::Property: return bind_property(expr, place);
    case ExprKind::Index:
    case ExprKind::Slice: return bind_index(expr, place);
    case ExprKind::List: return bind_list(expr, place);
    case ExprKind::Map: bind_children(expr, place); return {kMapKind, kAnyKind};
    case ExprKind::MapProjection: bind_children(expr, place); return {kMapKind | kNullKind, kAnyKind};
    case ExprKind::Not:
    case ExprKind::Or:
    case ExprKind::Xor:
    case ExprKind::And: return bind_boolean(expr, place);
    case ExprKind::IsNull:
    case ExprKind::IsNotNull: bind_children(expr, place); return kBoolean;
    case ExprKind::Minus:
    case ExprKind::Plus:
    case ExprKind::Add:
    case ExprKind::Subtract:
    case ExprKind::Multiply:
    case ExprKind::Divide:
    case ExprKind::Modulo:
    case ExprKind::Power: return bind_arithmetic(expr, place);
    case ExprKind::Comparison: bind_children(expr, place); return kBoolean;
    case ExprKind::In:
    case ExprKind::StartsWith:
    case ExprKind::EndsWith:
    case ExprKind::Contains:
    case ExprKind::Matches: return bind_string_or_in(expr, place);
    case ExprKind::HasLabels: {
      for (GraphName& name : expr.names) name.index = name_index(name.text);
      require(expr, bind_expression(*expr.children[0], place), kNodeKind | kRelationshipKind, "only nodes and relationships have labels");
      return kBoolean;
    }
    case ExprKind::Call: return bind_call_expression(expr, place);
    case ExprKind::CountStar: fail(expr.span, "InvalidAggregation", "an aggregation can stand only in WITH and RETURN");
    case ExprKind::Case: return bind_case(expr, place);
    case ExprKind::ListComprehension:
    case ExprKind::All:
    case ExprKind::Any:
    case ExprKind::None:
    case ExprKind::Single: return bind_comprehension(expr, place);
    case ExprKind::Reduce: return bind_reduce(expr, place);
    case ExprKind::PatternComprehension:
    case ExprKind::PatternPredicate:
    case ExprKind::ShortestPath: return bind_pattern_expression(expr, place);
    case ExprKind::ExistsSubquery:
    case ExprKind::CountSubquery: return bind_subquery(expr);
  }
  return {};
}

void Binder::bind_children(Expr& expr, Place place) {
  place.patterns = false;
  for (ExprPtr& child : expr.children)
    if (child) bind_expression(*child, place);
}

StaticType Binder::bind_variable(Expr& expr, Place place) {
  if (expr.variable.slot != kNoSlot) return slot_types_[expr.variable.slot];
  if (place.constant)
    fail(expr.span, "NonConstantExpression", "SKIP and LIMIT cannot depend on variables");
  const auto found = scope_.find(expr.variable.name);
  if (found == scope_.end()) undefined(expr.variable.name, expr.span);
  expr.variable.slot = found->second.slot;
  if (expr.variable.slot >= slot_types_.size()) slot_types_.resize(query_.slots);
  slot_types_[expr.variable.slot] = found->second.type;
  return found->second.type;
}

StaticType Binder::bind_property(Expr& expr, Place place) {
  place.patterns = false;
  expr.name_index = name_index(expr.name);
  const StaticType owner = bind_expression(*expr.children[0], place);
  require(expr, owner, kPropertyOwners, "this has no properties: only maps, nodes, relationships and dates have some",
          (owner.kinds & kPathKind) ? "SyntaxError" : "TypeError");
  return {};
}

StaticType Binder::bind_index(Expr& expr, Place place) {
  place.patterns = false;
  const StaticType container = bind_expression(*expr.children[0], place);
  const bool slice = expr.kind == ExprKind::Slice;
  require(expr, container, slice ? kListKind : kListKind | kMapKind | kNodeKind | kRelationshipKind, "only lists and maps have elements", "TypeError");
  for (size_t i = 1; i < expr.children.size(); ++i)
    if (expr.children[i]) bind_expression(*expr.children[i], place);
  if (slice) return {container.kinds | kNullKind, container.elements};
  return {(container.kinds & ~kNullKind) == kListKind ? container.elements | kNullKind : kAnyKind, kAnyKind};
}

StaticType Binder::bind_list(Expr& expr, Place place) {
  place.patterns = false;
  KindSet elements = 0;
  for (ExprPtr& child : expr.children) elements |= bind_expression(*child, place).kinds;
  return {kListKind, elements};
}

StaticType Binder::bind_boolean(Expr& expr, Place place) {
  for (ExprPtr& child : expr.children)
    require(*child, bind_expression(*child, place), kBooleanKind, "AND, OR, XOR and NOT take truth values");
  return kBoolean;
}

StaticType Binder::bind_arithmetic(Expr& expr, Place place) {
  place.patterns = false;
  const StaticType a = bind_expression(*expr.children[0], place);
  if (expr.children.size() == 1) {
    require(expr, a, kNumberKinds | kDurationKind, "only numbers have a sign");
    return {a.kinds & (kNumberKinds | kDurationKind | kNullKind), kAnyKind};
  }
  const StaticType b = bind_expression(*expr.children[1], place);
  const auto some = [](KindSet kinds) { return kinds == 0 ? kAnyKind : kinds; };
  const KindSet kinds = arithmetic_kinds(expr.kind, some(a.kinds), some(b.kinds));
  if (kinds == 0) fail(expr.span, "InvalidArgumentType", "this operator has no meaning for such values");
  const auto part = [](StaticType t) { return (t.kinds & ~(kListKind | kNullKind)) | ((t.kinds & kListKind) ? t.elements : 0u); };
  return {kinds, expr.kind == ExprKind::Add ? part(a) | part(b) : kAnyKind};
}

StaticType Binder::bind_string_or_in(Expr& expr, Place place) {
  place.patterns = false;
  bind_expression(*expr.children[0], place);
  const StaticType right = bind_expression(*expr.children[1], place);
  if (expr.kind == ExprKind::In) require(*expr.children[1], right, kListKind, "IN takes a list on its right");
  return kBoolean;
}

StaticType Binder::bind_call_expression(Expr& expr, Place place) {
  if (find_aggregate(expr.name))
    fail(expr.span, "InvalidAggregation", "an aggregation can stand only in WITH and RETURN");
  if (same_keyword(expr.name, "EXISTS") && expr.children.size() == 1) {
    place.patterns = true;
    const ExprKind inner = expr.children[0]->kind;
    bind_expression(*expr.children[0], place);
    if (inner == ExprKind::PatternPredicate) {
      ExprPtr pattern = std::move(expr.children[0]);
      query_.subplans[pattern->subplan] = &expr;
      expr = std::move(*pattern);
    } else {
      expr.kind = ExprKind::IsNotNull;
    }
    return kBoolean;
  }
  return bind_function(expr, place);
}

StaticType Binder::bind_function(Expr& expr, Place place) {
  expr.function = find_function(expr.name);
  if (!expr.function) {
    std::string message = "there is no function " + expr.name;
    for (const std::string& known : function_names())
      if (edit_distance(fold_name(known), fold_name(expr.name), 2) <= 2) {
        message += "; did you mean " + known + "?";
        break;
      }
    fail(expr.span, "UnknownFunction", message);
  }
  const Function& function = *expr.function;
  if (expr.children.size() < function.min_arguments || expr.children.size() > function.max_arguments)
    fail(expr.span, "InvalidNumberOfArguments",
         std::string(function.name) + " takes " + std::to_string(function.min_arguments) +
             (function.max_arguments > function.min_arguments ? " to " + std::to_string(function.max_arguments) : "") + " arguments");
  place.patterns = false;
  StaticType first;
  for (size_t i = 0; i < expr.children.size(); ++i) {
    const StaticType type = bind_expression(*expr.children[i], place);
    if (i == 0) first = type;
  }
  if (!expr.children.empty())
    require(*expr.children[0], first, function.accepts, "the function has no meaning for such a value");
  // The functions that hand a list, or an element of it, through.
  static constexpr std::string_view kListToList[] = {"reverse", "tail"}, kListToElement[] = {"head", "last"};
  const bool list = (first.kinds & ~kNullKind) == kListKind;
  if (list && std::count(std::begin(kListToList), std::end(kListToList), function.name)) return {kListKind | kNullKind, first.elements};
  if (list && std::count(std::begin(kListToElement), std::end(kListToElement), function.name)) return {first.elements | kNullKind, kAnyKind};
  return {function.result | kNullKind, kAnyKind};
}

StaticType Binder::bind_case(Expr& expr, Place place) {
  const bool simple = expr.children.front() != nullptr;
  StaticType result{expr.children.back() ? 0 : kNullKind, 0};
  for (size_t i = 0; i < expr.children.size(); ++i) {
    if (!expr.children[i]) continue;
    const bool condition = i > 0 && i + 1 < expr.children.size() && i % 2 == 1;
    Place inner = place;
    inner.patterns = place.patterns && condition && !simple;
    const StaticType type = bind_expression(*expr.children[i], inner);
    if (condition && !simple) require(*expr.children[i], type, kBooleanKind, "WHEN takes a truth value");
    if (i > 0 && !condition) result = join(result, type);
  }
  return result;
}

StaticType Binder::bind_comprehension(Expr& expr, Place place) {
  place.patterns = false;
  const StaticType list = bind_expression(*expr.children[0], place);
  require(*expr.children[0], list, kListKind, "only a list can be gone through with IN");
  const StaticType element{(list.kinds & ~kNullKind) == kListKind ? list.elements : kAnyKind, kAnyKind};
  return with_local(expr.variable, element, [&]() -> StaticType {
    if (expr.children[1])
      require(*expr.children[1], bind_expression(*expr.children[1], {.patterns = true}), kBooleanKind, "WHERE takes a truth value");
    if (expr.kind != ExprKind::ListComprehension) return kBoolean;
    const StaticType result = expr.children[2] ? bind_expression(*expr.children[2], place) : element;
    return {kListKind | kNullKind, result.kinds};
  });
}

StaticType Binder::bind_reduce(Expr& expr, Place place) {
  place.patterns = false;
  bind_expression(*expr.children[0], place);
  const StaticType list = bind_expression(*expr.children[1], place);
  require(*expr.children[1], list, kListKind, "only a list can be gone through with IN");
  return with_local(expr.accumulator, {}, [&] {
    return with_local(expr.variable, {list.elements, kAnyKind}, [&]() -> StaticType {
      bind_expression(*expr.children[2], place);
      return {};
    });
  });
}

StaticType Binder::bind_pattern_expression(Expr& expr, Place place) {
  const bool predicate = expr.kind == ExprKind::PatternPredicate;
  if (predicate && !place.patterns)
    fail(expr.span, "UnexpectedSyntax", "a pattern can stand here only inside of exists(), or as a condition in WHERE");
  const Scope outer = scope_;
  if (expr.kind == ExprKind::ShortestPath && !expr.patterns[0].variable.named()) expr.patterns[0].variable.slot = new_slot();
  bind_patterns(expr.patterns, expr.kind == ExprKind::PatternComprehension);
  if (expr.kind == ExprKind::PatternComprehension) {
    bind_where(expr.children[0]);
    add_conditions(expr.patterns, expr.children[0]);
    place.patterns = false;
    const StaticType element = bind_expression(*expr.children[1], place);
    scope_ = outer;
    expr.subplan = static_cast<uint32_t>(query_.subplans.size());
    query_.subplans.push_back(&expr);
    return {kListKind, element.kinds};
  }
  scope_ = outer;
  add_conditions(expr.patterns, expr.children[0]);
  expr.subplan = static_cast<uint32_t>(query_.subplans.size());
  query_.subplans.push_back(&expr);
  if (predicate) return kBoolean;
  return expr.patterns[0].mode == PathMode::Shortest ? StaticType{kPathKind | kNullKind, kAnyKind} : StaticType{kListKind, kPathKind};
}

StaticType Binder::bind_subquery(Expr& expr) {
  const Scope outer = scope_;
  bind_part(*expr.subquery, false);
  scope_ = outer;
  expr.subplan = static_cast<uint32_t>(query_.subplans.size());
  query_.subplans.push_back(&expr);
  return {expr.kind == ExprKind::CountSubquery ? kIntegerKind : kBooleanKind, kAnyKind};
}

}  // namespace dossier
