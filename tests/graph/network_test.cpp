#include "graph/network.h"

#include <gtest/gtest.h>

#include <numeric>

namespace dossier {
namespace {

using Edges = std::vector<std::pair<std::pair<uint32_t, uint32_t>, uint32_t>>;

Network path_of(uint32_t vertices) {
  Edges edges;
  for (uint32_t v = 0; v + 1 < vertices; ++v) edges.push_back({{v, v + 1}, 1});
  return Network(vertices, edges);
}

TEST(Network, HoldsEachEdgeAtBothEnds) {
  const Network n(3, {{{0, 1}, 5}, {{1, 2}, 7}});
  EXPECT_EQ(n.degree(0), 1u);
  EXPECT_EQ(n.degree(1), 2u);
  EXPECT_EQ(n.target[n.begin[2]], 1u);
  EXPECT_EQ(n.weight[n.begin[2]], 7u);
}

TEST(PageRank, OfAStarIsHighestInTheMiddle) {
  const std::vector<double> ranks = pagerank(Network(5, {{{0, 1}, 1}, {{0, 2}, 1}, {{0, 3}, 1}, {{0, 4}, 1}}));
  EXPECT_NEAR(std::accumulate(ranks.begin(), ranks.end(), 0.0), 1, 1e-9);
  // The fixed point: m = 0.15/5 + 0.85 * 4 l and l = 0.15/5 + 0.85 * m/4.
  EXPECT_NEAR(ranks[0], 0.4756756, 1e-3);
  EXPECT_NEAR(ranks[1], ranks[4], 1e-12);
}

TEST(Betweenness, OfAPathIsHighestInTheMiddle) {
  const std::vector<double> b = betweenness(path_of(5));
  EXPECT_DOUBLE_EQ(b[0], 0);
  EXPECT_DOUBLE_EQ(b[1], 3.0 * 2 / 12);
  EXPECT_DOUBLE_EQ(b[2], 4.0 * 2 / 12);
}

TEST(Betweenness, OfALargePathIsEstimatedWithinAPercent) {
  const uint32_t n = 3000;
  const std::vector<double> b = betweenness(path_of(n));
  for (const uint32_t v : {300u, 1500u, 2900u}) {
    const double exact = 2.0 * v * (n - 1 - v) / (double{n - 1} * (n - 2));
    EXPECT_NEAR(b[v], exact, 0.01) << v;
  }
}

TEST(Communities, AreTheTwoCliquesThatOneEdgeJoins) {
  Edges edges;
  for (const uint32_t base : {0u, 4u})
    for (uint32_t a = base; a < base + 4; ++a)
      for (uint32_t b = a + 1; b < base + 4; ++b) edges.push_back({{a, b}, 1});
  edges.push_back({{3, 4}, 1});
  std::sort(edges.begin(), edges.end());
  EXPECT_EQ(communities(Network(8, edges)), (std::vector<uint32_t>{0, 0, 0, 0, 1, 1, 1, 1}));
}

TEST(Communities, OfNothingAreNone) {
  EXPECT_TRUE(communities(Network(0, {})).empty());
  EXPECT_TRUE(pagerank(Network(0, {})).empty());
  EXPECT_TRUE(betweenness(Network(0, {})).empty());
}

}  // namespace
}  // namespace dossier
