#include "ingest/mention_sets.h"

#include <algorithm>

#include "ingest/mention_detector.h"
#include "ingest/nouns.h"

namespace dossier {
namespace {

using Gender = Chain::Gender;
using Number = MentionSets::Profile::Number;

MentionSets::Profile profile_of(const Annotations& a, uint32_t mention) {
  const Mention& m = a.mentions[mention];
  const Token& head = a.tokens[m.head];
  MentionSets::Profile p;
  p.type = m.type == EntityType::Nationality ? EntityType::Country : m.type;
  p.named = m.kind == MentionKind::Name;
  p.mentions = {mention};
  if (m.kind == MentionKind::Pronoun) {
    const PronounForm* form = find_pronoun(a.word(m.head));
    p.typed = form && form->gender != Gender::Neuter && !form->plural;
    if (form) p.gender = form->gender;
    if (form && form->person != 2) p.number = form->plural ? Number::Plural : Number::Singular;
    return p;
  }
  if (p.type != EntityType::Person) p.gender = Gender::Neuter;
  if (m.kind == MentionKind::Name) {
    p.number = head.xpos == Xpos::NNPS && p.type == EntityType::Person ? Number::Plural : p.type == EntityType::Person ? Number::Singular : Number::Unknown;
    return p;
  }
  if (const Noun* noun = NounLexicon::builtin().find(a.lemma(m.head))) p.gender = noun->gender;
  if (head.xpos == Xpos::NNS || head.xpos == Xpos::NNPS) p.number = Number::Plural;
  else if (p.type == EntityType::Person || p.type == EntityType::Country || p.type == EntityType::Place) p.number = Number::Singular;
  return p;
}

bool agree(Gender a, Gender b) { return a == Gender::Unknown || b == Gender::Unknown || a == b; }
bool agree(Number a, Number b) { return a == Number::Unknown || b == Number::Unknown || a == b; }

}  // namespace

MentionSets::MentionSets(const Annotations& a) {
  for (uint32_t i = 0; i < a.mentions.size(); ++i) {
    parent_.push_back(i);
    profiles_.push_back(profile_of(a, i));
  }
}

uint32_t MentionSets::find(uint32_t mention) const {
  while (parent_[mention] != mention) mention = parent_[mention];
  return mention;
}

void MentionSets::set_type(uint32_t mention, EntityType type) {
  Profile& set = profiles_[find(mention)];
  set.type = type;
  if (type == EntityType::Person && set.gender == Gender::Neuter) set.gender = Gender::Unknown;  // taken for a body in one place
}

bool MentionSets::compatible(uint32_t a, uint32_t b) const {
  const Profile &x = (*this)[a], &y = (*this)[b];
  if (!agree(x.gender, y.gender) || !agree(x.number, y.number)) return false;
  if (x.typed && y.typed) return x.type == y.type;
  const Profile &typed = x.typed ? x : y, &open = x.typed ? y : x;
  return open.gender != Gender::Neuter || typed.type != EntityType::Person;
}

void MentionSets::merge(uint32_t a, uint32_t b) {
  a = find(a);
  b = find(b);
  if (a == b) return;
  if (b < a) std::swap(a, b);
  Profile &into = profiles_[a], &from = profiles_[b];
  const bool takes_type = (from.named && !into.named) || (from.typed && !into.typed);
  if (takes_type) into.type = from.type;
  into.typed |= from.typed;
  into.named |= from.named;
  if (into.gender == Gender::Unknown) into.gender = from.gender;
  if (into.number == Number::Unknown) into.number = from.number;
  const auto middle = static_cast<std::ptrdiff_t>(into.mentions.size());
  into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
  std::inplace_merge(into.mentions.begin(), into.mentions.begin() + middle, into.mentions.end());
  from.mentions.clear();
  parent_[b] = a;
}

std::vector<uint32_t> first_mentions_by_head(const Annotations& a) {
  std::vector<uint32_t> headed(a.tokens.size(), UINT32_MAX);
  for (auto m = static_cast<uint32_t>(a.mentions.size()); m-- > 0;) headed[a.mentions[m].head] = m;
  return headed;
}

}  // namespace dossier
