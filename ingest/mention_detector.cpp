#include "ingest/mention_detector.h"

#include <algorithm>

#include "ingest/nouns.h"
#include "ingest/syntax.h"

namespace dossier {
namespace {

using Gender = Chain::Gender;

constexpr PronounForm kPronouns[] = {
    {"he", 3, false, Gender::Male},        {"him", 3, false, Gender::Male},       {"his", 3, false, Gender::Male},
    {"himself", 3, false, Gender::Male},   {"she", 3, false, Gender::Female},     {"her", 3, false, Gender::Female},
    {"hers", 3, false, Gender::Female},    {"herself", 3, false, Gender::Female}, {"it", 3, false, Gender::Neuter},
    {"its", 3, false, Gender::Neuter},     {"itself", 3, false, Gender::Neuter},  {"they", 3, true, Gender::Unknown},
    {"them", 3, true, Gender::Unknown},    {"their", 3, true, Gender::Unknown},   {"theirs", 3, true, Gender::Unknown},
    {"themselves", 3, true, Gender::Unknown}, {"i", 1, false, Gender::Unknown},   {"me", 1, false, Gender::Unknown},
    {"my", 1, false, Gender::Unknown},     {"mine", 1, false, Gender::Unknown},   {"myself", 1, false, Gender::Unknown},
    {"we", 1, true, Gender::Unknown},      {"us", 1, true, Gender::Unknown},      {"our", 1, true, Gender::Unknown},
    {"ours", 1, true, Gender::Unknown},    {"ourselves", 1, true, Gender::Unknown}, {"you", 2, false, Gender::Unknown},
    {"your", 2, false, Gender::Unknown},   {"yours", 2, false, Gender::Unknown},  {"yourself", 2, false, Gender::Unknown},
};

bool is_modifier(Deprel label) {
  switch (label) {
    case Deprel::det: case Deprel::det_predet: case Deprel::amod: case Deprel::compound: case Deprel::nummod: case Deprel::nmod_poss:
    case Deprel::nmod_desc: case Deprel::punct: case Deprel::advmod: return true;
    default: return false;
  }
}

/// "the Minister", "the Foreign Secretary": an office written as a name is written.
bool is_office(const Syntax& syntax, uint32_t t) {
  if (syntax.token(t).upos != Upos::PROPN || syntax.child(t, Deprel::flat) != kNoToken) return false;
  const uint32_t determiner = syntax.child(t, Deprel::det);
  return is_person_noun(syntax.word(t)) && determiner != kNoToken && determiner < t && syntax.word(determiner) == "the";
}

/// A noun inside a name or before another noun ("party leader") is no phrase of its own.
bool heads_phrase(const Syntax& syntax, uint32_t t) {
  const Token& token = syntax.token(t);
  if (token.upos != Upos::NOUN && !is_office(syntax, t)) return false;
  return token.label != Deprel::compound && token.label != Deprel::flat && token.label != Deprel::goeswith && token.label != Deprel::nmod_desc;
}

Range<Token> phrase(const Syntax& syntax, uint32_t head) {
  uint32_t begin = head, first_possible = 0;
  for (const uint32_t c : syntax.children(head)) {
    if (c >= head) continue;
    if (!is_modifier(syntax.token(c).label)) {  // a subject or copula: the phrase begins behind it
      first_possible = c + 1;
      continue;
    }
    uint32_t first = c;
    for (bool moved = true; moved;) {
      moved = false;
      for (const uint32_t g : syntax.children(first))
        if (g < first && syntax.token(g).label != Deprel::case_) { first = g; moved = true; break; }
    }
    begin = std::min(begin, first);
  }
  begin = std::max(begin, first_possible);
  // "On Sunday, members of": a comma ends what stands before it, but for the comma between adjectives ("a large, old house").
  for (uint32_t t = head; t > begin + 1; --t)
    if (syntax.word(t - 1) == "," && syntax.token(t - 2).upos != Upos::ADJ && syntax.token(t - 2).upos != Upos::ADV) {
      begin = t;
      break;
    }
  while (begin < head && syntax.token(begin).upos == Upos::PUNCT) ++begin;
  return {begin, head + 1};
}

/// "HE Dr Rahm", "US Ambassador": letters that stand for words, before a name.
bool is_short_form(const Annotations& a, uint32_t t) {
  if ((a.tokens[t].flags & kAllCaps) == 0 || a.word(t).size() != 2 || t + 1 >= a.tokens.size()) return false;
  return (a.tokens[t + 1].flags & (kCapitalised | kAllCaps | kSentenceStart)) == kCapitalised && a.tokens[t + 1].upos == Upos::PROPN;
}

/// "the Alliance to Reclaim Our Schools"
bool is_in_capitalised_name(const Annotations& a, uint32_t t) {
  constexpr uint8_t kCapital = kCapitalised | kAllCaps;
  if (t == 0 || t + 1 >= a.tokens.size() || a.word(t) == "i" || (a.tokens[t].flags & kCapital) == 0 || (a.tokens[t].flags & kSentenceStart) != 0) return false;
  return (a.tokens[t - 1].flags & kCapital) != 0 && (a.tokens[t + 1].flags & kCapital) != 0;
}

}  // namespace

const PronounForm* find_pronoun(std::string_view word) {
  for (const PronounForm& p : kPronouns)
    if (p.word == word) return &p;
  return nullptr;
}

void find_nominals(Annotations& a) {
  for (Mention& m : a.mentions)  // names are found before the trees are: the head is what hangs on a token outside
    for (uint32_t t = m.tokens.begin; t < m.tokens.end && m.type != EntityType::Date; ++t)
      if (a.tokens[t].head < 0 || !m.tokens.contains(static_cast<uint32_t>(a.tokens[t].head))) {
        m.head = t;
        break;
      }
  const Syntax syntax(a);
  std::vector<bool> named(a.tokens.size(), false);
  for (const Mention& m : a.mentions)
    for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t) named[t] = true;
  const auto add = [&](Range<Token> tokens, uint32_t head, EntityType type, MentionKind kind, float score) {
    Mention& m = a.mentions.emplace_back();
    m.tokens = tokens;
    m.head = head;
    m.type = type;
    m.kind = kind;
    m.score = score;
  };
  for (uint32_t t = 0; t < a.tokens.size(); ++t) {
    if (named[t]) continue;
    if (a.tokens[t].upos == Upos::PRON || a.tokens[t].upos == Upos::DET) {
      const PronounForm* form = find_pronoun(a.word(t));
      const bool expletive = a.tokens[t].label == Deprel::expl;
      if (!form || expletive || is_in_capitalised_name(a, t) || is_short_form(a, t)) continue;
      const EntityType type = form->gender == Gender::Neuter ? EntityType::Organisation : EntityType::Person;
      add({t, t + 1}, t, type, MentionKind::Pronoun, 1);
    } else if (heads_phrase(syntax, t)) {
      const Noun* noun = NounLexicon::builtin().find(a.tokens[t].upos == Upos::PROPN ? a.word(t) : a.lemma(t));
      if (!noun) continue;
      add(phrase(syntax, t), t, noun->type, MentionKind::Nominal, 0.5f);
    }
  }
  std::stable_sort(a.mentions.begin(), a.mentions.end(), [](const Mention& x, const Mention& y) {
    return std::pair(x.tokens.begin, ~x.tokens.end) < std::pair(y.tokens.begin, ~y.tokens.end);
  });
}

}  // namespace dossier
