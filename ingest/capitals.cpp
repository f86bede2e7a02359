#include "ingest/capitals.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "ingest/cues.h"
#include "ingest/factuality.h"
#include "ingest/stance_lexicon.h"
#include "ingest/syntax.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
// Seats of bodies of many states: whom the name stands for is open.
constexpr std::array<std::string_view, 2> kSeats{"brussels", "vienna"};
// What governments have with each other: "talks with X", "relations between X and Y".
constexpr std::array<std::string_view, 22> kDealings{"relation", "relationship", "tie", "talk", "negotiation", "dialogue", "tension", "dispute", "agreement", "deal", "pact",
                                                     "contact", "cooperation", "rift", "row", "alliance", "partnership", "treaty", "conflict", "accord", "rapprochement", "standoff"};
// What is a government's own: "X's demands".
constexpr std::array<std::string_view, 26> kOwn{"decision", "policy", "position", "stance", "demand", "claim", "offer", "response", "influence", "ally", "interest", "reaction", "proposal",
                                                "refusal", "plan", "ambition", "leadership", "government", "relation", "tie", "aggression", "intention", "support", "pressure", "diplomacy", "side"};
// Acts of states that report nothing and express no will.
constexpr std::array<std::string_view, 45> kActs{"recognise", "recognize", "respond", "retaliate", "impose", "ratify", "join", "leave", "annex", "invade", "deploy", "supply", "expel", "recall", "lift",
                                                 "suspend", "violate", "veto", "approve", "back", "support", "negotiate", "cooperate", "intervene", "mediate", "act", "retreat", "react", "fund", "arm",
                                                 "ignore", "sign", "seek", "try", "attempt", "pursue", "betray", "provoke", "fail", "honour", "honor", "break", "abandon", "insist", "understand"};

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

class Capitals {
 public:
  Capitals(const Gazetteer& gazetteer, std::string_view text, Annotations& a) : gazetteer_(gazetteer), text_(text), a_(a), syntax_(a) {}

  void run() {
    std::vector<uint32_t> capitals(a_.mentions.size(), kNone);
    std::vector<bool> acts(a_.mentions.size(), false);
    const std::set<uint32_t> surnames = surnames_of_people();
    for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
      Mention& mention = a_.mentions[m];
      if (mention.kind != MentionKind::Name || (mention.type != EntityType::Place && mention.type != EntityType::Person)) continue;
      if (mention.tokens.size() == 1 && surnames.contains(a_.tokens[mention.head].word)) {  // "Valeska Paris ... Paris claims"
        if (mention.type == EntityType::Place && stands_for_government(m)) {
          mention.type = EntityType::Person;
          mention.entry = kNone;
        }
        continue;
      }
      capitals[m] = capital(m);
      acts[m] = capitals[m] != kNone && stands_for_government(m);
    }
    for (uint32_t m = 0; m < a_.mentions.size(); ++m) {  // "Ankara and Baku agreed"
      const uint32_t up = syntax_.head(a_.mentions[m].head);
      if (capitals[m] == kNone || up == kNoToken || syntax_.token(a_.mentions[m].head).label != Deprel::conj) continue;
      for (uint32_t n = 0; n < m; ++n) acts[m] = acts[m] || (acts[n] && a_.mentions[n].head == up);
    }
    for (uint32_t m = 0; m < a_.mentions.size(); ++m)
      if (capitals[m] != kNone) become(m, capitals[m], acts[m]);
  }

 private:
  std::set<uint32_t> surnames_of_people() const;
  uint32_t capital(uint32_t m) const;
  bool stands_for_government(uint32_t m) const;
  bool is_act(uint32_t verb) const;
  void become(uint32_t m, uint32_t entry, bool government);

  const Gazetteer& gazetteer_;
  std::string_view text_;
  Annotations& a_;
  Syntax syntax_;
};

