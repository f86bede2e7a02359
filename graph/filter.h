#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "graph/date.h"
#include "graph/ids.h"
#include "graph/knowledge_graph.h"

namespace dossier {

/// Facts: what the articles themselves affirm. Claims: all the rest, that is what somebody in them says, and what is
/// denied, possible, proposed, hypothetical, desired or predicted.
enum class Only : uint8_t { All, Facts, Claims };

/// Which part of the graph is meant: the options that every question, export and report shares.
struct ClaimFilter {
  PartialDate as_of;                 ///< what holds on that day; without a time of its own: published by that day
  DateInterval period;               ///< --from/--to: what overlaps it; without a time of its own: published in it
  std::vector<std::string> sources;  ///< outlets, document ids or URLs, any of them; empty: all
  std::string according_to;          ///< a speaker, through whom it was said at any level; "narrator": nobody
  Only only = Only::All;
  float min_confidence = 0;
  uint32_t min_sources = 0;  ///< independent ones (DocumentRecord::source_group) that say the same

  bool empty() const;  ///< lets everything through
};

bool is_fact(const ClaimRecord&);

/// The part of one graph that a filter lets through: a bit for each document, claim, statement, event and entity, and
/// none at all for a filter that lets everything through. Immutable; refers to the graph only while it is constructed.
class Selection {
 public:
  /// Throws Error(Input) when `according_to` names nobody, or `sources` nothing, that the graph knows.
  Selection(const KnowledgeGraph&, const ClaimFilter&);

  bool contains(ClaimId id) const { return all_ || claims_[id.value]; }
  bool contains(StatementId id) const { return all_ || statements_[id.value]; }
  bool contains(DocumentId id) const { return all_ || documents_[id.value]; }
  bool contains_event(uint32_t event) const { return all_ || events_[event]; }
  /// Entities that something selected links to, speaks through, is about or takes part in.
  bool contains(EntityId id) const { return all_ || entities_[id.value]; }

 private:
  bool all_ = false;
  std::vector<bool> documents_, claims_, statements_, events_, entities_;
};

/// Two claims say the same when they agree in this: type, source, target (in a fixed order when the type is symmetric),
/// polarity, and whether it is asserted. Grouping by it gives an edge with all its evidence.
struct ClaimSense {
  TypeId type;
  EntityId source, target;
  Polarity polarity = Polarity::Positive;
  bool asserted = true;
  friend constexpr auto operator<=>(const ClaimSense&, const ClaimSense&) = default;
};
ClaimSense sense(const KnowledgeGraph&, const ClaimRecord&);

/// Number of independent sources among the documents of `claims`.
uint32_t independent_sources(const KnowledgeGraph&, const std::vector<ClaimId>& claims);

}  // namespace dossier
