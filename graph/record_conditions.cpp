#include "graph/record_conditions.h"

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

}  // namespace

RecordConditions::RecordConditions(const KnowledgeGraph& graph, const ClaimFilter& filter)
    : graph_(graph), filter_(filter), documents_(documents_of(graph, filter.sources)) {
  narrator_only_ = fold_name(filter.according_to) == kNarratorName;
  if (!filter.according_to.empty() && !narrator_only_) speaker_ = graph.resolve(filter.according_to);
}

bool RecordConditions::claim(const ClaimRecord& c) const {
  return document(c.document) && time(c.document, c.time) && speech(c.attributed_to) && confidence(c.confidence) && (filter_.only == Only::All || is_fact(c) == (filter_.only == Only::Facts));
}

bool RecordConditions::event(const EventRecord& e) const {
  const bool fact = !e.attributed_to.valid() && e.polarity == Polarity::Positive && e.modality == Modality::Asserted;
  return document(e.document) && time(e.document, e.time) && speech(e.attributed_to) && confidence(e.confidence) && (filter_.only == Only::All || fact == (filter_.only == Only::Facts));
}

bool RecordConditions::statement(StatementId id) const {
  const StatementRecord& s = graph_[id];
  return document(s.document) && time(s.document, {}) && speech(id);
}

// Without a limit also what has no number as its confidence.
bool RecordConditions::confidence(float value) const { return filter_.min_confidence <= 0 || value >= filter_.min_confidence; }

bool RecordConditions::document(DocumentId id) const { return id.valid() ? documents_[id.value] : filter_.sources.empty(); }

bool RecordConditions::time(DocumentId document, const DateInterval& time) const {
  const PartialDate published = document.valid() ? graph_[document].date : PartialDate{};
  if (filter_.as_of.known()) {
    if (time.known() ? !time.contains(filter_.as_of)
                     : published.known() && to_days(published) > to_days(filter_.as_of.last_day()))
      return false;
  }
  if (!filter_.period.known()) return true;
  return (time.known() ? time : DateInterval{published, published}).overlaps(filter_.period);
}

bool RecordConditions::speech(StatementId id) const {
  if (filter_.according_to.empty()) return true;
  if (narrator_only_) return !id.valid();
  for (size_t depth = 0; id.valid() && depth <= graph_.statements().size(); ++depth) {
    if (graph_[id].speaker == speaker_) return true;
    id = graph_[id].attributed_to;
  }
  return false;
}

LazySelection::LazySelection(const KnowledgeGraph& graph, ClaimFilter filter)
    : graph_(graph), filter_(std::move(filter)), conditions_(graph_, filter_) {
  if (filter_.min_sources > 1) whole_ = std::make_unique<Selection>(graph_, filter_);
}

}  // namespace dossier
