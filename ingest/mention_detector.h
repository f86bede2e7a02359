#pragma once
#include <string_view>

#include "ingest/annotations.h"

namespace dossier {

/// Adds the mentions that are not names: personal and possessive pronouns, and noun phrases whose head denotes a person,
/// organisation, country or place ("the bloc", "a political analyst"). A nominal reaches from its determiner to its
/// head. Keeps Annotations::mentions sorted. Pronouns get their type with their antecedent, in coreference.
/// REQUIRES: names among the mentions, tags and trees.
void find_nominals(Annotations& annotations);

/// Person, number and gender of a pronoun.
struct PronounForm {
  std::string_view word;
  uint8_t person;
  bool plural;
  Chain::Gender gender;
};
const PronounForm* find_pronoun(std::string_view word);  ///< nullptr: not a pronoun that refers

}  // namespace dossier
