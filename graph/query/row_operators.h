#pragma once
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/query/aggregation.h"
#include "graph/query/operator.h"

namespace dossier {

class Filter : public Operator {
 public:
  Filter(OperatorPtr input, const Expr& condition) : Operator(std::move(input)), condition_(condition) {}
  bool next(ExecutionContext& context) override;
  std::string describe() const override;

 private:
  const Expr& condition_;
};

/// For each row of the first input all rows of the second; when there is none and `optional`, one row in which the
/// slots that the second would bind are null.
class Apply : public Operator {
 public:
  Apply(OperatorPtr input, OperatorPtr inner, bool optional, std::vector<uint32_t> slots)
      : Operator(std::move(input)), inner_(std::move(inner)), optional_(optional), slots_(std::move(slots)) {}
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override { return optional_ ? "Optional" : "Apply"; }
  const Operator* second_input() const override { return inner_.get(); }

 private:
  OperatorPtr inner_;
  bool optional_, active_ = false, found_ = false;
  std::vector<uint32_t> slots_;
};

class Unwind : public Operator {
 public:
  Unwind(OperatorPtr input, const Expr& list, uint32_t slot) : Operator(std::move(input)), list_(list), slot_(slot) {}
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override { return "Unwind"; }

 private:
  const Expr& list_;
  uint32_t slot_;
  Value current_;
  size_t at_ = 0, size_ = 0;
};

/// Rows of one column of strings: what CALL of a procedure yields.
class ProcedureCall : public Operator {
 public:
  ProcedureCall(OperatorPtr input, const Clause& clause) : Operator(std::move(input)), clause_(clause) {}
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override { return "Call " + clause_.procedure; }

 private:
  const Clause& clause_;
  std::vector<std::string> rows_;
  size_t at_ = 0;
};

/// Evaluates the columns that are not yet in their slots.
class Project : public Operator {
 public:
  Project(OperatorPtr input, const Projection& projection) : Operator(std::move(input)), projection_(projection) {}
  bool next(ExecutionContext& context) override;
  std::string describe() const override;

 private:
  const Projection& projection_;
};

/// Groups by the columns that do not aggregate, in the order of their first row.
class Aggregation : public Operator {
 public:
  Aggregation(OperatorPtr input, const Projection& projection) : Operator(std::move(input)), projection_(projection) {}
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override { return "Aggregate"; }

 private:
  struct Group {
    uint64_t hash;
    std::vector<Value> keys;
    std::vector<Accumulator> accumulators;
  };
  void consume(ExecutionContext& context);
  Group& group_of(const std::vector<Value>& keys, ExecutionContext& context);
  void grow_index();

  const Projection& projection_;
  std::vector<Group> groups_;
  std::vector<std::pair<uint64_t, uint32_t>> index_;  // open addressing: hash and position of a group, or kNoGroup
  bool consumed_ = false;
  size_t at_ = 0;
};

class Distinct : public Operator {
 public:
  Distinct(OperatorPtr input, std::vector<uint32_t> slots) : Operator(std::move(input)), slots_(std::move(slots)) {}
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override { return "Distinct"; }

 private:
  std::vector<uint32_t> slots_;
  std::unordered_set<std::vector<Value>, ValueHash, ValueSame> seen_;
};

/// Stable sort; with a limit it keeps no more rows than are asked for, about.
class Sort : public Operator {
 public:
  Sort(OperatorPtr input, const Projection& projection) : Operator(std::move(input)), projection_(projection) {}
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override { return projection_.limit ? "Top" : "Sort"; }

 private:
  struct Row {
    std::vector<Value> keys, carried;
  };
  void consume(ExecutionContext& context);
  bool before(const Row& a, const Row& b) const;
  const Projection& projection_;
  std::vector<Row> rows_;
  bool consumed_ = false;
  size_t at_ = 0;
};

/// SKIP and LIMIT.
class Limit : public Operator {
 public:
  Limit(OperatorPtr input, const Projection& projection) : Operator(std::move(input)), projection_(projection) {}
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override;

 private:
  const Projection& projection_;
  int64_t skip_ = 0, left_ = 0;
};

/// The number of rows that SKIP or LIMIT asks for. Throws QueryError when it is negative or no whole number.
int64_t row_count(const Expr& expression, ExecutionContext& context);

/// CREATE and DELETE: takes in all of its input, changes the graph, and gives the rows on.
class Update : public Operator {
 public:
  Update(OperatorPtr input, const Clause& clause, class MemoryGraph& graph)
      : Operator(std::move(input)), clause_(clause), graph_(graph) {}
  void open(ExecutionContext& context) override;
  bool next(ExecutionContext& context) override;
  std::string describe() const override { return clause_.kind == ClauseKind::Create ? "Create" : "Delete"; }

 private:
  void create(ExecutionContext& context);
  uint32_t create_node(const NodePattern& pattern, ExecutionContext& context);
  void create_relationship(const PathPattern& path, size_t i, ExecutionContext& context);
  void remove(ExecutionContext& context);
  const Clause& clause_;
  MemoryGraph& graph_;
  std::vector<std::vector<Value>> rows_;
  bool consumed_ = false;
  size_t at_ = 0;
};

}  // namespace dossier
