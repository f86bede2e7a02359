#include "graph/query/parser.h"
#include "graph/query/parser_state.h"

namespace dossier {

/// What starts with a bare name: a literal, a construct of the language, a call or a variable.
ExprPtr StatementParser::name_atom() {
  const QuerySpan begin = peek().span;
  const bool call = at_symbol("(", 1);
  if (!call && !at_symbol(".", 1)) {
    for (const auto& [keyword, value] : {std::pair{"TRUE", Value(true)}, {"FALSE", Value(false)}, {"NULL", Value()}}) {
      if (!accept_keyword(keyword)) continue;
      ExprPtr literal = make(ExprKind::Literal, begin);
      literal->value = value;
      return literal;
    }
  }
  if (at_keyword("CASE") && !call) return case_expression();
  if (at_symbol("{", 1)) {
    if (at_keyword("EXISTS")) return subquery(ExprKind::ExistsSubquery);
    if (at_keyword("COUNT")) return subquery(ExprKind::CountSubquery);
  }
  if (call && at_keyword("COUNT") && at_symbol("*", 2) && at_symbol(")", 3)) {
    at_ += 4;
    return make(ExprKind::CountStar, begin);
  }
  if (call && at_name(2) && at_keyword("IN", 3)) {
    if (at_keyword("ALL")) return iteration(ExprKind::All);
    if (at_keyword("ANY")) return iteration(ExprKind::Any);
    if (at_keyword("NONE")) return iteration(ExprKind::None);
    if (at_keyword("SINGLE")) return iteration(ExprKind::Single);
  }
  if (call && at_keyword("REDUCE")) return reduce();
  if (call && (at_keyword("SHORTESTPATH") || at_keyword("ALLSHORTESTPATHS"))) {
    ExprPtr result = make(ExprKind::ShortestPath, begin);
    result->patterns.push_back(path());
    result->children.push_back(nullptr);
    return finish(std::move(result), begin);
  }
  return call_or_variable();
}

ExprPtr StatementParser::call_or_variable() {
  const QuerySpan begin = peek().span;
  // name.space.function( is a call; name.property is not.
  size_t ahead = 1;
  while (at_symbol(".", ahead) && at_name(ahead + 1)) ahead += 2;
  if (!at_symbol("(", ahead)) {
    ExprPtr result = make(ExprKind::Variable, begin);
    result->variable = expect_variable("a variable");
    return finish(std::move(result), begin);
  }
  ExprPtr result = make(ExprKind::Call, begin);
  result->name = expect_name("a function");
  while (accept_symbol(".")) result->name += "." + expect_name("a function");
  expect_symbol("(", "");
  result->distinct = accept_keyword("DISTINCT");
  if (!accept_symbol(")")) {
    do result->children.push_back(expression());
    while (accept_symbol(","));
    expect_symbol(")", "after the arguments");
  }
  return finish(std::move(result), begin);
}

ExprPtr StatementParser::case_expression() {
  const QuerySpan begin = peek().span;
  expect_keyword("CASE");
  ExprPtr result = make(ExprKind::Case, begin);
  result->children.push_back(at_keyword("WHEN") ? nullptr : expression());
  do {
    expect_keyword("WHEN");
    result->children.push_back(expression());
    expect_keyword("THEN");
    result->children.push_back(expression());
  } while (at_keyword("WHEN"));
  result->children.push_back(accept_keyword("ELSE") ? expression() : nullptr);
  expect_keyword("END");
  return finish(std::move(result), begin);
}

/// all(x IN list WHERE predicate) and its like.
ExprPtr StatementParser::iteration(ExprKind kind) {
  const QuerySpan begin = peek().span;
  at_ += 2;
  ExprPtr result = make(kind, begin);
  result->variable = expect_variable("a variable");
  expect_keyword("IN");
  result->children.push_back(expression());
  expect_keyword("WHERE");
  result->children.push_back(expression());
  expect_symbol(")", "after the predicate");
  return finish(std::move(result), begin);
}

/// reduce(total = 0, x IN list | total + x)
ExprPtr StatementParser::reduce() {
  const QuerySpan begin = peek().span;
  at_ += 2;
  ExprPtr result = make(ExprKind::Reduce, begin);
  result->accumulator = expect_variable("an accumulator");
  expect_symbol("=", "after the accumulator");
  result->children.push_back(expression());
  expect_symbol(",", "after the initial value");
  result->variable = expect_variable("a variable");
  expect_keyword("IN");
  result->children.push_back(expression());
  expect_symbol("|", "after the list");
  result->children.push_back(expression());
  expect_symbol(")", "at the end of reduce");
  return finish(std::move(result), begin);
}

/// EXISTS { MATCH ... } and the short form EXISTS { pattern WHERE ... }; COUNT { ... } likewise.
ExprPtr StatementParser::subquery(ExprKind kind) {
  const QuerySpan begin = peek().span;
  ++at_;
  expect_symbol("{", "");
  ExprPtr result = make(kind, begin);
  result->subquery = std::make_unique<QueryPart>();
  if (at_symbol("(") || (at_name() && at_symbol("=", 1))) {
    Clause clause;
    const QuerySpan start = peek().span;
    match(clause);
    clause.span = span_from(start);
    result->subquery->clauses.push_back(std::move(clause));
    result->subquery->span = span_from(start);
  } else {
    *result->subquery = part();
  }
  expect_symbol("}", "at the end of the subquery");
  return finish(std::move(result), begin);
}

}  // namespace dossier
