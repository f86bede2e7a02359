#include <algorithm>
#include <optional>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "graph/error.h"
#include "graph/questions/answers.h"
#include "graph/questions/finding.h"
#include "graph/record_conditions.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr uint32_t kHop = 1000;       // a hop weighs more than anything that qualifies it
constexpr size_t kMostPartials = 4'000'000;  // partial paths; a search that needs more has no readable answer

/// The k shortest simple paths between two entities over affirmed claims in either direction. First the number of steps
/// is found from both ends at once (Pohl 1971); then A* (Hart, Nilsson and Raphael 1968), with distances to the goal as far
/// as the goal's side went, goes on after the first path: partial paths leave the queue in the order of the least length
/// of a path through them, so complete ones do so in the order of theirs.
class PathSearch {
 public:
  using Path = std::vector<EntityId>;
  PathSearch(const LazySelection& selection, EntityId from, EntityId to, uint32_t hops)
      : selection_(selection), graph_(selection.graph()), from_(from), to_(to), hops_(hops) {}

  std::vector<Path> shortest(uint32_t count) {
    std::vector<Path> found;
    const auto radius = goal_radius();
    if (!radius) return found;
    measure(*radius);
    struct Entry {
      uint32_t estimate, length, partial;
      bool operator>(const Entry& o) const { return std::tie(estimate, partial) > std::tie(o.estimate, o.partial); }
    };
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    partials_.push_back({from_, kNoParent});
    queue.push({estimate(from_), 0, 0});
    while (!queue.empty() && found.size() < count && partials_.size() < kMostPartials) {
      const Entry entry = queue.top();
      queue.pop();
      const EntityId end = partials_[entry.partial].entity;
      if (end == to_) {
        found.push_back(path_of(entry.partial));
        continue;
      }
      for (const auto& [next, cost] : neighbours(end)) {
        const uint32_t length = entry.length + cost, total = length + estimate(next);
        if (total >= (hops_ + 1) * kHop || is_on(entry.partial, next)) continue;
        queue.push({total, length, static_cast<uint32_t>(partials_.size())});
        partials_.push_back({next, entry.partial});
      }
    }
    return found;
  }

  /// The claims between two neighbours, best first.
  std::vector<ClaimId> between(EntityId a, EntityId b) const {
    std::vector<ClaimId> claims;
    visit(a, [&](EntityId other, ClaimId id) {
      if (other == b) claims.push_back(id);
    });
    std::stable_sort(claims.begin(), claims.end(), [&](ClaimId x, ClaimId y) {
      return std::tuple(cost(graph_[x]), -graph_[x].confidence, x) < std::tuple(cost(graph_[y]), -graph_[y].confidence, y);
    });
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    return claims;
  }

 private:
  static constexpr uint32_t kNoParent = UINT32_MAX;
  struct Partial {
    EntityId entity;
    uint32_t parent;
  };

  bool is_on(uint32_t partial, EntityId entity) const {
    for (; partial != kNoParent; partial = partials_[partial].parent)
      if (partials_[partial].entity == entity) return true;
    return false;
  }
  Path path_of(uint32_t partial) const {
    Path path;
    for (; partial != kNoParent; partial = partials_[partial].parent) path.push_back(partials_[partial].entity);
    std::reverse(path.begin(), path.end());
    return path;
  }

  /// What the articles affirm is preferred among paths of the same number of hops; a mere remark comes last.
  uint32_t cost(const ClaimRecord& c) const {
    uint32_t cost = kHop;
    if (c.attributed_to.valid()) cost += 1;
    if (c.modality != Modality::Asserted) cost += 3;
    if (graph_.schema()[c.type].group == "speech") cost += 5;
    return cost;
  }

  template <class F>
  void visit(EntityId entity, F f) const {
    const auto link = [&](ClaimId id, EntityId other) {
      const ClaimRecord& c = graph_[id];
      if (other != entity && c.polarity == Polarity::Positive && graph_[other].type != EntityType::Date && selection_.contains(id))
        f(other, id);
    };
    for (const ClaimId id : graph_.claims_from(entity)) link(id, graph_[id].target);
    for (const ClaimId id : graph_.claims_to(entity)) link(id, graph_[id].source);
  }

