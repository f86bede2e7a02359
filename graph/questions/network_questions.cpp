#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "graph/error.h"
#include "graph/network.h"
#include "graph/questions/answers.h"
#include "graph/questions/finding.h"
#include "graph/record_conditions.h"

namespace dossier {
namespace {

/// The entities that affirmed claims link, as a network: one edge for each pair, its weight the number of claims.
struct EntityNetwork {
  std::vector<EntityId> entities;  // by vertex
  Network network;
};

EntityNetwork linked_entities(const LazySelection& selection) {
  const KnowledgeGraph& graph = selection.graph();
  std::vector<std::pair<uint32_t, uint32_t>> pairs;
  std::vector<bool> linked(graph.entities().size());
  for (uint32_t i = 0; i < graph.claims().size(); ++i) {
    const ClaimRecord& c = graph.claims()[i];
    if (c.polarity == Polarity::Negative || c.source == c.target) continue;
    if (graph[c.source].type == EntityType::Date || graph[c.target].type == EntityType::Date || !selection.contains(ClaimId(i))) continue;
    pairs.emplace_back(std::min(c.source.value, c.target.value), std::max(c.source.value, c.target.value));
    linked[c.source.value] = linked[c.target.value] = true;
  }
  std::vector<EntityId> entities;
  std::vector<uint32_t> vertex(linked.size());
  for (uint32_t i = 0; i < linked.size(); ++i)
    if (linked[i]) vertex[i] = static_cast<uint32_t>(entities.size()), entities.emplace_back(i);
  std::sort(pairs.begin(), pairs.end());
  std::vector<std::pair<std::pair<uint32_t, uint32_t>, uint32_t>> edges;
  for (const auto& [a, b] : pairs) {
    const std::pair edge{vertex[a], vertex[b]};
    if (edges.empty() || edges.back().first != edge) edges.push_back({edge, 0});
    ++edges.back().second;
  }
  Network network(static_cast<uint32_t>(entities.size()), edges);
  return {std::move(entities), std::move(network)};
}

double shown(double value) { return std::round(value * 1e6) / 1e6; }

int64_t weight_of(const Network& n, uint32_t v) {
  return std::accumulate(n.weight.begin() + n.begin[v], n.weight.begin() + n.begin[v + 1], int64_t{0});
}

}  // namespace

Table central(const KnowledgeGraph& graph, const QuestionArguments& arguments, const ClaimFilter& filter) {
  const std::string by = arguments.has("--by") ? arguments["--by"] : "pagerank";
  if (by != "pagerank" && by != "betweenness" && by != "degree")
    throw usage_error("--by: '" + by + "' is not a measure; choose pagerank, betweenness or degree");
  std::optional<EntityType> type;
  if (arguments.has("--type") && !(type = parse_entity_type(arguments["--type"])))
    throw usage_error("--type: '" + arguments["--type"] + "' is not a type; choose Country, Organisation, Person, Place or Event");
  const LazySelection selection(graph, filter);
  const auto [entities, network] = linked_entities(selection);
  const std::vector<double> ranks = pagerank(network), between = betweenness(network);
  std::vector<uint32_t> order;
  for (uint32_t v = 0; v < network.size(); ++v)
    if (!type || graph[entities[v]].type == *type) order.push_back(v);
  const auto key = [&, &entities = entities, &network = network](uint32_t v) {
    const double value = by == "pagerank" ? ranks[v] : by == "betweenness" ? between[v] : network.degree(v);
    return std::tuple(-shown(value), graph.name(entities[v]), v);
  };
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
  Table table{{"entity", "type", "pagerank", "betweenness", "degree", "claims"}, {}};
  for (const uint32_t v : order)
    table.rows.push_back({name_of(graph, entities[v]), std::string(to_string(graph[entities[v]].type)), shown(ranks[v]), shown(between[v]),
                          int64_t{network.degree(v)}, weight_of(network, v)});
  return table;
}

Table community_list(const KnowledgeGraph& graph, const QuestionArguments&, const ClaimFilter& filter) {
  const LazySelection selection(graph, filter);
  const auto [entities, network] = linked_entities(selection);
  const std::vector<uint32_t> number = communities(network);
  std::map<uint32_t, std::vector<uint32_t>> groups;
  for (uint32_t v = 0; v < network.size(); ++v) groups[number[v]].push_back(v);
  Table table{{"community", "entity", "type", "links_inside", "links_outside"}, {}};
  for (auto& [community, members] : groups) {
    std::vector<std::tuple<int64_t, std::string_view, uint32_t, int64_t>> rows;
    for (const uint32_t v : members) {
      int64_t inside = 0;
      for (uint32_t i = network.begin[v]; i < network.begin[v + 1]; ++i) inside += number[network.target[i]] == community;
      rows.emplace_back(-inside, graph.name(entities[v]), v, network.degree(v) - inside);
    }
    std::sort(rows.begin(), rows.end());
    const std::string title = std::to_string(community + 1) + ". " + std::string(std::get<1>(rows.front())) + " and others (" +
                              std::to_string(rows.size()) + " entities)";
    for (const auto& [inside, name, v, outside] : rows)
      table.rows.push_back({title, std::string(name), std::string(to_string(graph[entities[v]].type)), -inside, outside});
  }
  return table;
}

}  // namespace dossier
