#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/query/ast.h"
#include "graph/query/functions.h"

namespace dossier {

/// What is known of a value before the query runs: its kinds and, of a list, those of its elements.
struct StaticType {
  KindSet kinds = kAnyKind;
  KindSet elements = kAnyKind;
};

/// Gives each variable a slot of the frame, checks scopes, types and aggregation, and takes the aggregating calls out
/// of projections. Works on the tree in place; throws QueryError with the TCK's classes. One Binder for one query.
class Binder {
 public:
  explicit Binder(Query& query) : query_(query) {}
  void bind();

 private:
  struct Binding {
    uint32_t slot = kNoSlot;
    StaticType type;
  };
  using Scope = std::map<std::string, Binding, std::less<>>;
  /// Where an expression stands: what is allowed in it.
  struct Place {
    bool patterns = false;  ///< pattern predicates
    bool constant = false;  ///< no variables: SKIP and LIMIT
    bool inside_aggregate = false;
  };

  // binder.cpp: clauses and patterns
  void bind_part(QueryPart& part, bool top_level);
  void bind_clause(Clause& clause, bool last, bool top_level);
  void bind_call(Clause& clause, bool standalone);
  void bind_create(Clause& clause);
  void bind_patterns(std::vector<PathPattern>& patterns, bool may_declare);
  void bind_node(NodePattern& node, const std::set<uint32_t>& declared, bool may_declare);
  void bind_relationship(RelationshipPattern& relationship, std::set<uint32_t>& used, std::set<uint32_t>& declared, bool may_declare);
  void bind_path_variable(PathPattern& path);
  void bind_pattern_properties(std::vector<PathPattern>& patterns);
  void add_conditions(std::vector<PathPattern>& patterns, ExprPtr& where);
  void bind_where(ExprPtr& where);
  void declare(Variable& variable, StaticType type);
  void conflict(const Variable& variable, const char* wanted) const;
  uint32_t new_slot() { return query_.slots++; }
  uint32_t name_index(const std::string& name);

  // bind_projection.cpp
  void bind_projection(Projection& projection, bool with);
  void expand_star(Projection& projection);
  void check_aliases(const Projection& projection, bool with) const;
  void bind_items(Projection& projection);
  void bind_order(Projection& projection, const Scope& before, const Scope& after);
  void bind_row_count(ExprPtr& count);
  void extract_aggregates(ExprPtr& expr, Projection& projection, bool in_order, std::set<std::string>& local);
  bool replace_by_key(ExprPtr& expr, const Projection& projection, const std::vector<const Expr*>& originals);
  ExprPtr reference(uint32_t slot, const Expr& original) const;

  // bind_expression.cpp
  StaticType bind_expression(Expr& expr, Place place);
  StaticType bind_variable(Expr& expr, Place place);
  StaticType bind_property(Expr& expr, Place place);
  StaticType bind_index(Expr& expr, Place place);
  StaticType bind_list(Expr& expr, Place place);
  StaticType bind_arithmetic(Expr& expr, Place place);
  StaticType bind_boolean(Expr& expr, Place place);
  StaticType bind_string_or_in(Expr& expr, Place place);
  StaticType bind_call_expression(Expr& expr, Place place);
  StaticType bind_function(Expr& expr, Place place);
  StaticType bind_aggregate(Expr& expr);
  StaticType bind_case(Expr& expr, Place place);
  StaticType bind_comprehension(Expr& expr, Place place);
  StaticType bind_reduce(Expr& expr, Place place);
  StaticType bind_pattern_expression(Expr& expr, Place place);
  StaticType bind_subquery(Expr& expr);
  void bind_children(Expr& expr, Place place);
  void require(const Expr& expr, StaticType type, KindSet allowed, const char* what, const char* error = "SyntaxError") const;
  /// Runs `body` with `variable` bound, and restores what it hid.
  template <class Body>
  auto with_local(Variable& variable, StaticType type, Body body);

  [[noreturn]] void fail(QuerySpan span, const char* detail, const std::string& message) const;
  [[noreturn]] void undefined(const std::string& name, QuerySpan span) const;

  Query& query_;
  Scope scope_;
  std::map<std::string, uint32_t, std::less<>> name_indexes_;
  std::vector<StaticType> slot_types_;  ///< of slots that extract_aggregates referred to
};

template <class Body>
auto Binder::with_local(Variable& variable, StaticType type, Body body) {
  variable.slot = new_slot();
  const auto hidden = scope_.find(variable.name);
  const bool had = hidden != scope_.end();
  const Binding before = had ? hidden->second : Binding{};
  scope_[variable.name] = {variable.slot, type};
  auto result = body();
  if (had) {
    scope_[variable.name] = before;
  } else {
    scope_.erase(variable.name);
  }
  return result;
}

/// Parses and binds one statement: the whole compilation. Throws QueryError.
Query parse_query(std::string_view text);

}  // namespace dossier
