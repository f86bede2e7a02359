#include <algorithm>
#include <unordered_map>

#include "graph/query/match_operators.h"

namespace dossier {
namespace {

/// One side of the search: how each node was first reached, level by level. Arrays over all nodes, of which only what a
/// search touched is reset for the next one.
class Side {
 public:
  explicit Side(uint32_t nodes) : distance_(nodes, kUnreached), parent_(nodes) {}

  void start(uint32_t node, Direction direction) {
    for (const uint32_t touched : reached_) distance_[touched] = kUnreached;
    reached_.assign(1, node);
    frontier_.assign(1, node);
    others_.clear();
    distance_[node] = level_ = 0;
    direction_ = direction;
  }
  const std::vector<uint32_t>& frontier() const { return frontier_; }
  int level() const { return level_; }
  bool reached(uint32_t node) const { return distance_[node] != kUnreached; }

  /// One level more. With `all` every way to a node is kept, else it stops as soon as it meets the other side: no path
  /// is shorter than what two whole levels did not find.
  void expand(const StepTest& test, const Side& other, bool all, ExecutionContext& context) {
    std::vector<uint32_t> next;
    ++level_;
    for (const uint32_t node : frontier_) {
      StepCursor cursor;
      cursor.start(context.graph(), node, direction_, test.types);
      Step step;
      while (cursor.next(step)) {
        context.tick();
        const int known = distance_[step.node];
        if ((known != kUnreached && (!all || known != level_)) || !test.fits(step, context)) continue;
        if (known != kUnreached) {
          others_[step.node].push_back({step.relationship, node, step.type});
          context.charge(2 * sizeof(Step));
          continue;
        }
        distance_[step.node] = level_;
        parent_[step.node] = {step.relationship, node, step.type};
        reached_.push_back(step.node);
        next.push_back(step.node);
        if (all || !other.reached(step.node)) continue;
        frontier_.assign(1, step.node);
        return;
      }
    }
    frontier_ = std::move(next);
  }

  /// The chains of steps from `node` back to the start; only the first one unless `all`.
  void chains(uint32_t node, bool all, std::vector<Step>& chain, std::vector<std::vector<Step>>& result, ExecutionContext& context) const {
    context.tick();
    if (distance_[node] == 0) {
      context.charge(sizeof(Step) * chain.size());
      result.push_back(chain);
      return;
    }
    const auto back = [&](const Step& parent) {
      chain.push_back(parent);
      chains(parent.node, all, chain, result, context);
      chain.pop_back();
    };
    back(parent_[node]);
    if (const auto others = others_.find(node); all && others != others_.end())
      for (const Step& parent : others->second) back(parent);
  }

 private:
  static constexpr int kUnreached = -1;
  Direction direction_ = Direction::Either;
  std::vector<int> distance_;
  std::vector<Step> parent_;
  std::vector<uint32_t> reached_, frontier_;
  std::unordered_map<uint32_t, std::vector<Step>> others_;  // of allShortestPaths: parents beside the first one
  int level_ = 0;
};

Direction opposite(Direction direction) {
  return direction == Direction::Right ? Direction::Left : direction == Direction::Left ? Direction::Right : direction;
}

}  // namespace

struct ShortestPaths::Sides {
  explicit Sides(uint32_t nodes) : forward(nodes), backward(nodes) {}
  Side forward, backward;
};

ShortestPaths::~ShortestPaths() = default;

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
  const bool all = pattern_.mode == PathMode::AllShortest;
  if (!sides_) sides_ = std::make_unique<Sides>(context.graph().node_count());
  Side &forward = sides_->forward, &backward = sides_->backward;
  forward.start(from, pattern.direction);
  backward.start(to, opposite(pattern.direction));
  std::vector<uint32_t> meeting;
  while (meeting.empty() && forward.level() + backward.level() < max) {
    if (forward.frontier().empty() || backward.frontier().empty()) return;
    const bool grow_forward = forward.frontier().size() <= backward.frontier().size();
    Side &growing = grow_forward ? forward : backward, &other = grow_forward ? backward : forward;
    growing.expand(test_, other, all, context);
    for (const uint32_t node : growing.frontier())
      if (other.reached(node)) meeting.push_back(node);
  }
  std::sort(meeting.begin(), meeting.end());
  for (const uint32_t node : meeting) {
    std::vector<std::vector<Step>> heads, tails;
    std::vector<Step> chain;
    forward.chains(node, all, chain, heads, context);
    backward.chains(node, all, chain, tails, context);
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
