#pragma once
#include <memory>
#include <vector>

#include "graph/filter.h"

namespace dossier {

/// Whether one record passes a filter, apart from min_sources, which needs all records that say the same. Refers to the
/// graph and to the filter, which must outlive it. Throws what Selection throws.
class RecordConditions {
 public:
  RecordConditions(const KnowledgeGraph&, const ClaimFilter&);

  bool claim(const ClaimRecord&) const;
  bool event(const EventRecord&) const;
  /// That a statement was made is the article's own word, so `only` does not apply to it.
  bool statement(StatementId) const;
  const std::vector<bool>& documents() const { return documents_; }

 private:
  bool document(DocumentId) const;
  bool time(DocumentId, const DateInterval&) const;
  bool speech(StatementId) const;
  bool confidence(float) const;

  const KnowledgeGraph& graph_;
  const ClaimFilter& filter_;
  std::vector<bool> documents_;
  bool narrator_only_ = false;
  EntityId speaker_;
};

/// The same answers as Selection, found when they are asked for: a question about one entity of a large graph looks at
/// that entity's claims alone (members of one organisation among a million claims: microseconds against 40 ms).
class LazySelection {
 public:
  LazySelection(const KnowledgeGraph&, ClaimFilter);
  LazySelection(const LazySelection&) = delete;
  LazySelection& operator=(const LazySelection&) = delete;

  const KnowledgeGraph& graph() const { return graph_; }
  bool contains(ClaimId id) const { return whole_ ? whole_->contains(id) : conditions_.claim(graph_[id]); }
  bool contains(StatementId id) const { return conditions_.statement(id); }
  bool contains(DocumentId id) const { return conditions_.documents()[id.value]; }
  bool contains_event(uint32_t event) const { return conditions_.event(graph_.events()[event]); }

 private:
  const KnowledgeGraph& graph_;
  ClaimFilter filter_;
  RecordConditions conditions_;
  std::unique_ptr<Selection> whole_;  // with min_sources, which counts over all claims
};

}  // namespace dossier