  /// The neighbours with what the cheapest claim to each costs, by id.
  const std::vector<std::pair<EntityId, uint32_t>>& neighbours(EntityId entity) {
    const auto [it, inserted] = neighbours_.try_emplace(entity);
    auto& list = it->second;
    if (inserted) {
      visit(entity, [&](EntityId other, ClaimId id) { list.emplace_back(other, cost(graph_[id])); });
      std::sort(list.begin(), list.end());
      list.erase(std::unique(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first == b.first; }), list.end());
    }
    return list;
  }

  /// Goes from both ends, one whole step at a time on the side that has fewer entities at its edge, until they meet. How
  /// many steps the goal's side went; none: no path of at most `hops` steps.
  std::optional<uint32_t> goal_radius() const {
    struct Side {
      std::vector<EntityId> edge;
      std::vector<bool> seen;
      uint32_t steps = 0;
    };
    Side start{{from_}, std::vector<bool>(graph_.entities().size()), 0}, goal{{to_}, std::vector<bool>(graph_.entities().size()), 0};
    start.seen[from_.value] = goal.seen[to_.value] = true;
    while (start.steps + goal.steps < hops_) {
      const bool forward = start.edge.size() <= goal.edge.size();
      Side &side = forward ? start : goal, &other = forward ? goal : start;
      std::vector<EntityId> next;
      bool met = false;
      for (const EntityId entity : side.edge)
        visit(entity, [&](EntityId neighbour, ClaimId) {
          met = met || other.seen[neighbour.value];
          if (side.seen[neighbour.value]) return;
          side.seen[neighbour.value] = true;
          next.push_back(neighbour);
        });
      ++side.steps;
      if (met) return goal.steps;
      if (next.empty()) return std::nullopt;
      side.edge = std::move(next);
    }
    return std::nullopt;
  }

  /// Dijkstra 1959 from the goal, `radius` steps far. What is not reached is farther than that.
  void measure(uint32_t radius) {
    using Entry = std::pair<uint32_t, EntityId>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    queue.emplace(0, to_);
    beyond_ = (radius + 1) * kHop;
    while (!queue.empty()) {
      const auto [length, entity] = queue.top();
      queue.pop();
      if (!distance_.try_emplace(entity, length).second || length >= radius * kHop) continue;
      for (const auto& [next, cost] : neighbours(entity))
        if (length + cost < beyond_ && !distance_.contains(next)) queue.emplace(length + cost, next);
    }
  }
  uint32_t estimate(EntityId id) const {
    const auto it = distance_.find(id);
    return it == distance_.end() ? beyond_ : it->second;
  }

  const LazySelection& selection_;
  const KnowledgeGraph& graph_;
  EntityId from_, to_;
  uint32_t hops_, beyond_ = 0;
  std::unordered_map<EntityId, uint32_t> distance_;
  std::unordered_map<EntityId, std::vector<std::pair<EntityId, uint32_t>>> neighbours_;
  std::vector<Partial> partials_;
};

}  // namespace

Table paths(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const EntityId from = graph.resolve(arguments["A"]), to = graph.resolve(arguments["B"]);
  if (from == to)
    throw input_error("'" + arguments["A"] + "' and '" + arguments["B"] + "' are both " + name_of(graph, from) + "; name two entities");
  const LazySelection selection(graph, filter);
  PathSearch search(selection, from, to, arguments.number("--hops", 6));
  Table table{{"path", "hop", "link", "sources", "quote", "published", "document", "claim"}, {}};
  uint32_t number = 0;
  for (const PathSearch::Path& path : search.shortest(arguments.number("--paths", 3))) {
    std::string title = std::to_string(++number) + ".";
    for (size_t i = 0; i < path.size(); ++i) title += (i == 0 ? " " : " → ") + name_of(graph, path[i]);
    for (size_t i = 0; i + 1 < path.size(); ++i) {
      const auto claims = search.between(path[i], path[i + 1]);
      const ClaimRecord& best = graph[claims.front()];
      std::vector<ClaimId> same;
      for (const ClaimId id : claims)
        if (sense(graph, graph[id]) == sense(graph, best)) same.push_back(id);
      table.rows.push_back({title, static_cast<int64_t>(i + 1), sentence(graph, best), int64_t{independent_sources(graph, same)},
                            squeeze(graph.passage(best.document, best.span)), publication(graph, best.document),
                            document_name(graph, best.document), claim_key(best)});
    }
  }
  return table;
}

}  // namespace dossier
