#include <algorithm>
#include <unordered_map>

#include "graph/query/match_operators.h"

namespace dossier {
namespace {

/// One side of the search: how each node was first reached, level by level.
class Side {
 public:
  Side(uint32_t start, Direction direction) : direction_(direction), frontier_{start} { distance_[start] = 0; }

  size_t frontier_size() const { return frontier_.size(); }
  bool exhausted() const { return frontier_.empty(); }
  int level() const { return level_; }
  const std::vector<uint32_t>& frontier() const { return frontier_; }
  bool reached(uint32_t node) const { return distance_.contains(node); }

  void expand(const StepTest& test, ExecutionContext& context) {
    std::vector<uint32_t> next;
    ++level_;
    for (const uint32_t node : frontier_) {
      StepCursor cursor;
      cursor.start(context.graph(), node, direction_);
      Step step;
      while (cursor.next(step)) {
        context.tick();
        if (!test.fits(step, context)) continue;
        const auto [found, inserted] = distance_.try_emplace(step.node, level_);
        if (inserted) {
          next.push_back(step.node);
          context.charge(sizeof(Step) * 4);
        }
        if (found->second == level_) parents_[step.node].push_back({step.relationship, node, step.type});
      }
    }
    frontier_ = std::move(next);
  }

  /// The chains of steps from `node` back to the start; only the first one unless `all`.
  void chains(uint32_t node, bool all, std::vector<Step>& chain, std::vector<std::vector<Step>>& result) const {
    if (distance_.at(node) == 0) {
      result.push_back(chain);
      return;
    }
    for (const Step& parent : parents_.at(node)) {
      chain.push_back(parent);
      chains(parent.node, all, chain, result);
      chain.pop_back();
      if (!all && !result.empty()) return;
    }
  }

 private:
  Direction direction_;
  std::vector<uint32_t> frontier_;
  std::unordered_map<uint32_t, int> distance_;
  std::unordered_map<uint32_t, std::vector<Step>> parents_;
  int level_ = 0;
};

Direction opposite(Direction direction) {
  return direction == Direction::Right ? Direction::Left : direction == Direction::Left ? Direction::Right : direction;
}

}  // namespace

ShortestPaths::ShortestPaths(OperatorPtr input, const PathPattern& pattern, StepTest test)
    : Operator(std::move(input)), pattern_(pattern), test_(std::move(test)) {}

void ShortestPaths::open(ExecutionContext& context) {
  Operator::open(context);
  test_.open(context);
  found_.clear();
  at_ = 0;
}

bool ShortestPaths::next(ExecutionContext& context) {
  while (at_ == found_.size()) {
    if (!input_->next(context)) return false;
    found_.clear();
    at_ = 0;
    test_.start_row(context);
    search(context);
  }
  PathValue path;
  ValueList relationships;
  path.nodes.push_back(context[pattern_.nodes[0].variable.slot].node());
  for (const Step& step : found_[at_++]) {
    path.relationships.push_back(RelationshipRef{step.relationship});
    path.nodes.push_back(NodeRef{step.node});
    relationships.emplace_back(RelationshipRef{step.relationship});
  }
  context[pattern_.relationships[0].variable.slot] = std::move(relationships);
  if (pattern_.variable.slot != kNoSlot) context[pattern_.variable.slot] = std::move(path);
  return true;
}

/// Grows the smaller side until they meet; then joins the chains of each meeting node, in ascending order of nodes.
void ShortestPaths::search(ExecutionContext& context) {
  const Value &left = context[pattern_.nodes[0].variable.slot], &right = context[pattern_.nodes[1].variable.slot];
  if (left.kind() != ValueKind::Node || right.kind() != ValueKind::Node) return;
  const RelationshipPattern& pattern = pattern_.relationships[0];
  const uint32_t from = left.node().id, to = right.node().id;
  const int64_t min = pattern.variable_length ? pattern.min : 1, max = pattern.variable_length ? pattern.max : 1;
  if (from == to) {
    if (min == 0) found_.emplace_back();
    return;
  }
  Side forward(from, pattern.direction), backward(to, opposite(pattern.direction));
  std::vector<uint32_t> meeting;
  while (meeting.empty() && forward.level() + backward.level() < max) {
    if (forward.exhausted() || backward.exhausted()) return;
    const bool grow_forward = forward.frontier_size() <= backward.frontier_size();
    Side &growing = grow_forward ? forward : backward, &other = grow_forward ? backward : forward;
    growing.expand(test_, context);
    for (const uint32_t node : growing.frontier())
      if (other.reached(node)) meeting.push_back(node);
  }
  std::sort(meeting.begin(), meeting.end());
  const bool all = pattern_.mode == PathMode::AllShortest;
  for (const uint32_t node : meeting) {
    std::vector<std::vector<Step>> heads, tails;
    std::vector<Step> chain;
    forward.chains(node, all, chain, heads);
    backward.chains(node, all, chain, tails);
    for (const auto& head : heads)
      for (const auto& tail : tails) {
        context.charge(sizeof(Step) * (head.size() + tail.size()));
        std::vector<Step> path;
        // A head runs from the meeting node back to the start: each step names the node it came from.
        uint32_t at = node;
        for (const Step& step : head) {
          path.push_back({step.relationship, at, step.type});
          at = step.node;
        }
        std::reverse(path.begin(), path.end());
        path.insert(path.end(), tail.begin(), tail.end());
        if (static_cast<int64_t>(path.size()) >= min) found_.push_back(std::move(path));
        if (!all && !found_.empty()) return;
      }
  }
}

}  // namespace dossier
