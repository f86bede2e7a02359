#include "export/graph_view.h"

#include <gtest/gtest.h>

#include <set>

#include "export/attributes.h"
#include "tests/export/sample_graph.h"

namespace dossier {
namespace {

/// "source TYPE target" of each edge, in order.
std::vector<std::string> edges_of(const KnowledgeGraph& graph, const ExportOptions& options) {
  const GraphView view(graph, options);
  AttributeReader reader(view);
  const auto name = [&](uint32_t node) {
    return std::string(reader.node(node)[static_cast<size_t>(NodeColumn::Label)].text);
  };
  std::vector<std::string> result;
  for (uint32_t i = 0; i < view.edges().size(); ++i) {
    const std::string type(reader.edge(i)[static_cast<size_t>(EdgeColumn::Type)].text);
    result.push_back(name(view.edges()[i].source) + " " + type + " " + name(view.edges()[i].target));
  }
  return result;
}

AttributeValue edge_value(const KnowledgeGraph& graph, uint32_t edge, EdgeColumn column) {
  static std::string kept;
  const GraphView view(graph, {});
  AttributeReader reader(view);
  AttributeValue value = reader.edge(edge)[static_cast<size_t>(column)];
  kept = value.text;
  value.text = kept;
  return value;
}

using Edges = std::vector<std::string>;

TEST(GraphView, MergesClaimsThatSayTheSame) {
  const KnowledgeGraph graph = sample_graph();
  EXPECT_EQ(edges_of(graph, {}), (Edges{"Lakeland MEMBER_OF Northern Pact", "Orland WITHDRAWS_FROM Northern Pact",
                                        "Tom Field EXCLUDES Lakeland", "Ada Brook COMMENTED_ON Orland",
                                        "Lakeland CONFLICT_WITH Orland", "Ada Brook KIN_OF Tom Field"}));
  EXPECT_EQ(edge_value(graph, 0, EdgeColumn::Claims).whole, 2);
  EXPECT_EQ(edge_value(graph, 0, EdgeColumn::Sources).whole, 2);
  EXPECT_EQ(edge_value(graph, 0, EdgeColumn::Documents).text, R"(["Lakeland & the \"Pact\"", "A second voice"])");
}

TEST(GraphView, KeepsParallelEdgesWhenAsked) {
  ExportOptions options;
  options.keep_parallel = true;
  EXPECT_EQ(edges_of(sample_graph(), options).size(), 7u);
}

TEST(GraphView, SaysWhoClaimsAndHow) {
  const KnowledgeGraph graph = sample_graph();
  EXPECT_EQ(edge_value(graph, 0, EdgeColumn::AccordingTo).text, "narrator");
  EXPECT_EQ(edge_value(graph, 0, EdgeColumn::Label).text, "is a member of (current)");
  EXPECT_EQ(edge_value(graph, 1, EdgeColumn::AccordingTo).text, "Ada Brook");
  EXPECT_EQ(edge_value(graph, 1, EdgeColumn::Label).text, "not: withdraws from (predicted)");
  EXPECT_EQ(edge_value(graph, 1, EdgeColumn::Evidence).text, "Orland will not leave the Northern Pact");
  EXPECT_EQ(edge_value(graph, 2, EdgeColumn::AccordingTo).text, "Tom Field, as reported by Ada Brook");
  EXPECT_EQ(edge_value(graph, 2, EdgeColumn::Label).text, "excludes (proposed)");
}

TEST(GraphView, GivesTimesAsDatesAndSeconds) {
  const KnowledgeGraph graph = sample_graph();
  EXPECT_EQ(edge_value(graph, 0, EdgeColumn::Begin).text, "2004");
  EXPECT_EQ(edge_value(graph, 0, EdgeColumn::BeginEpoch).whole, 1072915200);
  EXPECT_FALSE(edge_value(graph, 0, EdgeColumn::End).present);
  EXPECT_EQ(edge_value(graph, 4, EdgeColumn::End).text, "2023-03");
  EXPECT_EQ(edge_value(graph, 4, EdgeColumn::EndEpoch).whole, 1680220800);  // 2023-03-31
}

TEST(GraphView, ShowsEventsAndStatementsAsNodesInTheFullProjection) {
  ExportOptions options;
  options.projection = GraphProjection::Full;
  EXPECT_EQ(edges_of(sample_graph(), options),
            (Edges{"Lakeland MEMBER_OF Northern Pact", "Orland WITHDRAWS_FROM Northern Pact", "Tom Field EXCLUDES Lakeland",
                   "Ada Brook KIN_OF Tom Field", "Ada Brook SAID Orland will not leave the Northern Pact",
                   "Tom Field SAID exclude Lakeland", "Orland will not leave the Northern Pact ABOUT Orland",
                   "Orland will not leave the Northern Pact ABOUT Northern Pact", "exclude Lakeland ABOUT Lakeland",
                   "Orland will not leave the Northern Pact REPORTS exclude Lakeland",
                   "Orland PARTICIPATED_IN shelling of Lakeland", "Lakeland PARTICIPATED_IN shelling of Lakeland"}));
}

TEST(GraphView, PutsSpeakersAndTopicsOnTwoSides) {
  ExportOptions options;
  options.projection = GraphProjection::Bipartite;
  const KnowledgeGraph graph = sample_graph();
  EXPECT_EQ(edges_of(graph, options), (Edges{"Ada Brook COMMENTED_ON Orland", "Ada Brook COMMENTED_ON Northern Pact",
                                             "Tom Field COMMENTED_ON Lakeland"}));
  const GraphView view(graph, options);
  for (const ViewEdge& e : view.edges()) {
    EXPECT_EQ(view.nodes()[e.source].kind, NodeKind::Entity);
    EXPECT_EQ(view.nodes()[e.target].kind, NodeKind::Topic);
  }
}

TEST(GraphView, TakesWhatIsWithinSomeHops) {
  const KnowledgeGraph graph = sample_graph();
  ExportOptions options;
  options.ego = {graph.resolve("Ada Brook")};
  EXPECT_EQ(edges_of(graph, options), (Edges{"Ada Brook COMMENTED_ON Orland", "Ada Brook KIN_OF Tom Field"}));
  options.hops = 0;
  EXPECT_EQ(GraphView(graph, options).nodes().size(), 1u);
  options.hops = 9;
  EXPECT_EQ(GraphView(graph, options).edges().size(), 6u);
}

TEST(GraphView, LeavesOutNodesWithoutEdgesWhenAsked) {
  ExportOptions options;
  EXPECT_EQ(GraphView(sample_graph(), options).nodes().size(), 6u);
  options.drop_isolated = true;
  EXPECT_EQ(GraphView(sample_graph(), options).nodes().size(), 5u);
}

TEST(GraphView, TakesTheClaimsThatAQueryFound) {
  ExportOptions options;
  options.part = ExportOptions::Part{{}, {ClaimId(3)}, {}};
  EXPECT_EQ(edges_of(sample_graph(), options), (Edges{"Tom Field EXCLUDES Lakeland"}));
}

TEST(GraphView, GivesUniqueIdsToEqualEntitiesAndClaims) {
  const KnowledgeGraph graph = hostile_graph();
  ExportOptions options;
  options.keep_parallel = true;
  const GraphView view(graph, options);
  std::set<std::string> ids;
  for (const ViewNode& n : view.nodes()) ids.insert(node_id(n).str());
  for (const ViewEdge& e : view.edges()) ids.insert(edge_id(e).str());
  EXPECT_EQ(ids.size(), view.nodes().size() + view.edges().size());
}

}  // namespace
}  // namespace dossier
