#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include "graph/query/ast.h"
#include "graph/query/property_graph.h"

namespace dossier {

class Operator;

/// What a query may use. 0: without limit.
struct QueryLimits {
  std::chrono::milliseconds timeout{0};
  size_t memory = 0;                          ///< bytes of collected, sorted, grouped and returned values, about
  const std::atomic<bool>* cancelled = nullptr;  ///< set from a signal handler or another thread to stop the query
};

/// The state of one run of one query: the frame with the values of its variables, the parameters, and the account of
/// what it has used. Belongs to one thread.
class ExecutionContext {
 public:
  ExecutionContext(const Query&, const PropertyGraph&, const ValueMap& parameters, const QueryLimits&);
  ~ExecutionContext();

  const Query& query() const { return query_; }
  const PropertyGraph& graph() const { return graph_; }
  const ValueMap& parameters() const { return parameters_; }
  Value& operator[](uint32_t slot) { return frame_[slot]; }
  std::vector<Value>& frame() { return frame_; }
  Symbol symbol(uint32_t name_index) const { return symbols_[name_index]; }

  /// Called once for each unit of work; throws QueryError when the time is over or the query was cancelled.
  void tick() {
    if ((++ticks_ & 0x3FF) == 0) check_time();
  }
  /// Takes note of memory that is kept; throws QueryError beyond the limit.
  void charge(size_t bytes) {
    used_ += bytes;
    if (memory_ != 0 && used_ > memory_) refuse_memory();
  }
  /// The same for a value in the making, which lives as long as the row at most.
  void check(size_t bytes) const {
    if (memory_ != 0 && used_ + bytes > memory_) refuse_memory();
  }

  double random();         ///< [0, 1), the same sequence in each run
  int64_t now() const { return now_; }  ///< start of the query, nanoseconds since 1970-01-01 UTC
  Operator& subplan(uint32_t i) { return *subplans_[i]; }
  void set_subplans(std::vector<std::unique_ptr<Operator>> subplans);

 private:
  void check_time() const;
  [[noreturn]] void refuse_memory() const;

  const Query& query_;
  const PropertyGraph& graph_;
  const ValueMap& parameters_;
  std::vector<Value> frame_;
  std::vector<Symbol> symbols_;
  std::vector<std::unique_ptr<Operator>> subplans_;
  std::chrono::steady_clock::time_point deadline_;
  QueryLimits limits_;
  uint64_t ticks_ = 0, random_state_ = 0x853c49e6748fea9bull;
  size_t used_ = 0, memory_ = 0;
  int64_t now_ = 0;
};

/// The value of a bound expression for the current frame. Throws QueryError of phase Run.
Value evaluate(const Expr&, ExecutionContext&);

/// The operators of the language on values, by the null and type rules of openCypher.
Value evaluate_arithmetic(ExprKind op, const Value& a, const Value& b);
Value evaluate_comparison(ComparisonOperator op, const Value& a, const Value& b);
Value evaluate_string_predicate(ExprKind op, const Value& a, const Value& b);
Value is_in(const Value& element, const Value& list);
Value truth(std::optional<bool>);  ///< nullopt: null

/// Properties of a node, relationship or map as a map.
ValueMap all_properties(const Value&, const PropertyGraph&);
/// value.key, whatever `value` is. Throws QueryError where it has no properties.
Value property_of(const Value& value, std::string_view key, Symbol symbol, const PropertyGraph&);

}  // namespace dossier
