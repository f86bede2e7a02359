#pragma once
#include <map>
#include <string_view>

#include "graph/model.h"
#include "ingest/annotations.h"

namespace dossier {

/// A common noun that denotes an entity.
struct Noun {
  EntityType type = EntityType::Person;
  Chain::Gender gender = Chain::Gender::Unknown;
  std::string_view kind;         ///< of an organisation or place; of a person "office", "elected", "scholar", "kin" or ""
  Sector sector = Sector::None;  ///< the part of a country that it denotes after the country's name
};

/// Whether whoever bears the noun with a country's or body's name before it acts for that ("minister", "governor").
inline bool is_office(const Noun* noun) { return noun != nullptr && noun->type == EntityType::Person && (noun->kind == "office" || noun->kind == "elected"); }

/// The nouns of lexicon/nouns.tsv. Const after construction, shared by threads.
class NounLexicon {
 public:
  /// Views point into `tsv`, which must outlive the lexicon. Throws Error(Input) with the line.
  explicit NounLexicon(std::string_view tsv);
  static const NounLexicon& builtin();

  const Noun* find(std::string_view lemma) const;  ///< nullptr: no such noun

 private:
  std::map<std::string_view, Noun> nouns_;
};

/// "senator" for "sen.", "governor" for "govs": the noun that is short for an elected office, with or without its full stop; or nothing.
std::string_view short_office(std::string_view word);
bool is_short_office(std::string_view word);

/// Whether the built-in lexicon knows the lemma as a noun for a person.
bool is_person_noun(std::string_view lemma);

}  // namespace dossier
