#include "graph/questions/claim_choice.h"

#include <algorithm>

namespace dossier {

TypeSet::TypeSet(const KnowledgeGraph& graph, std::initializer_list<std::string_view> names)
    : member_(graph.schema().relations().size(), false) {
  for (const std::string_view name : names)
    if (const auto id = graph.schema().find(name)) member_[id->value] = true;
}

std::vector<ClaimId> claims_of(const LazySelection& selection, std::span<const ClaimId> candidates, const TypeSet& types) {
  std::vector<ClaimId> out;
  for (const ClaimId id : candidates)
    if (types.contains(selection.graph()[id].type) && selection.contains(id)) out.push_back(id);
  return out;
}

std::vector<ClaimId> claims_about(const LazySelection& selection, EntityId entity, const TypeSet& types) {
  const KnowledgeGraph& graph = selection.graph();
  std::vector<ClaimId> out;
  if (entity.valid()) {
    out = claims_of(selection, graph.claims_from(entity), types);
    const auto incoming = claims_of(selection, graph.claims_to(entity), types);
    out.insert(out.end(), incoming.begin(), incoming.end());
  } else {
    for (uint32_t i = 0; i < graph.claims().size(); ++i)
      if (types.contains(graph.claims()[i].type) && selection.contains(ClaimId(i))) out.emplace_back(i);
  }
  return out;
}

std::vector<ClaimId> all_claims_of(const LazySelection& selection, EntityId entity) {
  const KnowledgeGraph& graph = selection.graph();
  std::vector<ClaimId> out;
  for (const auto claims : {graph.claims_from(entity), graph.claims_to(entity)})
    for (const ClaimId id : claims)
      if (graph[other_end(graph[id], entity)].type != EntityType::Date && selection.contains(id)) out.push_back(id);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

EntityId other_end(const ClaimRecord& c, EntityId entity) { return c.source == entity ? c.target : c.source; }

}  // namespace dossier
