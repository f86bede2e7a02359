#include <charconv>

#include "graph/query/parser.h"
#include "graph/query/parser_state.h"

namespace dossier {

std::vector<PathPattern> StatementParser::patterns() {
  std::vector<PathPattern> result;
  do result.push_back(path());
  while (accept_symbol(","));
  return result;
}

PathPattern StatementParser::path() {
  const QuerySpan begin = peek().span;
  Variable variable;
  if (at_name() && at_symbol("=", 1)) {
    variable = expect_variable("a path variable");
    ++at_;
  }
  PathMode mode = PathMode::All;
  if (at_symbol("(", 1)) {
    if (at_keyword("SHORTESTPATH")) mode = PathMode::Shortest;
    if (at_keyword("ALLSHORTESTPATHS")) mode = PathMode::AllShortest;
  }
  if (mode != PathMode::All) at_ += 2;
  PathPattern result = path_chain();
  if (mode != PathMode::All) {
    expect_symbol(")", "after the pattern");
    if (result.relationships.size() != 1)
      fail(span_from(begin), "UnexpectedSyntax", "a shortest path has one relationship pattern between two nodes");
  }
  result.variable = std::move(variable);
  result.mode = mode;
  result.span = span_from(begin);
  return result;
}

PathPattern StatementParser::path_chain() {
  PathPattern result;
  const QuerySpan begin = peek().span;
  // A pattern may stand in parentheses as a whole: ((a)-->(b)).
  if (at_symbol("(") && at_symbol("(", 1)) {
    const Nesting nesting(*this);
    ++at_;
    result = path_chain();
    expect_symbol(")", "after the pattern");
    return result;
  }
  result.nodes.push_back(node());
  while (at_symbol("-") || (at_symbol("<") && at_symbol("-", 1))) {
    result.relationships.push_back(relationship());
    result.nodes.push_back(node());
  }
  result.span = span_from(begin);
  return result;
}

NodePattern StatementParser::node() {
  NodePattern result;
  const QuerySpan begin = peek().span;
  expect_symbol("(", "(a node pattern)");
  if (at_name()) result.variable = expect_variable("a variable");
  while (accept_symbol(":")) {
    do result.labels.push_back({expect_name("a label"), 0});
    while (accept_symbol("&"));
  }
  result.properties = pattern_properties();
  expect_symbol(")", "at the end of the node pattern");
  result.span = span_from(begin);
  return result;
}

RelationshipPattern StatementParser::relationship() {
  RelationshipPattern result;
  const QuerySpan begin = peek().span;
  const bool left = accept_symbol("<");
  expect_symbol("-", "(a relationship pattern)");
  if (accept_symbol("[")) {
    relationship_detail(result);
    expect_symbol("]", "at the end of the relationship pattern");
  }
  expect_symbol("-", "after the relationship");
  const bool right = accept_symbol(">");
  // <--> means the same as --.
  result.direction = left == right ? Direction::Either : left ? Direction::Left : Direction::Right;
  result.span = span_from(begin);
  return result;
}

void StatementParser::relationship_detail(RelationshipPattern& pattern) {
  if (at_name()) pattern.variable = expect_variable("a variable");
  if (accept_symbol(":")) {
    do {
      accept_symbol(":");  // the older [:A|:B]
      pattern.types.push_back({expect_name("a relationship type"), 0});
    } while (accept_symbol("|"));
  }
  if (at_symbol("..") || peek().kind == LexemeKind::Integer)
    fail(peek().span, "InvalidRelationshipPattern", "the length of a path is written with an asterisk: *1..3");
  if (accept_symbol("*")) length_range(pattern);
  pattern.properties = pattern_properties();
}

void StatementParser::length_range(RelationshipPattern& pattern) {
  pattern.variable_length = true;
  if (peek().kind == LexemeKind::Integer) {
    pattern.min = bound();
    if (!accept_symbol("..")) {
      pattern.max = pattern.min;
      return;
    }
    if (peek().kind == LexemeKind::Integer) pattern.max = bound();
  } else if (accept_symbol("..")) {
    if (peek().kind == LexemeKind::Integer) pattern.max = bound();
  } else if (at_symbol("-")) {
    fail(peek().span, "InvalidRelationshipPattern", "the length of a path cannot be negative");
  }
}

int64_t StatementParser::bound() {
  const Lexeme& lexeme = lexemes_[at_++];
  int64_t value = 0;
  const auto [end, error] = std::from_chars(lexeme.text.data(), lexeme.text.data() + lexeme.text.size(), value);
  if (error != std::errc() || end != lexeme.text.data() + lexeme.text.size())
    fail(lexeme.span, "IntegerOverflow", "the length of a path must be a decimal number below 2^63");
  return value;
}

std::vector<std::pair<GraphName, ExprPtr>> StatementParser::pattern_properties() {
  std::vector<std::pair<GraphName, ExprPtr>> result;
  if (peek().kind == LexemeKind::Parameter)
    fail(peek().span, "InvalidParameterUse", "a parameter cannot stand for all properties of a pattern; write {key: $value}");
  if (!accept_symbol("{")) return result;
  if (accept_symbol("}")) return result;
  do {
    std::string key = expect_name("a property key");
    expect_symbol(":", "after the property key");
    result.emplace_back(GraphName{std::move(key), 0}, expression());
  } while (accept_symbol(","));
  expect_symbol("}", "after the properties");
  return result;
}

bool StatementParser::at_pattern() const {
  if (!at_symbol("(") || peek().partner == 0) return false;
  const bool node_like = at_symbol(")", 1) || at_symbol(":", 1) || at_symbol("{", 1) ||
                         (at_name(1) && (at_symbol(")", 2) || at_symbol(":", 2) || at_symbol("{", 2)));
  if (!node_like) return false;
  size_t next = peek().partner + 1 - at_;
  if (at_symbol("<", next)) ++next;
  if (!at_symbol("-", next)) return false;
  if (at_symbol("-", next + 1)) {
    const size_t after = at_symbol(">", next + 2) ? next + 3 : next + 2;
    return at_symbol("(", after);
  }
  return at_symbol("[", next + 1) && (at_name(next + 2) || at_symbol(":", next + 2) || at_symbol("*", next + 2) ||
                                      at_symbol("{", next + 2) || at_symbol("]", next + 2));
}

}  // namespace dossier
