#include "ingest/nominals.h"

#include <algorithm>
#include <array>
#include <set>

#include "graph/text.h"
#include "ingest/name_words.h"
#include "ingest/nouns.h"

namespace dossier {
namespace {

using Number = MentionSets::Profile::Number;

constexpr uint32_t kNone = UINT32_MAX;
constexpr uint32_t kNominalWindow = 12;  // sentences between two nominals with one head word
constexpr uint32_t kKindWindow = 3;      // sentences between "the bloc" and the name it stands for
constexpr uint32_t kPartyAndState = 3;   // tokens of "(R-Ohio" before the state
constexpr uint32_t kSalientWindow = 15;  // the same, when one name of its kind stands out in the document
constexpr std::array<std::string_view, 8> kDefinite{"the", "this", "that", "these", "those", "such", "said", "both"};
// Adjectives that describe an organisation or person without telling it from others of its kind.
constexpr std::array<std::string_view, 24> kDescriptive{"former", "senior", "leading", "veteran", "retired", "military", "regional", "security", "defence", "defense", "political", "economic", "international",
                                                        "whole",    "entire",   "same",     "new",     "old",     "trade",     "trading",  "aforementioned",
                                                        "powerful", "global",   "largest"};
// What some states are to each other.
constexpr std::array<std::string_view, 6> kLeagues{"bloc", "alliance", "pact", "union", "league", "club"};
// Nouns for places of more than one name: "the museum" is no city that was named before it.
constexpr std::array<std::string_view, 6> kCities{"city", "town", "village", "capital", "settlement", "port"};
constexpr std::array<std::string_view, 15> kRegions{"region", "area", "province", "district", "county", "territory", "island", "peninsula", "enclave", "exclave", "continent", "valley", "suburb", "neighbourhood", "neighborhood"};
// Nouns for all of a kind at once: "the press" is no agency that bears the word in its name.
constexpr std::array<std::string_view, 2> kMany{"press", "media"};
// Nouns for organisations of more than one kind.
constexpr std::array<std::string_view, 7> kGeneral{"organisation", "organization", "association", "group", "body", "institution", "network"};

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool contains_word(std::string_view name, std::string_view word) {
  for (size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

NominalResolver::NominalResolver(const Gazetteer& gazetteer, const Annotations& annotations, const Syntax& syntax, MentionSets& sets)
    : gazetteer_(gazetteer), a_(annotations), syntax_(syntax), sets_(sets), headed_(first_mentions_by_head(annotations)) {}

std::string_view NominalResolver::determiner(uint32_t m) const {
  for (const uint32_t c : syntax_.children(a_.mentions[m].head))
    if (syntax_.token(c).label == Deprel::det) return syntax_.word(c);
  return {};
}

bool NominalResolver::is_definite(uint32_t m) const {
  for (const uint32_t c : syntax_.children(a_.mentions[m].head))
    if (syntax_.token(c).label == Deprel::nmod_poss || (syntax_.token(c).label == Deprel::det && one_of(syntax_.word(c), kDefinite))) return true;
  return false;
}

TokenList NominalResolver::modifying(uint32_t m) const {
  TokenList out;
  for (const uint32_t c : syntax_.children(a_.mentions[m].head)) {
    const Deprel label = syntax_.token(c).label;
    if (label == Deprel::amod || label == Deprel::compound || label == Deprel::nummod || label == Deprel::nmod) out.push_back(c);
  }
  return out;
}

NominalResolver::Words NominalResolver::modifiers(uint32_t m) const {
  Words out;
  for (const uint32_t t : modifying(m)) out.push_back(syntax_.lemma(t));
  return out;
}

/// Something tells it from others of its kind: "the African bloc", "its bloc", "the bloc that ...".
bool NominalResolver::is_restricted(uint32_t m) const {
  const auto describes = [&](uint32_t t) { return syntax_.token(t).upos != Upos::PROPN && one_of(syntax_.lemma(t), kDescriptive); };  // not "New" of "the New Jersey governor"
  if (!std::ranges::all_of(modifying(m), describes)) return true;
  for (const uint32_t c : syntax_.children(a_.mentions[m].head)) {
    const Deprel label = syntax_.token(c).label;
    if (label == Deprel::nmod_poss || label == Deprel::acl_relcl || label == Deprel::acl) return true;
  }
  return false;
}

uint32_t NominalResolver::possessor(uint32_t m) const {
  const uint32_t c = syntax_.child(a_.mentions[m].head, Deprel::nmod_poss);
  return c == kNoToken ? kNone : mention_at_head(c);
}

/// The head and all modifiers of `m` are words of a name of the set, as written or in its long form.
bool NominalResolver::is_word_of_name(uint32_t m, uint32_t n) const {
  const std::string_view lemma = a_.lemma(a_.mentions[m].head);
  const TokenList own = modifying(m);
  const auto holds = [&](std::string_view name) {  // in any form: "the rights council"
    return contains_word(name, lemma) && std::ranges::all_of(own, [&](uint32_t t) {
      return one_of(syntax_.lemma(t), kDescriptive) || contains_word(name, to_lower(syntax_.lemma(t))) || contains_word(name, syntax_.word(t));
    });
  };
  return std::ranges::any_of(sets_[n].mentions, [&](uint32_t i) {
    const Mention& mention = a_.mentions[i];
    if (!is_name(i)) return false;
    std::string name;
    for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) name.append(name.empty() ? "" : " ").append(a_.word(t));
    if (mention.tokens.size() > 1 && holds(name)) return true;
    return mention.entry != kNone && sets_[n].type == EntityType::Organisation && holds(to_lower(gazetteer_[mention.entry].name));
  });
}

/// The set has a name with this word as its title: "President X", "X, the minister".
bool NominalResolver::plays_role(uint32_t set_member, std::string_view lemma) const {
  return std::ranges::any_of(sets_[set_member].mentions, [&](uint32_t n) {
    if (!is_name(n)) return false;
    for (const uint32_t c : syntax_.children(a_.mentions[n].head)) {
      const Deprel label = syntax_.token(c).label;
      if ((label == Deprel::compound || label == Deprel::nmod_desc || label == Deprel::appos || label == Deprel::amod) && to_lower(syntax_.lemma(c)) == lemma) return true;
    }
    return false;
  });
}

/// Two nominals with one head, whose modifiers and possessors agree.
bool NominalResolver::is_same_phrase(uint32_t m, uint32_t n) const {
  if (a_.lemma(a_.mentions[n].head) != a_.lemma(a_.mentions[m].head)) return false;
  const Words own = modifiers(m), others = modifiers(n);
  const uint32_t holder = possessor(m), other_holder = possessor(n);
  const bool holders = holder == kNone || (other_holder != kNone && sets_.same(holder, other_holder));
  return holders && std::ranges::all_of(own, [&](std::string_view w) { return std::ranges::find(others, w) != others.end(); });
}

/// "her wish to be president", "he would be president": no president.
bool NominalResolver::is_wished_for(uint32_t m) const {
  const uint32_t copula = syntax_.child(a_.mentions[m].head, Deprel::cop);
  return copula != kNoToken && syntax_.token(copula).xpos == Xpos::VB;
}

bool NominalResolver::is_state(uint32_t n) const {
  const uint32_t entry = a_.mentions[n].entry;
  return is_name(n) && sets_[n].type == EntityType::Place && entry != kNone && is_state_of_federation(gazetteer_[entry]);
}

void NominalResolver::type_states() {
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_nominal(m) || a_.lemma(a_.mentions[m].head) != "state" || sets_[m].type != EntityType::Country) continue;
    const uint32_t sentence = a_.sentence_of(a_.mentions[m].head);
    for (uint32_t n = m; n-- > 0 && sentence - a_.sentence_of(a_.mentions[n].head) <= kKindWindow;) {
      if (is_state(n)) {
        sets_.set_type(m, EntityType::Place);
        break;
      }
      if (is_name(n) && sets_[n].type == EntityType::Country && a_.mentions[n].type != EntityType::Nationality) break;
    }
  }
}

void NominalResolver::join_by_words() {
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_nominal(m) || !is_definite(m) || sets_[m].mentions.front() < m) continue;
    const std::string_view lemma = a_.lemma(a_.mentions[m].head);
    if (one_of(lemma, kMany)) continue;
    if (const uint32_t named = sets_[m].named ? kNone : called(m); named != kNone) {
      sets_.merge(named, m);
      continue;
    }
    if (const uint32_t named = sets_[m].named ? kNone : officer(m); named != kNone) {
      sets_.merge(named, m);
      continue;
    }
    const bool bare = possessor(m) == kNone && !is_restricted(m);
    for (uint32_t n = m; n-- > 0;) {
      if (a_.sentence_of(a_.mentions[m].head) - a_.sentence_of(a_.mentions[n].head) > kNominalWindow) break;
      if (sets_.same(m, n) || !sets_.compatible(m, n)) continue;
      if (is_nominal(n) && is_wished_for(n)) continue;
      // Two that bear names are two, by whatever common name both are called.
      if (sets_[m].named && sets_[n].named) continue;
      // "That country", after another country has been named: not the one called so before.
      if (bare && is_name(n) && (sets_[n].type == EntityType::Country || sets_[n].type == EntityType::Place)) break;
      const bool same = is_nominal(n) ? is_same_phrase(m, n)
                        : is_name(n) && possessor(m) == kNone &&
                              (is_word_of_name(m, n) || (bare && modifiers(m).empty() && sets_[n].type == EntityType::Person && plays_role(n, lemma)));
      if (!same) continue;
      sets_.merge(n, m);
      break;
    }
  }
}

