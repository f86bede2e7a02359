#pragma once
#include <string_view>
#include <vector>

#include "ingest/antecedents.h"
#include "ingest/gazetteer.h"
#include "ingest/mention_sets.h"
#include "ingest/syntax.h"

namespace dossier {

/// Joins definite noun phrases to what they stand for. By words: one head with agreeing modifiers and possessors, a word
/// of the name or of its long form ("the community": Economic Community of West African States), a role. By kind: "the
/// bloc" is an organisation of states that was named before, not a company; of several the salient one. Holds references.
class NominalResolver {
 public:
  NominalResolver(const Gazetteer& gazetteer, const Annotations& annotations, const Syntax& syntax, MentionSets& sets);

  /// "The state" behind the name of a federation's state is a place; of others it is a country.
  void type_states();
  void join_by_words();
  void join_by_kind(const AntecedentFinder& antecedents);

 private:
  using Words = std::vector<std::string_view>;
  bool is_name(uint32_t m) const { return a_.mentions[m].kind == MentionKind::Name && a_.mentions[m].type != EntityType::Date; }
  bool is_nominal(uint32_t m) const { return a_.mentions[m].kind == MentionKind::Nominal; }
  bool is_state(uint32_t n) const;
  bool is_definite(uint32_t m) const;
  uint32_t place_of_office(uint32_t name, std::string_view office) const;
  uint32_t officer(uint32_t m) const;
  uint32_t called(uint32_t m) const;
  bool is_wished_for(uint32_t m) const;
  bool is_restricted(uint32_t m) const;
  bool is_same_phrase(uint32_t m, uint32_t n) const;
  bool is_word_of_name(uint32_t m, uint32_t n) const;
  bool plays_role(uint32_t set_member, std::string_view lemma) const;
  std::string_view determiner(uint32_t m) const;
  std::string_view kind_of(uint32_t set_member) const;
  bool is_place_of(uint32_t mention, std::string_view kind) const;
  bool fits(uint32_t m, std::string_view kind) const;
  bool is_league(uint32_t m) const;
  bool is_universal(uint32_t set_member) const;
  uint32_t verb_above(uint32_t token) const;
  bool stands_out(uint32_t n, uint32_t m) const;
  TokenList modifying(uint32_t m) const;  // the tokens that modify its head
  Words modifiers(uint32_t m) const;
  uint32_t possessor(uint32_t m) const;
  uint32_t mention_at_head(uint32_t token) const { return headed_[token]; }

  const Gazetteer& gazetteer_;
  const Annotations& a_;
  const Syntax& syntax_;
  MentionSets& sets_;
  std::vector<uint32_t> headed_;  // per token: the first mention with this head, or UINT32_MAX
};

}  // namespace dossier
