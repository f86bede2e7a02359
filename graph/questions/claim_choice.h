#pragma once
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "graph/record_conditions.h"

namespace dossier {

/// The relation types that a question is about; those that a schema lacks are left out.
class TypeSet {
 public:
  TypeSet(const KnowledgeGraph&, std::initializer_list<std::string_view> names);
  bool contains(TypeId id) const { return member_[id.value]; }

 private:
  std::vector<bool> member_;  // by type
};

/// Those of `candidates` that have one of the types and that the filter lets through.
std::vector<ClaimId> claims_of(const LazySelection&, std::span<const ClaimId> candidates, const TypeSet&);
/// Claims of these types that link `entity` to something; with no entity, all of them.
std::vector<ClaimId> claims_about(const LazySelection&, EntityId entity, const TypeSet&);
/// All claims of an entity that the filter lets through, each once, ascending. Dates are no entities for an analyst:
/// claims with them are left out.
std::vector<ClaimId> all_claims_of(const LazySelection&, EntityId);
/// The other end. REQUIRES: `entity` is one of the ends.
EntityId other_end(const ClaimRecord&, EntityId entity);

}  // namespace dossier
