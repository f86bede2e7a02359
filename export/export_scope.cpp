#include "export/export_scope.h"

#include <algorithm>

namespace dossier {

ExportScope::ExportScope(const KnowledgeGraph& graph, const ExportOptions& options)
    : graph_(graph), selection_(graph, options.filter), projection_(options.projection), has_part_(options.part.has_value()) {
  if (options.part) choose(*options.part);
}

void ExportScope::choose(const ExportOptions::Part& part) {
  part_.assign(graph_.entities().size(), false);
  for (const EntityId id : part.entities) part_[id.value] = true;
  if (!part.claims.empty()) claims_.assign(graph_.claims().size(), false);
  // A relationship that was asked for brings its ends along.
  for (const ClaimId id : part.claims) {
    claims_[id.value] = true;
    part_[graph_[id].source.value] = true;
    part_[graph_[id].target.value] = true;
  }
  if (!part.statements.empty()) statements_.assign(graph_.statements().size(), false);
  for (const StatementId id : part.statements) statements_[id.value] = true;
}

bool ExportScope::shows(EdgeKind kind) const {
  switch (kind) {
    case EdgeKind::Claim: return projection_ == GraphProjection::Entities || projection_ == GraphProjection::Full;
    case EdgeKind::Said:
    case EdgeKind::Reports: return has_statement_nodes();
    case EdgeKind::About: return has_statement_nodes() || has_comments();
    case EdgeKind::Role: break;
  }
  return projection_ == GraphProjection::Full;
}

bool ExportScope::contains(ClaimId id) const {
  if (!selection_.contains(id) || (!claims_.empty() && !claims_[id.value])) return false;
  const ClaimRecord& c = graph_[id];
  // There the event or the statement is a node, and says the same in more detail.
  if (projection_ == GraphProjection::Full && (c.event != UINT32_MAX || c.statement.valid())) return false;
  return contains(c.source) && contains(c.target);
}

bool ExportScope::contains(StatementId id) const {
  if (!selection_.contains(id)) return false;
  if (!has_part_) return true;
  if (!statements_.empty()) return statements_[id.value];
  // The query named none: those that have to do with the entities that it named.
  const EntityId speaker = graph_[id].speaker;
  if (speaker.valid() && contains(speaker)) return true;
  const auto about = graph_.about(id);
  return std::any_of(about.begin(), about.end(), [&](const AboutRecord& a) { return contains(a.entity); });
}

bool ExportScope::contains_event(uint32_t event) const {
  const EntityId node = graph_.events()[event].node;
  return selection_.contains_event(event) && (!node.valid() || contains(node));
}

bool ExportScope::stands_alone(EntityId id) const {
  const bool alone = projection_ == GraphProjection::Full || has_part_ || graph_[id].type != EntityType::Event;
  return alone && contains(id) && selection_.contains(id);
}

}  // namespace dossier