/// "the city of Mosul": the name behind "of", or kNone. The capital of a country is not that.
uint32_t NominalResolver::called(uint32_t m) const {
  const uint32_t head = a_.mentions[m].head;
  if (a_.tokens[head].xpos != Xpos::NN || a_.lemma(head) == "capital" || a_.lemma(head) == "port" || !(one_of(a_.lemma(head), kCities) || one_of(a_.lemma(head), kRegions))) return kNone;
  for (const uint32_t c : syntax_.children(head)) {
    const uint32_t name = syntax_.token(c).label == Deprel::nmod && syntax_.has_preposition(c, "of") ? mention_at_head(c) : kNone;
    if (name != kNone && is_name(name) && sets_[name].type == EntityType::Place && a_.mentions[name].tokens.begin == head + 2 && sets_.compatible(m, name)) return name;
  }
  return kNone;
}

/// "Ohio Gov. Ada Rahm", "Sen. Ada Rahm (R-Ohio)": the place of an elected office that goes with the name, or kNone.
uint32_t NominalResolver::place_of_office(uint32_t name, std::string_view office) const {
  const Range<Token> tokens = a_.mentions[name].tokens;
  const auto is_title = [&](uint32_t t) {
    std::string_view word = a_.word(t);
    if (word == office) return true;
    if (!is_short_office(word)) return false;
    while (word.ends_with(".")) word.remove_suffix(1);
    return office.starts_with(word);
  };
  uint32_t title = kNoToken;
  if (is_title(tokens.begin)) title = tokens.begin;
  else if (tokens.begin > 0 && is_title(tokens.begin - 1)) title = tokens.begin - 1;
  if (title == kNoToken) return kNone;
  const bool bracket = tokens.end < a_.tokens.size() && a_.word(tokens.end) == "(";
  for (uint32_t p = 0; p < a_.mentions.size(); ++p) {
    if (!is_name(p) || (sets_[p].type != EntityType::Place && sets_[p].type != EntityType::Country)) continue;
    const Range<Token> place = a_.mentions[p].tokens;
    if (place.end == title || (bracket && place.begin > tokens.end && place.begin <= tokens.end + kPartyAndState)) return p;
  }
  return kNone;
}

