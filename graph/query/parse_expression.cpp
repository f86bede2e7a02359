#include <charconv>
#include <cmath>

#include "graph/query/parser.h"
#include "graph/query/parser_state.h"

namespace dossier {
namespace {

struct BinaryOperator {
  std::string_view symbol;
  int level;
  ExprKind kind;
};

constexpr BinaryOperator kArithmetic[] = {
    {"+", 7, ExprKind::Add},    {"-", 7, ExprKind::Subtract}, {"*", 8, ExprKind::Multiply},
    {"/", 8, ExprKind::Divide}, {"%", 8, ExprKind::Modulo},   {"^", 9, ExprKind::Power},
};

constexpr std::pair<std::string_view, ComparisonOperator> kComparisons[] = {
    {"=", ComparisonOperator::Equal},       {"<>", ComparisonOperator::NotEqual},
    {"<", ComparisonOperator::Less},        {"<=", ComparisonOperator::LessOrEqual},
    {">", ComparisonOperator::Greater},     {">=", ComparisonOperator::GreaterOrEqual},
};

std::vector<ExprPtr> list_of(ExprPtr a, ExprPtr b = nullptr, ExprPtr c = nullptr, size_t count = 1) {
  std::vector<ExprPtr> result;
  result.push_back(std::move(a));
  if (count > 1) result.push_back(std::move(b));
  if (count > 2) result.push_back(std::move(c));
  return result;
}

}  // namespace

ExprPtr StatementParser::make(ExprKind kind, QuerySpan begin, std::vector<ExprPtr> children) {
  auto expr = std::make_unique<Expr>();
  expr->kind = kind;
  expr->children = std::move(children);
  return finish(std::move(expr), begin);
}

/// Sets the span and the depth; a tree that grew too deep (a chain of thousands of operators) is refused, since
/// everything after the parser walks it recursively.
ExprPtr StatementParser::finish(ExprPtr expr, QuerySpan begin) {
  expr->span = span_from(begin);
  for (const ExprPtr& child : expr->children)
    if (child) expr->depth = std::max(expr->depth, child->depth + 1);
  if (expr->depth > kMaxQueryDepth)
    fail(expr->span, "UnexpectedSyntax", "the expression is nested more than " + std::to_string(kMaxQueryDepth) + " levels deep");
  return expr;
}

ExprPtr StatementParser::binary(int level) {
  const QuerySpan begin = peek().span;
  ExprPtr left;
  if (level <= kNot && accept_keyword("NOT")) {
    const Nesting nesting(*this);
    left = make(ExprKind::Not, begin, list_of(binary(kNot)));
  } else {
    left = unary();
  }
  while (true) {
    if (level <= kPower) {
      const BinaryOperator* found = nullptr;
      for (const BinaryOperator& op : kArithmetic)
        if (op.level >= level && at_symbol(op.symbol)) found = &op;
      if (found) {
        ++at_;
        ExprPtr right = found->level == kPower ? unary() : binary(found->level + 1);
        left = make(found->kind, begin, list_of(std::move(left), std::move(right), nullptr, 2));
        continue;
      }
    }
    if (level <= kPredicate) {
      const Expr* before = left.get();
      left = predicate(std::move(left));
      if (left.get() != before) continue;
    }
    if (level <= kComparison) {
      const Expr* before = left.get();
      left = comparison(std::move(left));
      if (left.get() != before) continue;
    }
    const ExprKind kind = at_keyword("AND") ? ExprKind::And : at_keyword("XOR") ? ExprKind::Xor : ExprKind::Or;
    const int own = kind == ExprKind::And ? kAnd : kind == ExprKind::Xor ? kXor : kOr;
    if (own < level || (kind == ExprKind::Or && !at_keyword("OR"))) return left;
    const char* keyword = kind == ExprKind::And ? "AND" : kind == ExprKind::Xor ? "XOR" : "OR";
    std::vector<ExprPtr> operands = list_of(std::move(left));
    while (accept_keyword(keyword)) operands.push_back(binary(own + 1));
    left = make(kind, begin, std::move(operands));
  }
}

/// a < b <= c: one node, so that b is evaluated once. Comes back unchanged when no comparison follows.
ExprPtr StatementParser::comparison(ExprPtr left) {
  const QuerySpan begin = left->span;
  ExprPtr chain;
  while (true) {
    const ComparisonOperator* op = nullptr;
    for (const auto& [symbol, kind] : kComparisons)
      if (at_symbol(symbol)) op = &kind;
    if (!op) return chain ? finish(std::move(chain), begin) : std::move(left);
    ++at_;
    if (!chain) {
      chain = std::make_unique<Expr>();
      chain->kind = ExprKind::Comparison;
      chain->children.push_back(std::move(left));
    }
    chain->comparisons.push_back(*op);
    chain->children.push_back(binary(kPredicate));
  }
}

/// IN, STARTS WITH, ENDS WITH, CONTAINS, =~, IS [NOT] NULL. Comes back unchanged when none follows.
ExprPtr StatementParser::predicate(ExprPtr left) {
  const QuerySpan begin = left->span;
  if (accept_keyword("IS")) {
    const bool negated = accept_keyword("NOT");
    expect_keyword("NULL");
    return make(negated ? ExprKind::IsNotNull : ExprKind::IsNull, begin, list_of(std::move(left)));
  }
  ExprKind kind = ExprKind::In;
  if (accept_keyword("STARTS") || accept_keyword("ENDS")) {
    kind = same_keyword(lexemes_[at_ - 1].text, "STARTS") ? ExprKind::StartsWith : ExprKind::EndsWith;
    expect_keyword("WITH");
  } else if (accept_keyword("CONTAINS")) {
    kind = ExprKind::Contains;
  } else if (accept_symbol("=~")) {
    kind = ExprKind::Matches;
  } else if (!accept_keyword("IN")) {
    return left;
  }
  ExprPtr right = binary(kAdditive);
  return make(kind, begin, list_of(std::move(left), std::move(right), nullptr, 2));
}

ExprPtr StatementParser::unary() {
  const QuerySpan begin = peek().span;
  if (!at_symbol("-") && !at_symbol("+")) return postfix();
  const bool minus = at_symbol("-");
  ++at_;
  if (minus && (peek().kind == LexemeKind::Integer || peek().kind == LexemeKind::Float) && !at_symbol("[", 1) &&
      !at_symbol(".", 1)) {
    ExprPtr result = number(true);
    result->span = span_from(begin);
    return result;
  }
  const Nesting nesting(*this);
  return make(minus ? ExprKind::Minus : ExprKind::Plus, begin, list_of(unary()));
}

ExprPtr StatementParser::postfix() {
  const QuerySpan begin = peek().span;
  ExprPtr left = atom();
  while (true) {
    if (at_symbol(".") && at_name(1)) {
      ++at_;
      const std::string key = expect_name("a property key");
      left = make(ExprKind::Property, begin, list_of(std::move(left)));
      left->name = key;
    } else if (at_symbol("[")) {
      left = index_or_slice(std::move(left));
    } else if (at_symbol(":") && at_name(1)) {
      left = make(ExprKind::HasLabels, begin, list_of(std::move(left)));
      while (accept_symbol(":")) left->names.push_back({expect_name("a label"), 0});
      left->span = span_from(begin);
    } else if (at_symbol("{") && left->kind == ExprKind::Variable) {
      left = map_projection(std::move(left));
    } else {
      return left;
    }
  }
}

ExprPtr StatementParser::index_or_slice(ExprPtr left) {
  const Nesting nesting(*this);
  const QuerySpan begin = left->span;
  expect_symbol("[", "");
  ExprPtr from, to;
  if (!at_symbol("..")) from = expression();
  if (!accept_symbol("..")) {
    expect_symbol("]", "after the index");
    return make(ExprKind::Index, begin, list_of(std::move(left), std::move(from), nullptr, 2));
  }
  if (!at_symbol("]")) to = expression();
  expect_symbol("]", "after the range");
  return make(ExprKind::Slice, begin, list_of(std::move(left), std::move(from), std::move(to), 3));
}

ExprPtr StatementParser::atom() {
  const Nesting nesting(*this);
  const QuerySpan begin = peek().span;
  switch (peek().kind) {
    case LexemeKind::Integer:
    case LexemeKind::Float: return number(false);
    case LexemeKind::String: {
      ExprPtr result = make(ExprKind::Literal, begin);
      result->value = Value(lexemes_[at_++].text);
      return finish(std::move(result), begin);
    }
    case LexemeKind::Parameter: {
      ExprPtr result = make(ExprKind::Parameter, begin);
      result->name = lexemes_[at_++].text;
      return finish(std::move(result), begin);
    }
    case LexemeKind::Name: return name_atom();
    case LexemeKind::QuotedName: return call_or_variable();
    case LexemeKind::Punctuation:
      if (at_symbol("[")) return bracket();
      if (at_symbol("{")) return map_literal();
      if (at_pattern()) {
        ExprPtr result = make(ExprKind::PatternPredicate, begin, list_of(nullptr));
        result->patterns.push_back(path_chain());
        return finish(std::move(result), begin);
      }
      if (accept_symbol("(")) {
        ExprPtr result = expression();
        expect_symbol(")", "after the expression");
        result->span = span_from(begin);
        return result;
      }
      [[fallthrough]];
    default: fail("an expression");
  }
}

ExprPtr StatementParser::number(bool negative) {
  const Lexeme& lexeme = lexemes_[at_++];
  ExprPtr result = make(ExprKind::Literal, lexeme.span);
  const std::string digits = (negative ? "-" : "") + lexeme.text;
  if (lexeme.kind == LexemeKind::Float) {
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc::result_out_of_range) {
      // Too near to zero is zero; too far from it is an error.
      value = std::strtod(digits.c_str(), nullptr);
      if (std::isinf(value)) fail(lexeme.span, "FloatingPointOverflow", "this number is too large for a float");
    }
    result->value = Value(value);
    return result;
  }
  const bool prefixed = lexeme.text.size() > 1 && (lexeme.text[1] | 0x20) >= 'o';
  const int base = !prefixed ? 10 : (lexeme.text[1] | 0x20) == 'x' ? 16 : 8;
  const std::string bare = (negative ? "-" : "") + lexeme.text.substr(prefixed ? 2 : 0);
  int64_t value = 0;
  const auto [end, error] = std::from_chars(bare.data(), bare.data() + bare.size(), value, base);
  if (error != std::errc()) fail(lexeme.span, "IntegerOverflow", "this number does not fit into 64 bits");
  result->value = Value(value);
  return result;
}

