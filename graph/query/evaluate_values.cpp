#include <cmath>

#include "graph/query/execution.h"
#include "graph/query/pattern_match.h"
#include "graph/query/temporal_functions.h"

namespace dossier {
namespace {

[[noreturn]] void refuse(const char* op, const Value& a, const Value& b) {
  throw run_error("TypeError", "InvalidArgumentType",
                  std::string(op) + " has no meaning for values of type " + std::string(to_string(a.kind())) + " and " +
                      std::string(to_string(b.kind())));
}

[[noreturn]] void overflow() {
  throw run_error("ArithmeticError", "IntegerOverflow", "the result does not fit into 64 bits");
}

Value integer_arithmetic(ExprKind op, int64_t a, int64_t b) {
  int64_t result = 0;
  switch (op) {
    case ExprKind::Add:
      if (__builtin_add_overflow(a, b, &result)) overflow();
      return result;
    case ExprKind::Subtract:
      if (__builtin_sub_overflow(a, b, &result)) overflow();
      return result;
    case ExprKind::Multiply:
      if (__builtin_mul_overflow(a, b, &result)) overflow();
      return result;
    case ExprKind::Power: return std::pow(static_cast<double>(a), static_cast<double>(b));
    default: break;
  }
  if (b == 0) throw run_error("ArithmeticError", "DivisionByZero", "a whole number cannot be divided by zero");
  if (b == -1) return op == ExprKind::Modulo ? Value(0) : integer_arithmetic(ExprKind::Subtract, 0, a);
  return op == ExprKind::Modulo ? a % b : a / b;
}

Value float_arithmetic(ExprKind op, double a, double b) {
  switch (op) {
    case ExprKind::Add: return a + b;
    case ExprKind::Subtract: return a - b;
    case ExprKind::Multiply: return a * b;
    case ExprKind::Divide: return a / b;
    case ExprKind::Modulo: return std::fmod(a, b);
    default: return std::pow(a, b);
  }
}

std::string text_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::String: return std::string(value.string());
    case ValueKind::Integer: return std::to_string(value.integer());
    case ValueKind::Float: return format_float(value.real());
    case ValueKind::Boolean: return value.boolean() ? "true" : "false";
    default: return format_temporal(value.temporal());
  }
}

bool has_text(const Value& value) {
  return value.is_string() || value.is_number() || value.kind() == ValueKind::Boolean || value.is_temporal();
}

/// list + list, list + element, element + list.
Value add_lists(const Value& a, const Value& b) {
  ValueList result;
  if (a.kind() == ValueKind::List) {
    result = a.list();
  } else {
    result.push_back(a);
  }
  if (b.kind() == ValueKind::List) {
    result.insert(result.end(), b.list().begin(), b.list().end());
  } else {
    result.push_back(b);
  }
  return result;
}

Value add(const Value& a, const Value& b) {
  if (a.kind() == ValueKind::List || b.kind() == ValueKind::List) return add_lists(a, b);
  if ((a.is_string() && has_text(b)) || (b.is_string() && has_text(a))) return text_of(a) + text_of(b);
  if (a.is_temporal() && b.kind() == ValueKind::Duration) return add_duration(a.temporal(), b.temporal(), 1);
  if (b.is_temporal() && a.kind() == ValueKind::Duration) return add_duration(b.temporal(), a.temporal(), 1);
  refuse("+", a, b);
}

}  // namespace

Value truth(std::optional<bool> value) { return value ? Value(*value) : Value(); }

Value evaluate_arithmetic(ExprKind op, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  if (a.kind() == ValueKind::Integer && b.kind() == ValueKind::Integer)
    return integer_arithmetic(op, a.integer(), b.integer());
  if (a.is_number() && b.is_number()) return float_arithmetic(op, a.number(), b.number());
  const bool duration_a = a.kind() == ValueKind::Duration, duration_b = b.kind() == ValueKind::Duration;
  switch (op) {
    case ExprKind::Add: return add(a, b);
    case ExprKind::Subtract:
      if (a.is_temporal() && duration_b) return add_duration(a.temporal(), b.temporal(), -1);
      refuse("-", a, b);
    case ExprKind::Multiply:
      if (duration_a && b.is_number()) return multiply_duration(a.temporal(), b.number());
      if (duration_b && a.is_number()) return multiply_duration(b.temporal(), a.number());
      refuse("*", a, b);
    case ExprKind::Divide:
      if (duration_a && b.is_number()) return divide_duration(a.temporal(), b.number());
      refuse("/", a, b);
    case ExprKind::Modulo: refuse("%", a, b);
    default: refuse("^", a, b);
  }
}

Value evaluate_comparison(ComparisonOperator op, const Value& a, const Value& b) {
  if (op == ComparisonOperator::Equal) return truth(equals(a, b));
  if (op == ComparisonOperator::NotEqual) {
    const auto equal = equals(a, b);
    return equal ? Value(!*equal) : Value();
  }
  const auto order = compare(a, b);
  if (!order) return {};
  switch (op) {
    case ComparisonOperator::Less: return *order < 0;
    case ComparisonOperator::LessOrEqual: return *order <= 0;
    case ComparisonOperator::Greater: return *order > 0;
    default: return *order >= 0;
  }
}

Value evaluate_string_predicate(ExprKind op, const Value& a, const Value& b) {
  if (!a.is_string() || !b.is_string()) return {};
  const std::string_view text = a.string(), part = b.string();
  switch (op) {
    case ExprKind::StartsWith: return text.starts_with(part);
    case ExprKind::EndsWith: return text.ends_with(part);
    case ExprKind::Contains: return text.find(part) != std::string_view::npos;
    default: return Pattern(part).matches(text);
  }
}

Value is_in(const Value& element, const Value& list) {
  if (list.is_null()) return {};
  if (list.kind() != ValueKind::List)
    throw run_error("TypeError", "InvalidArgumentType", "IN takes a list on its right");
  bool unknown = false;
  for (const Value& candidate : list.list()) {
    const auto equal = equals(element, candidate);
    if (equal == true) return true;
    if (!equal) unknown = true;
  }
  return unknown ? Value() : Value(false);
}

ValueMap all_properties(const Value& value, const PropertyGraph& graph) {
  ValueMap result;
  if (value.kind() == ValueKind::Map) return value.map();
  const bool node = value.kind() == ValueKind::Node;
  if (!node && value.kind() != ValueKind::Relationship)
    throw run_error("TypeError", "InvalidArgumentType", "only maps, nodes and relationships have properties");
  const uint32_t id = node ? value.node().id : value.relationship().id;
  for (const Symbol key : node ? graph.node_keys(id) : graph.relationship_keys(id)) {
    Value property = node ? graph.node_property(id, key) : graph.relationship_property(id, key);
    if (!property.is_null()) result.emplace(graph.symbols().name(key), std::move(property));
  }
  return result;
}

Value property_of(const Value& value, std::string_view key, Symbol symbol, const PropertyGraph& graph) {
  switch (value.kind()) {
    case ValueKind::Null: return {};
    case ValueKind::Node: return symbol == kNoSymbol ? Value() : graph.node_property(value.node().id, symbol);
    case ValueKind::Relationship:
      return symbol == kNoSymbol ? Value() : graph.relationship_property(value.relationship().id, symbol);
    case ValueKind::Map: {
      const auto found = value.map().find(key);
      return found == value.map().end() ? Value() : found->second;
    }
    default:
      if (value.is_temporal()) return temporal_field(value.temporal(), key);
      throw run_error("TypeError", "InvalidArgumentType",
                      "a value of type " + std::string(to_string(value.kind())) + " has no properties");
  }
}

}  // namespace dossier
