#pragma once
#include <span>
#include <vector>

#include "export/export_options.h"
#include "export/export_scope.h"
#include "export/view_elements.h"
#include "export/view_nodes.h"

namespace dossier {

class EdgeStream;  // export/edge_stream.h

/// What an export shows: one projection of the part of a snapshot that the options choose, as indices without a copy of
/// any string. All writers work on it, so that every format shows the same nodes and edges in the same order. Nodes are
/// kept, 16 bytes for each and four for each record that could be one, in the order of their kinds and of the snapshot.
/// Edges are not: each pass makes them anew. Ids are unique. Immutable; the graph must outlive it.
class GraphView {
 public:
  GraphView(const KnowledgeGraph&, const ExportOptions&);

  const KnowledgeGraph& graph() const { return scope_.graph(); }
  const Selection& selection() const { return scope_.selection(); }
  const ExportScope& scope() const { return scope_; }
  bool keeps_parallel() const { return keep_parallel_; }
  std::span<const ViewNode> nodes() const { return nodes_; }
  const NodePositions& positions() const { return positions_; }
  /// A pass over the edges: for (const ViewEdge& edge : view.edges()). Needs export/edge_stream.h.
  EdgeStream edges() const;

 private:
  void number_nodes();
  void drop_isolated();

  const ExportScope scope_;
  const bool keep_parallel_;
  NodePositions positions_;
  std::vector<ViewNode> nodes_;
};

}  // namespace dossier
