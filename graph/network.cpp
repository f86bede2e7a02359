#include "graph/network.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "graph/adjacency.h"

namespace dossier {
namespace {

constexpr uint32_t kExactBetweenness = 2000, kPivots = 256;

using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property,
                                               uint32_t, uint32_t>;

Csr directed_both_ways(const Network& network) {
  std::vector<std::pair<uint32_t, uint32_t>> edges;
  edges.reserve(network.target.size());
  for (uint32_t v = 0; v < network.size(); ++v)
    for (uint32_t i = network.begin[v]; i < network.begin[v + 1]; ++i) edges.emplace_back(v, network.target[i]);
  return {boost::edges_are_sorted, edges.begin(), edges.end(), network.size()};
}

/// One source's share of the accumulation of Brandes 2001.
void accumulate(const Network& network, uint32_t source, std::vector<double>& scores) {
  const uint32_t n = network.size();
  std::vector<int32_t> distance(n, -1);
  std::vector<double> paths(n, 0), dependency(n, 0);
  std::vector<uint32_t> order{source};
  distance[source] = 0;
  paths[source] = 1;
  for (size_t i = 0; i < order.size(); ++i) {
    const uint32_t v = order[i];
    for (uint32_t k = network.begin[v]; k < network.begin[v + 1]; ++k) {
      const uint32_t w = network.target[k];
      if (distance[w] < 0) distance[w] = distance[v] + 1, order.push_back(w);
      if (distance[w] == distance[v] + 1) paths[w] += paths[v];
    }
  }
  for (size_t i = order.size(); i-- > 1;) {
    const uint32_t w = order[i];
    for (uint32_t k = network.begin[w]; k < network.begin[w + 1]; ++k)
      if (const uint32_t v = network.target[k]; distance[v] + 1 == distance[w]) dependency[v] += paths[v] / paths[w] * (1 + dependency[w]);
    scores[w] += dependency[w];
  }
}

/// One level of Louvain: each vertex moves to the neighbouring community with the greatest gain until none gains.
class LouvainLevel {
 public:
  using Edges = std::vector<std::map<uint32_t, double>>;  // by vertex; an inner weight stands at the vertex itself, doubled

  explicit LouvainLevel(const Edges& edges) : edges_(edges), community_(edges.size()), strength_(edges.size(), 0) {
    std::iota(community_.begin(), community_.end(), 0u);
    for (size_t v = 0; v < edges.size(); ++v)
      for (const auto& [w, weight] : edges[v]) strength_[v] += weight;
    total_ = std::accumulate(strength_.begin(), strength_.end(), 0.0);
    inside_ = strength_;
  }

  bool improve() {
    bool moved = false, again = true;
    for (int round = 0; again && round < 100; ++round) {
      again = false;
      for (uint32_t v = 0; v < edges_.size(); ++v) again |= move(v);
      moved |= again;
    }
    return moved;
  }

  /// Community numbers from 0 without gaps, in the order of their first vertex.
  std::vector<uint32_t> numbered() const {
    std::map<uint32_t, uint32_t> numbers;
    std::vector<uint32_t> out;
    for (const uint32_t c : community_) out.push_back(numbers.try_emplace(c, static_cast<uint32_t>(numbers.size())).first->second);
    return out;
  }

 private:
  bool move(uint32_t v) {
    if (total_ <= 0) return false;
    std::map<uint32_t, double> links;  // weight to each neighbouring community
    for (const auto& [w, weight] : edges_[v])
      if (w != v) links[community_[w]] += weight;
    const uint32_t old = community_[v];
    inside_[old] -= strength_[v];
    const auto gain = [&](uint32_t c) {
      const auto it = links.find(c);
      return (it == links.end() ? 0 : it->second) - inside_[c] * strength_[v] / total_;
    };
    uint32_t best = old;
    double best_gain = gain(old) + 1e-9;  // stays unless it truly gains
    for (const auto& [c, weight] : links)
      if (const double g = gain(c); g > best_gain) best = c, best_gain = g;
    inside_[best] += strength_[v];
    community_[v] = best;
    return best != old;
  }

  const Edges& edges_;
  std::vector<uint32_t> community_;
  std::vector<double> strength_, inside_;
  double total_ = 0;
};

}  // namespace

Network::Network(uint32_t vertices, const std::vector<std::pair<std::pair<uint32_t, uint32_t>, uint32_t>>& weights)
    : begin(vertices + 1, 0), target(2 * weights.size()), weight(2 * weights.size()) {
  for (const auto& [edge, w] : weights) ++begin[edge.first + 1], ++begin[edge.second + 1];
  for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  std::vector<uint32_t> next(begin.begin(), begin.end() - 1);
  for (const auto& [edge, w] : weights) {
    target[next[edge.first]] = edge.second;
    weight[next[edge.first]++] = w;
    target[next[edge.second]] = edge.first;
    weight[next[edge.second]++] = w;
  }
}

std::vector<double> pagerank(const Network& network) {
  std::vector<double> ranks(network.size()), scratch(network.size());
  if (network.size() == 0) return ranks;
  const Csr graph = directed_both_ways(network);
  const auto index = get(boost::vertex_index, graph);
  boost::graph::page_rank(graph, boost::make_iterator_property_map(ranks.begin(), index), boost::graph::n_iterations(40), 0.85,
                          network.size(), boost::make_iterator_property_map(scratch.begin(), index));
  const double sum = std::accumulate(ranks.begin(), ranks.end(), 0.0);
  for (double& r : ranks) r /= sum;
  return ranks;
}

std::vector<double> betweenness(const Network& network) {
  const uint32_t n = network.size();
  std::vector<double> scores(n, 0);
  if (n < 3) return scores;
  double share = 1;
  if (n <= kExactBetweenness) {
    const Csr graph = directed_both_ways(network);
    boost::brandes_betweenness_centrality(graph, boost::make_iterator_property_map(scores.begin(), get(boost::vertex_index, graph)));
  } else {
    for (uint32_t i = 0; i < kPivots; ++i) accumulate(network, static_cast<uint32_t>(uint64_t{i} * n / kPivots), scores);
    share = static_cast<double>(n) / kPivots;
  }
  const double pairs = static_cast<double>(n - 1) * (n - 2);
  for (double& s : scores) s = s * share / pairs;
  return scores;
}

std::vector<uint32_t> communities(const Network& network) {
  LouvainLevel::Edges edges(network.size());
  for (uint32_t v = 0; v < network.size(); ++v)
    for (uint32_t i = network.begin[v]; i < network.begin[v + 1]; ++i) edges[v][network.target[i]] = network.weight[i];
  std::vector<uint32_t> result(network.size());
  std::iota(result.begin(), result.end(), 0u);
  while (true) {
    LouvainLevel level(edges);
    const bool moved = level.improve();
    const std::vector<uint32_t> numbers = level.numbered();
    for (uint32_t& c : result) c = numbers[c];
    if (!moved) break;
    LouvainLevel::Edges merged(numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end()) + 1);
    for (size_t v = 0; v < edges.size(); ++v)
      for (const auto& [w, weight] : edges[v]) merged[numbers[v]][numbers[w]] += weight;
    edges = std::move(merged);
  }
  std::map<uint32_t, uint32_t> sizes;
  for (const uint32_t c : result) ++sizes[c];
  std::vector<std::pair<uint32_t, uint32_t>> by_size(sizes.begin(), sizes.end());
  std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::map<uint32_t, uint32_t> number;
  for (uint32_t i = 0; i < by_size.size(); ++i) number[by_size[i].first] = i;
  for (uint32_t& c : result) c = number[c];
  return result;
}

}  // namespace dossier
