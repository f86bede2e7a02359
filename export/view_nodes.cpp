#include "export/view_nodes.h"

#include <algorithm>

namespace dossier {
namespace {

struct NodeRef {
  NodeKind kind;
  uint32_t index;
};
NodeRef ref(EntityId id) { return {NodeKind::Entity, id.value}; }
NodeRef ref(StatementId id) { return {NodeKind::Statement, id.value}; }
/// An event that has an entity of its own is that entity.
NodeRef event_ref(const KnowledgeGraph& graph, uint32_t event) {
  const EntityId node = graph.events()[event].node;
  return node.valid() ? ref(node) : NodeRef{NodeKind::Event, event};
}

/// Goes from a node to those that an edge of the scope links it to, whichever way the edge points.
class Neighbours {
 public:
  explicit Neighbours(const ExportScope& scope) : scope_(scope), graph_(scope.graph()) {
    if (!scope.has_statement_nodes()) return;
    // The snapshot knows what a statement is reported in, but not what it reports.
    for (uint32_t i = 0; i < graph_.statements().size(); ++i)
      if (graph_[StatementId(i)].attributed_to.valid()) reported_.push_back(StatementId(i));
    std::stable_sort(reported_.begin(), reported_.end(),
                     [&](StatementId a, StatementId b) { return graph_[a].attributed_to < graph_[b].attributed_to; });
  }

  /// May visit a node several times.
  template <class Visit>
  void visit(NodeRef node, Visit visit) const {
    switch (node.kind) {
      case NodeKind::Entity:
        if (scope_.shows(EdgeKind::Claim)) visit_by_claims(EntityId(node.index), visit);
        if (scope_.has_statement_nodes()) visit_statements(EntityId(node.index), visit);
        if (scope_.shows(EdgeKind::Role)) visit_by_roles(EntityId(node.index), visit);
        if (scope_.has_comments()) visit_topics(EntityId(node.index), visit);
        break;
      case NodeKind::Topic: visit_commentators(EntityId(node.index), visit); break;
      case NodeKind::Statement: visit_from_statement(StatementId(node.index), visit); break;
      case NodeKind::Event: visit_participants(node.index, visit); break;
    }
  }

 private:
  template <class Visit>
  void visit_by_claims(EntityId id, Visit& visit) const {
    for (const ClaimId claim : graph_.claims_from(id))
      if (scope_.contains(claim)) visit(ref(graph_[claim].target));
    for (const ClaimId claim : graph_.claims_to(id))
      if (scope_.contains(claim)) visit(ref(graph_[claim].source));
  }

  template <class Visit>
  void visit_statements(EntityId id, Visit& visit) const {
    for (const auto statements : {graph_.statements_by(id), graph_.statements_about(id)})
      for (const StatementId statement : statements)
        if (scope_.contains(statement)) visit(ref(statement));
  }

  template <class Visit>
  void visit_by_roles(EntityId id, Visit& visit) const {
    for (const uint32_t event : graph_.events_with(id)) {
      if (!scope_.contains_event(event)) continue;
      // As the event, and as one of those who take part in it, which may be said of an event as well.
      if (graph_.events()[event].node == id) visit_participants(event, visit);
      const auto roles = graph_.roles(graph_.events()[event]);
      if (std::any_of(roles.begin(), roles.end(), [&](const RoleRecord& role) { return role.entity == id; }))
        visit(event_ref(graph_, event));
    }
  }

  template <class Visit>
  void visit_participants(uint32_t event, Visit& visit) const {
    for (const RoleRecord& role : graph_.roles(graph_.events()[event]))
      if (scope_.contains(role.entity)) visit(ref(role.entity));
  }

  template <class Visit>
  void visit_topics(EntityId speaker, Visit& visit) const {
    for (const StatementId statement : graph_.statements_by(speaker)) {
      if (!scope_.contains(statement)) continue;
      for (const AboutRecord& about : graph_.about(statement)) visit(NodeRef{NodeKind::Topic, about.entity.value});
    }
  }

  template <class Visit>
  void visit_commentators(EntityId topic, Visit& visit) const {
    for (const StatementId statement : graph_.statements_about(topic))
      if (graph_[statement].speaker.valid() && scope_.contains(statement)) visit(ref(graph_[statement].speaker));
  }

  template <class Visit>
  void visit_from_statement(StatementId id, Visit& visit) const {
    const StatementRecord& s = graph_[id];
    if (s.speaker.valid()) visit(ref(s.speaker));
    for (const AboutRecord& about : graph_.about(id)) visit(ref(about.entity));
    if (s.attributed_to.valid() && scope_.contains(s.attributed_to)) visit(ref(s.attributed_to));
    const auto less = [&](StatementId reported, StatementId by) { return graph_[reported].attributed_to < by; };
    for (auto it = std::lower_bound(reported_.begin(), reported_.end(), id, less);
         it != reported_.end() && graph_[*it].attributed_to == id; ++it)
      if (scope_.contains(*it)) visit(ref(*it));
  }

