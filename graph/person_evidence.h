#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "graph/extraction.h"

namespace dossier {

/// What documents tell of a person beside the name: by it two people of one name are kept apart, and two spellings of one
/// name brought together. Names and roles are folded (fold_name); what has a reference is known by that.
struct PersonEvidence {
  std::set<std::string> countries;      ///< of which the person is a citizen, or which the person serves
  std::set<std::string> organisations;
  std::set<std::string> roles;          ///< "finance minister"
  std::set<std::string> company;        ///< full names of the other people of the same documents
  uint32_t documents = 0;

  void add(const PersonEvidence& other);
  /// A relation of the person to `target`; those that say nothing of who the person is are passed over.
  void add_relation(std::string_view type, EntityType target_type, std::string_view target_ref, std::string_view target_name);
  void add_role(std::string_view role);
  void add_company(std::string_view name);  ///< a surname alone is passed over
};

/// What one document tells of the entity `person`.
PersonEvidence person_evidence(const Extraction&, uint32_t person);

}  // namespace dossier