/// "the Ohio governor": whoever alone is called so in the document, or kNone.
uint32_t NominalResolver::officer(uint32_t m) const {
  const Noun* noun = NounLexicon::builtin().find(a_.lemma(a_.mentions[m].head));
  if (noun == nullptr || noun->type != EntityType::Person) return kNone;
  uint32_t place = kNone, found = kNone;
  for (uint32_t p = m + 1; p < a_.mentions.size() && a_.mentions[p].tokens.begin < a_.mentions[m].tokens.end; ++p)
    if (is_name(p) && a_.mentions[p].tokens.end <= a_.mentions[m].head) place = p;
  for (uint32_t n = 0; place != kNone && n < a_.mentions.size(); ++n) {
    if (!is_name(n) || sets_[n].type != EntityType::Person || !sets_.compatible(m, n) || (found != kNone && sets_.same(found, n))) continue;
    const uint32_t of = place_of_office(n, a_.lemma(a_.mentions[m].head));
    if (of == kNone || !sets_.same(of, place)) continue;
    if (found != kNone) return kNone;
    found = n;
  }
  return found;
}

/// What the lexicon, or the head noun of a name, says that an organisation is; "" when neither does.
std::string_view NominalResolver::kind_of(uint32_t set_member) const {
  std::string_view kind;
  for (const uint32_t i : sets_[set_member].mentions) {
    const Mention& mention = a_.mentions[i];
    if (!is_name(i)) continue;
    if (mention.entry != kNone && !gazetteer_[mention.entry].kind.empty()) return gazetteer_[mention.entry].kind;
    if (!kind.empty() || mention.tokens.size() < 2) continue;
    for (uint32_t t = mention.tokens.begin; t < mention.tokens.end && a_.word(t) != "of"; ++t)  // the last noun before "of"
      if (a_.word(t) == "centre" || a_.word(t) == "center") kind = "think tank";
      else if (const Noun* noun = NounLexicon::builtin().find(a_.word(t)); noun && noun->type == EntityType::Organisation) kind = noun->kind;
  }
  return kind;
}

