#include <algorithm>
#include <map>
#include <queue>
#include <set>
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
constexpr size_t kMostSteps = 2'000'000;  // entries of the search queue; a graph that needs more has no readable answer

/// The k shortest simple paths between two entities over affirmed claims in either direction. A* (Hart, Nilsson and
/// Raphael 1968) with distances to the goal as its estimate, going on after the first path: partial paths leave the
/// queue in the order of the length of the best path through them, so complete ones do so in the order of theirs.
class PathSearch {
 public:
  using Path = std::vector<EntityId>;
  PathSearch(const LazySelection& selection, EntityId from, EntityId to, uint32_t hops)
      : selection_(selection), graph_(selection.graph()), from_(from), to_(to), hops_(hops) {}

  std::vector<Path> shortest(uint32_t count) {
    measure();
    std::vector<Path> found;
    if (!distance_.contains(from_)) return found;
    struct Entry {
      uint32_t estimate, length;
      Path path;
      bool operator>(const Entry& o) const { return std::tie(estimate, path) > std::tie(o.estimate, o.path); }
    };
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    queue.push({estimate(from_), 0, {from_}});
    size_t steps = 0;
    while (!queue.empty() && found.size() < count && steps < kMostSteps) {
      const Entry entry = queue.top();
      queue.pop();
      if (entry.path.back() == to_) {
        found.push_back(entry.path);
        continue;
      }
      for (const auto& [next, cost] : neighbours(entry.path.back())) {
        if (std::find(entry.path.begin(), entry.path.end(), next) != entry.path.end()) continue;
        const uint32_t length = entry.length + cost, total = length + estimate(next);
        if (total >= (hops_ + 1) * kHop) continue;
        Entry longer{total, length, entry.path};
        longer.path.push_back(next);
        queue.push(std::move(longer));
        ++steps;
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
      return std::tuple(cost(graph_[x]), -graph_[x].confidence) < std::tuple(cost(graph_[y]), -graph_[y].confidence);
    });
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    return claims;
  }

 private:
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

  const std::map<EntityId, uint32_t>& neighbours(EntityId entity) {
    const auto [it, inserted] = neighbours_.try_emplace(entity);
    if (inserted)
      visit(entity, [&, &costs = it->second](EntityId other, ClaimId id) {
        const uint32_t c = cost(graph_[id]);
        const auto [known, fresh] = costs.try_emplace(other, c);
        if (!fresh) known->second = std::min(known->second, c);
      });
    return it->second;
  }

  /// Dijkstra 1959 from the goal until the start is reached. What was not reached is at least as far as that.
  void measure() {
    using Entry = std::pair<uint32_t, EntityId>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    queue.emplace(0, to_);
    while (!queue.empty() && !distance_.contains(from_)) {
      const auto [length, entity] = queue.top();
      queue.pop();
      if (!distance_.try_emplace(entity, length).second) continue;
      radius_ = length;
      if (length >= hops_ * kHop && entity != from_) continue;
      for (const auto& [next, cost] : neighbours(entity))
        if (!distance_.contains(next)) queue.emplace(length + cost, next);
    }
  }
  uint32_t estimate(EntityId id) const {
    const auto it = distance_.find(id);
    return it == distance_.end() ? radius_ : it->second;
  }

  const LazySelection& selection_;
  const KnowledgeGraph& graph_;
  EntityId from_, to_;
  uint32_t hops_, radius_ = 0;
  std::unordered_map<EntityId, uint32_t> distance_;
  std::unordered_map<EntityId, std::map<EntityId, uint32_t>> neighbours_;
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
