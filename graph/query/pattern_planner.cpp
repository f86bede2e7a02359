#include <algorithm>

#include "graph/query/ast_walk.h"
#include "graph/query/planner.h"

namespace dossier {
namespace {

constexpr double kSeekRows = 4;           // index hits up to which a node is sought rather than reached by following
constexpr double kPathFactor = 50;        // a relationship of variable length multiplies rows by so much more
constexpr double kConditionFactor = 0.1;  // rows that a condition of unknown selectivity leaves

/// `expr` when it is `variable.key` of the given slot.
const Expr* property_of_slot(const Expr& expr, uint32_t slot) {
  const bool fits = expr.kind == ExprKind::Property && expr.children[0]->kind == ExprKind::Variable &&
                    expr.children[0]->variable.slot == slot;
  return fits ? &expr : nullptr;
}

bool may_overlap(const RelationshipPattern& a, const RelationshipPattern& b) {
  if (a.types.empty() || b.types.empty()) return true;
  return std::any_of(a.types.begin(), a.types.end(), [&](const GraphName& x) {
    return std::any_of(b.types.begin(), b.types.end(), [&](const GraphName& y) { return x.text == y.text; });
  });
}

}  // namespace

PatternPlanner::PatternPlanner(const PropertyGraph& graph, const std::vector<PathPattern>& patterns, const Expr* where)
    : graph_(graph), patterns_(patterns), paths_done_(patterns.size()) {
  collect(patterns, where);
}

size_t PatternPlanner::node_of(const NodePattern& pattern) {
  const uint32_t slot = pattern.variable.slot;
  size_t i = 0;
  while (i < nodes_.size() && nodes_[i].slot != slot) ++i;
  if (i == nodes_.size()) {
    nodes_.push_back({slot, {}, false});
    if (pattern.known) {
      bind(slot);
    } else {
      new_slots_.push_back(slot);
    }
  }
  for (const GraphName& label : pattern.labels) nodes_[i].labels.push_back(&label);
  return i;
}

void PatternPlanner::collect(const std::vector<PathPattern>& patterns, const Expr* where) {
  for (const PathPattern& path : patterns) {
    size_t left = node_of(path.nodes[0]);
    for (size_t i = 0; i < path.relationships.size(); ++i) {
      const RelationshipPattern& pattern = path.relationships[i];
      const size_t right = node_of(path.nodes[i + 1]);
      edges_.push_back({&pattern, &path, left, right, false});
      if (pattern.known) {
        bind(pattern.variable.slot);
      } else {
        new_slots_.push_back(pattern.variable.slot);
      }
      left = right;
    }
    if (path.variable.slot != kNoSlot) new_slots_.push_back(path.variable.slot);
  }
  if (where) add_conditions(*where);
}

void PatternPlanner::add_conditions(const Expr& expression) {
  if (expression.kind == ExprKind::And) {
    for (const ExprPtr& child : expression.children) add_conditions(*child);
    return;
  }
  Condition condition{&expression, {}, false};
  std::vector<uint32_t> slots;
  collect_slots(expression, slots);
  for (const uint32_t slot : slots)
    if (std::find(new_slots_.begin(), new_slots_.end(), slot) != new_slots_.end()) condition.needs.push_back(slot);
  // n:Label in WHERE is as good as in the pattern for finding a start.
  if (expression.kind == ExprKind::HasLabels && expression.children[0]->kind == ExprKind::Variable)
    for (Node& node : nodes_)
      if (node.slot == expression.children[0]->variable.slot)
        for (const GraphName& label : expression.names) node.labels.push_back(&label);
  conditions_.push_back(std::move(condition));
}

OperatorPtr PatternPlanner::plan(OperatorPtr input) {
  plan_ = std::move(input);
  settle();
  const auto open = [this] {
    return std::any_of(edges_.begin(), edges_.end(), [](const Edge& edge) { return !edge.done; }) ||
           std::any_of(nodes_.begin(), nodes_.end(), [this](const Node& node) { return !bound(node.slot); });
  };
  while (open()) {
    step();
    settle();
  }
  return std::move(plan_);
}

void PatternPlanner::step() {
  if (follow_known() || close_cycle() || seek_neighbour() || follow_cheapest()) return;
  start();
}

void PatternPlanner::settle() {
  for (Node& node : nodes_) {
    if (node.tested || !bound(node.slot)) continue;
    node.tested = true;
    const bool known = std::find(new_slots_.begin(), new_slots_.end(), node.slot) == new_slots_.end();
    if (known || !node.labels.empty()) plan_ = std::make_unique<NodeTest>(std::move(plan_), node.slot, node.labels);
  }
  for (size_t i = 0; i < patterns_.size(); ++i) {
    const PathPattern& path = patterns_[i];
    if (paths_done_[i] || path.variable.slot == kNoSlot || path.mode != PathMode::All) continue;
    const bool complete =
        std::all_of(path.nodes.begin(), path.nodes.end(), [this](const NodePattern& n) { return bound(n.variable.slot); }) &&
        std::all_of(edges_.begin(), edges_.end(), [&](const Edge& e) { return e.path != &path || e.done; });
    if (!complete) continue;
    plan_ = std::make_unique<BindPath>(std::move(plan_), path);
    bind(path.variable.slot);
    paths_done_[i] = true;
  }
  for (Condition& condition : conditions_) {
    if (condition.done || !std::all_of(condition.needs.begin(), condition.needs.end(), [this](uint32_t s) { return bound(s); }))
      continue;
    plan_ = std::make_unique<Filter>(std::move(plan_), *condition.expression);
    condition.done = true;
  }
}

bool PatternPlanner::follow_known() {
  for (Edge& edge : edges_) {
    if (edge.done || !edge.pattern->known || edge.path->mode != PathMode::All) continue;
    const uint32_t left = nodes_[edge.left].slot, right = nodes_[edge.right].slot;
    // An empty list binds nothing, so a pattern that allows it needs a bound end.
    plan_ = std::make_unique<KnownRelationship>(std::move(plan_), left, bound(left), right, bound(right), test_of(edge));
    bind(left);
    bind(right);
    edge.done = true;
    return true;
  }
  return false;
}

bool PatternPlanner::close_cycle() {
  for (Edge& edge : edges_) {
    if (edge.done || !bound(nodes_[edge.left].slot) || !bound(nodes_[edge.right].slot)) continue;
    follow(edge, true);
    return true;
  }
  return false;
}

bool PatternPlanner::seek_neighbour() {
  for (const Edge& edge : edges_) {
    if (edge.done) continue;
    const bool left = bound(nodes_[edge.left].slot), right = bound(nodes_[edge.right].slot);
    if (left == right) continue;
    const size_t node = left ? edge.right : edge.left;
    const Access access = best_access(nodes_[node]);
    const bool shortest = edge.path->mode != PathMode::All;
    if (!shortest && (!access.property || access.rows > kSeekRows)) continue;
    scan(node, access);
    return true;
  }
  return false;
}

bool PatternPlanner::follow_cheapest() {
  Edge* best = nullptr;
  double best_rows = 0;
  bool best_left = true;
  for (Edge& edge : edges_) {
    if (edge.done || edge.path->mode != PathMode::All) continue;
    const bool left = bound(nodes_[edge.left].slot);
    if (!left && !bound(nodes_[edge.right].slot)) continue;
    const double rows = fanout(edge, left ? edge.right : edge.left);
    if (best && rows >= best_rows) continue;
    best = &edge;
    best_rows = rows;
    best_left = left;
  }
  if (!best) return false;
  follow(*best, best_left);
  return true;
}

/// Nothing is connected to what is bound: begins with the cheapest node, or with all relationships of a rare type.
void PatternPlanner::start() {
  size_t best = nodes_.size();
  Access access;
  for (size_t i = 0; i < nodes_.size(); ++i) {
    if (bound(nodes_[i].slot)) continue;
    const Access candidate = best_access(nodes_[i]);
    if (best < nodes_.size() && candidate.rows >= access.rows) continue;
    best = i;
    access = candidate;
  }
  for (Edge& edge : edges_) {
    const uint32_t left = nodes_[edge.left].slot, right = nodes_[edge.right].slot;
    const bool usable = !edge.done && !bound(left) && !bound(right) && !edge.pattern->known &&
                        !edge.pattern->variable_length && edge.path->mode == PathMode::All;
    if (!usable || access.property || relationships(*edge.pattern) >= access.rows) continue;
    plan_ = std::make_unique<RelationshipScan>(std::move(plan_), left, right, test_of(edge));
    bind(left);
    bind(right);
    bind(edge.pattern->variable.slot);
    edge.done = true;
    return;
  }
  scan(best, access);
}

void PatternPlanner::scan(size_t node, const Access& access) {
  const uint32_t slot = nodes_[node].slot;
  if (access.property) {
    plan_ = std::make_unique<IndexSeek>(std::move(plan_), slot, *access.property, *access.value, access.any_of);
  } else if (access.label) {
    plan_ = std::make_unique<LabelScan>(std::move(plan_), slot, *access.label);
    std::erase(nodes_[node].labels, access.label);
  } else {
    plan_ = std::make_unique<AllNodesScan>(std::move(plan_), slot);
  }
  bind(slot);
}

PatternPlanner::Access PatternPlanner::best_access(const Node& node) const {
  Access best;
  best.rows = graph_.node_count();
  for (const GraphName* label : node.labels) {
    const auto rows = static_cast<double>(graph_.nodes_with_label(graph_.symbols().find(label->text)).size());
    if (best.label && rows >= best.rows) continue;
    best.label = label;
    best.rows = rows;
  }
  for (const Condition& condition : conditions_) consider_index(node, condition, best);
  return best;
}

/// n.key = value, value = n.key, n.key IN list, value IN n.list: usable when the other side reads nothing that is not bound yet.
void PatternPlanner::consider_index(const Node& node, const Condition& condition, Access& best) const {
  const Expr& expr = *condition.expression;
  const bool equality = expr.kind == ExprKind::Comparison && expr.comparisons.size() == 1 && expr.comparisons[0] == ComparisonOperator::Equal;
  if (!equality && expr.kind != ExprKind::In) return;
  for (const bool swapped : {false, true}) {
    const Expr* property = property_of_slot(*expr.children[swapped ? 1 : 0], node.slot);
    const Expr& value = *expr.children[swapped ? 0 : 1];
    if (!property) continue;
    const Symbol key = graph_.symbols().find(property->name);
    const bool single = equality || swapped;  // one value is looked up, not each of a list
    if (!(equality || !swapped ? graph_.has_index(key) : graph_.has_element_index(key))) continue;
    std::vector<uint32_t> slots;
    collect_slots(value, slots);
    const bool ready = std::all_of(slots.begin(), slots.end(), [this](uint32_t slot) {
      return bound(slot) || std::find(new_slots_.begin(), new_slots_.end(), slot) == new_slots_.end();
    });
    if (!ready) continue;
    double rows = single ? 1 : 3;
    if (single && value.kind == ExprKind::Literal) rows = static_cast<double>(graph_.lookup(key, value.value)->size());
    if (best.property && rows >= best.rows) continue;
    best = {rows, property, &value, !single, nullptr};
  }
}

double PatternPlanner::relationships(const RelationshipPattern& pattern) const {
  if (pattern.types.empty()) return graph_.relationship_count();
  double rows = 0;
  for (const GraphName& type : pattern.types)
    rows += static_cast<double>(graph_.relationships_of_type(graph_.symbols().find(type.text)).size());
  return rows;
}

/// Rows that following the edge to an unbound node makes out of one.
double PatternPlanner::fanout(const Edge& edge, size_t to) const {
  const double nodes = std::max<double>(1, graph_.node_count());
  double rows = relationships(*edge.pattern) / nodes * (edge.pattern->direction == Direction::Either ? 2 : 1);
  if (edge.pattern->variable_length) rows = (rows + 1) * kPathFactor;
  const Access access = best_access(nodes_[to]);
  rows *= access.rows / nodes;
  for (const Condition& condition : conditions_)
    if (!condition.done && condition.needs.size() == 1 && condition.needs[0] == nodes_[to].slot) rows *= kConditionFactor;
  return rows;
}

StepTest PatternPlanner::test_of(const Edge& edge) const {
  StepTest test;
  test.pattern = edge.pattern;
  if (edge.path->mode != PathMode::All) return test;
  for (const Edge& other : edges_) {
    const bool before = other.done || other.pattern->known;
    if (&other != &edge && before && other.path->mode == PathMode::All && may_overlap(*edge.pattern, *other.pattern))
      test.distinct_from.push_back(other.pattern->variable.slot);
  }
  return test;
}

void PatternPlanner::follow(Edge& edge, bool from_left) {
  const RelationshipPattern& pattern = *edge.pattern;
  const uint32_t from = nodes_[from_left ? edge.left : edge.right].slot, to = nodes_[from_left ? edge.right : edge.left].slot;
  Direction direction = pattern.direction;
  if (!from_left && direction != Direction::Either) direction = direction == Direction::Right ? Direction::Left : Direction::Right;
  if (edge.path->mode != PathMode::All) {
    plan_ = std::make_unique<ShortestPaths>(std::move(plan_), *edge.path, test_of(edge));
    if (edge.path->variable.slot != kNoSlot) bind(edge.path->variable.slot);
  } else if (pattern.variable_length) {
    plan_ = std::make_unique<ExpandPaths>(std::move(plan_), from, to, bound(to), direction, !from_left, test_of(edge));
  } else {
    plan_ = std::make_unique<Expand>(std::move(plan_), from, to, bound(to), direction, test_of(edge));
  }
  bind(pattern.variable.slot);
  bind(to);
  edge.done = true;
}

}  // namespace dossier