/// Whether "the city" may be said of a place of this kind.
bool NominalResolver::is_place_of(uint32_t m, std::string_view kind) const {
  const std::string_view lemma = a_.lemma(a_.mentions[m].head);
  if (lemma == "state") return kind == "region";
  if (one_of(lemma, kCities)) return kind.empty() || kind == "city";
  return one_of(lemma, kRegions) && kind != "city";
}

/// Whether "the bloc" may be said of an organisation of this kind.
bool NominalResolver::fits(uint32_t m, std::string_view kind) const {
  const std::string_view lemma = a_.lemma(a_.mentions[m].head);
  const Noun* noun = NounLexicon::builtin().find(lemma);
  if (!noun) return true;
  if (noun->kind.empty()) return kind.empty() || one_of(lemma, kGeneral);  // "the team" is no army
  if (kind.empty()) return noun->kind != "armed" && noun->kind != "government";  // a body of a state is known as one
  if (lemma == "administration") return false;  // of a president, who is named beside it
  if (lemma == "alliance" || lemma == "pact") return kind == "alliance";
  if (noun->kind == kind) return true;
  if (one_of(lemma, kGeneral)) return kind != "government" && kind != "party";
  if (noun->kind == "intergovernmental") return kind == "alliance";
  if (noun->kind == "armed") return kind == "armed group";
  if (noun->kind == "ngo") return kind == "think tank";
  if (noun->kind == "party") return lemma == "movement" && kind == "armed group";
  if (noun->kind == "university") return kind == "think tank";
  return noun->kind == "company" && kind == "media";
}

bool NominalResolver::is_league(uint32_t m) const { return one_of(a_.lemma(a_.mentions[m].head), kLeagues); }

