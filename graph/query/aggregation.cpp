#include "graph/query/aggregation.h"

#include <algorithm>
#include <cmath>

#include "graph/query/function_tables.h"

namespace dossier {

Accumulator::Accumulator(const Expr& call)
    : call_(&call), function_(call.kind == ExprKind::CountStar ? nullptr : find_aggregate(call.name)) {}

void Accumulator::add(ExecutionContext& context) {
  if (!function_) {
    ++count_;
    return;
  }
  Value value = evaluate(*call_->children[0], context);
  if (call_->children.size() > 1) {
    const Value percentile = evaluate(*call_->children[1], context);
    if (!percentile.is_number() || !(percentile.number() >= 0 && percentile.number() <= 1))
      throw run_error("ArgumentError", "NumberOutOfRange", "a percentile lies between 0.0 and 1.0");
    percentile_ = percentile.number();
  }
  if (value.is_null()) return;
  if (call_->distinct) {
    context.charge(value.footprint());
    if (!seen_.insert({value}).second) return;
  }
  ++count_;
  switch (function_->kind) {
    case AggregateKind::Count: break;
    case AggregateKind::Sum:
    case AggregateKind::Average: add_number(value); break;
    case AggregateKind::Minimum:
      if (count_ == 1 || order(value, value_) < 0) value_ = std::move(value);
      break;
    case AggregateKind::Maximum:
      if (count_ == 1 || order(value, value_) > 0) value_ = std::move(value);
      break;
    case AggregateKind::Deviation:
    case AggregateKind::PopulationDeviation:
    case AggregateKind::PercentileContinuous:
    case AggregateKind::PercentileDiscrete:
      if (!value.is_number()) refuse_argument(function_->name, value);
      [[fallthrough]];
    case AggregateKind::Collect:
      context.charge(value.footprint());
      list_.push_back(std::move(value));
      break;
  }
}

void Accumulator::add_number(const Value& value) {
  if (!value.is_number() && value.kind() != ValueKind::Duration) refuse_argument(function_->name, value);
  const bool average = function_->kind == AggregateKind::Average && value.is_number();
  const Value addend = average ? Value(value.number()) : value;
  value_ = count_ == 1 ? addend : evaluate_arithmetic(ExprKind::Add, value_, addend);
}

Value Accumulator::result() const {
  if (!function_) return count_;
  switch (function_->kind) {
    case AggregateKind::Count: return count_;
    case AggregateKind::Sum: return count_ == 0 ? Value(0) : value_;
    case AggregateKind::Average:
      return count_ == 0 ? Value() : evaluate_arithmetic(ExprKind::Divide, value_, Value(static_cast<double>(count_)));
    case AggregateKind::Minimum:
    case AggregateKind::Maximum: return value_;
    case AggregateKind::Collect: return list_;
    case AggregateKind::Deviation: return deviation(false);
    case AggregateKind::PopulationDeviation: return deviation(true);
    case AggregateKind::PercentileContinuous:
    case AggregateKind::PercentileDiscrete: return percentile();
  }
  return {};
}

Value Accumulator::deviation(bool population) const {
  const auto n = static_cast<double>(list_.size());
  if (list_.size() < 2) return 0.0;
  double mean = 0, squares = 0;
  for (const Value& value : list_) mean += value.number() / n;
  for (const Value& value : list_) squares += (value.number() - mean) * (value.number() - mean);
  return std::sqrt(squares / (population ? n : n - 1));
}

/// Continuous: linear interpolation between the two nearest values. Discrete: the nearest rank.
Value Accumulator::percentile() const {
  if (list_.empty()) return {};
  ValueList sorted = list_;
  std::sort(sorted.begin(), sorted.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
  const auto n = static_cast<double>(sorted.size());
  if (function_->kind == AggregateKind::PercentileDiscrete) {
    const double rank = std::ceil(percentile_ * n);
    return sorted[static_cast<size_t>(std::max(1.0, rank)) - 1];
  }
  const double position = percentile_ * (n - 1), below = std::floor(position);
  const double low = sorted[static_cast<size_t>(below)].number(), high = sorted[static_cast<size_t>(std::ceil(position))].number();
  return low + (high - low) * (position - below);
}

}  // namespace dossier
