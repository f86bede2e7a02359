#include "graph/query/parser.h"

#include <algorithm>

#include "graph/query/parser_state.h"
#include "graph/text.h"

namespace dossier {

bool same_keyword(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return (x >= 'a' && x <= 'z' ? static_cast<char>(x - 'a' + 'A') : x) == y;
         });
}

StatementParser::Nesting::Nesting(StatementParser& parser) : parser_(parser) {
  if (parser_.depth_ >= kMaxQueryDepth)
    parser_.fail(parser_.peek().span, "UnexpectedSyntax",
                 "the query is nested more than " + std::to_string(kMaxQueryDepth) + " levels deep");
  ++parser_.depth_;
}

bool StatementParser::at_symbol(std::string_view symbol, size_t ahead) const {
  return peek(ahead).kind == LexemeKind::Punctuation && peek(ahead).text == symbol;
}

bool StatementParser::at_keyword(std::string_view keyword, size_t ahead) const {
  return peek(ahead).kind == LexemeKind::Name && same_keyword(peek(ahead).text, keyword);
}

bool StatementParser::at_name(size_t ahead) const {
  return peek(ahead).kind == LexemeKind::Name || peek(ahead).kind == LexemeKind::QuotedName;
}

bool StatementParser::accept_symbol(std::string_view symbol) {
  if (!at_symbol(symbol)) return false;
  ++at_;
  return true;
}

bool StatementParser::accept_keyword(std::string_view keyword) {
  if (!at_keyword(keyword)) return false;
  ++at_;
  return true;
}

void StatementParser::expect_symbol(std::string_view symbol, const char* where) {
  if (!accept_symbol(symbol)) fail("\"" + std::string(symbol) + "\" " + where);
}

void StatementParser::expect_keyword(std::string_view keyword) {
  if (!accept_keyword(keyword)) fail(std::string(keyword));
}

std::string StatementParser::expect_name(const char* what) {
  if (!at_name()) fail(what);
  return lexemes_[at_++].text;
}

Variable StatementParser::expect_variable(const char* what) {
  const QuerySpan span = peek().span;
  return {expect_name(what), span, kNoSlot};
}

QuerySpan StatementParser::span_from(QuerySpan begin) const {
  return {begin.begin, at_ == 0 ? begin.end : std::max(begin.begin, lexemes_[at_ - 1].span.end)};
}

void StatementParser::fail(const std::string& expected) const {
  const Lexeme& lexeme = peek();
  const std::string found = lexeme.kind == LexemeKind::End
                                ? "the query ends"
                                : "found \"" + shorten(text_.substr(lexeme.span.begin, lexeme.span.end - lexeme.span.begin), 30) + "\"";
  fail(lexeme.span, "UnexpectedSyntax", found + " where " + expected + " is expected");
}

void StatementParser::fail(QuerySpan span, const char* detail, const std::string& message) const {
  throw syntax_error(text_, span, detail, message);
}

Query StatementParser::statement() {
  Query query;
  query.text = std::string(text_);
  query.explain = accept_keyword("EXPLAIN");
  query.parts.push_back(part());
  for (bool first = true; accept_keyword("UNION"); first = false) {
    const QuerySpan span = lexemes_[at_ - 1].span;
    const bool all = accept_keyword("ALL");
    if (!first && all != query.union_all)
      fail(span, "InvalidClauseComposition", "UNION and UNION ALL cannot be mixed in one query");
    query.union_all = all;
    query.parts.push_back(part());
  }
  accept_symbol(";");
  if (peek().kind != LexemeKind::End) fail("a clause (MATCH, WITH, UNWIND, RETURN ...)");
  return query;
}

QueryPart StatementParser::part() {
  QueryPart part;
  const QuerySpan begin = peek().span;
  while (clause(part)) {
    if (part.clauses.back().kind == ClauseKind::Return) break;
  }
  if (part.clauses.empty()) fail("a clause (MATCH, WITH, UNWIND, RETURN ...)");
  part.span = span_from(begin);
  return part;
}

