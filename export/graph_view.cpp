#include "export/graph_view.h"

#include "export/edge_stream.h"
#include "graph/unique_keys.h"

namespace dossier {
namespace {

uint64_t node_key(const KnowledgeGraph& graph, const ViewNode& node) {
  if (node.kind == NodeKind::Statement) return graph[StatementId(node.index)].key;
  if (node.kind == NodeKind::Event) return graph.events()[node.index].key;
  return entity_key(graph, EntityId(node.index));
}

NodePositions chosen_nodes(const ExportScope& scope, const ExportOptions& options) {
  NodePositions all = find_nodes(scope);
  return options.ego.empty() ? all : neighbourhood(scope, all, options.ego, options.hops);
}

}  // namespace

GraphView::GraphView(const KnowledgeGraph& graph, const ExportOptions& options)
    : scope_(graph, options), keep_parallel_(options.keep_parallel), positions_(chosen_nodes(scope_, options)) {
  number_nodes();
  if (options.drop_isolated) drop_isolated();
  for (ViewNode& node : nodes_) node.key = node_key(graph, node);
  make_keys_unique(nodes_, [](const ViewNode& n) { return n.kind; });
}

/// Nodes in the order of kind and index.
void GraphView::number_nodes() {
  nodes_.clear();
  nodes_.reserve(positions_.count());
  for (size_t k = 0; k < kNodeKinds; ++k) {
    const auto kind = static_cast<NodeKind>(k);
    for (uint32_t i = 0; i < positions_.limit(kind); ++i) {
      if (!positions_.contains(kind, i)) continue;
      positions_.set(kind, i, static_cast<uint32_t>(nodes_.size()));
      nodes_.push_back({kind, i, 0});
    }
  }
}

void GraphView::drop_isolated() {
  std::vector<bool> linked(nodes_.size(), false);
  for (const ViewEdge& edge : edges()) linked[edge.source] = linked[edge.target] = true;
  for (uint32_t i = 0; i < nodes_.size(); ++i)
    if (!linked[i]) positions_.set(nodes_[i].kind, nodes_[i].index, NodePositions::kNowhere);
  number_nodes();
}

std::string_view to_string(GraphProjection projection) {
  constexpr std::string_view kNames[] = {"entities", "full", "bipartite", "statements"};
  return kNames[static_cast<size_t>(projection)];
}

std::string_view to_string(Profile profile) {
  constexpr std::string_view kNames[] = {"standard", "gephi", "cytoscape", "neo4j", "yed"};
  return kNames[static_cast<size_t>(profile)];
}

std::optional<GraphProjection> parse_graph_projection(std::string_view name) {
  for (const auto p : {GraphProjection::Entities, GraphProjection::Full, GraphProjection::Bipartite, GraphProjection::Statements})
    if (name == to_string(p)) return p;
  return std::nullopt;
}

std::optional<Profile> parse_profile(std::string_view name) {
  for (const auto p : {Profile::Standard, Profile::Gephi, Profile::Cytoscape, Profile::Neo4j, Profile::Yed})
    if (name == to_string(p)) return p;
  return std::nullopt;
}

}  // namespace dossier
