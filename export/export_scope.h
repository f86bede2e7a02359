#pragma once
#include <vector>

#include "export/export_options.h"
#include "export/view_elements.h"
#include "graph/knowledge_graph.h"

namespace dossier {

/// Which records of a snapshot an export shows, by filter, part and projection: what a node or an edge can be made of.
/// A bit for each entity; a filter or a query that names claims adds one for each record. Immutable; the graph must
/// outlive it.
class ExportScope {
 public:
  ExportScope(const KnowledgeGraph&, const ExportOptions&);

  const KnowledgeGraph& graph() const { return graph_; }
  const Selection& selection() const { return selection_; }
  /// Whether edges of this kind are in the projection.
  bool shows(EdgeKind) const;
  /// Whether statements are nodes; else their speakers and topics are.
  bool has_statement_nodes() const { return projection_ == GraphProjection::Full || projection_ == GraphProjection::Statements; }
  bool has_comments() const { return projection_ == GraphProjection::Bipartite; }

  bool contains(EntityId id) const { return part_.empty() || part_[id.value]; }
  /// As an edge between its entities: in the full projection, what is projected from an event or a statement is none.
  bool contains(ClaimId) const;
  bool contains(StatementId) const;
  bool contains_event(uint32_t) const;
  /// A node even without an edge. An event is one in the full projection, or when a query asked for it; else only when
  /// something links to it.
  bool stands_alone(EntityId) const;

 private:
  void choose(const ExportOptions::Part&);

  const KnowledgeGraph& graph_;
  const Selection selection_;
  const GraphProjection projection_;
  std::vector<bool> part_, claims_, statements_;  // empty: all
  bool has_part_ = false;
};

}  // namespace dossier
