#pragma once
#include <span>
#include <vector>

#include "graph/schema.h"
#include "ingest/factuality.h"
#include "ingest/groups.h"
#include "ingest/rules.h"
#include "ingest/syntax.h"

namespace dossier {

inline constexpr float kLeastEventConfidence = 0.22F;  ///< of an event, whose participants are looked for farther

/// What is less likely than this to be right is not said at all. Measured for each relation type: what a lower bound would find on
/// annotated texts against what it would say wrongly.
float least_confidence(const RelationType&);

/// How far an argument may be named through others: "Russian forces" for Russia, "the forces in Guinea" for Guinea.
enum class Metonymy : uint8_t { None, ActorNouns, Nouns, NounsAndPlaces };

/// An entity in a role of a relation or event.
struct Argument {
  uint32_t chain = 0, mention = 0;
  uint32_t token = 0;      ///< that the path led to
  bool metonymic = false;  ///< named through somebody who acts for it
  bool searched = false;   ///< no path led to it: the first entity that stands below the trigger
};

/// Nouns of those who act for a country or body that stands before them ("soldier", "diplomat"): lexicon/actors.tsv.
bool is_actor_noun(std::string_view lemma);

/// The sector of such a noun: "soldier" Military, "newspaper" Media; None for any other word.
Sector sector_of_actor(std::string_view lemma);

/// "the Iranian leadership", "Iranian forces"; not "Iranian businesses" nor "an Iran expert".
bool acts_for_state(Sector sector);

/// Who says what stands at `token` of a statement beside the point, as title, apposition or bracket: what a report in the
/// writer's words tells so ("he told the agency's director, Ada Rahm, that ...") is the writer's, what stands in quotation
/// marks is the speaker's. `statement` is the innermost one, or kNarrator.
int32_t as_background(const Annotations& annotations, int32_t statement, uint32_t token);

/// What relations and events share: from the tokens that a rule leads to, to entities, attribution, time and confidence.
/// One per document; holds references to the annotations.
class ClaimReader {
 public:
  explicit ClaimReader(const Annotations& annotations);

  const Annotations& annotations() const { return annotations_; }
  const Syntax& syntax() const { return syntax_; }
  Factuality factuality(uint32_t predicate) const { return factuality_.assess(predicate); }

  /// The arguments of the slot's first path that leads to any of `types`, in order of the text, coordination included.
  void arguments(const Slot& slot, uint32_t trigger, std::span<const EntityType> types, Metonymy metonymy, std::vector<Argument>& out) const;
  /// Adds the places that contain those in `out`, as their names tell: "Newark, New Jersey".
  void enclosing_places(std::vector<Argument>& out) const;

  /// The actor of the clause that governs a trigger without a subject of its own ("condemned the attack on"): nobody, unless
  /// a subject stands in the trigger's clause or the next one up.
  void governing_actor(uint32_t trigger, std::span<const EntityType> types, std::vector<Argument>& out) const;

  /// Where it happened: places and countries behind "in", "at" or "near" in the clause of the trigger.
  void places(uint32_t trigger, std::vector<Argument>& out) const;

  /// Whether one of `actors`, or somebody who speaks for it, says the clause of the trigger.
  bool is_announced_by(uint32_t trigger, std::span<const Argument> actors) const;

  Argument itself(const Argument&) const;  ///< the argument that its token is, instead of whom it acts for
  /// The innermost statement whose words include the token (the one around it, where that is nobody's), or kNarrator. What a
  /// clause only dates by, what a relative clause adds behind a comma and what is judged or only spoken of is the writer's.
  int32_t attribution(uint32_t token) const;
  int32_t background_attribution(uint32_t token) const;  ///< as_background() of it
  DateInterval time(uint32_t trigger, bool of_clause = true) const;  ///< from the dates at the trigger, and those of its clause
  Status status(uint32_t trigger) const;      ///< from "former", "founding", "then" ... and from a past copula
  std::string title(uint32_t noun) const;     ///< the noun with its words that are no names: "deputy foreign minister", "director of exhibits"
  ByteSpan span(uint32_t trigger, std::span<const Argument> arguments) const;
  ByteSpan words(const Argument& argument) const { return annotations_.span(annotations_.mentions[argument.mention].tokens); }
  /// `prior` lowered for each thing on the way that often goes wrong.
  float confidence(float prior, uint32_t trigger, std::span<const Argument> arguments, const Factuality& factuality, int32_t attributed_to) const;
  std::optional<EntityType> name_at(uint32_t token) const;  ///< type of the name that has its head here
  const Mention* name_over(uint32_t token) const { return covering_[token] == UINT32_MAX ? nullptr : &annotations_.mentions[covering_[token]]; }  ///< the smallest, or null
  uint32_t top_of_name(uint32_t token) const;               ///< REQUIRES: name_at(token). The token of that name that the rest of the sentence hangs on
  bool is_named(uint32_t chain) const { return named_[chain]; }
  bool is_first_person_alone(uint32_t chain) const;             ///< "me", "our", of whom nobody knows more
  bool is_unnamed_person(const Argument&) const;                ///< "villagers", "his rivals": nobody to look for, who act for no state or body
  bool is_described(uint32_t chain) const { return described_[chain]; }  ///< by more than "it" or "you"
  bool is_actor_noun(uint32_t token) const;
  bool is_quantified_people(const Mention& mention) const;

 private:
  void entities(uint32_t token, uint32_t from, std::span<const EntityType> types, Metonymy metonymy, int depth, std::vector<Argument>& out) const;
  bool stands_for_others(uint32_t token) const;
  bool is_unnamed_speaker(uint32_t token) const;
  bool is_former_by_word(uint32_t noun) const;
  bool is_deed(uint32_t noun) const;
  bool is_adjunct(uint32_t token) const;
  bool is_done_to_somebody(uint32_t verb) const;
  bool announces(uint32_t verb) const;
  bool has_place_of_its_own(uint32_t token) const;
  ByteSpan bytes(uint32_t token) const { return {annotations_.tokens[token].begin, annotations_.tokens[token].end}; }
  bool speaks_of_himself(const Quotation& quotation) const;
  bool is_taken_for_granted(const Quotation&, uint32_t token) const;
  void within(uint32_t token, std::span<const EntityType> types, Metonymy metonymy, std::vector<Argument>& out) const;
  bool accept(uint32_t mention, uint32_t token, std::span<const EntityType> types, bool metonymic, std::vector<Argument>& out) const;

  const Annotations& annotations_;
  Syntax syntax_;
  FactualityReader factuality_;
  Groups groups_;
  std::vector<uint32_t> headed_;    // per token: the mention with this head, or UINT32_MAX
  std::vector<uint32_t> covering_;  // per token: the smallest name that covers it, or UINT32_MAX
  std::vector<bool> named_;         // per chain: it has a name in this document
  std::vector<bool> described_;     // per chain: it has more than vague pronouns
  std::vector<ByteSpan> quoted_;    // contents of statements, by begin
  std::vector<int32_t> quotation_;  // statement of each
};

}  // namespace dossier
