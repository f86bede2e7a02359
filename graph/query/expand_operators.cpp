#include <algorithm>

#include "graph/query/match_operators.h"

namespace dossier {
namespace {

Direction opposite(Direction direction) {
  return direction == Direction::Right ? Direction::Left : direction == Direction::Left ? Direction::Right : direction;
}

std::string describe_types(const RelationshipPattern& pattern) {
  std::string types;
  for (const GraphName& name : pattern.types) types += (types.empty() ? " :" : "|") + name.text;
  return types;
}

}  // namespace

Expand::Expand(OperatorPtr input, uint32_t from, uint32_t to, bool to_bound, Direction direction, StepTest test)
    : Operator(std::move(input)), from_(from), to_(to), to_bound_(to_bound), direction_(direction), test_(std::move(test)) {}

std::string Expand::describe() const { return (to_bound_ ? "ExpandInto" : "Expand") + describe_types(*test_.pattern); }

void Expand::open(ExecutionContext& context) {
  Operator::open(context);
  test_.open(context);
  active_ = false;
}

bool Expand::start_row(ExecutionContext& context) {
  const Value& from = context[from_];
  if (from.kind() != ValueKind::Node) return false;
  const PropertyGraph& graph = context.graph();
  uint32_t node = from.node().id;
  reversed_ = false;
  if (to_bound_) {
    const Value& to = context[to_];
    if (to.kind() != ValueKind::Node) return false;
    wanted_ = to.node().id;
    const size_t here = graph.outgoing(node).size() + graph.incoming(node).size();
    const size_t there = graph.outgoing(wanted_).size() + graph.incoming(wanted_).size();
    if (there < here) {
      reversed_ = true;
      std::swap(node, wanted_);
    }
  }
  cursor_.start(graph, node, reversed_ ? opposite(direction_) : direction_, test_.types);
  return true;
}

bool Expand::next(ExecutionContext& context) {
  while (true) {
    if (!active_) {
      if (!input_->next(context)) return false;
      active_ = start_row(context);
      if (!active_) continue;
    }
    Step step;
    while (cursor_.next(step)) {
      context.tick();
      if (to_bound_ && step.node != wanted_) continue;
      if (!test_.fits(step, context)) continue;
      if (!to_bound_) context[to_] = NodeRef{step.node};
      context[test_.pattern->variable.slot] = RelationshipRef{step.relationship};
      return true;
    }
    active_ = false;
  }
}

ExpandPaths::ExpandPaths(OperatorPtr input, uint32_t from, uint32_t to, bool to_bound, Direction direction, bool backwards,
                         StepTest test)
    : Operator(std::move(input)), from_(from), to_(to), to_bound_(to_bound), direction_(direction), backwards_(backwards),
      test_(std::move(test)) {}

std::string ExpandPaths::describe() const {
  const RelationshipPattern& pattern = *test_.pattern;
  return "ExpandPaths" + describe_types(pattern) + " *" + std::to_string(pattern.min) + ".." +
         (pattern.max == INT64_MAX ? "" : std::to_string(pattern.max));
}

void ExpandPaths::open(ExecutionContext& context) {
  Operator::open(context);
  test_.open(context);
  active_ = false;
}

bool ExpandPaths::next(ExecutionContext& context) {
  while (true) {
    if (!active_) {
      if (!input_->next(context)) return false;
      const Value& from = context[from_];
      if (from.kind() != ValueKind::Node || (to_bound_ && context[to_].kind() != ValueKind::Node)) continue;
      start_ = from.node().id;
      test_.start_row(context);
      path_.clear();
      cursors_.clear();
      active_ = at_start_ = true;
    }
    while (advance(context))
      if (emit(context)) return true;
    active_ = false;
  }
}

/// Moves to the next path in depth-first order; the empty path comes first.
bool ExpandPaths::advance(ExecutionContext& context) {
  const auto descend = [&](uint32_t node) {
    if (static_cast<int64_t>(path_.size()) >= test_.pattern->max) return;
    cursors_.emplace_back();
    cursors_.back().start(context.graph(), node, direction_, test_.types);
  };
  if (at_start_) {
    at_start_ = false;
    descend(start_);
    return true;
  }
  while (!cursors_.empty()) {
    // The cursor of depth d gives relationship d + 1: drop the one that was taken from it before.
    path_.resize(cursors_.size() - 1);
    Step step;
    bool found = false;
    while (!found && cursors_.back().next(step)) {
      context.tick();
      found = test_.fits(step, context) && std::none_of(path_.begin(), path_.end(), [&](const Step& s) {
                return s.relationship == step.relationship;
              });
    }
    if (!found) {
      cursors_.pop_back();
      continue;
    }
    path_.push_back(step);
    descend(step.node);
    return true;
  }
  return false;
}

bool ExpandPaths::emit(ExecutionContext& context) {
  if (static_cast<int64_t>(path_.size()) < test_.pattern->min) return false;
  const uint32_t end = path_.empty() ? start_ : path_.back().node;
  if (to_bound_ && context[to_].node().id != end) return false;
  ValueList relationships;
  relationships.reserve(path_.size());
  for (const Step& step : path_) relationships.emplace_back(RelationshipRef{step.relationship});
  if (backwards_) std::reverse(relationships.begin(), relationships.end());
  context[test_.pattern->variable.slot] = std::move(relationships);
  if (!to_bound_) context[to_] = NodeRef{end};
  return true;
}

bool BindPath::next(ExecutionContext& context) {
  if (!input_->next(context)) return false;
  PathValue path;
  const PropertyGraph& graph = context.graph();
  const Value& first = context[pattern_.nodes[0].variable.slot];
  if (first.kind() != ValueKind::Node) return context[pattern_.variable.slot] = Value(), true;
  path.nodes.push_back(first.node());
  for (const RelationshipPattern& pattern : pattern_.relationships) {
    const Value& value = context[pattern.variable.slot];
    ValueList steps;
    if (value.kind() == ValueKind::List) {
      steps = value.list();
    } else {
      steps.push_back(value);
    }
    for (const Value& step : steps) {
      const uint32_t relationship = step.relationship().id;
      const uint32_t here = path.nodes.back().id;
      path.relationships.push_back(step.relationship());
      path.nodes.push_back(NodeRef{graph.source(relationship) == here ? graph.target(relationship) : graph.source(relationship)});
    }
  }
  context[pattern_.variable.slot] = std::move(path);
  return true;
}

}  // namespace dossier