/// A list, a list comprehension or a pattern comprehension.
ExprPtr StatementParser::bracket() {
  const QuerySpan begin = peek().span;
  expect_symbol("[", "");
  if (at_name() && at_keyword("IN", 1)) {
    ExprPtr result = make(ExprKind::ListComprehension, begin);
    result->variable = expect_variable("a variable");
    ++at_;
    result->children.push_back(expression());
    result->children.push_back(accept_keyword("WHERE") ? expression() : nullptr);
    result->children.push_back(accept_symbol("|") ? expression() : nullptr);
    expect_symbol("]", "at the end of the list comprehension");
    return finish(std::move(result), begin);
  }
  const bool named = at_name() && at_symbol("=", 1) && at_symbol("(", 2);
  if (named) at_ += 2;
  const bool pattern = at_pattern();
  if (named) at_ -= 2;
  if (pattern) {
    const size_t start = at_;
    ExprPtr result = make(ExprKind::PatternComprehension, begin);
    result->patterns.push_back(path());
    ExprPtr where = accept_keyword("WHERE") ? expression() : nullptr;
    if (accept_symbol("|")) {
      result->children = list_of(std::move(where), expression(), nullptr, 2);
      expect_symbol("]", "at the end of the pattern comprehension");
      return finish(std::move(result), begin);
    }
    at_ = start;  // a list whose first element is a pattern
  }
  ExprPtr result = make(ExprKind::List, begin);
  if (!accept_symbol("]")) {
    do result->children.push_back(expression());
    while (accept_symbol(","));
    expect_symbol("]", "at the end of the list");
  }
  return finish(std::move(result), begin);
}