/// Words that end the name of a person of the document.
std::set<uint32_t> Capitals::surnames_of_people() const {
  std::set<uint32_t> words;
  for (const Mention& m : a_.mentions)
    if (m.kind == MentionKind::Name && m.type == EntityType::Person && m.tokens.size() > 1) words.insert(a_.tokens[m.tokens.end - 1].word);
  return words;
}

/// The entry of the capital that the mention names; of several the greatest.
uint32_t Capitals::capital(uint32_t m) const {
  uint32_t best = kNone;
  for (const uint32_t e : gazetteer_.find(slice(text_, a_.span(a_.mentions[m].tokens)))) {
    const LexiconEntry& entry = gazetteer_[e];
    if (entry.type != NameClass::Place || !(entry.flags & kCapital) || !entry.country[0]) continue;
    if (best == kNone || entry.weight > gazetteer_[best].weight) best = e;
  }
  return best;
}

bool Capitals::is_act(uint32_t verb) const {
  if (syntax_.token(verb).upos != Upos::VERB) return false;
  const std::string_view lemma = syntax_.lemma(verb);
  if (CueLexicon::builtin().verb(lemma) || one_of(lemma, kActs)) return true;
  const auto* effect = FactualityLexicon::builtin().find(FactualityLexicon::Part::Verb, lemma);
  return effect && (effect->report || effect->modality == Modality::Desired || effect->modality == Modality::Proposed || effect->modality == Modality::Predicted);
}

bool Capitals::stands_for_government(uint32_t m) const {
  const uint32_t head = a_.mentions[m].head;
  if (one_of(a_.word(head), kSeats)) return false;
  if (std::ranges::any_of(a_.quotations, [&](const Quotation& q) { return q.source_mention == m; })) return true;
  const uint32_t up = syntax_.head(head);
  if (up == kNoToken) return false;
  const Token& token = syntax_.token(head);
  // "grateful to Oslo", "criticism of Oslo", "praise from Oslo"
  for (const StanceWord& word : StanceLexicon::builtin().find(syntax_.token(up).upos, syntax_.lemma(up))) {
    if (word.kind != StanceKind::Judge) continue;
    if (std::ranges::any_of(word.prepositions, [&](std::string_view p) { return p != "in" && p != "at" && syntax_.has_preposition(head, p); })) return true;
    if (syntax_.token(up).upos == Upos::NOUN && syntax_.has_preposition(head, "from")) return true;
  }
  switch (token.label) {
    case Deprel::nsubj: return is_act(up);
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::nsubj_pass: {  // "accused Moscow", "Yerevan was urged"
      const Cue* cue = CueLexicon::builtin().verb(syntax_.lemma(up));
      return cue && syntax_.token(up).upos == Upos::VERB &&
             (cue->type == CueClass::Demand || cue->type == CueClass::Judgement || (cue->type == CueClass::Speech && token.label == Deprel::iobj));
    }
    case Deprel::obl_agent: return is_act(up);
    case Deprel::nmod_poss: return one_of(syntax_.lemma(up), kOwn);
    case Deprel::nmod:
      return one_of(syntax_.lemma(up), kDealings) && (syntax_.has_preposition(head, "with") || syntax_.has_preposition(head, "between"));
    default: return false;
  }
}

void Capitals::become(uint32_t m, uint32_t entry, bool government) {
  Mention& mention = a_.mentions[m];
  const LexiconEntry& place = gazetteer_[entry];
  if (!government) {
    if (mention.type == EntityType::Place) return;
    mention.type = EntityType::Place;
    mention.entry = gazetteer_.find_ref(place.ref) == kNone ? entry : gazetteer_.find_ref(place.ref);
    return;
  }
  const uint32_t country = gazetteer_.find_ref("iso3166:" + std::string(place.country_code()));
  if (country == kNone) return;
  mention.type = EntityType::Country;
  mention.sector = Sector::Government;
  mention.entry = country;
}

}  // namespace

void find_capitals(const Gazetteer& gazetteer, std::string_view text, Annotations& annotations) { Capitals(gazetteer, text, annotations).run(); }

}  // namespace dossier
