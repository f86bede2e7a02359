#include "graph/query/row_operators.h"

#include <algorithm>
#include <set>

#include "graph/query/functions.h"

namespace dossier {
namespace {

constexpr uint32_t kNoGroup = UINT32_MAX;
constexpr size_t kUncounted = 10'000;  // rows that a sort with a limit keeps without taking note of their memory

bool holds(const Expr& condition, ExecutionContext& context) {
  const Value value = evaluate(condition, context);
  if (!value.is_null() && value.kind() != ValueKind::Boolean)
    throw run_error("TypeError", "InvalidArgumentType", "a condition must be true, false or null");
  return value.is_true();
}

std::string text_of(const Expr& expr, const char* fallback) { return expr.name.empty() ? fallback : expr.name; }

}  // namespace

bool Filter::next(ExecutionContext& context) {
  while (input_->next(context)) {
    context.tick();
    if (holds(condition_, context)) return true;
  }
  return false;
}

std::string Filter::describe() const { return "Filter " + text_of(condition_, ""); }

void Apply::open(ExecutionContext& context) {
  Operator::open(context);
  active_ = false;
}

bool Apply::next(ExecutionContext& context) {
  while (true) {
    if (!active_) {
      if (!input_->next(context)) return false;
      inner_->open(context);
      active_ = true;
      found_ = false;
    }
    if (inner_->next(context)) {
      found_ = true;
      return true;
    }
    active_ = false;
    if (optional_ && !found_) {
      for (const uint32_t slot : slots_) context[slot] = Value();
      return true;
    }
  }
}

void Unwind::open(ExecutionContext& context) {
  Operator::open(context);
  at_ = size_ = 0;
}

bool Unwind::next(ExecutionContext& context) {
  while (at_ == size_) {
    if (!input_->next(context)) return false;
    current_ = evaluate(list_, context);
    at_ = 0;
    size_ = current_.kind() == ValueKind::List ? current_.list().size() : current_.is_null() ? 0 : 1;
  }
  context.tick();
  context[slot_] = current_.kind() == ValueKind::List ? current_.list()[at_] : current_;
  ++at_;
  return true;
}

void ProcedureCall::open(ExecutionContext& context) {
  Operator::open(context);
  rows_.clear();
  at_ = 0;
  const PropertyGraph& graph = context.graph();
  std::set<std::string> names;
  const std::string_view column = find_procedure(clause_.procedure)->column;
  for (Symbol symbol = 0; symbol < graph.symbols().size(); ++symbol) {
    const bool label = !graph.nodes_with_label(symbol).empty(), type = !graph.relationships_of_type(symbol).empty();
    if (column == "label" ? label : column == "relationshipType" ? type : !label && !type)
      names.insert(graph.symbols().name(symbol));
  }
  rows_.assign(names.begin(), names.end());
  at_ = rows_.size();
}

bool ProcedureCall::next(ExecutionContext& context) {
  if (at_ == rows_.size()) {
    if (!input_->next(context) || rows_.empty()) return false;
    at_ = 0;
  }
  for (const auto& [column, variable] : clause_.yields) context[variable.slot] = rows_[at_];
  ++at_;
  return true;
}

bool Project::next(ExecutionContext& context) {
  if (!input_->next(context)) return false;
  for (const ProjectionItem& item : projection_.items) {
    if (item.grouping) continue;
    if (item.expression->kind == ExprKind::Variable && item.expression->variable.slot == item.variable.slot) continue;
    context[item.variable.slot] = evaluate(*item.expression, context);
  }
  return true;
}

std::string Project::describe() const {
  std::string columns;
  for (const ProjectionItem& item : projection_.items) columns += (columns.empty() ? " " : ", ") + item.variable.name;
  return "Project" + columns;
}

void Aggregation::open(ExecutionContext& context) {
  Operator::open(context);
  groups_.clear();
  index_.clear();
  consumed_ = false;
  at_ = 0;
}

void Aggregation::grow_index() {
  std::vector<std::pair<uint64_t, uint32_t>> larger(std::max<size_t>(64, 2 * index_.size()), {0, kNoGroup});
  for (uint32_t i = 0; i < groups_.size(); ++i) {
    size_t at = groups_[i].hash & (larger.size() - 1);
    while (larger[at].second != kNoGroup) at = (at + 1) & (larger.size() - 1);
    larger[at] = {groups_[i].hash, i};
  }
  index_ = std::move(larger);
}

Aggregation::Group& Aggregation::group_of(const std::vector<Value>& keys, ExecutionContext& context) {
  if (index_.size() < 2 * (groups_.size() + 1)) grow_index();
  const uint64_t hash = ValueHash()(keys);
  size_t at = hash & (index_.size() - 1);
  for (; index_[at].second != kNoGroup; at = (at + 1) & (index_.size() - 1))
    if (index_[at].first == hash && ValueSame()(groups_[index_[at].second].keys, keys)) return groups_[index_[at].second];
  index_[at] = {hash, static_cast<uint32_t>(groups_.size())};
  context.charge(128);
  for (const Value& key : keys) context.charge(key.footprint());
  Group group{hash, keys, {}};
  for (const Aggregate& aggregate : projection_.aggregates) group.accumulators.emplace_back(*aggregate.call);
  groups_.push_back(std::move(group));
  return groups_.back();
}

void Aggregation::consume(ExecutionContext& context) {
  bool keyed = false;
  for (const ProjectionItem& item : projection_.items) keyed |= item.grouping;
  Group* only = keyed ? nullptr : &group_of({}, context);
  std::vector<Value> keys;
  while (input_->next(context)) {
    context.tick();
    keys.clear();
    for (const ProjectionItem& item : projection_.items)
      if (item.grouping) keys.push_back(evaluate(*item.expression, context));
    Group& group = only ? *only : group_of(keys, context);
    for (Accumulator& accumulator : group.accumulators) accumulator.add(context);
  }
}

bool Aggregation::next(ExecutionContext& context) {
  if (!std::exchange(consumed_, true)) consume(context);
  if (at_ == groups_.size()) return false;
  const Group& group = groups_[at_++];
  size_t key = 0;
  for (const ProjectionItem& item : projection_.items)
    if (item.grouping) context[item.variable.slot] = group.keys[key++];
  for (size_t i = 0; i < group.accumulators.size(); ++i) context[projection_.aggregates[i].slot] = group.accumulators[i].result();
  return true;
}

void Distinct::open(ExecutionContext& context) {
  Operator::open(context);
  seen_.clear();
}

bool Distinct::next(ExecutionContext& context) {
  while (input_->next(context)) {
    context.tick();
    std::vector<Value> row;
    for (const uint32_t slot : slots_) row.push_back(context[slot]);
    size_t bytes = 64;
    for (const Value& value : row) bytes += value.footprint();
    if (!seen_.insert(std::move(row)).second) continue;
    context.charge(bytes);
    return true;
  }
  return false;
}

void Sort::open(ExecutionContext& context) {
  Operator::open(context);
  rows_.clear();
  consumed_ = false;
  at_ = 0;
}

bool Sort::before(const Row& a, const Row& b) const {
  for (size_t i = 0; i < a.keys.size(); ++i) {
    const auto result = order(a.keys[i], b.keys[i]);
    if (result != 0) return projection_.order[i].descending ? result > 0 : result < 0;
  }
  return false;
}

void Sort::consume(ExecutionContext& context) {
  const auto by_keys = [this](const Row& a, const Row& b) { return before(a, b); };
  size_t wanted = SIZE_MAX;
  if (projection_.limit) {
    const int64_t limit = row_count(*projection_.limit, context);
    const int64_t skip = projection_.skip ? row_count(*projection_.skip, context) : 0;
    if (limit < INT64_MAX / 4 && skip < INT64_MAX / 4) wanted = static_cast<size_t>(limit + skip);
  }
  while (input_->next(context)) {
    context.tick();
    Row row;
    for (const SortItem& item : projection_.order) row.keys.push_back(evaluate(*item.expression, context));
    // Rows that cannot be among the wanted ones are dropped at once, the others from time to time.
    if (wanted != SIZE_MAX && rows_.size() >= 2 * wanted + 64) {
      std::stable_sort(rows_.begin(), rows_.end(), by_keys);
      rows_.resize(wanted);
    }
    for (const uint32_t slot : projection_.carried) row.carried.push_back(context[slot]);
    if (wanted > kUncounted) {
      size_t bytes = sizeof(Row);
      for (const Value& value : row.carried) bytes += value.footprint();
      context.charge(bytes);
    }
    rows_.push_back(std::move(row));
  }
  std::stable_sort(rows_.begin(), rows_.end(), by_keys);
}

bool Sort::next(ExecutionContext& context) {
  if (!std::exchange(consumed_, true)) consume(context);
  if (at_ == rows_.size()) return false;
  const Row& row = rows_[at_++];
  for (size_t i = 0; i < row.carried.size(); ++i) context[projection_.carried[i]] = row.carried[i];
  return true;
}

int64_t row_count(const Expr& expression, ExecutionContext& context) {
  const Value value = evaluate(expression, context);
  if (value.kind() != ValueKind::Integer)
    throw run_error("SyntaxError", "InvalidArgumentType", "SKIP and LIMIT take a whole number");
  if (value.integer() < 0)
    throw run_error("SyntaxError", "NegativeIntegerArgument", "SKIP and LIMIT take a number that is not negative");
  return value.integer();
}

void Limit::open(ExecutionContext& context) {
  skip_ = projection_.skip ? row_count(*projection_.skip, context) : 0;
  left_ = projection_.limit ? row_count(*projection_.limit, context) : INT64_MAX;
  Operator::open(context);
}

bool Limit::next(ExecutionContext& context) {
  for (; skip_ > 0; --skip_)
    if (!input_->next(context)) return false;
  if (left_ == 0) return false;
  --left_;
  return input_->next(context);
}

std::string Limit::describe() const { return std::string(projection_.skip ? "Skip" : "") + (projection_.limit ? "Limit" : ""); }

}  // namespace dossier
