#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graph/knowledge_graph.h"

namespace dossier {

enum class NodeKind : uint8_t { Entity, Topic, Statement, Event };
enum class EdgeKind : uint8_t { Claim, Said, About, Reports, Role };
inline constexpr size_t kNodeKinds = 4, kEdgeKinds = 5;

struct ViewNode {
  NodeKind kind = NodeKind::Entity;
  uint32_t index = 0;  ///< of the entity, the statement or the event in the snapshot
  uint64_t key = 0;    ///< with the kind's letter, the id that files carry: stable while the content is the same
};

struct ViewEdge {
  EdgeKind kind = EdgeKind::Claim;
  uint32_t source = 0, target = 0;    ///< positions of nodes
  uint32_t index = 0;                 ///< the claim, statement or event; of a merged edge the one with the best evidence
  uint32_t part = 0;                  ///< which of the statement's subjects or the event's roles
  uint64_t key = 0;                   ///< of `index`: no other edge of the view has it with the same kind and part
  std::span<const uint32_t> members;  ///< all claims, statements or events that say this; valid while the edge is
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
