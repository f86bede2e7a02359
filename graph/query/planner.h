#pragma once
#include <set>
#include <vector>

#include "graph/query/match_operators.h"
#include "graph/query/row_operators.h"

namespace dossier {

/// Turns a bound query into operators for one graph. A pattern is started where the fewest candidates are expected (an
/// indexed property, a label, a relationship type), then followed along the relationship that multiplies them least;
/// each condition is tested as soon as what it reads is bound. Refers to the query and the graph, which must outlive
/// the plan.
class Planner {
 public:
  Planner(const Query& query, const PropertyGraph& graph, MemoryGraph* writable)
      : query_(query), graph_(graph), writable_(writable) {}

  OperatorPtr plan_part(const QueryPart& part);
  std::vector<OperatorPtr> plan_subplans();

 private:
  OperatorPtr plan_clause(const Clause& clause, OperatorPtr input);
  OperatorPtr plan_match(const Clause& clause, OperatorPtr input);
  OperatorPtr plan_projection(const Projection& projection, OperatorPtr input);

  const Query& query_;
  const PropertyGraph& graph_;
  MemoryGraph* writable_;
};

/// Plans the patterns of one MATCH, or of one pattern expression.
class PatternPlanner {
 public:
  PatternPlanner(const PropertyGraph& graph, const std::vector<PathPattern>& patterns, const Expr* where);
  OperatorPtr plan(OperatorPtr input);
  const std::vector<uint32_t>& new_slots() const { return new_slots_; }

 private:
  struct Node {
    uint32_t slot = kNoSlot;
    std::vector<const GraphName*> labels;
    bool tested = false;  ///< its labels are in the plan
  };
  struct Edge {
    const RelationshipPattern* pattern = nullptr;
    const PathPattern* path = nullptr;
    size_t left = 0, right = 0;  ///< of nodes_
    bool done = false;
  };
  struct Condition {
    const Expr* expression = nullptr;
    std::vector<uint32_t> needs;  ///< new slots that it reads
    bool done = false;
  };
  /// A way to bind a node without following a relationship.
  struct Access {
    double rows = 0;
    const Expr* property = nullptr;  ///< with an index: property and value
    const Expr* value = nullptr;
    bool any_of = false;
    const GraphName* label = nullptr;
  };

  void collect(const std::vector<PathPattern>& patterns, const Expr* where);
  size_t node_of(const NodePattern& pattern);
  void add_conditions(const Expr& expression);
  bool bound(uint32_t slot) const { return bound_.contains(slot); }
  void bind(uint32_t slot) { bound_.insert(slot); }
  Access best_access(const Node& node) const;
  void consider_index(const Node& node, const Condition& condition, Access& best) const;
  double fanout(const Edge& edge, size_t to) const;
  double relationships(const RelationshipPattern& pattern) const;

  void step();
  bool follow_known();
  bool close_cycle();
  bool seek_neighbour();
  bool follow_cheapest();
  void start();
  void scan(size_t node, const Access& access);
  void follow(Edge& edge, bool from_left);
  StepTest test_of(const Edge& edge) const;
  void settle();  ///< adds the tests and conditions that have become possible

  const PropertyGraph& graph_;
  const std::vector<PathPattern>& patterns_;
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<Condition> conditions_;
  std::vector<bool> paths_done_;
  std::vector<uint32_t> new_slots_;
  std::set<uint32_t> bound_;
  OperatorPtr plan_;
};

}  // namespace dossier
