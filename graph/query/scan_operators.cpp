#include <algorithm>

#include "graph/query/match_operators.h"

namespace dossier {
namespace {

/// The steps of a node are sorted by type.
std::span<const Step> of_type(std::span<const Step> steps, Symbol type) {
  constexpr size_t kFew = 8;
  if (steps.size() < kFew) return steps;  // the test of each is as quick
  const auto begin = std::lower_bound(steps.begin(), steps.end(), type, [](const Step& s, Symbol t) { return s.type < t; });
  const auto end = std::upper_bound(begin, steps.end(), type, [](Symbol t, const Step& s) { return t < s.type; });
  return {begin, end};
}

}  // namespace

void NodeScan::open(ExecutionContext& context) {
  Operator::open(context);
  active_ = false;
}

bool NodeScan::next(ExecutionContext& context) {
  while (true) {
    if (!active_) {
      if (!input_->next(context)) return false;
      candidates_ = {};
      all_ = 0;
      restart(context);
      listed_ = all_ == 0;
      active_ = true;
      at_ = 0;
    }
    const size_t size = listed_ ? candidates_.size() : all_;
    while (at_ < size) {
      context.tick();
      const uint32_t node = listed_ ? candidates_[at_] : static_cast<uint32_t>(at_);
      ++at_;
      if (!context.graph().has_node(node)) continue;
      context[slot_] = NodeRef{node};
      return true;
    }
    active_ = false;
  }
}

void IndexSeek::restart(ExecutionContext& context) {
  found_.clear();
  const Symbol key = context.symbol(property_.name_index);
  const auto add = [&](const Value& value) {
    if (value.is_null()) return;
    const auto nodes = context.graph().lookup(key, value);
    if (nodes) found_.insert(found_.end(), nodes->begin(), nodes->end());
  };
  const Value value = evaluate(value_, context);
  if (!any_of_) {
    add(value);
  } else if (value.kind() == ValueKind::List) {
    for (const Value& element : value.list()) add(element);
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  }
  candidates_ = found_;
}

bool NodeTest::next(ExecutionContext& context) {
  while (input_->next(context)) {
    const Value& value = context[slot_];
    if (value.kind() == ValueKind::Node && std::all_of(labels_.begin(), labels_.end(), [&](const GraphName* label) {
          return context.graph().has_label(value.node().id, context.symbol(label->index));
        }))
      return true;
  }
  return false;
}

std::string NodeTest::describe() const {
  std::string text = "NodeTest ";
  for (const GraphName* label : labels_) text += ":" + label->text;
  return text;
}

void StepTest::open(ExecutionContext& context) {
  types.clear();
  for (const GraphName& name : pattern->types) types.push_back(context.symbol(name.index));
}

void StepTest::start_row(ExecutionContext& context) {
  properties.clear();
  for (const auto& [key, value] : pattern->properties) properties.emplace_back(context.symbol(key.index), evaluate(*value, context));
}

bool StepTest::type_fits(Symbol type) const {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

bool StepTest::fits(const Step& step, ExecutionContext& context) const {
  if (!type_fits(step.type)) return false;
  for (const uint32_t slot : distinct_from) {
    const Value& other = context[slot];
    if (other.kind() == ValueKind::Relationship) {
      if (other.relationship().id == step.relationship) return false;
    } else if (other.kind() == ValueKind::List) {
      for (const Value& element : other.list())
        if (element.kind() == ValueKind::Relationship && element.relationship().id == step.relationship) return false;
    }
  }
  for (const auto& [key, value] : properties)
    if (key == kNoSymbol || equals(context.graph().relationship_property(step.relationship, key), value) != true) return false;
  return true;
}

void StepCursor::start(const PropertyGraph& graph, uint32_t node, Direction direction, const std::vector<Symbol>& types) {
  first_ = direction == Direction::Left ? graph.incoming(node) : graph.outgoing(node);
  second_ = direction == Direction::Either ? graph.incoming(node) : std::span<const Step>();
  if (types.size() == 1) {
    first_ = of_type(first_, types[0]);
    second_ = of_type(second_, types[0]);
  }
  at_ = 0;
  node_ = node;
}

bool StepCursor::next(Step& step) {
  while (at_ < first_.size() + second_.size()) {
    const bool second = at_ >= first_.size();
    step = second ? second_[at_ - first_.size()] : first_[at_];
    ++at_;
    if (second && step.node == node_) continue;  // a loop, seen among the outgoing ones
    return true;
  }
  return false;
}

RelationshipScan::RelationshipScan(OperatorPtr input, uint32_t left, uint32_t right, StepTest test)
    : Operator(std::move(input)), left_(left), right_(right), test_(std::move(test)) {}

std::string RelationshipScan::describe() const {
  std::string types;
  for (const GraphName& name : test_.pattern->types) types += (types.empty() ? ":" : "|") + name.text;
  return "RelationshipScan " + types;
}

void RelationshipScan::open(ExecutionContext& context) {
  Operator::open(context);
  test_.open(context);
  active_ = false;
}

bool RelationshipScan::bind(uint32_t relationship, bool forward, ExecutionContext& context) {
  const PropertyGraph& graph = context.graph();
  const uint32_t source = graph.source(relationship), target = graph.target(relationship);
  if (!test_.fits({relationship, target, graph.type(relationship)}, context)) return false;
  if (left_ == right_ && source != target) return false;
  context[left_] = NodeRef{forward ? source : target};
  context[right_] = NodeRef{forward ? target : source};
  context[test_.pattern->variable.slot] = RelationshipRef{relationship};
  return true;
}

bool RelationshipScan::next(ExecutionContext& context) {
  const PropertyGraph& graph = context.graph();
  const Direction direction = test_.pattern->direction;
  while (true) {
    if (!active_) {
      if (!input_->next(context)) return false;
      active_ = true;
      type_ = at_ = 0;
      both_ = false;
    }
    for (; type_ < std::max<size_t>(1, test_.types.size()); ++type_, at_ = 0) {
      const bool any = test_.types.empty();
      const auto list = any ? std::span<const uint32_t>() : graph.relationships_of_type(test_.types[type_]);
      const size_t size = any ? graph.relationship_count() : list.size();
      while (at_ < size) {
        context.tick();
        const uint32_t relationship = any ? static_cast<uint32_t>(at_) : list[at_];
        const bool forward = direction != Direction::Left && !both_;
        // Without a direction, a relationship fits both ways, unless it is a loop.
        if (direction == Direction::Either && !both_ && graph.source(relationship) != graph.target(relationship)) {
          both_ = true;
        } else {
          both_ = false;
          ++at_;
        }
        if (graph.has_relationship(relationship) && bind(relationship, forward, context)) return true;
      }
    }
    active_ = false;
  }
}

KnownRelationship::KnownRelationship(OperatorPtr input, uint32_t left, bool left_bound, uint32_t right, bool right_bound,
                                     StepTest test)
    : Operator(std::move(input)), left_(left), right_(right), left_bound_(left_bound), right_bound_(right_bound), test_(std::move(test)) {}

void KnownRelationship::open(ExecutionContext& context) {
  Operator::open(context);
  test_.open(context);
  orientation_ = 2;
}

bool KnownRelationship::next(ExecutionContext& context) {
  while (true) {
    if (orientation_ == 2) {
      if (!input_->next(context)) return false;
      orientation_ = 0;
      test_.start_row(context);
    }
    const bool forward = orientation_++ == 0;
    if (try_orientation(forward, context)) return true;
  }
}

/// Walks the bound relationships in the order of the pattern, forward: the first one from its source.
bool KnownRelationship::try_orientation(bool forward, ExecutionContext& context) {
  const PropertyGraph& graph = context.graph();
  const RelationshipPattern& pattern = *test_.pattern;
  const Value& bound = context[pattern.variable.slot];
  ValueList relationships;
  if (bound.kind() == ValueKind::Relationship) relationships.push_back(bound);
  if (bound.kind() == ValueKind::List) relationships = bound.list();
  const auto length = static_cast<int64_t>(relationships.size());
  if (relationships.empty() || (pattern.variable_length && (length < pattern.min || length > pattern.max))) return false;
  for (const Value& relationship : relationships)
    if (relationship.kind() != ValueKind::Relationship) return false;

  const uint32_t first = relationships[0].relationship().id;
  const bool loop = graph.source(first) == graph.target(first);
  if (!forward && (loop || pattern.direction == Direction::Right)) return false;
  if (forward && !loop && pattern.direction == Direction::Left) return false;
  const uint32_t start = forward ? graph.source(first) : graph.target(first);
  uint32_t node = start;
  for (const Value& value : relationships) {
    const uint32_t relationship = value.relationship().id;
    const bool outwards = graph.source(relationship) == node, inwards = graph.target(relationship) == node;
    const bool fits = pattern.direction == Direction::Right  ? outwards
                      : pattern.direction == Direction::Left ? inwards
                                                             : outwards || inwards;
    if (!fits || !test_.fits({relationship, 0, graph.type(relationship)}, context)) return false;
    node = pattern.direction == Direction::Left || !outwards ? graph.source(relationship) : graph.target(relationship);
  }
  const auto agrees = [&](uint32_t slot, uint32_t wanted) {
    const Value& value = context[slot];
    return value.kind() == ValueKind::Node && value.node().id == wanted;
  };
  if (left_bound_ && !agrees(left_, start)) return false;
  if (right_bound_ && !agrees(right_, node)) return false;
  if (left_ == right_ && start != node) return false;
  if (!left_bound_) context[left_] = NodeRef{start};
  if (!right_bound_) context[right_] = NodeRef{node};
  return true;
}

}  // namespace dossier
