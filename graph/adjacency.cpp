#include "graph/adjacency.h"

namespace dossier {
namespace {

/// Counting sort of the claims by one end; stable, so each vertex's claims ascend.
template <class End>
void sort_by_end(const GraphData& data, End end, std::vector<uint32_t>& begin, std::vector<ClaimId>& claims) {
  begin.assign(data.entities.size() + 1, 0);
  for (const ClaimRecord& c : data.claims) ++begin[end(c).value + 1];
  for (size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  claims.resize(data.claims.size());
  std::vector<uint32_t> next(begin.begin(), begin.end() - 1);
  for (uint32_t i = 0; i < data.claims.size(); ++i) claims[next[end(data.claims[i]).value]++] = ClaimId(i);
}

ClaimGraph make_graph(const GraphData& data) {
  std::vector<std::pair<uint32_t, uint32_t>> edges;
  std::vector<uint32_t> positions;
  edges.reserve(data.claims.size());
  positions.reserve(data.claims.size());
  for (uint32_t i = 0; i < data.claims.size(); ++i) {
    edges.emplace_back(data.claims[i].source.value, data.claims[i].target.value);
    positions.push_back(i);
  }
  return {boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), positions.begin(),
          static_cast<uint32_t>(data.entities.size())};
}

}  // namespace

Adjacency::Adjacency(const GraphData& data) : graph(make_graph(data)) {
  sort_by_end(data, [](const ClaimRecord& c) { return c.source; }, out_begin, out);
  sort_by_end(data, [](const ClaimRecord& c) { return c.target; }, in_begin, in);
}

}  // namespace dossier