/// An organisation of all states is called no bloc.
bool NominalResolver::is_universal(uint32_t set_member) const {
  return std::ranges::any_of(sets_[set_member].mentions, [&](uint32_t i) {
    if (!is_name(i)) return false;
    const uint32_t entry = a_.mentions[i].entry;
    const std::string name = entry == kNone ? std::string() : to_lower(gazetteer_[entry].name);
    return name.find("united nations") != std::string::npos || name.find("world ") != std::string::npos || name.find("international ") != std::string::npos;
  });
}

uint32_t NominalResolver::verb_above(uint32_t token) const {
  while (token != kNoToken && !syntax_.is_verbal(token)) token = syntax_.head(token);
  return token;
}

/// The document has named it before `m` at least twice as often as any other organisation that the noun fits.
bool NominalResolver::stands_out(uint32_t n, uint32_t m) const {
  const auto times = [&](uint32_t set) {
    return std::ranges::count_if(sets_[set].mentions, [&](uint32_t i) { return i < m && is_name(i); });
  };
  std::set<uint32_t> rivals;
  for (uint32_t i = 0; i < m; ++i)
    if (is_name(i) && sets_[i].type == EntityType::Organisation && fits(m, kind_of(i))) rivals.insert(sets_.find(i));
  const auto own = times(n);
  return std::ranges::all_of(rivals, [&](uint32_t r) { return sets_.same(r, n) || own >= 2 * times(r); });
}

/// "the bloc", "the country": the salient name of its type and kind, where nothing else says which.
void NominalResolver::join_by_kind(const AntecedentFinder& antecedents) {
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_nominal(m) || sets_[m].named || !is_definite(m) || is_restricted(m) || sets_[m].number == Number::Plural) continue;
    if (sets_[m].mentions.front() < m || one_of(a_.lemma(a_.mentions[m].head), kMany)) continue;
    const EntityType wanted = sets_[m].type;
    const bool organisation = wanted == EntityType::Organisation;
    const MentionPlace& place = antecedents.place(m);
    const std::string_view word = determiner(m);
    const bool demonstrative = word == "that" || word == "this";
    if (word == "this" && wanted == EntityType::Country && place.quotation >= 0) continue;  // the speaker's own
    const uint32_t clause = verb_above(a_.mentions[m].head);
    bool nearest = true;
    uint32_t best = kNone;
    double best_score = 0;
    for (uint32_t n = m; n-- > 0 && place.asked <= antecedents.place(n).sentence + (organisation ? kSalientWindow : kKindWindow);) {
      if (antecedents.place(n).sentence > place.asked) continue;  // named in the words that this one says
      if (!sets_[n].named || sets_[n].type != wanted || !sets_.compatible(m, n) || a_.mentions[n].tokens.contains(a_.mentions[m].head)) continue;
      const std::string_view kind = organisation || wanted == EntityType::Place ? kind_of(n) : std::string_view();
      if (wanted == EntityType::Place && !is_place_of(m, kind)) continue;
      if (organisation && (!fits(m, kind) || (is_league(m) && is_universal(n)))) continue;
      if (clause != kNoToken && antecedents.place(n).subject && antecedents.place(n).verb == clause) continue;  // it would be "its"
      const uint32_t distance = place.asked - antecedents.place(n).sentence;
      if (distance > kKindWindow && !stands_out(n, m)) continue;
      const double score = 4.0 - std::min<double>(distance, 3) + (antecedents.place(n).subject ? 0.8 : 0) +
                           0.3 * std::min<double>(static_cast<double>(sets_[n].mentions.size()), 8) + (organisation && !kind.empty() ? 1.0 : 0) +
                           (demonstrative && nearest ? 2.0 : 0) + (place.report >= 0 && place.report == antecedents.place(n).report ? 1.0 : 0);
      nearest = false;
      if (score > best_score) {
        best_score = score;
        best = n;
      }
    }
    if (best != kNone) sets_.merge(best, m);
  }
}

}  // namespace dossier
