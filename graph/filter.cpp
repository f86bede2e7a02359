#include "graph/filter.h"

#include <algorithm>
#include <map>
#include <set>

#include "graph/error.h"
#include "graph/text.h"

namespace dossier {
namespace {

constexpr std::string_view kNarratorName = "narrator";

std::vector<bool> documents_of(const KnowledgeGraph& graph, const std::vector<std::string>& sources) {
  std::vector<bool> selected(graph.documents().size(), sources.empty());
  for (const std::string& source : sources) {
    const std::string folded = fold_name(source);
    bool found = false;
    for (uint32_t i = 0; i < graph.documents().size(); ++i) {
      const DocumentRecord& document = graph[DocumentId(i)];
      const bool same = graph.string(document.id) == source || graph.string(document.url) == source ||
                        (!folded.empty() && fold_name(graph.string(document.outlet)) == folded);
      if (same) selected[i] = found = true;
    }
    if (!found) throw input_error("no source \"" + source + "\": give an outlet, a document id or a URL of the database");
  }
  return selected;
}

/// Answers one record at a time whether it passes, all conditions but min_sources.
class Conditions {
 public:
  Conditions(const KnowledgeGraph& graph, const ClaimFilter& filter, const std::vector<bool>& documents)
      : graph_(graph), filter_(filter), documents_(documents) {
    narrator_only_ = fold_name(filter.according_to) == kNarratorName;
    if (!filter.according_to.empty() && !narrator_only_) speaker_ = graph.resolve(filter.according_to);
  }

  bool claim(const ClaimRecord& c) const {
    return document(c.document) && time(c.document, c.time) && speech(c.attributed_to) &&
           c.confidence >= filter_.min_confidence &&
           (filter_.only == Only::All || is_fact(c) == (filter_.only == Only::Facts));
  }

  bool event(const EventRecord& e) const {
    const bool fact = !e.attributed_to.valid() && e.polarity == Polarity::Positive && e.modality == Modality::Asserted;
    return document(e.document) && time(e.document, e.time) && speech(e.attributed_to) &&
           e.confidence >= filter_.min_confidence &&
           (filter_.only == Only::All || fact == (filter_.only == Only::Facts));
  }

  /// That a statement was made is the article's own word, so `only` does not apply to it.
  bool statement(StatementId id) const {
    const StatementRecord& s = graph_[id];
    return document(s.document) && time(s.document, {}) && speech(id);
  }

 private:
  bool document(DocumentId id) const { return id.valid() ? documents_[id.value] : filter_.sources.empty(); }

  bool time(DocumentId document, const DateInterval& time) const {
    const PartialDate published = document.valid() ? graph_[document].date : PartialDate{};
    if (filter_.as_of.known()) {
      if (time.known() ? !time.contains(filter_.as_of)
                       : published.known() && to_days(published) > to_days(filter_.as_of.last_day()))
        return false;
    }
    if (!filter_.period.known()) return true;
    return (time.known() ? time : DateInterval{published, published}).overlaps(filter_.period);
  }

  bool speech(StatementId id) const {
    if (filter_.according_to.empty()) return true;
    if (narrator_only_) return !id.valid();
    for (size_t depth = 0; id.valid() && depth <= graph_.statements().size(); ++depth) {
      if (graph_[id].speaker == speaker_) return true;
      id = graph_[id].attributed_to;
    }
    return false;
  }

  const KnowledgeGraph& graph_;
  const ClaimFilter& filter_;
  const std::vector<bool>& documents_;
  bool narrator_only_ = false;
  EntityId speaker_;
};

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

Selection::Selection(const KnowledgeGraph& graph, const ClaimFilter& filter)
    : documents_(documents_of(graph, filter.sources)),
      claims_(graph.claims().size()),
      statements_(graph.statements().size()),
      events_(graph.events().size()),
      entities_(graph.entities().size(), filter.empty()) {
  const Conditions conditions(graph, filter, documents_);
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
