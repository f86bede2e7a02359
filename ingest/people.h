#pragma once
#include "graph/person_evidence.h"

namespace dossier {

/// How much speaks for two descriptions being of one person, and how much against it.
struct PersonAgreement {
  double support = 0;  ///< shared organisations, countries, roles, company
  double against = 0;  ///< countries or walks of life, known of both, with nothing in common
  double balance() const { return support - against; }
};
PersonAgreement compare_people(const PersonEvidence&, const PersonEvidence&);

/// What two people of one full name need to be taken for one: nothing, as long as not more speaks against it than for it.
inline bool is_one_of_the_name(PersonAgreement a) { return a.balance() >= 0; }
/// What two spellings of one name need: support, and nothing against it.
inline bool is_one_of_two_spellings(PersonAgreement a) { return a.support >= 2 && a.against == 0; }

}  // namespace dossier
