#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/query/query_error.h"
#include "graph/query/value.h"

namespace dossier {

struct Expr;
struct QueryPart;
struct Function;
using ExprPtr = std::unique_ptr<Expr>;

inline constexpr uint32_t kNoSlot = UINT32_MAX;

/// A variable as written (empty: none) and the place in the frame that the binder gave it.
struct Variable {
  std::string name;
  QuerySpan span;
  uint32_t slot = kNoSlot;
  bool named() const { return !name.empty(); }
};

/// A name of the graph (label, relationship type, property key) and its position in Query::names.
struct GraphName {
  std::string text;
  uint32_t index = 0;
};

struct NodePattern {
  Variable variable;
  std::vector<GraphName> labels;
  std::vector<std::pair<GraphName, ExprPtr>> properties;
  QuerySpan span;
  bool known = false;  ///< the binder: its variable is bound before the pattern
};

enum class Direction : uint8_t { Right, Left, Either };

struct RelationshipPattern {
  Variable variable;
  std::vector<GraphName> types;
  std::vector<std::pair<GraphName, ExprPtr>> properties;
  Direction direction = Direction::Either;
  bool variable_length = false;
  int64_t min = 1, max = INT64_MAX;
  QuerySpan span;
  bool known = false;
};

enum class PathMode : uint8_t { All, Shortest, AllShortest };

/// nodes[i] relationships[i] nodes[i + 1] ...
struct PathPattern {
  Variable variable;
  PathMode mode = PathMode::All;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
  QuerySpan span;
};

enum class ExprKind : uint8_t {
  Literal,        // value
  Parameter,      // name
  Variable,       // variable
  Property,       // children[0].name
  Index,          // children[0][children[1]]
  Slice,          // children[0][from..to]: children[1], children[2], either may be null
  List,           // children
  Map,            // keys, children
  MapProjection,  // children[0] {keys: children[1...]}; all_properties for .*
  Not, Minus, Plus, IsNull, IsNotNull,
  Or, Xor, And,   // two or more children
  Add, Subtract, Multiply, Divide, Modulo, Power,
  Comparison,     // children[i] comparisons[i] children[i + 1]
  In, StartsWith, EndsWith, Contains, Matches,
  HasLabels,      // children[0]:names
  Call,           // name(children), distinct
  CountStar,
  Case,           // operand or null; when, then pairs; else or null: children
  ListComprehension,     // variable, children: list, where or null, result or null
  PatternComprehension,  // patterns, children: where or null, result
  PatternPredicate,      // patterns, children: where or null
  ExistsSubquery,        // subquery
  CountSubquery,         // subquery
  All, Any, None, Single,  // variable, children: list, predicate
  Reduce,         // accumulator, variable, children: initial value, list, step
  ShortestPath,          // patterns, children: where or null; as an expression
};

enum class ComparisonOperator : uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

/// One node of an expression. What each kind uses is said above; a null child stands for an omitted one. The binder
/// fills in slots, functions and types; afterwards an expression never changes, so threads may share it.
struct Expr {
  ExprKind kind = ExprKind::Literal;
  QuerySpan span;
  uint32_t depth = 1;  ///< of the tree below
  Value value;
  std::string name;
  uint32_t name_index = 0;  ///< of `name` in Query::names (Property)
  bool distinct = false;
  bool all_properties = false;
  Variable variable, accumulator;
  std::vector<GraphName> names;
  std::vector<std::string> keys;
  std::vector<ExprPtr> children;
  std::vector<ComparisonOperator> comparisons;
  std::vector<PathPattern> patterns;
  std::unique_ptr<QueryPart> subquery;
  const Function* function = nullptr;
  uint32_t subplan = 0;  ///< position of its pattern or subquery among the query's subplans
};

struct SortItem {
  ExprPtr expression;
  bool descending = false;
};

struct ProjectionItem {
  ExprPtr expression;
  Variable variable;    ///< the alias, or the text of the expression
  bool aliased = false;
  bool grouping = false;  ///< of an aggregation: evaluated before it
};

/// An aggregating call taken out of the items by the binder; the items read its slot.
struct Aggregate {
  ExprPtr call;
  uint32_t slot = kNoSlot;
};

/// WITH and RETURN.
struct Projection {
  bool distinct = false, star = false, aggregating = false;
  std::vector<ProjectionItem> items;
  std::vector<Aggregate> aggregates;
  std::vector<SortItem> order;
  ExprPtr skip, limit, where;
  std::vector<uint32_t> carried;  ///< slots that later clauses, or `where`, may read: what sorting has to keep
};

enum class ClauseKind : uint8_t { Match, Unwind, With, Return, Create, Delete, Call };

struct Clause {
  ClauseKind kind = ClauseKind::Match;
  QuerySpan span;
  bool optional = false;               // Match
  std::vector<PathPattern> patterns;   // Match, Create
  ExprPtr where;                       // Match
  std::vector<ExprPtr> expressions;    // Unwind (one), Delete, Call (arguments)
  Variable variable;                   // Unwind
  Projection projection;               // With, Return
  std::string procedure;               // Call
  std::vector<std::pair<std::string, Variable>> yields;  // Call: column, variable
};

/// Clauses from the start or a UNION to the next UNION or the end.
struct QueryPart {
  std::vector<Clause> clauses;
  QuerySpan span;
};

/// A compiled statement: parsed and bound, independent of any graph. parse_query makes it; run() executes it.
struct Query {
  std::string text;
  std::vector<QueryPart> parts;
  bool union_all = false;
  bool explain = false;
  std::vector<std::string> columns;
  std::vector<std::string> names;              ///< labels, types and keys that it mentions, each once
  std::vector<std::vector<uint32_t>> results;  ///< of each part: the slots of the columns
  uint32_t slots = 0;                          ///< size of the frame
  std::vector<const Expr*> subplans;
  bool updating = false;

  Query();
  Query(Query&&) noexcept;
  Query& operator=(Query&&) noexcept;
  ~Query();
};

}  // namespace dossier
