#pragma once
#include <unordered_set>
#include <vector>

#include "graph/query/execution.h"
#include "graph/query/functions.h"

namespace dossier {

/// What one aggregating call has seen of one group. Null is ignored, except by count(*).
class Accumulator {
 public:
  explicit Accumulator(const Expr& call);
  void add(ExecutionContext& context);  ///< the current row
  Value result() const;

 private:
  void add_number(const Value& value);
  Value percentile() const;
  Value deviation(bool population) const;

  const Expr* call_;
  const AggregateFunction* function_;  // nullptr: count(*)
  int64_t count_ = 0;
  Value value_;  // sum, minimum, maximum
  ValueList list_;
  double percentile_ = 0;
  std::unordered_set<std::vector<Value>, ValueHash, ValueSame> seen_;
};

}  // namespace dossier
