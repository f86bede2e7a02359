#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/annotations.h"
#include "ingest/mention_sets.h"
#include "ingest/shared_surnames.h"
#include "ingest/syntax.h"

namespace dossier {

/// Who of several people of one surname is meant where it stands alone. Holds references to what coreference works on, whose
/// sets it reads as they are when it is asked.
class SurnameBearers {
 public:
  SurnameBearers(std::string_view text, const Annotations& annotations, const Syntax& syntax, const MentionSets& sets, const CompletedNames& completed);

  /// The surnames that people of different full names bear in the document, or a man and a woman: "Mr. and Mrs. Rahm".
  std::set<std::string> shared_surnames() const;
  /// Given names of those who are introduced as somebody's relatives: "his wife, Ilse Rahm".
  std::set<std::string> relatives() const;
  /// "Ivan Petrov Jr.", where there is an Ivan Petrov: he is never called by the surname alone.
  bool is_son(uint32_t n, const std::vector<uint32_t>& namesakes) const;
  /// The full name, as a mention, of whom the surname `m` means, or UINT32_MAX. `namesakes` are all mentions that end with the
  /// surname, `kin` are relatives().
  uint32_t meant(uint32_t m, const std::vector<uint32_t>& namesakes, const std::set<std::string>& kin) const;

 private:
  std::string_view surface(uint32_t m) const;
  bool is_single(uint32_t m) const { return a_.mentions[m].tokens.size() == 1 && !completed_.contains(m); }
  bool is_name(uint32_t m) const { return a_.mentions[m].kind == MentionKind::Name && a_.mentions[m].type != EntityType::Date; }
  Chain::Gender gender_in_clause(uint32_t m) const;
  double weight(uint32_t m, uint32_t bearer, const std::vector<uint32_t>& namesakes) const;

  std::string_view text_;
  const Annotations& a_;
  const Syntax& syntax_;
  const MentionSets& sets_;
  const CompletedNames& completed_;
  std::vector<uint32_t> headed_;  // per token: the first mention with this head
};

}  // namespace dossier