ExprPtr StatementParser::map_literal() {
  const QuerySpan begin = peek().span;
  expect_symbol("{", "");
  ExprPtr result = make(ExprKind::Map, begin);
  if (!accept_symbol("}")) {
    do {
      result->keys.push_back(expect_name("a key"));
      expect_symbol(":", "after the key");
      result->children.push_back(expression());
    } while (accept_symbol(","));
    expect_symbol("}", "at the end of the map");
  }
  return finish(std::move(result), begin);
}

/// n {.name, .*, other: expression, variable}
ExprPtr StatementParser::map_projection(ExprPtr operand) {
  const QuerySpan begin = operand->span;
  const std::string subject = operand->variable.name;
  expect_symbol("{", "");
  ExprPtr result = make(ExprKind::MapProjection, begin, list_of(std::move(operand)));
  if (!accept_symbol("}")) {
    do {
      const QuerySpan span = peek().span;
      if (accept_symbol(".")) {
        if (accept_symbol("*")) {
          result->all_properties = true;
          continue;
        }
        ExprPtr inner = make(ExprKind::Variable, span);
        inner->variable = {subject, begin, kNoSlot};
        ExprPtr property = make(ExprKind::Property, span, list_of(std::move(inner)));
        property->name = expect_name("a property key");
        result->keys.push_back(property->name);
        result->children.push_back(std::move(property));
        continue;
      }
      result->keys.push_back(expect_name("a key"));
      if (accept_symbol(":")) {
        result->children.push_back(expression());
      } else {
        result->children.push_back(make(ExprKind::Variable, span));
        result->children.back()->variable = {result->keys.back(), span, kNoSlot};
      }
    } while (accept_symbol(","));
    expect_symbol("}", "at the end of the map projection");
  }
  return finish(std::move(result), begin);
}

}  // namespace dossier
