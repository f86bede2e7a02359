#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/cues.h"
#include "ingest/factuality.h"
#include "ingest/stance_lexicon.h"
#include "ingest/syntax.h"

namespace dossier {

/// A side that one word of a statement takes.
struct Side {
  uint32_t chain = 0;
  float strength = 0;   ///< positive: support, negative: oppose; 0 to 1 in size
  Range<Token> words;   ///< the word, with what negates it
};

/// Who speaks: whose "we" and whose judgement a word can carry.
struct Holder {
  std::vector<uint32_t> chains;  ///< the speaker and what he holds office in
  Range<Token> cue;              ///< of the statement: its subject is the speaker
};

/// Reads sides off words and syntax: what a word is said of follows from its sense in the lexicon and the grammatical
/// function of its dependents; negation turns a side round, modality weakens or ends it (FactualityReader), a side that
/// is somebody else's ("Moscow considers the bloc dangerous") is not the holder's. Precision before recall: a
/// construction that is not understood takes no side. Holds references.
class StanceReader {
 public:
  StanceReader(const Syntax& syntax, const StanceLexicon& lexicon);

  /// Appends the sides that the word at `token` takes in the mouth of `holder`.
  void read(uint32_t token, const Holder& holder, std::vector<Side>& out) const;

 private:
  struct Target { uint32_t chain; float factor; };
  using Targets = std::vector<Target>;

  void read_judgement(uint32_t t, const StanceWord& word, const Holder& holder, std::vector<Side>& out) const;
  void read_trait(uint32_t t, const StanceWord& word, const Holder& holder, std::vector<Side>& out) const;
  void read_deed(uint32_t t, const StanceWord& word, const Holder& holder, std::vector<Side>& out) const;
  void read_worth(uint32_t t, const StanceWord& verb, const Holder& holder, std::vector<Side>& out) const;
  void read_light(uint32_t t, const StanceWord& verb, const Holder& holder, std::vector<Side>& out) const;
  void read_manner(uint32_t t, const StanceWord& verb, const Holder& holder, std::vector<Side>& out) const;
  void say_of_subjects(uint32_t verb, float strength, uint32_t last, const Holder& holder, std::vector<Side>& out) const;
  void read_clause(uint32_t t, const StanceWord& word, const Holder& holder, std::vector<Side>& out) const;
  void read_action(uint32_t verb, float factor, Range<Token> words, std::vector<Side>& out) const;
  void read_misdeed(uint32_t verb, const Holder& holder, std::vector<Side>& out) const;
  float measure(uint32_t adjective, Targets& compared) const;
  float adjective_degree(uint32_t noun) const;
  float had_degree(uint32_t verb, uint32_t good, StanceKind kind) const;
  float urged_by_noun(uint32_t verb) const;
  bool has_expletive(uint32_t predicate) const;
  bool is_marked(uint32_t verb, std::string_view wanted) const;
  bool is_asked(uint32_t t) const;  ///< its sentence is a question
  bool is_predicate_of_actor(uint32_t adjective, uint32_t noun) const;
  bool is_would_be(uint32_t predicate) const;
  void owners_of_objects(uint32_t t, Targets& out) const;
  bool is_made_or_advised(uint32_t adjective) const;
  bool is_advised_against(uint32_t verb, const Holder& holder) const;
  bool is_condition_free(uint32_t verb) const;
  bool is_untruth(uint32_t verb) const;
  uint32_t makers_clause(uint32_t noun) const;
  std::string lexical_form(uint32_t t) const;
  Factuality assess(uint32_t t) const;
  static float certainty(Modality modality);
  float object_strength(uint32_t noun, bool by_adjective_alone) const;
  float adverb_strength(std::string_view adverb) const;
  Upos part_of_speech(uint32_t t) const;
  bool is_ruled_out(uint32_t verb, const Factuality& factuality) const;
  bool is_holder(uint32_t t, const Holder& holder) const;
  bool any_holder(const TokenList& tokens, const Holder& holder) const;
  bool is_someone_elses(uint32_t t, const Holder& holder) const;
  bool is_willed(const Factuality& factuality, const Holder& holder) const;
  void governed(uint32_t t, const StanceWord& word, Targets& out) const;
  void named_together(uint32_t pronoun, float factor, Targets& out) const;
  void resolve(uint32_t t, float factor, int depth, Targets& out) const;
  bool is_plain_reference(uint32_t pronoun) const;
  uint32_t chain_at(uint32_t t) const;
  Range<Token> words(uint32_t t, const Factuality& factuality) const;
  const Annotations& annotations() const { return syntax_.annotations(); }

  const Syntax& syntax_;
  const StanceLexicon& lexicon_;
  FactualityReader factuality_;
  std::vector<uint32_t> chain_of_;  // per token: the named chain that a mention with this head, or a name over it, belongs to
};

}  // namespace dossier
