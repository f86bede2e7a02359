#pragma once
#include <mutex>

#include "graph/knowledge_graph.h"
#include "graph/query/property_graph.h"

namespace dossier {

/// The knowledge graph as the query language sees it (README.md lists labels, types and properties). Nodes: entities,
/// then documents, then statements, in the order of the snapshot. Relationships: claims, then the roles of events, then
/// what links statements and documents. Copies the topology and nothing else: properties are read from the snapshot,
/// which must outlive it.
class KnowledgePropertyGraph : public PropertyGraph {
 public:
  explicit KnowledgePropertyGraph(const KnowledgeGraph& graph);

  Value node_property(uint32_t node, Symbol key) const override;
  Value relationship_property(uint32_t relationship, Symbol key) const override;
  std::vector<Symbol> node_keys(uint32_t node) const override;
  std::vector<Symbol> relationship_keys(uint32_t relationship) const override;
  std::optional<std::vector<uint32_t>> lookup(Symbol key, const Value& value) const override;
  bool has_index(Symbol key) const override;
  bool has_element_index(Symbol key) const override;

  /// What of the snapshot a node or relationship of a result stands for; nothing for those of the other kinds.
  std::optional<EntityId> entity_of(NodeRef) const;
  std::optional<StatementId> statement_of(NodeRef) const;
  std::optional<ClaimId> claim_of(RelationshipRef) const;

 private:
  /// What a relationship is made from, and its position in the snapshot's array of those.
  enum class Origin : uint8_t { Claim, Role, Said, About, Comment, Reports, Mention };
  struct Edge {
    Origin origin;
    uint32_t index;
  };

  void add_nodes();
  void add_relationships();
  void add_edge(uint32_t source, Symbol type, uint32_t target, Origin origin, size_t index);
  uint32_t node_of(EntityId id) const { return id.value; }
  uint32_t node_of(DocumentId id) const { return first_document_ + id.value; }
  uint32_t node_of(StatementId id) const { return first_statement_ + id.value; }

  Value entity_property(EntityId id, Symbol key) const;
  Value event_property(EntityId id, Symbol key) const;
  Value event_casualties(EntityId id) const;
  Value document_property(DocumentId id, Symbol key) const;
  Value statement_property(StatementId id, Symbol key) const;
  Value claim_property(uint32_t claim, Symbol key) const;
  Value role_property(uint32_t role, Symbol key) const;
  Value about_property(uint32_t about, Symbol key) const;
  Value text(StringId id) const;  ///< null for ""
  Value quote(DocumentId document, ByteSpan span) const;
  Value published(DocumentId document) const;
  Value speaker(StatementId id) const;
  Value statement_id(StatementId id) const;
  uint32_t independent_sources(uint32_t claim) const;
  template <class Record>
  Value assertion_property(const Record& record, Symbol key) const;

  const KnowledgeGraph& graph_;
  uint32_t first_document_ = 0, first_statement_ = 0;
  std::vector<Edge> edges_;
  std::vector<uint32_t> event_of_role_, statement_of_about_;
  std::unordered_map<std::string_view, uint32_t> documents_;     // by id
  std::unordered_map<uint64_t, uint32_t> statements_;            // by key
  mutable std::once_flag sources_counted_;
  mutable std::vector<uint32_t> sources_;  // of each claim: independent sources that say the same
};

}  // namespace dossier
