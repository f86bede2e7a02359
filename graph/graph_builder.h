#pragma once
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "graph/document.h"
#include "graph/extraction.h"
#include "graph/graph_data.h"
#include "graph/schema.h"

namespace dossier {

/// Makes GraphData piece by piece: for the store, for imports, and for tests and benchmarks that need a graph without
/// a store. Records go into the order of the calls.
class GraphBuilder {
 public:
  explicit GraphBuilder(Schema schema = Schema::builtin()) : schema_(std::move(schema)) {}

  DocumentId document(const Document&);
  /// The entity of that type and name, made at the first call. `ref` and `kind` are kept from the first call.
  EntityId entity(EntityType, std::string_view name, std::string_view ref = "", std::string_view kind = "");
  void alias(EntityId, std::string_view name);
  void property(EntityId, std::string_view key, std::string_view value, DocumentId document = {}, ByteSpan evidence = {});

  /// Adds a record as it is; `key` is computed when it is 0.
  ClaimId claim(ClaimRecord);
  StatementId statement(StatementRecord, const std::vector<ByteSpan>& content, const std::vector<AboutRecord>& about = {});
  uint32_t event(EventRecord, const std::vector<RoleRecord>& roles, const std::vector<CasualtyRecord>& casualties = {});

  /// The short form for an affirmed, asserted claim of the narrator. REQUIRES: `type` is in the schema.
  ClaimId claim(EntityId source, std::string_view type, EntityId target, DocumentId document = {}, ByteSpan span = {});
  /// Adds a whole document with what was extracted from it, entities by type and name (or by ref where there is one).
  DocumentId add(const Document&, const Extraction&);

  StringId intern(std::string_view s) { return data_.strings.intern(s); }
  const Schema& schema() const { return schema_; }
  GraphData take();  ///< finishes; the builder is empty afterwards

 private:
  std::string_view name(EntityId id) const { return id.valid() ? data_.strings.view(data_.entities[id.value].name) : ""; }
  std::string_view document_id(DocumentId id) const { return id.valid() ? data_.strings.view(data_.documents[id.value].id) : ""; }

  Schema schema_;
  GraphData data_;
  std::map<std::tuple<EntityType, std::string, std::string>, EntityId> entities_;
  std::vector<std::vector<StringId>> aliases_;
  std::vector<std::vector<PropertyRecord>> properties_;
};

}  // namespace dossier
