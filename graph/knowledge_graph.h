#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_data.h"
#include "graph/schema.h"

namespace dossier {

struct Adjacency;  // graph/adjacency.h: the Boost.Graph view

/// An immutable snapshot of all that is known: arrays of records, an adjacency of entities by claims, an index of
/// names. Ids are unique: of claims with equal keys (the same words, twice in one document) the later ones get another
/// key, as do statements and events. Safe to read from any number of threads. Views and spans that it hands out live as long as it does.
class KnowledgeGraph {
 public:
  explicit KnowledgeGraph(GraphData data, Schema schema = Schema::builtin());
  ~KnowledgeGraph();
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;

  const GraphData& data() const { return data_; }
  const Schema& schema() const { return schema_; }
  const Adjacency& adjacency() const { return *adjacency_; }

  std::span<const EntityRecord> entities() const { return data_.entities; }
  std::span<const ClaimRecord> claims() const { return data_.claims; }
  std::span<const StatementRecord> statements() const { return data_.statements; }
  std::span<const EventRecord> events() const { return data_.events; }
  std::span<const DocumentRecord> documents() const { return data_.documents; }
  const EntityRecord& operator[](EntityId id) const { return data_.entities[id.value]; }
  const ClaimRecord& operator[](ClaimId id) const { return data_.claims[id.value]; }
  const StatementRecord& operator[](StatementId id) const { return data_.statements[id.value]; }
  const DocumentRecord& operator[](DocumentId id) const { return data_.documents[id.value]; }

  std::string_view string(StringId id) const { return data_.strings.view(id); }
  std::string_view name(EntityId id) const { return string((*this)[id].name); }
  std::string_view text(DocumentId) const;
  std::string_view passage(DocumentId id, ByteSpan span) const { return slice(text(id), span); }

  std::span<const StringId> aliases(EntityId) const;
  std::span<const PropertyRecord> properties(EntityId) const;
  std::span<const ByteSpan> content(StatementId) const;
  std::span<const AboutRecord> about(StatementId) const;
  std::span<const RoleRecord> roles(const EventRecord&) const;
  std::span<const CasualtyRecord> casualties(const EventRecord&) const;
  std::span<const Appearance> appearances(DocumentId) const;

  /// Claims with the entity as source, as target; ascending by claim id.
  std::span<const ClaimId> claims_from(EntityId) const;
  std::span<const ClaimId> claims_to(EntityId) const;
  std::span<const StatementId> statements_by(EntityId speaker) const;
  std::span<const StatementId> statements_about(EntityId) const;
  std::span<const uint32_t> events_with(EntityId) const;  ///< positions in events(): node or participant

  /// Entities that have this name, alias or reference ("iso3166:KG", "KG"), by fold_name; most mentioned first.
  std::vector<EntityId> find(std::string_view name) const;
  /// The one entity meant by a name the user typed. Throws Error(Input) with "did you mean" when there is none; of
  /// several it takes the most mentioned one; a surname that one person alone has will do. `type` limits the choice.
  EntityId resolve(std::string_view name) const;
  EntityId resolve(std::string_view name, EntityType type) const;
  std::vector<std::string> suggest(std::string_view name, size_t limit = 3) const;

 private:
  struct Index;
  GraphData data_;
  Schema schema_;
  std::unique_ptr<Adjacency> adjacency_;
  std::unique_ptr<Index> index_;
};

/// The ids that users see and type: "c" + 16 hex digits.
std::string claim_key(const ClaimRecord&);
std::string short_claim_key(const ClaimRecord&);  ///< the first 8 characters: enough to name it to `dossier explain`
std::string statement_key(const StatementRecord&);
std::string event_key(const EventRecord&);

}  // namespace dossier
