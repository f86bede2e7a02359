#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace dossier {

/// An undirected simple graph with weights, in compressed rows: what measures of networks run on. Vertices are numbers
/// from 0; each edge stands in the rows of both ends.
struct Network {
  /// `weights`: of the edges (a, b) with a < b, ascending and each once.
  Network(uint32_t vertices, const std::vector<std::pair<std::pair<uint32_t, uint32_t>, uint32_t>>& weights);

  uint32_t size() const { return static_cast<uint32_t>(begin.size() - 1); }
  uint32_t degree(uint32_t v) const { return begin[v + 1] - begin[v]; }

  std::vector<uint32_t> begin, target, weight;
};

/// PageRank (Page, Brin, Motwani and Winograd 1998), damping 0.85, 40 iterations, by Boost.Graph. Sums to about 1.
std::vector<double> pagerank(const Network&);

/// Share of the shortest paths between others that lead through a vertex, 0 to 1. Exact by Boost.Graph (Brandes 2001) up
/// to 2,000 vertices; above, estimated from 256 evenly spaced sources (Brandes and Pich 2007).
std::vector<double> betweenness(const Network&);

/// Communities by modularity: Louvain (Blondel, Guillaume, Lambiotte and Lefebvre 2008), vertices visited in their order
/// and ties to the lowest number, so that the answer is always the same. Numbered by size, largest 0.
std::vector<uint32_t> communities(const Network&);

}  // namespace dossier
