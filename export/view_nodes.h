#pragma once
#include <array>
#include <vector>

#include "export/export_scope.h"

namespace dossier {

/// Which records are nodes, and where each stands among them: four bytes for each record that could be one.
class NodePositions {
 public:
  static constexpr uint32_t kNowhere = UINT32_MAX;

  explicit NodePositions(const ExportScope&);

  /// REQUIRES: the projection has nodes of that kind, as for all that follow but limit().
  uint32_t operator()(NodeKind kind, uint32_t index) const { return positions_[static_cast<size_t>(kind)][index]; }
  uint32_t operator()(EntityId id) const { return (*this)(NodeKind::Entity, id.value); }
  uint32_t operator()(StatementId id) const { return (*this)(NodeKind::Statement, id.value); }
  bool contains(NodeKind kind, uint32_t index) const { return (*this)(kind, index) != kNowhere; }
  void set(NodeKind kind, uint32_t index, uint32_t position) { positions_[static_cast<size_t>(kind)][index] = position; }
  void add(NodeKind kind, uint32_t index) { set(kind, index, 0); }
  size_t count() const;  ///< of all nodes
  /// The records that could be nodes of that kind: none when the projection has no such nodes.
  uint32_t limit(NodeKind kind) const { return static_cast<uint32_t>(positions_[static_cast<size_t>(kind)].size()); }

 private:
  std::array<std::vector<uint32_t>, kNodeKinds> positions_;
};

/// All nodes of a scope, not yet numbered.
NodePositions find_nodes(const ExportScope&);

/// Those that are at most `hops` edges away from the entities `ego`, in either direction (breadth first, along the
/// snapshot's own adjacency). Takes four bytes for each statement that stands in another one, beside the positions.
NodePositions neighbourhood(const ExportScope&, const NodePositions& nodes, const std::vector<EntityId>& ego, uint32_t hops);

}  // namespace dossier