  const ExportScope& scope_;
  const KnowledgeGraph& graph_;
  std::vector<StatementId> reported_;  // those that stand in another one, by that one
};

/// Statements, and whom and what they link.
void add_statements(const ExportScope& scope, NodePositions& nodes) {
  const KnowledgeGraph& graph = scope.graph();
  for (uint32_t i = 0; i < graph.statements().size(); ++i) {
    const EntityId speaker = graph[StatementId(i)].speaker;
    // Without statements as nodes, a comment that nobody known makes has no end to start from.
    if (!scope.contains(StatementId(i)) || (scope.has_comments() && !speaker.valid())) continue;
    const auto abouts = graph.about(StatementId(i));
    if (scope.has_statement_nodes()) nodes.add(NodeKind::Statement, i);
    if (speaker.valid() && (scope.has_statement_nodes() || !abouts.empty())) nodes.add(NodeKind::Entity, speaker.value);
    for (const AboutRecord& about : abouts) nodes.add(scope.has_comments() ? NodeKind::Topic : NodeKind::Entity, about.entity.value);
  }
}

void add_events(const ExportScope& scope, NodePositions& nodes) {
  const KnowledgeGraph& graph = scope.graph();
  for (uint32_t i = 0; i < graph.events().size(); ++i) {
    if (!scope.contains_event(i)) continue;
    const NodeRef event = event_ref(graph, i);
    nodes.add(event.kind, event.index);
    for (const RoleRecord& role : graph.roles(graph.events()[i]))
      if (scope.contains(role.entity)) nodes.add(NodeKind::Entity, role.entity.value);
  }
}

bool has_claim(const ExportScope& scope, EntityId id) {
  const auto in_scope = [&](ClaimId claim) { return scope.contains(claim); };
  const auto from = scope.graph().claims_from(id), to = scope.graph().claims_to(id);
  return std::any_of(from.begin(), from.end(), in_scope) || std::any_of(to.begin(), to.end(), in_scope);
}

}  // namespace

NodePositions::NodePositions(const ExportScope& scope) {
  const auto reserve = [&](NodeKind kind, size_t size) { positions_[static_cast<size_t>(kind)].assign(size, kNowhere); };
  reserve(NodeKind::Entity, scope.graph().entities().size());
  if (scope.has_comments()) reserve(NodeKind::Topic, scope.graph().entities().size());
  if (scope.has_statement_nodes()) reserve(NodeKind::Statement, scope.graph().statements().size());
  if (scope.shows(EdgeKind::Role)) reserve(NodeKind::Event, scope.graph().events().size());
}

size_t NodePositions::count() const {
  ptrdiff_t free = 0, all = 0;
  for (const auto& positions : positions_) {
    free += std::count(positions.begin(), positions.end(), kNowhere);
    all += static_cast<ptrdiff_t>(positions.size());
  }
  return static_cast<size_t>(all - free);
}

NodePositions find_nodes(const ExportScope& scope) {
  NodePositions nodes(scope);
  // Where claims are no edges, entities are nodes as speakers, topics or participants only.
  if (scope.shows(EdgeKind::Claim)) {
    for (uint32_t i = 0; i < nodes.limit(NodeKind::Entity); ++i)
      if (scope.stands_alone(EntityId(i)) || has_claim(scope, EntityId(i))) nodes.add(NodeKind::Entity, i);
  }
  if (scope.has_statement_nodes() || scope.has_comments()) add_statements(scope, nodes);
  if (scope.shows(EdgeKind::Role)) add_events(scope, nodes);
  return nodes;
}

NodePositions neighbourhood(const ExportScope& scope, const NodePositions& nodes, const std::vector<EntityId>& ego, uint32_t hops) {
  NodePositions reached(scope);
  std::vector<NodeRef> frontier, next;
  const auto reach = [&](NodeRef node) {
    if (reached.contains(node.kind, node.index)) return;
    reached.add(node.kind, node.index);
    next.push_back(node);
  };
  for (const EntityId id : ego) {
    for (const NodeKind kind : {NodeKind::Entity, NodeKind::Topic})
      if (nodes.limit(kind) > 0 && nodes.contains(kind, id.value)) reach({kind, id.value});
  }
  const Neighbours neighbours(scope);
  for (uint32_t hop = 0; hop < hops && !next.empty(); ++hop) {
    frontier.swap(next);
    next.clear();
    for (const NodeRef node : frontier) neighbours.visit(node, reach);
  }
  return reached;
}

}  // namespace dossier
