#pragma once
#include <utility>
#include <vector>

#include "graph/query/operator.h"

namespace dossier {

/// One row, or as many as the plan around it feeds: the leaf of every plan.
class OnceOperator : public Operator {
 public:
  OnceOperator() : Operator(nullptr) {}
  void open(ExecutionContext&) override { done_ = false; }
  bool next(ExecutionContext&) override { return !std::exchange(done_, true); }
  std::string describe() const override { return "Once"; }

 private:
  bool done_ = false;
};

/// For each row of the input, each node that a list of candidates names. Base of the scans.
class NodeScan : public Operator {
 public:
  NodeScan(OperatorPtr input, uint32_t slot) : Operator(std::move(input)), slot_(slot) {}
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;

 protected:
  /// Called once for each row of the input: sets `candidates_`, or `all_`.
  virtual void restart(ExecutionContext& context) = 0;
  uint32_t slot_;
  std::span<const uint32_t> candidates_;
  uint32_t all_ = 0;  ///< when there is no list: nodes 0 to all_ - 1

 private:
  bool active_ = false, listed_ = false;
  size_t at_ = 0;
};

class AllNodesScan : public NodeScan {
 public:
  using NodeScan::NodeScan;
  std::string describe() const override { return "AllNodes"; }

 private:
  void restart(ExecutionContext& context) override { all_ = context.graph().node_count(); }
};

class LabelScan : public NodeScan {
 public:
  LabelScan(OperatorPtr input, uint32_t slot, const GraphName& label) : NodeScan(std::move(input), slot), label_(label) {}
  std::string describe() const override { return "LabelScan :" + label_.text; }

 private:
  void restart(ExecutionContext& context) override {
    candidates_ = context.graph().nodes_with_label(context.symbol(label_.index));
  }
  const GraphName& label_;
};

/// Nodes whose property equals the value of an expression, or one of its elements.
class IndexSeek : public NodeScan {
 public:
  IndexSeek(OperatorPtr input, uint32_t slot, const Expr& property, const Expr& value, bool any_of)
      : NodeScan(std::move(input), slot), property_(property), value_(value), any_of_(any_of) {}
  std::string describe() const override { return "IndexSeek " + property_.name; }

 private:
  void restart(ExecutionContext& context) override;
  const Expr& property_;
  const Expr& value_;
  bool any_of_;
  std::vector<uint32_t> found_;
};

/// Lets through rows in which the slot holds a node that has all of the labels.
class NodeTest : public Operator {
 public:
  NodeTest(OperatorPtr input, uint32_t slot, std::vector<const GraphName*> labels)
      : Operator(std::move(input)), slot_(slot), labels_(std::move(labels)) {}
  bool next(ExecutionContext& context) override;
  std::string describe() const override;

 private:
  uint32_t slot_;
  std::vector<const GraphName*> labels_;
};

/// What the operators that follow relationships share: which step of an adjacency fits the pattern.
struct StepTest {
  const RelationshipPattern* pattern = nullptr;
  std::vector<uint32_t> distinct_from;  ///< slots of other relationships of the clause, or lists of them
  std::vector<Symbol> types;            ///< resolved by open(); empty: any
  std::vector<std::pair<Symbol, Value>> properties;

  void open(ExecutionContext& context);
  void start_row(ExecutionContext& context);  ///< evaluates the properties for the current row
  bool type_fits(Symbol type) const;
  bool fits(const Step& step, ExecutionContext& context) const;
};

/// Walks the steps of one node that go in a direction: outgoing, incoming, or both without counting a loop twice. Of
/// the types only a single one is sought; otherwise all steps are given.
class StepCursor {
 public:
  void start(const PropertyGraph& graph, uint32_t node, Direction direction, const std::vector<Symbol>& types);
  bool next(Step& step);

 private:
  std::span<const Step> first_, second_;
  size_t at_ = 0;
  uint32_t node_ = 0;
};

/// Follows one relationship from a bound node; binds the relationship and, unless it is bound, the node at the end.
class Expand : public Operator {
 public:
  Expand(OperatorPtr input, uint32_t from, uint32_t to, bool to_bound, Direction direction, StepTest test);
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override;

 private:
  bool start_row(ExecutionContext& context);
  uint32_t from_, to_;
  bool to_bound_;
  Direction direction_;
  StepTest test_;
  StepCursor cursor_;
  bool active_ = false, reversed_ = false;  // reversed: walking the end with fewer steps
  uint32_t wanted_ = 0;
};

/// Each relationship of the given types, with both of its ends.
class RelationshipScan : public Operator {
 public:
  RelationshipScan(OperatorPtr input, uint32_t left, uint32_t right, StepTest test);
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override;

 private:
  bool bind(uint32_t relationship, bool forward, ExecutionContext& context);
  uint32_t left_, right_;
  StepTest test_;
  size_t type_ = 0, at_ = 0;
  bool active_ = false, both_ = false;
};

/// A relationship, or a list of them, that is bound before the pattern: binds or checks its ends.
class KnownRelationship : public Operator {
 public:
  KnownRelationship(OperatorPtr input, uint32_t left, bool left_bound, uint32_t right, bool right_bound, StepTest test);
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override { return "KnownRelationship"; }

 private:
  bool try_orientation(bool forward, ExecutionContext& context);
  uint32_t left_, right_;
  bool left_bound_, right_bound_;
  StepTest test_;
  int orientation_ = 2;
};

/// Follows paths of `min` to `max` relationships from a bound node, depth first, no relationship twice.
class ExpandPaths : public Operator {
 public:
  ExpandPaths(OperatorPtr input, uint32_t from, uint32_t to, bool to_bound, Direction direction, bool backwards, StepTest test);
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override;

 private:
  bool advance(ExecutionContext& context);
  bool emit(ExecutionContext& context);
  uint32_t from_, to_;
  bool to_bound_;
  Direction direction_;
  bool backwards_;  // the pattern is walked from its right end: the list is turned round
  StepTest test_;
  std::vector<StepCursor> cursors_;
  std::vector<Step> path_;
  bool active_ = false, at_start_ = false;
  uint32_t start_ = 0;
};

/// Shortest paths between two bound nodes: breadth first from both ends (Pohl 1971).
class ShortestPaths : public Operator {
 public:
  ShortestPaths(OperatorPtr input, const PathPattern& pattern, StepTest test);
  ~ShortestPaths() override;
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override { return "ShortestPaths"; }

 private:
  struct Sides;
  void search(ExecutionContext& context);
  const PathPattern& pattern_;
  StepTest test_;
  std::unique_ptr<Sides> sides_;
  std::vector<std::vector<Step>> found_;
  size_t at_ = 0;
};

/// Puts a path together out of its bound nodes and relationships.
class BindPath : public Operator {
 public:
  BindPath(OperatorPtr input, const PathPattern& pattern) : Operator(std::move(input)), pattern_(pattern) {}
  bool next(ExecutionContext& context) override;
  std::string describe() const override { return "BindPath " + pattern_.variable.name; }

 private:
  const PathPattern& pattern_;
};

}  // namespace dossier
