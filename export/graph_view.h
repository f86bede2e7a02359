#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "export/export_options.h"
#include "graph/knowledge_graph.h"

namespace dossier {

enum class NodeKind : uint8_t { Entity, Topic, Statement, Event };
enum class EdgeKind : uint8_t { Claim, Said, About, Reports, Role };

struct ViewNode {
  NodeKind kind = NodeKind::Entity;
  uint32_t index = 0;  ///< of the entity, the statement or the event in the snapshot
  uint64_t key = 0;    ///< with the kind's letter, the id that files carry: stable while the content is the same
};

struct ViewEdge {
  EdgeKind kind = EdgeKind::Claim;
  uint32_t source = 0, target = 0;  ///< positions of nodes
  uint32_t index = 0;               ///< the claim, statement or event; of a merged edge the one with the best evidence
  uint32_t part = 0;                ///< which of the statement's subjects or the event's roles
  Range<uint32_t> members;          ///< of GraphView::members_: all claims, statements or events that say this
  uint64_t key = 0;
};

/// What an export shows: one projection of the part of a snapshot that the options choose, as arrays of indices without
/// a copy of any string. All writers work on it, so that every format shows the same nodes and edges in the same order:
/// nodes by kind and position, edges by kind and first claim. Ids are unique. Immutable; the graph must outlive it.
class GraphView {
 public:
  GraphView(const KnowledgeGraph&, const ExportOptions&);

  const KnowledgeGraph& graph() const { return graph_; }
  const Selection& selection() const { return selection_; }
  std::span<const ViewNode> nodes() const { return nodes_; }
  std::span<const ViewEdge> edges() const { return edges_; }
  std::span<const uint32_t> members(const ViewEdge& e) const {
    return std::span(members_).subspan(e.members.begin, e.members.size());
  }

 private:
  const KnowledgeGraph& graph_;
  Selection selection_;
  std::vector<ViewNode> nodes_;
  std::vector<ViewEdge> edges_;
  std::vector<uint32_t> members_;
};

/// A short text without an allocation; ids are written millions of times.
struct IdText {
  char bytes[40];
  uint8_t size = 0;
  operator std::string_view() const { return {bytes, size}; }
  std::string str() const { return {bytes, size}; }
};

/// "e" (entity), "t" (entity as a topic), "s" (statement) or "v" (event), and 16 hexadecimal digits.
IdText node_id(const ViewNode&);
/// "c" (claim), "s" or "v", 16 hexadecimal digits, and for the parts of a statement or event ".said", ".about0",
/// ".reports" or ".role0". All ids are XML name tokens.
IdText edge_id(const ViewEdge&);

/// The key of an entity: a hash of its type and reference, or of its type and name when it has no reference.
uint64_t entity_key(const KnowledgeGraph&, EntityId);

}  // namespace dossier