bool StatementParser::clause(QueryPart& part) {
  Clause clause;
  const QuerySpan begin = peek().span;
  if (accept_keyword("OPTIONAL")) {
    clause.optional = true;
    expect_keyword("MATCH");
    match(clause);
  } else if (accept_keyword("MATCH")) {
    match(clause);
  } else if (accept_keyword("UNWIND")) {
    clause.kind = ClauseKind::Unwind;
    clause.expressions.push_back(expression());
    expect_keyword("AS");
    clause.variable = expect_variable("a variable");
  } else if (accept_keyword("WITH")) {
    clause.kind = ClauseKind::With;
    clause.projection = projection(true);
  } else if (accept_keyword("RETURN")) {
    clause.kind = ClauseKind::Return;
    clause.projection = projection(false);
  } else if (accept_keyword("CREATE")) {
    clause.kind = ClauseKind::Create;
    clause.patterns = patterns();
  } else if (at_keyword("DELETE") || (at_keyword("DETACH") && at_keyword("DELETE", 1))) {
    accept_keyword("DETACH");
    ++at_;
    clause.kind = ClauseKind::Delete;
    do clause.expressions.push_back(expression());
    while (accept_symbol(","));
  } else if (accept_keyword("CALL")) {
    call(clause);
  } else {
    for (const char* keyword : {"MERGE", "SET", "REMOVE", "FOREACH", "LOAD", "DROP"})
      if (at_keyword(keyword))
        fail(begin, "UnexpectedSyntax", std::string(keyword) + " is not supported; the graph is read, or made in memory with CREATE");
    return false;
  }
  clause.span = span_from(begin);
  part.clauses.push_back(std::move(clause));
  return true;
}

void StatementParser::match(Clause& clause) {
  clause.kind = ClauseKind::Match;
  clause.patterns = patterns();
  if (accept_keyword("WHERE")) clause.where = expression();
}

void StatementParser::call(Clause& clause) {
  clause.kind = ClauseKind::Call;
  clause.procedure = expect_name("the name of a procedure");
  while (accept_symbol(".")) clause.procedure += "." + expect_name("the name of a procedure");
  if (accept_symbol("(") && !accept_symbol(")")) {
    do clause.expressions.push_back(expression());
    while (accept_symbol(","));
    expect_symbol(")", "after the arguments");
  }
  if (!accept_keyword("YIELD") || accept_symbol("*")) return;
  do {
    Variable variable = expect_variable("a column of the procedure");
    std::string column = variable.name;
    if (accept_keyword("AS")) variable = expect_variable("a variable");
    clause.yields.emplace_back(std::move(column), std::move(variable));
  } while (accept_symbol(","));
  if (accept_keyword("WHERE")) clause.where = expression();
}

Projection StatementParser::projection(bool with) {
  Projection result;
  result.distinct = accept_keyword("DISTINCT");
  result.star = accept_symbol("*");
  if (!result.star || accept_symbol(",")) {
    do result.items.push_back(projection_item());
    while (accept_symbol(","));
  }
  if (at_keyword("ORDER")) {
    ++at_;
    expect_keyword("BY");
    do {
      SortItem item;
      item.expression = expression();
      item.descending = accept_keyword("DESC") || accept_keyword("DESCENDING");
      if (!item.descending && !accept_keyword("ASC")) accept_keyword("ASCENDING");
      result.order.push_back(std::move(item));
    } while (accept_symbol(","));
  }
  if (accept_keyword("SKIP") || accept_keyword("OFFSET")) result.skip = expression();
  if (accept_keyword("LIMIT")) result.limit = expression();
  if (with && accept_keyword("WHERE")) result.where = expression();
  return result;
}

ProjectionItem StatementParser::projection_item() {
  ProjectionItem item;
  item.expression = expression();
  const QuerySpan span = item.expression->span;
  item.aliased = accept_keyword("AS");
  if (item.aliased) {
    item.variable = expect_variable("an alias");
  } else {
    item.variable = {std::string(text_.substr(span.begin, span.end - span.begin)), span, kNoSlot};
    if (item.expression->kind == ExprKind::Variable) item.variable.name = item.expression->variable.name;
  }
  return item;
}

Query parse_statement(std::string_view text) { return StatementParser(text).statement(); }

std::vector<std::string_view> split_statements(std::string_view script) {
  std::vector<std::string_view> statements;
  uint32_t begin = 0;
  bool empty = true;
  for (const Lexeme& lexeme : lex_query(script)) {
    const bool end = lexeme.kind == LexemeKind::End;
    if (end || (lexeme.kind == LexemeKind::Punctuation && lexeme.text == ";")) {
      if (!empty) statements.push_back(script.substr(begin, lexeme.span.begin - begin));
      begin = lexeme.span.end;
      empty = true;
    } else {
      empty = false;
    }
  }
  return statements;
}

Query::Query() = default;
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;
Query::~Query() = default;

}  // namespace dossier
