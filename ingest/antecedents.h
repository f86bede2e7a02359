#pragma once
#include <cstdint>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/cues.h"
#include "ingest/mention_detector.h"
#include "ingest/mention_sets.h"
#include "ingest/syntax.h"

namespace dossier {

/// What the resolution of a mention needs to know of its place in the text.
struct MentionPlace {
  uint32_t sentence = 0, paragraph = 0;
  uint32_t asked = 0;      // sentence from which its antecedent is looked for: before the words that "he said" closes
  int32_t quotation = -1;  // innermost direct quotation around it
  int32_t report = -1;     // innermost statement around it, direct or not
  int32_t speaks = -1;     // statement that names it as its source
  bool subject = false;
  uint32_t verb = kNoToken;  // that it is an argument of
};

/// Finds antecedents: agreement and binding exclude, recency, grammatical role and salience rank (after Lappin and
/// Leass 1994). Quotation-aware: a third person inside a quotation is not its speaker. Holds references.
class AntecedentFinder {
 public:
  AntecedentFinder(const Annotations& annotations, const MentionSets& sets);

  /// The best antecedent of a third-person pronoun, or UINT32_MAX.
  uint32_t of_pronoun(uint32_t pronoun) const;
  const MentionPlace& place(uint32_t mention) const { return places_[mention]; }

 private:
  uint32_t distance(uint32_t pronoun, uint32_t candidate) const;  // in sentences
  int things_between(uint32_t begin, uint32_t end) const;
  bool is_relative_object_of(uint32_t candidate, uint32_t pronoun) const;
  bool may_corefer(uint32_t pronoun, uint32_t candidate) const;
  double score(uint32_t pronoun, uint32_t candidate) const;
  bool speaks_around(uint32_t candidate, uint32_t mention) const;
  uint32_t taken_up(uint32_t pronoun) const;
  uint32_t speaks_on(uint32_t pronoun) const;
  bool is_of_coordination(uint32_t pronoun) const;
  bool is_of_nameless_subject(uint32_t pronoun) const;
  uint32_t verb_of_cue(const Quotation& quotation) const;
  bool is_addressed_by(uint32_t mention, const Quotation& quotation) const;
  double as_interlocutor(uint32_t pronoun, uint32_t candidate) const;
  bool is_in_description(uint32_t pronoun, uint32_t candidate) const;
  bool is_kin_of_neighbour(uint32_t possessive, uint32_t candidate) const;
  bool is_of_subject_pronoun(uint32_t possessive, uint32_t candidate) const;

  const Annotations& annotations_;
  const MentionSets& sets_;
  std::vector<MentionPlace> places_;
  struct Asking { uint32_t asker, asked, sentence; };  // mentions; `asked` may be UINT32_MAX
  std::vector<Asking> questions_;
};

}  // namespace dossier
