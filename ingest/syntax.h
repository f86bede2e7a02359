#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/nouns.h"

namespace dossier {

inline constexpr uint32_t kNoToken = UINT32_MAX;
using TokenList = std::vector<uint32_t>;

inline bool is_subject(Deprel label) { return label == Deprel::nsubj || label == Deprel::nsubj_pass || label == Deprel::nsubj_outer; }

/// Grammatical functions over the dependency trees of one document: who does what, whatever the construction. Passives,
/// control, relative and participial clauses, coordination, light verbs ("launched an attack on") and nominalisations
/// ("Russia's attack on") all answer to the same functions, so that a rule is written once.
/// Every function appends tokens in the order of the text to `out`, without coordination (see conjuncts()).
/// Holds a reference: the annotations must outlive it and keep their trees.
class Syntax {
 public:
  explicit Syntax(const Annotations& annotations);
  const Annotations& annotations() const { return annotations_; }
  const Token& token(uint32_t t) const { return annotations_.tokens[t]; }
  /// The lemma in small letters; of a name, the word ("President Duarte": "president", "Gov. Duarte": "governor").
  std::string_view lemma(uint32_t t) const {
    if (token(t).upos != Upos::PROPN) return annotations_.lemma(t);
    const std::string_view word = annotations_.word(t), office = word.ends_with('.') ? short_office(word) : std::string_view();
    return office.empty() ? word : office;
  }
  std::string_view word(uint32_t t) const { return annotations_.word(t); }

  std::span<const uint32_t> children(uint32_t t) const;
  uint32_t head(uint32_t t) const;                  ///< kNoToken for a root
  uint32_t child(uint32_t t, Deprel label) const;   ///< the first, or kNoToken
  bool is_date(uint32_t t) const;                   ///< inside a date
  bool is_nominal(uint32_t t) const;                ///< noun, name, pronoun, number
  bool is_verbal(uint32_t t) const;                 ///< verb, or participle used as one
  bool is_passive(uint32_t t) const;
  bool is_relative_pronoun(uint32_t t) const;
  bool has_copula(uint32_t t) const { return child(t, Deprel::cop) != kNoToken; }

  /// The case marker, with its fixed parts joined: "of", "because_of", "such_as"; "" when it has none.
  std::string preposition(uint32_t t) const;
  bool has_preposition(uint32_t t, std::string_view wanted) const;

  /// The noun that a relative clause headed by `t` modifies, through coordination of clauses; or kNoToken.
  uint32_t antecedent(uint32_t t) const;

  void surface_subjects(uint32_t predicate, TokenList& out) const;  ///< as written, or shared with or controlled by another clause
  void subjects(uint32_t predicate, TokenList& out) const;          ///< who does it: agent of a passive, possessor of a noun
  void objects(uint32_t predicate, TokenList& out) const;           ///< whom it is done to
  void indirect_objects(uint32_t predicate, TokenList& out) const;
  void obliques(uint32_t predicate, std::string_view preposition, TokenList& out) const;
  void possessors(uint32_t noun, TokenList& out) const;
  void modifiers(uint32_t noun, TokenList& out) const;              ///< nouns and names before it, demonyms
  bool is_place_first(uint32_t name) const;         ///< "In Peru Minister Ruiz met growers": the place is no part of the title
  bool is_some_of(uint32_t noun) const;             ///< "some Democrats", "a quarter of Peruvians", "fellow Democrats": part of those whom it names
  bool is_told_apart(uint32_t noun) const;          ///< by a clause that no comma sets off: "Democrats supporting Rahm"
  uint32_t spokesman_of(uint32_t noun) const;       ///< the spokesman who speaks for the noun, or kNoToken
  /// What a noun phrase denotes beside itself: the subject it is predicated of, the name it stands in apposition to, the
  /// name that it titles, the instances given by "such as" or in brackets.
  void denoted(uint32_t noun, TokenList& out) const;
  uint32_t temporal_clause(uint32_t t) const;       ///< verb of the innermost clause around it that only dates another ("after it left")
  uint32_t relative_aside(uint32_t t) const;        ///< verb of the innermost relative clause around it that a comma sets off
  void times(uint32_t predicate, TokenList& out, bool of_clause = true) const;  ///< adjuncts that may be dates, of it and of its verb
  void appositions(uint32_t noun, TokenList& out) const;           ///< what follows a name after a comma or in brackets
  void complements(uint32_t predicate, TokenList& out) const;       ///< heads of clauses that complete it

  /// `t` and the nominals and names coordinated with it ("Thai and Cambodian forces").
  void conjuncts(uint32_t t, TokenList& out) const;
  /// The verb that only lends its tense and subject to a noun ("launch" in "launched an attack"); or kNoToken.
  uint32_t light_verb(uint32_t noun) const;
  /// Head of the smallest clause that holds `t`.
  uint32_t clause(uint32_t t) const;

 private:
  static constexpr int kDepth = 6;  // of inheritance through clauses; real sentences need three

  void surface_subjects(uint32_t predicate, TokenList& out, int depth) const;
  bool is_beside(uint32_t name) const;
  bool is_next_place(uint32_t name, uint32_t next) const;
  bool is_listed_body(uint32_t name, uint32_t next) const;
  uint32_t person_before(uint32_t participle) const;
  bool is_singular(uint32_t predicate) const;
  void controllers(uint32_t predicate, TokenList& out, int depth) const;
  bool oblique_controller(uint32_t infinitive, TokenList& out) const;
  void objects(uint32_t predicate, TokenList& out, int depth) const;
  void denoted(uint32_t noun, TokenList& out, int depth) const;
  uint32_t name_before_relative(uint32_t clause) const;
  bool is_listed(uint32_t name) const;
  bool is_spokesman(uint32_t noun) const;
  bool is_set_off(uint32_t noun, uint32_t apposition) const;
  bool covered_by_name(uint32_t t) const { return name_of_[t] != kNoToken; }
  uint32_t next_name(uint32_t noun) const;
  void preceding_name(uint32_t noun, TokenList& out) const;
  uint32_t last_conjunct(uint32_t first, uint32_t before) const;
  bool is_listed_name(uint32_t t, uint32_t c) const;
  uint32_t titled(uint32_t noun) const;
  void agents(uint32_t predicate, TokenList& out, int depth) const;

  const Annotations& annotations_;
  std::vector<uint32_t> first_;     // per token: where its children begin
  std::vector<uint32_t> children_;
  std::vector<uint32_t> name_of_;   // per token: the mention, a name, that it is inside of, or kNoToken
};

}  // namespace dossier
