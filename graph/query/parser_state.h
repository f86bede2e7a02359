#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "graph/query/ast.h"
#include "graph/query/lexer.h"

namespace dossier {

/// The recursive-descent parser of one statement: a cursor over its lexemes and a function for each rule of the
/// grammar. Expressions (parse_expression.cpp) climb precedence, so that a level of nesting costs few stack frames.
/// Internal to parser.cpp and parse_*.cpp.
class StatementParser {
 public:
  explicit StatementParser(std::string_view text) : text_(text), lexemes_(lex_query(text)) {}
  Query statement();

 private:
  // cursor
  const Lexeme& peek(size_t ahead = 0) const { return lexemes_[std::min(at_ + ahead, lexemes_.size() - 1)]; }
  bool at_symbol(std::string_view symbol, size_t ahead = 0) const;
  bool at_keyword(std::string_view keyword, size_t ahead = 0) const;
  bool at_name(size_t ahead = 0) const;
  bool accept_symbol(std::string_view symbol);
  bool accept_keyword(std::string_view keyword);
  void expect_symbol(std::string_view symbol, const char* where);
  void expect_keyword(std::string_view keyword);
  std::string expect_name(const char* what);
  Variable expect_variable(const char* what);
  QuerySpan span_from(QuerySpan begin) const;
  [[noreturn]] void fail(const std::string& expected) const;
  [[noreturn]] void fail(QuerySpan span, const char* detail, const std::string& message) const;

  // parser.cpp: clauses
  QueryPart part();
  bool clause(QueryPart& part);
  void match(Clause& clause);
  void call(Clause& clause);
  Projection projection(bool with);
  ProjectionItem projection_item();

  // parse_pattern.cpp
  std::vector<PathPattern> patterns();
  PathPattern path();
  PathPattern path_chain();
  NodePattern node();
  RelationshipPattern relationship();
  void relationship_detail(RelationshipPattern& pattern);
  void length_range(RelationshipPattern& pattern);
  std::vector<std::pair<GraphName, ExprPtr>> pattern_properties();
  int64_t bound();
  bool at_pattern() const;  ///< "(" opens a node pattern with a relationship after it, not a parenthesis

  // parse_expression.cpp
  ExprPtr expression() { return binary(kOr); }
  ExprPtr binary(int level);
  ExprPtr comparison(ExprPtr left);
  ExprPtr predicate(ExprPtr left);
  ExprPtr unary();
  ExprPtr postfix();
  ExprPtr index_or_slice(ExprPtr left);
  ExprPtr atom();
  ExprPtr number(bool negative);
  ExprPtr bracket();
  ExprPtr map_literal();
  ExprPtr map_projection(ExprPtr operand);
  ExprPtr name_atom();
  ExprPtr call_or_variable();
  ExprPtr case_expression();
  ExprPtr iteration(ExprKind kind);
  ExprPtr reduce();
  ExprPtr subquery(ExprKind kind);
  ExprPtr make(ExprKind kind, QuerySpan begin, std::vector<ExprPtr> children = {});
  ExprPtr finish(ExprPtr expr, QuerySpan begin);

  static constexpr int kOr = 1, kXor = 2, kAnd = 3, kNot = 4, kComparison = 5, kPredicate = 6, kAdditive = 7,
                       kMultiplicative = 8, kPower = 9;

  /// Counts how deep the recursion is, for as long as it lives.
  class Nesting {
   public:
    explicit Nesting(StatementParser& parser);
    ~Nesting() { --parser_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    StatementParser& parser_;
  };

  std::string_view text_;
  std::vector<Lexeme> lexemes_;
  size_t at_ = 0;
  uint32_t depth_ = 0;
};

bool same_keyword(std::string_view a, std::string_view b);  ///< in any case; `b` in capitals

}  // namespace dossier
