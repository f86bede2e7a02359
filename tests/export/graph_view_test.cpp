#include "export/graph_view.h"

#include <gtest/gtest.h>

#include <set>

#include "export/attributes.h"
#include "export/edge_stream.h"
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
  for (const ViewEdge& edge : view.edges()) {
    const std::string type(reader.edge(edge)[static_cast<size_t>(EdgeColumn::Type)].text);
    result.push_back(name(edge.source) + " " + type + " " + name(edge.target));
  }
  return result;
}

size_t count_edges(const GraphView& view) {
  size_t count = 0;
  for ([[maybe_unused]] const ViewEdge& edge : view.edges()) ++count;
  return count;
}

/// Of the edge of that relation type.
AttributeValue edge_value(const KnowledgeGraph& graph, std::string_view type, EdgeColumn column) {
  static std::string kept;
  const GraphView view(graph, {});
  AttributeReader reader(view);
  for (const ViewEdge& edge : view.edges()) {
    const auto values = reader.edge(edge);
    if (values[static_cast<size_t>(EdgeColumn::Type)].text != type) continue;
    AttributeValue value = values[static_cast<size_t>(column)];
    kept = value.text;
    value.text = kept;
    return value;
  }
  return {};
}

using Edges = std::vector<std::string>;

TEST(GraphView, MergesClaimsThatSayTheSame) {
  const KnowledgeGraph graph = sample_graph();
  EXPECT_EQ(edges_of(graph, {}), (Edges{"Lakeland MEMBER_OF Northern Pact", "Lakeland CONFLICT_WITH Orland",
                                        "Orland WITHDRAWS_FROM Northern Pact", "Ada Brook COMMENTED_ON Orland",
                                        "Ada Brook KIN_OF Tom Field", "Tom Field EXCLUDES Lakeland"}));
  EXPECT_EQ(edge_value(graph, "MEMBER_OF", EdgeColumn::Claims).whole, 2);
  EXPECT_EQ(edge_value(graph, "MEMBER_OF", EdgeColumn::Sources).whole, 2);
  EXPECT_EQ(edge_value(graph, "MEMBER_OF", EdgeColumn::Documents).text, R"(["Lakeland & the \"Pact\"", "A second voice"])");
}

TEST(GraphView, KeepsParallelEdgesWhenAsked) {
  ExportOptions options;
  options.keep_parallel = true;
  EXPECT_EQ(edges_of(sample_graph(), options).size(), 7u);
}

TEST(GraphView, SaysWhoClaimsAndHow) {
  const KnowledgeGraph graph = sample_graph();
  EXPECT_EQ(edge_value(graph, "MEMBER_OF", EdgeColumn::AccordingTo).text, "narrator");
  EXPECT_EQ(edge_value(graph, "MEMBER_OF", EdgeColumn::Label).text, "is a member of (current)");
  EXPECT_EQ(edge_value(graph, "WITHDRAWS_FROM", EdgeColumn::AccordingTo).text, "Ada Brook");
  EXPECT_EQ(edge_value(graph, "WITHDRAWS_FROM", EdgeColumn::Label).text, "not: withdraws from (predicted)");
  EXPECT_EQ(edge_value(graph, "WITHDRAWS_FROM", EdgeColumn::Evidence).text, "Orland will not leave the Northern Pact");
  EXPECT_EQ(edge_value(graph, "EXCLUDES", EdgeColumn::AccordingTo).text, "Tom Field, as reported by Ada Brook");
  EXPECT_EQ(edge_value(graph, "EXCLUDES", EdgeColumn::Label).text, "excludes (proposed)");
}

TEST(GraphView, GivesTimesAsDatesAndSeconds) {
  const KnowledgeGraph graph = sample_graph();
  EXPECT_EQ(edge_value(graph, "MEMBER_OF", EdgeColumn::Begin).text, "2004");
  EXPECT_EQ(edge_value(graph, "MEMBER_OF", EdgeColumn::BeginEpoch).whole, 1072915200);
  EXPECT_FALSE(edge_value(graph, "MEMBER_OF", EdgeColumn::End).present);
  EXPECT_EQ(edge_value(graph, "CONFLICT_WITH", EdgeColumn::End).text, "2023-03");
  EXPECT_EQ(edge_value(graph, "CONFLICT_WITH", EdgeColumn::EndEpoch).whole, 1680220800);  // 2023-03-31
}

TEST(GraphView, ShowsEventsAndStatementsAsNodesInTheFullProjection) {
  ExportOptions options;
  options.projection = GraphProjection::Full;
  EXPECT_EQ(edges_of(sample_graph(), options),
            (Edges{"Lakeland MEMBER_OF Northern Pact", "Orland WITHDRAWS_FROM Northern Pact", "Ada Brook KIN_OF Tom Field",
                   "Tom Field EXCLUDES Lakeland", "Ada Brook SAID Orland will not leave the Northern Pact",
                   "Tom Field SAID exclude Lakeland", "Orland will not leave the Northern Pact ABOUT Orland",
                   "Orland will not leave the Northern Pact ABOUT Northern Pact", "exclude Lakeland ABOUT Lakeland",
                   "Orland will not leave the Northern Pact REPORTS exclude Lakeland",
                   "Lakeland PARTICIPATED_IN shelling of Lakeland", "Orland PARTICIPATED_IN shelling of Lakeland"}));
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
  EXPECT_EQ(count_edges(GraphView(graph, options)), 6u);
}

/// Ids of what is within some hops, found in the edges of the whole view.
std::set<std::string> reached_by_edges(const GraphView& whole, EntityId from, uint32_t hops) {
  std::set<uint32_t> reached;
  for (uint32_t i = 0; i < whole.nodes().size(); ++i)
    if (whole.nodes()[i].kind <= NodeKind::Topic && whole.nodes()[i].index == from.value) reached.insert(i);
  for (uint32_t hop = 0; hop < hops; ++hop) {
    const std::set<uint32_t> before = reached;
    for (const ViewEdge& e : whole.edges()) {
      if (before.contains(e.source)) reached.insert(e.target);
      if (before.contains(e.target)) reached.insert(e.source);
    }
  }
  std::set<std::string> ids;
  for (const uint32_t i : reached) ids.insert(node_id(whole.nodes()[i]).str());
  return ids;
}

TEST(GraphView, FindsTheSameNeighboursInTheSnapshotAsItsEdgesSay) {
  const KnowledgeGraph graphs[] = {sample_graph(), large_graph(60, 50)};
  for (const KnowledgeGraph& graph : graphs) {
    for (const GraphProjection projection : {GraphProjection::Entities, GraphProjection::Full, GraphProjection::Bipartite, GraphProjection::Statements}) {
      ExportOptions options;
      options.projection = projection;
      const GraphView whole(graph, options);
      for (uint32_t i = 0; i < graph.entities().size(); ++i) {
        options.ego = {EntityId(i)};
        for (options.hops = 0; options.hops < 5; ++options.hops) {
          std::set<std::string> ids;
          const GraphView part(graph, options);
          for (const ViewNode& node : part.nodes()) ids.insert(node_id(node).str());
          EXPECT_EQ(ids, reached_by_edges(whole, EntityId(i), options.hops)) << to_string(projection) << " " << graph.name(EntityId(i)) << " " << options.hops;
        }
      }
    }
  }
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
  EXPECT_EQ(ids.size(), view.nodes().size() + count_edges(view));
}

}  // namespace
}  // namespace dossier
