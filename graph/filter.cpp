#include "graph/filter.h"

#include <algorithm>
#include <map>
#include <set>

#include "graph/record_conditions.h"

namespace dossier {
namespace {

void drop_weakly_sourced(const KnowledgeGraph& graph, uint32_t min_sources, std::vector<bool>& selected) {
  std::map<ClaimSense, std::vector<ClaimId>> groups;
  for (uint32_t i = 0; i < selected.size(); ++i)
    if (selected[i]) groups[sense(graph, graph[ClaimId(i)])].push_back(ClaimId(i));
  for (const auto& [key, claims] : groups) {
    if (independent_sources(graph, claims) >= min_sources) continue;
    for (const ClaimId id : claims) selected[id.value] = false;
  }
}

}  // namespace

bool ClaimFilter::empty() const {
  return !as_of.known() && !period.known() && sources.empty() && according_to.empty() && only == Only::All &&
         min_confidence <= 0 && min_sources <= 1;
}

bool is_fact(const ClaimRecord& claim) {
  return !claim.attributed_to.valid() && claim.polarity == Polarity::Positive && claim.modality == Modality::Asserted;
}

ClaimSense sense(const KnowledgeGraph& graph, const ClaimRecord& claim) {
  ClaimSense result{claim.type, claim.source, claim.target, claim.polarity, claim.modality == Modality::Asserted};
  if (graph.schema()[claim.type].symmetric && result.target < result.source) std::swap(result.source, result.target);
  return result;
}

uint32_t independent_sources(const KnowledgeGraph& graph, const std::vector<ClaimId>& claims) {
  std::set<uint32_t> groups;
  for (const ClaimId id : claims) {
    const DocumentId document = graph[id].document;
    if (document.valid()) groups.insert(graph[document].source_group);
  }
  return static_cast<uint32_t>(groups.size());
}

Selection::Selection(const KnowledgeGraph& graph, const ClaimFilter& filter) : all_(filter.empty()) {
  if (all_) return;
  claims_.resize(graph.claims().size());
  statements_.resize(graph.statements().size());
  events_.resize(graph.events().size());
  entities_.resize(graph.entities().size());
  const RecordConditions conditions(graph, filter);
  documents_ = conditions.documents();
  for (uint32_t i = 0; i < claims_.size(); ++i) claims_[i] = conditions.claim(graph[ClaimId(i)]);
  if (filter.min_sources > 1) drop_weakly_sourced(graph, filter.min_sources, claims_);
  for (uint32_t i = 0; i < statements_.size(); ++i) statements_[i] = conditions.statement(StatementId(i));
  for (uint32_t i = 0; i < events_.size(); ++i) events_[i] = conditions.event(graph.events()[i]);

  const auto select = [this](EntityId id) {
    if (id.valid()) entities_[id.value] = true;
  };
  for (uint32_t i = 0; i < claims_.size(); ++i) {
    if (!claims_[i]) continue;
    select(graph[ClaimId(i)].source);
    select(graph[ClaimId(i)].target);
  }
  for (uint32_t i = 0; i < statements_.size(); ++i) {
    if (!statements_[i]) continue;
    select(graph[StatementId(i)].speaker);
    for (const AboutRecord& about : graph.about(StatementId(i))) select(about.entity);
  }
  for (uint32_t i = 0; i < events_.size(); ++i) {
    if (!events_[i]) continue;
    select(graph.events()[i].node);
    for (const RoleRecord& role : graph.roles(graph.events()[i])) select(role.entity);
  }
}

}  // namespace dossier
