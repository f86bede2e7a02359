#include <algorithm>

#include "ingest/syntax.h"

// Of Syntax: what noun phrases hold and denote.

namespace dossier {

/// The name that `noun` titles ("Prime Minister" in "Armenia's Prime Minister Nikol Pashinyan"): what stands before the
/// title is attached to the name.
uint32_t Syntax::titled(uint32_t noun) const {
  const Deprel label = token(noun).label;
  const uint32_t up = head(noun);
  if (up == kNoToken || up < noun || (token(up).upos != Upos::PROPN && !covered_by_name(up))) return kNoToken;  // "Russia's CSTO satellites"
  return label == Deprel::compound || label == Deprel::nmod_desc ? up : kNoToken;
}

void Syntax::possessors(uint32_t noun, TokenList& out) const {
  const size_t before = out.size();
  for (const uint32_t c : children(noun)) if (token(c).label == Deprel::nmod_poss) out.push_back(c);
  const uint32_t up = head(noun);
  if (const uint32_t name = titled(noun); out.size() == before && name != kNoToken) {
    for (const uint32_t c : children(name)) if (c < noun && token(c).label == Deprel::nmod_poss) out.push_back(c);
  }
  if (out.size() == before && token(noun).label == Deprel::conj && up != kNoToken && is_nominal(up)) {
    for (const uint32_t c : children(up)) if (token(c).label == Deprel::nmod_poss) out.push_back(c);
  }
}

/// "NATO member states met", "between NATO member states" read as two subjects or phrases: the name that stands right before a
/// noun phrase modifies it.
void Syntax::preceding_name(uint32_t noun, TokenList& out) const {
  if (token(noun).upos != Upos::NOUN || head(noun) == kNoToken) return;
  uint32_t begin = noun;
  while (begin > 0 && head(begin - 1) == noun && (token(begin - 1).label == Deprel::compound || token(begin - 1).label == Deprel::amod)) --begin;
  if (begin == 0 || !covered_by_name(begin - 1)) return;
  const uint32_t name = annotations_.mentions[name_of_[begin - 1]].head;
  const bool marked = child(name, Deprel::case_) != kNoToken;
  const bool shares_mark = head(noun) < noun && marked && child(noun, Deprel::case_) == kNoToken && child(noun, Deprel::det) == kNoToken;
  if (head(name) == head(noun) && (shares_mark || (head(noun) > noun && !marked))) out.push_back(name);
}

void Syntax::modifiers(uint32_t noun, TokenList& out) const {
  const size_t before = out.size();
  for (const uint32_t c : children(noun)) {
    const Deprel label = token(c).label;
    if (label == Deprel::compound || label == Deprel::amod || label == Deprel::nmod_desc || label == Deprel::nmod_unmarked || label == Deprel::nmod)
      if (c < noun && child(c, Deprel::case_) == kNoToken) out.push_back(c);
  }
  // "the German company Arlin": what describes the noun directly before a name describes the name.
  if (const uint32_t up = head(noun); out.size() == before && token(noun).label == Deprel::appos && covered_by_name(noun) && up != kNoToken &&
                                      up + 1 == annotations_.mentions[name_of_[noun]].tokens.begin && !covered_by_name(up)) modifiers(up, out);
  const bool named = std::any_of(out.begin() + static_cast<ptrdiff_t>(before), out.end(), [&](uint32_t c) { return covered_by_name(c); });
  if (!named) preceding_name(noun, out);
  // "EU candidate" with the noun hung on the name: a name is no predicate.
  if (const uint32_t up = head(noun); noun > 0 && up == noun - 1 && covered_by_name(up) && token(noun).upos == Upos::NOUN) out.push_back(up);
  if (const uint32_t name = titled(noun); name != kNoToken) {
    for (const uint32_t c : children(name)) {
      const Deprel label = token(c).label;
      if (c < noun && (label == Deprel::compound || label == Deprel::amod || label == Deprel::nmod_desc || label == Deprel::nmod_unmarked)) out.push_back(c);
    }
  }
  out.erase(std::remove_if(out.begin() + static_cast<ptrdiff_t>(before), out.end(), [&](uint32_t c) { return is_place_first(c) || is_beside(c); }), out.end());
}

/// "the Norland Committee and election offices", read as one compound: the committee is beside the offices.
bool Syntax::is_beside(uint32_t name) const {
  const uint32_t other = covered_by_name(name) ? child(name, Deprel::conj) : kNoToken;
  return other != kNoToken && token(other).upos == Upos::NOUN && !covered_by_name(other);
}

/// "In Peru Minister Ruiz met growers": where it was comes first in the sentence and is no part of the title.
bool Syntax::is_place_first(uint32_t name) const {
  return name > 0 && token(name).upos == Upos::PROPN && (token(name - 1).flags & kSentenceStart) && (word(name - 1) == "in" || word(name - 1) == "at");
}

/// Head of the name that follows a role noun directly: "member Norland", however the parser attached it.
uint32_t Syntax::next_name(uint32_t noun) const {
  const auto& tokens = annotations_.tokens;
  if (token(noun).upos != Upos::NOUN || covered_by_name(noun) || noun + 1 >= tokens.size() || !covered_by_name(noun + 1)) return kNoToken;
  if (annotations_.sentence_of(noun) != annotations_.sentence_of(noun + 1)) return kNoToken;
  const Mention& name = annotations_.mentions[name_of_[noun + 1]];
  return name.tokens.begin == noun + 1 ? name.head : kNoToken;
}

bool Syntax::is_spokesman(uint32_t noun) const { return lemma(noun).starts_with("spokes"); }

/// "A spokesman for the minister, Goran Petek, said": the name is the spokesman's, who is returned.
uint32_t Syntax::spokesman_of(uint32_t noun) const {
  const uint32_t up = head(noun);
  return up != kNoToken && token(noun).label == Deprel::nmod && is_spokesman(up) ? up : kNoToken;
}

void Syntax::denoted(uint32_t noun, TokenList& out) const {
  if (const uint32_t name = next_name(noun); name != kNoToken) out.push_back(name);
  else denoted(noun, out, 0);
}

/// "Duarte and Rahm, the envoy": one envoy, the last of the names before the comma.
uint32_t Syntax::last_conjunct(uint32_t first, uint32_t before) const {
  uint32_t last = first;
  for (const uint32_t c : children(first))
    if (c < before && token(c).label == Deprel::conj && is_nominal(c)) last = c;
  return last;
}

void Syntax::denoted(uint32_t noun, TokenList& out, int depth) const {
  if (depth > kDepth) return;
  const uint32_t up = head(noun);
  if (has_copula(noun) || child(noun, Deprel::nsubj) != kNoToken) surface_subjects(noun, out);
  if (is_spokesman(noun))
    for (const uint32_t c : children(noun))
      if (const uint32_t name = child(c, Deprel::appos); spokesman_of(c) == noun && name != kNoToken) out.push_back(name);
  for (const uint32_t c : children(noun)) {
    const Deprel label = token(c).label;
    if (label == Deprel::appos && spokesman_of(noun) != kNoToken) continue;
    if (label == Deprel::appos || (label == Deprel::flat && token(c).upos == Upos::PROPN)) out.push_back(c);
    if ((label == Deprel::nmod || label == Deprel::obl) &&
        (has_preposition(c, "such_as") || has_preposition(c, "including") || has_preposition(c, "include") || has_preposition(c, "like"))) out.push_back(c);
  }
  if (up == kNoToken) return;
  switch (token(noun).label) {
    case Deprel::nsubj:  // "its chairman is Ilse Rahm"
      if (is_nominal(up) && has_copula(up)) out.push_back(up);
      break;
    case Deprel::appos:
      out.push_back(token(noun).xpos == Xpos::NNS ? up : last_conjunct(up, noun));
      break;
    case Deprel::compound: case Deprel::nmod_desc: case Deprel::flat: case Deprel::nmod_unmarked:
      out.push_back(up);
      break;
    case Deprel::nmod:
      if (has_preposition(noun, "of") && (token(up).upos == Upos::NUM || token(up).upos == Upos::PRON || token(up).upos == Upos::DET)) {
        denoted(up, out, depth + 1);  // "one of the members"
      } else if (child(noun, Deprel::case_) == kNoToken) {
        out.push_back(up);
      }
      break;
    case Deprel::conj:  // "Chile and Peru, both members of", hung on the list
      if (covered_by_name(up) && token(noun).xpos == Xpos::NNS && child(noun, Deprel::cc) == kNoToken && child(noun, Deprel::case_) == kNoToken) out.push_back(up);
      else if (covered_by_name(up) && annotations_.mentions[name_of_[up]].type == EntityType::Person) {  // "Vale and his brother, Rahm", hung on Vale
        for (const uint32_t c : children(up)) if (c > noun && token(c).label == Deprel::appos) out.push_back(c);
      } else if (is_nominal(up)) {
        denoted(up, out, depth + 1);
      }
      break;
    case Deprel::xcomp: controllers(up, out, 0); break;
    case Deprel::obj: case Deprel::obl:  // "was appointed minister", "served as minister"
      if (has_preposition(noun, "as") && !is_passive(up) && (lemma(up) == "succeed" || lemma(up) == "replace" || lemma(up) == "follow")) {
        surface_subjects(up, out);  // "succeeded Rahm as minister"
      } else if (has_preposition(noun, "as") || (is_passive(up) && child(noun, Deprel::case_) == kNoToken)) {
        const size_t before = out.size();
        objects(up, out);
        if (out.size() == before || out.back() == noun) { out.resize(before); surface_subjects(up, out); }
      }
      break;
    default: break;
  }
}

/// A comma, dash or bracket stands between: "Lyon, France", but "Lyon 2 Paris 1".
bool Syntax::is_set_off(uint32_t noun, uint32_t apposition) const {
  for (uint32_t t = noun + 1; t < apposition; ++t)
    if (token(t).upos == Upos::PUNCT && word(t) != "-" && word(t) != ".") return true;
  return false;
}

bool Syntax::is_some_of(uint32_t noun) const {
  static constexpr std::string_view kQuantifiers[] = {"all", "any", "every", "fellow", "few", "leading", "many", "more", "most", "other", "senior", "several", "some", "top"};
  static constexpr std::string_view kQuantities[] = {"%",       "billion", "dozen",   "few",    "fifth", "fraction", "group", "half",   "handful", "hundred", "majority", "many", "million",
                                                     "minority", "most",    "number", "percent", "quarter", "several", "share", "some",    "third",   "thousand"};
  for (const uint32_t c : children(noun))
    if (std::ranges::find(kQuantifiers, word(c)) != std::end(kQuantifiers)) return true;
  const uint32_t whole = head(noun);
  const bool counts = whole != kNoToken && (token(whole).xpos == Xpos::CD || std::ranges::find(kQuantities, lemma(whole)) != std::end(kQuantities));  // "five of the Peruvians"
  return counts && token(noun).label == Deprel::nmod && has_preposition(noun, "of");
}

bool Syntax::is_told_apart(uint32_t noun) const {
  if (noun + 1 >= annotations_.tokens.size() || token(noun + 1).upos == Upos::PUNCT) return false;
  return std::ranges::any_of(children(noun), [&](uint32_t c) {
    const bool where = token(c).label == Deprel::nmod && (has_preposition(c, "across") || has_preposition(c, "in") || has_preposition(c, "on") || has_preposition(c, "from"));  // "Democrats on the council"
    return c > noun && (where || token(c).label == Deprel::acl || token(c).label == Deprel::acl_relcl);
  });
}

/// Another item follows: "Ohio, Florida, and Nevada".
bool Syntax::is_listed(uint32_t name) const {
  uint32_t next = covered_by_name(name) ? annotations_.mentions[name_of_[name]].tokens.end : name + 1;
  const auto count = static_cast<uint32_t>(annotations_.tokens.size());
  if (next + 2 < count && word(next) == ",") ++next;
  return next + 1 < count && (word(next) == "and" || word(next) == "or") && covered_by_name(next + 1) && head(next) != kNoToken &&
         annotations_.mentions[name_of_[next + 1]].type == EntityType::Place && annotations_.mentions[name_of_[next + 1]].tokens.end < count &&
         word(annotations_.mentions[name_of_[next + 1]].tokens.end) != ",";
}

/// "Minister Rahm, the Armed Forces, and our partners": a person, and next to him a body of the same list.
bool Syntax::is_listed_body(uint32_t name, uint32_t next) const {
  if (!covered_by_name(name) || !covered_by_name(next)) return false;
  const Mention &first = annotations_.mentions[name_of_[name]], &second = annotations_.mentions[name_of_[next]];
  const uint32_t end = second.tokens.end;
  return first.type == EntityType::Person && second.type == EntityType::Organisation && end + 1 < annotations_.tokens.size() && word(end) == "," && word(end + 1) == "and";
}

/// Two places, and the second does not stand directly behind the first: "stops in Velga in Norland, Lund in Stamland".
bool Syntax::is_next_place(uint32_t name, uint32_t next) const {
  if (!covered_by_name(name) || !covered_by_name(next)) return false;
  const Mention &first = annotations_.mentions[name_of_[name]], &second = annotations_.mentions[name_of_[next]];
  return first.type == EntityType::Place && second.type == EntityType::Place && second.tokens.begin > first.tokens.end + 1;
}

void Syntax::appositions(uint32_t noun, TokenList& out) const {
  if (token(noun).label == Deprel::conj) return;  // the commas of a list
  for (const uint32_t c : children(noun)) {
    if (token(c).label == Deprel::conj) return;
    const Deprel label = token(c).label;
    const bool bare = (label == Deprel::nmod || label == Deprel::nmod_unmarked || label == Deprel::obl_unmarked) && child(c, Deprel::case_) == kNoToken;
    const bool apposed = label == Deprel::appos || label == Deprel::list || label == Deprel::dep || label == Deprel::parataxis || bare;
    if (c > noun && apposed && child(c, Deprel::conj) == kNoToken && is_set_off(noun, c) && !is_listed(c) && !is_next_place(noun, c) && !is_listed_body(noun, c)) out.push_back(c);
  }
}

/// "Japan and South Korea" read as one flat name though they are two mentions.
bool Syntax::is_listed_name(uint32_t t, uint32_t c) const {
  if (token(c).label != Deprel::flat || c < t || !covered_by_name(t) || !covered_by_name(c) || name_of_[t] == name_of_[c]) return false;
  for (uint32_t i = t + 1; i < c; ++i) if (token(i).label == Deprel::cc) return true;
  return false;
}

void Syntax::conjuncts(uint32_t t, TokenList& out) const {
  out.push_back(t);
  for (size_t i = out.size() - 1; i < out.size(); ++i) {
    for (const uint32_t c : children(out[i]))
      if (is_listed_name(out[i], c)) out.push_back(c);
      else if (token(c).label == Deprel::conj && (is_nominal(c) || covered_by_name(c)) && !has_copula(c) && child(c, Deprel::nsubj) == kNoToken) out.push_back(c);
  }
}

}  // namespace dossier
