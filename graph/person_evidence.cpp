#include "graph/person_evidence.h"

#include <algorithm>
#include <array>

#include "graph/text.h"

namespace dossier {

void PersonEvidence::add(const PersonEvidence& other) {
  countries.insert(other.countries.begin(), other.countries.end());
  organisations.insert(other.organisations.begin(), other.organisations.end());
  roles.insert(other.roles.begin(), other.roles.end());
  company.insert(other.company.begin(), other.company.end());
  documents += other.documents;
}

void PersonEvidence::add_relation(std::string_view type, EntityType target_type, std::string_view target_ref, std::string_view target_name) {
  constexpr std::array<std::string_view, 6> kTelling{"MEMBER_OF", "HOLDS_POSITION", "LEADS", "AFFILIATED_WITH", "CITIZEN_OF", "EDUCATED_AT"};
  if (std::find(kTelling.begin(), kTelling.end(), type) == kTelling.end()) return;
  std::string key = target_ref.empty() ? fold_name(target_name) : std::string(target_ref);
  if (target_type == EntityType::Country) countries.insert(std::move(key));
  else if (target_type == EntityType::Organisation) organisations.insert(std::move(key));
}

void PersonEvidence::add_role(std::string_view role) {
  if (!role.empty()) roles.insert(fold_name(role));
}

void PersonEvidence::add_company(std::string_view name) {
  if (name.find(' ') != std::string_view::npos) company.insert(fold_name(name));
}

PersonEvidence person_evidence(const Extraction& x, uint32_t person) {
  PersonEvidence evidence;
  evidence.documents = 1;
  for (const ExtractedRelation& r : x.relations) {
    if (r.source != person || r.polarity != Polarity::Positive) continue;
    const ExtractedEntity& target = x.entities[r.target];
    evidence.add_relation(r.type, target.type, target.ref, target.name);
    if (r.type == "HOLDS_POSITION" || r.type == "AFFILIATED_WITH" || r.type == "LEADS") evidence.add_role(r.role);
  }
  for (const ExtractedProperty& p : x.entities[person].properties)
    if (p.key == "role") evidence.add_role(p.value);
  for (uint32_t e = 0; e < x.entities.size(); ++e)
    if (e != person && x.entities[e].type == EntityType::Person) evidence.add_company(x.entities[e].name);
  return evidence;
}

}  // namespace dossier
