#include "ingest/syntax.h"

#include <algorithm>
#include <array>

namespace dossier {

namespace {

constexpr int kDepth = 6;  // of inheritance through clauses; real sentences need three

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

// Verbs whose complement's subject is their own subject even when they have an object: "promised Kabul to leave".
constexpr std::array<std::string_view, 5> kSubjectControl{"promise", "threaten", "vow", "pledge", "use"};

// Verbs whose object does what their infinitive says, even when the parser puts the infinitive on the object.
constexpr std::array<std::string_view, 24> kObjectControl{
    "advise", "allow", "ask",    "authorise", "authorize", "beg",   "cause",    "compel",  "convince", "enable", "encourage", "expect",
    "force",  "get",   "instruct", "invite",  "order",     "permit", "persuade", "press",  "request",  "tell",   "urge",      "warn"};

// Verbs whose object does what the gerund after a preposition says: "accused Rome of sheltering them", "kept it from leaving".
constexpr std::array<std::string_view, 26> kObjectOfGerund{
    "accuse", "absolve", "ban",     "bar",   "blame",  "block",   "charge", "condemn",    "convict", "criticise", "criticize", "deter", "discourage",
    "dissuade", "exclude", "keep", "praise", "prevent", "prohibit", "reproach", "stop", "suspect", "talk", "thank", "prosecute", "punish"};

constexpr std::array<std::string_view, 6> kGerundMarkers{"of", "from", "for", "into", "against", "over"};

// Verbs whose prepositional object does what the infinitive says: "called on Rome to leave".
constexpr std::array<std::string_view, 6> kObliqueControl{"appeal", "call", "plead", "prevail", "rely", "count"};

// Verbs that only carry tense and subject of the noun that follows: "hold talks", "impose sanctions", "take part".
constexpr std::array<std::string_view, 52> kLightVerbs{
    "accept",  "announce", "begin",  "bring",  "build",  "carry",  "commit", "conclude", "conduct", "continue", "deliver",
    "do",      "enter",    "express", "extend", "file",  "give",   "grant",  "have",     "hold",    "impose",   "initiate",
    "issue",   "launch",   "lay",    "lead",   "make",   "mount",  "offer",  "open",     "order",   "pay",      "perform",
    "place",   "provide",  "put",    "reach",  "receive", "renew", "resume", "seal",     "send",    "show",     "sign",
    "stage",   "start",    "step",   "suffer", "sustain", "take",  "undertake", "wage"};

// Verbs with a second object that says what the first one is: "called the pact a failure".
constexpr std::array<std::string_view, 6> kNamingVerbs{"brand", "call", "consider", "dub", "label", "name"};

bool is_subject(Deprel label) { return label == Deprel::nsubj || label == Deprel::nsubj_pass || label == Deprel::nsubj_outer; }
bool is_clausal(Deprel label) {
  switch (label) {
    case Deprel::root: case Deprel::acl: case Deprel::acl_relcl: case Deprel::advcl: case Deprel::advcl_relcl:
    case Deprel::ccomp: case Deprel::xcomp: case Deprel::csubj: case Deprel::csubj_outer: case Deprel::csubj_pass:
    case Deprel::parataxis: return true;
    default: return false;
  }
}

}  // namespace

Syntax::Syntax(const Annotations& annotations) : annotations_(annotations), first_(annotations.tokens.size() + 1, 0) {
  const auto& tokens = annotations.tokens;
  for (const Token& t : tokens) if (t.head >= 0) ++first_[static_cast<size_t>(t.head) + 1];
  for (size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  children_.resize(first_.back());
  name_of_.assign(tokens.size(), kNoToken);
  for (uint32_t m = 0; m < annotations.mentions.size(); ++m) {
    const Range<Token> range = annotations.mentions[m].tokens;
    if (annotations.mentions[m].kind == MentionKind::Name) std::fill(name_of_.begin() + range.begin, name_of_.begin() + range.end, m);
  }
  std::vector<uint32_t> next(first_.begin(), first_.end());
  for (uint32_t t = 0; t < tokens.size(); ++t)
    if (tokens[t].head >= 0) children_[next[static_cast<size_t>(tokens[t].head)]++] = t;
}

std::span<const uint32_t> Syntax::children(uint32_t t) const {
  return std::span(children_).subspan(first_[t], first_[t + 1] - first_[t]);
}

bool Syntax::is_date(uint32_t t) const {
  return covered_by_name(t) && annotations_.mentions[name_of_[t]].type == EntityType::Date;
}

uint32_t Syntax::head(uint32_t t) const { return token(t).head < 0 ? kNoToken : static_cast<uint32_t>(token(t).head); }

uint32_t Syntax::child(uint32_t t, Deprel label) const {
  for (const uint32_t c : children(t)) if (token(c).label == label) return c;
  return kNoToken;
}

bool Syntax::is_nominal(uint32_t t) const {
  const Upos upos = token(t).upos;
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM || upos == Upos::SYM || upos == Upos::X;
}

bool Syntax::is_verbal(uint32_t t) const { return token(t).upos == Upos::VERB || token(t).upos == Upos::AUX; }

bool Syntax::is_passive(uint32_t t) const {
  bool has_auxiliary = false;
  for (const uint32_t c : children(t)) {
    const Deprel label = token(c).label;
    if (label == Deprel::aux_pass || label == Deprel::nsubj_pass || label == Deprel::obl_agent) return true;
    has_auxiliary |= label == Deprel::aux;
  }
  if (token(t).xpos != Xpos::VBN || has_auxiliary) return false;
  switch (token(t).label) {
    case Deprel::acl: case Deprel::advcl: case Deprel::amod: case Deprel::acl_relcl: return child(t, Deprel::obj) == kNoToken;
    case Deprel::conj: return head(t) != kNoToken && token(head(t)).xpos == Xpos::VBN && is_passive(head(t));
    default: return false;
  }
}

bool Syntax::is_relative_pronoun(uint32_t t) const {
  const Xpos xpos = token(t).xpos;
  return xpos == Xpos::WDT || xpos == Xpos::WP || (token(t).upos == Upos::PRON && word(t) == "that" && is_subject(token(t).label));
}

std::string Syntax::preposition(uint32_t t) const {
  const uint32_t marker = child(t, Deprel::case_);
  if (marker == kNoToken) return {};
  std::string text(lemma(marker));
  for (const uint32_t c : children(marker)) if (token(c).label == Deprel::fixed) text.append("_").append(lemma(c));
  return text;
}

bool Syntax::has_preposition(uint32_t t, std::string_view wanted) const {
  for (const uint32_t c : children(t))
    if (token(c).label == Deprel::case_ && (lemma(c) == wanted || word(c) == wanted)) return true;
  return preposition(t) == wanted;
}

/// "left the pact, which it joined" with the clause hung on the verb: the name that stands before "which".
uint32_t Syntax::name_before_relative(uint32_t clause) const {
  for (const uint32_t c : children(clause)) {
    if (token(c).xpos != Xpos::WDT || word(c) != "which") continue;
    uint32_t before = c;
    while (before > 0 && token(before - 1).upos == Upos::PUNCT) --before;
    return before > 0 && before < c && covered_by_name(before - 1) ? annotations_.mentions[name_of_[before - 1]].head : kNoToken;
  }
  return kNoToken;
}

uint32_t Syntax::antecedent(uint32_t t) const {
  for (int depth = 0; depth < kDepth && t != kNoToken; ++depth, t = head(t)) {
    if (token(t).label == Deprel::acl_relcl) return head(t);
    if (token(t).label == Deprel::advcl) return name_before_relative(t);
    if (token(t).label != Deprel::conj && token(t).label != Deprel::xcomp) return kNoToken;
  }
  return kNoToken;
}

void Syntax::surface_subjects(uint32_t predicate, TokenList& out) const { surface_subjects(predicate, out, 0); }

void Syntax::surface_subjects(uint32_t predicate, TokenList& out, int depth) const {
  if (depth > kDepth) return;
  const size_t before = out.size();
  for (const uint32_t c : children(predicate)) {
    if (!is_subject(token(c).label)) continue;
    const uint32_t noun = is_relative_pronoun(c) ? antecedent(predicate) : kNoToken;
    out.push_back(noun == kNoToken ? c : noun);
  }
  const uint32_t up = head(predicate);
  if (out.size() > before || up == kNoToken) return;
  switch (token(predicate).label) {
    case Deprel::conj:
    case Deprel::parataxis:
      if (!is_nominal(up) || has_copula(up)) surface_subjects(up, out, depth + 1);
      break;
    case Deprel::xcomp:
      if (!oblique_controller(predicate, out)) controllers(up, out, depth + 1);
      break;
    case Deprel::ccomp:
      if (child(predicate, Deprel::mark) == kNoToken || token(predicate).xpos == Xpos::VB) controllers(up, out, depth + 1);
      break;
    case Deprel::advcl: {
      const uint32_t mark = child(predicate, Deprel::mark);
      const bool gerund = token(predicate).xpos == Xpos::VBG && mark != kNoToken && one_of(word(mark), kGerundMarkers);
      if (gerund && one_of(lemma(up), kObjectOfGerund) && !is_passive(up)) controllers(up, out, depth + 1);
      else if (!oblique_controller(predicate, out)) surface_subjects(up, out, depth + 1);
      break;
    }
    case Deprel::acl_relcl: out.push_back(up); break;
    case Deprel::acl: {
      const uint32_t mark = child(predicate, Deprel::mark);
      if (mark == kNoToken) {
        out.push_back(up);  // "troops fighting in", "the base attacked by"
      } else if (token(up).label == Deprel::obj && head(up) != kNoToken && one_of(lemma(head(up)), kObjectControl)) {
        out.push_back(up);
      } else {
        subjects(up, out);  // "Iran's decision to leave", "announced a decision to leave"
      }
      break;
    }
    default: break;
  }
}

/// "called on Rome to leave": what stands after "on", "upon" or "to" before the infinitive.
bool Syntax::oblique_controller(uint32_t infinitive, TokenList& out) const {
  const uint32_t up = head(infinitive), mark = child(infinitive, Deprel::mark);
  if (up == kNoToken || mark == kNoToken || word(mark) != "to" || !one_of(lemma(up), kObliqueControl)) return false;
  for (const uint32_t c : children(up)) {
    if (c > infinitive || token(c).label != Deprel::obl) continue;
    if (!has_preposition(c, "on") && !has_preposition(c, "upon") && !has_preposition(c, "to")) continue;
    out.push_back(c);
    return true;
  }
  return false;
}

void Syntax::controllers(uint32_t predicate, TokenList& out, int depth) const {
  if (!is_passive(predicate) && is_verbal(predicate) && !one_of(lemma(predicate), kSubjectControl)) {
    for (const Deprel label : {Deprel::obj, Deprel::iobj}) {
      const uint32_t c = child(predicate, label);
      if (c == kNoToken) continue;
      out.push_back(is_relative_pronoun(c) && antecedent(predicate) != kNoToken ? antecedent(predicate) : c);
      return;
    }
  }
  surface_subjects(predicate, out, depth);
}

void Syntax::agents(uint32_t predicate, TokenList& out, int depth) const {
  const size_t before = out.size();
  for (const uint32_t c : children(predicate))
    if (token(c).label == Deprel::obl_agent || (token(c).label == Deprel::obl && has_preposition(c, "by"))) out.push_back(c);
  if (out.size() > before || depth > kDepth) return;
  for (const uint32_t c : children(predicate))
    if (token(c).label == Deprel::conj && is_passive(c)) agents(c, out, depth + 1);
}

void Syntax::subjects(uint32_t predicate, TokenList& out) const {
  const size_t before = out.size();
  if (!is_nominal(predicate)) {
    if (is_passive(predicate)) agents(predicate, out, 0);
    else surface_subjects(predicate, out);
    return;
  }
  possessors(predicate, out);
  for (const uint32_t c : children(predicate))
    if (token(c).label == Deprel::nmod && has_preposition(c, "by")) out.push_back(c);
  if (out.size() > before) return;
  for (const uint32_t c : children(predicate))
    if (token(c).label == Deprel::amod || token(c).label == Deprel::compound || token(c).label == Deprel::nmod_desc) out.push_back(c);
  const uint32_t verb = light_verb(predicate);
  if (verb != kNoToken) subjects(verb, out);
}

void Syntax::objects(uint32_t predicate, TokenList& out) const { objects(predicate, out, 0); }

void Syntax::objects(uint32_t predicate, TokenList& out, int depth) const {
  if (depth > kDepth) return;
  const size_t before = out.size();
  if (is_passive(predicate)) {
    if (token(predicate).label == Deprel::amod) out.push_back(head(predicate));
    else surface_subjects(predicate, out);
    return;
  }
  bool has_subject = false;
  for (const uint32_t c : children(predicate)) {
    has_subject |= is_subject(token(c).label) && !is_relative_pronoun(c);
    if (token(c).label != Deprel::obj) continue;
    const uint32_t noun = is_relative_pronoun(c) ? antecedent(predicate) : kNoToken;
    out.push_back(noun == kNoToken ? c : noun);
  }
  if (out.size() > before) return;
  if (token(predicate).label == Deprel::acl_relcl && has_subject) out.push_back(head(predicate));
  if (out.size() > before) return;
  for (const uint32_t c : children(predicate))  // "attacked and destroyed the base"
    if (token(c).label == Deprel::conj && is_verbal(c) && child(c, Deprel::nsubj) == kNoToken && !is_passive(c)) objects(c, out, depth + 1);
  const uint32_t up = head(predicate);
  if (out.size() > before || token(predicate).label != Deprel::conj || up == kNoToken || !is_verbal(up)) return;
  const uint32_t shared = child(up, Deprel::obj);
  if (shared != kNoToken && shared > predicate) out.push_back(shared);
}

void Syntax::indirect_objects(uint32_t predicate, TokenList& out) const {
  for (const uint32_t c : children(predicate)) if (token(c).label == Deprel::iobj) out.push_back(c);
}

void Syntax::obliques(uint32_t predicate, std::string_view preposition, TokenList& out) const {
  const size_t before = out.size();
  const auto collect = [&](uint32_t t, uint32_t from) {
    for (const uint32_t c : children(t)) {
      if (c < from || c == predicate || !has_preposition(c, preposition)) continue;
      const Deprel label = token(c).label;
      if (label != Deprel::obl && label != Deprel::nmod && label != Deprel::obl_agent && label != Deprel::advcl && label != Deprel::acl &&
          label != Deprel::obl_unmarked && label != Deprel::xcomp && label != Deprel::iobj) continue;
      const uint32_t noun = is_relative_pronoun(c) ? antecedent(predicate) : kNoToken;
      out.push_back(noun == kNoToken ? c : noun);
    }
  };
  collect(predicate, 0);
  if (out.size() > before) return;
  if (is_nominal(predicate)) {  // "launched an attack on", with the phrase attached to the verb
    const uint32_t verb = light_verb(predicate), up = head(predicate);
    if (verb != kNoToken) collect(verb, predicate);
    // "the exclusion of Norland from the pact", "seeks protection from Norland": attached one step too low or too high.
    if (out.size() == before && preposition != "of")
      for (const uint32_t c : children(predicate)) if (token(c).label == Deprel::nmod && c > predicate && has_preposition(c, "of")) collect(c, c);
    if (out.size() == before && verb == kNoToken && up != kNoToken && token(predicate).label == Deprel::obj)
      for (const uint32_t c : children(up)) if (token(c).label == Deprel::obl && has_preposition(c, preposition) && child(c, Deprel::case_) == predicate + 1) out.push_back(c);
  } else if (preposition != "of") {  // the phrase attached to the object instead of the verb
    const uint32_t object = child(predicate, Deprel::obj);
    if (object != kNoToken) collect(object, object);
  }
  if (out.size() > before) return;
  // "founder and leader of", "met and talked with": a phrase shared by coordinated predicates stands on one of them.
  if (token(predicate).upos == Upos::PROPN && covered_by_name(predicate)) return;
  if (child(predicate, Deprel::flat) != kNoToken) return;  // "Professor Rahm, director of the centre": a title shares nothing
  const auto alike = [&](uint32_t t) { return is_nominal(t) == is_nominal(predicate) && !covered_by_name(t); };
  for (const uint32_t c : children(predicate)) if (token(c).label == Deprel::conj && alike(c)) collect(c, c);
  const uint32_t up = head(predicate);
  if (out.size() > before || token(predicate).label != Deprel::conj || up == kNoToken || !alike(up)) return;
  collect(up, predicate);
  if (out.size() > before) return;
  for (const uint32_t c : children(up)) if (c > predicate && token(c).label == Deprel::conj && alike(c)) collect(c, c);
}

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

/// "NATO member states met" read as two subjects: the name that stands right before a noun phrase modifies it.
void Syntax::preceding_name(uint32_t noun, TokenList& out) const {
  if (token(noun).upos != Upos::NOUN || head(noun) == kNoToken || head(noun) < noun) return;
  uint32_t begin = noun;
  while (begin > 0 && head(begin - 1) == noun && (token(begin - 1).label == Deprel::compound || token(begin - 1).label == Deprel::amod)) --begin;
  if (begin == 0 || !covered_by_name(begin - 1)) return;
  const uint32_t name = annotations_.mentions[name_of_[begin - 1]].head;
  if (head(name) == head(noun) && child(name, Deprel::case_) == kNoToken) out.push_back(name);
}

void Syntax::modifiers(uint32_t noun, TokenList& out) const {
  const size_t before = out.size();
  for (const uint32_t c : children(noun)) {
    const Deprel label = token(c).label;
    if (label == Deprel::compound || label == Deprel::amod || label == Deprel::nmod_desc || label == Deprel::nmod_unmarked || label == Deprel::nmod)
      if (c < noun && child(c, Deprel::case_) == kNoToken) out.push_back(c);
  }
  if (out.size() == before) preceding_name(noun, out);
  // "EU candidate" with the noun hung on the name: a name is no predicate.
  if (const uint32_t up = head(noun); noun > 0 && up == noun - 1 && covered_by_name(up) && token(noun).upos == Upos::NOUN) out.push_back(up);
  if (const uint32_t name = titled(noun); name != kNoToken) {
    for (const uint32_t c : children(name)) {
      const Deprel label = token(c).label;
      if (c < noun && (label == Deprel::compound || label == Deprel::amod || label == Deprel::nmod_desc || label == Deprel::nmod_unmarked)) out.push_back(c);
    }
  }
  out.erase(std::remove_if(out.begin() + static_cast<ptrdiff_t>(before), out.end(), [&](uint32_t c) { return is_place_first(c); }), out.end());
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
      else if (is_nominal(up)) denoted(up, out, depth + 1);
      break;
    case Deprel::xcomp: controllers(up, out, 0); break;
    case Deprel::obj: case Deprel::obl:  // "was appointed minister", "served as minister"
      if (has_preposition(noun, "as") || is_passive(up)) {
        const size_t before = out.size();
        objects(up, out);
        if (out.size() == before || out.back() == noun) { out.resize(before); surface_subjects(up, out); }
      }
      break;
    default: break;
  }
}

void Syntax::times(uint32_t predicate, TokenList& out) const {
  for (uint32_t t = predicate; t != kNoToken; t = head(t)) {
    for (const uint32_t c : children(t)) {
      const Deprel label = token(c).label;
      if (label == Deprel::obl || label == Deprel::obl_unmarked || label == Deprel::nmod || label == Deprel::nmod_unmarked ||
          label == Deprel::appos || label == Deprel::dep || label == Deprel::parataxis || label == Deprel::compound || label == Deprel::list ||
          label == Deprel::nummod || label == Deprel::advmod) out.push_back(c);
      for (const uint32_t inner : children(c))  // "a member of the Union until 1990": said of the membership, hung on its name
        if (has_preposition(inner, "until") || has_preposition(inner, "since")) out.push_back(inner);
    }
    if (is_clausal(token(t).label) || is_verbal(t)) break;
  }
}

/// A comma, dash or bracket stands between: "Lyon, France", but "Lyon 2 Paris 1".
bool Syntax::is_set_off(uint32_t noun, uint32_t apposition) const {
  for (uint32_t t = noun + 1; t < apposition; ++t)
    if (token(t).upos == Upos::PUNCT && word(t) != "-" && word(t) != ".") return true;
  return false;
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

void Syntax::appositions(uint32_t noun, TokenList& out) const {
  if (token(noun).label == Deprel::conj || child(noun, Deprel::conj) != kNoToken) return;  // the commas of a list
  for (const uint32_t c : children(noun)) {
    const Deprel label = token(c).label;
    const bool bare = (label == Deprel::nmod || label == Deprel::nmod_unmarked || label == Deprel::obl_unmarked) && child(c, Deprel::case_) == kNoToken;
    const bool apposed = label == Deprel::appos || label == Deprel::list || label == Deprel::dep || label == Deprel::parataxis || bare;
    if (c > noun && apposed && child(c, Deprel::conj) == kNoToken && is_set_off(noun, c) && !is_listed(c)) out.push_back(c);
  }
}

void Syntax::complements(uint32_t predicate, TokenList& out) const {
  for (const uint32_t c : children(predicate)) {
    const Deprel label = token(c).label;
    if (label == Deprel::xcomp || label == Deprel::ccomp || label == Deprel::acl || label == Deprel::advcl) out.push_back(c);
    if (label == Deprel::obl_unmarked && one_of(lemma(predicate), kNamingVerbs) && !is_date(c)) out.push_back(c);
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

uint32_t Syntax::light_verb(uint32_t noun) const {
  const uint32_t up = head(noun);
  if (up == kNoToken || !is_verbal(up)) return token(noun).label == Deprel::conj && up != kNoToken && is_nominal(up) ? light_verb(up) : kNoToken;
  const Deprel label = token(noun).label;
  const bool is_object = label == Deprel::obj || label == Deprel::nsubj_pass || label == Deprel::xcomp ||
                         (label == Deprel::obl && (has_preposition(noun, "in") || has_preposition(noun, "into") || has_preposition(noun, "to")));
  return is_object && one_of(lemma(up), kLightVerbs) ? up : kNoToken;
}

uint32_t Syntax::clause(uint32_t t) const {
  while (!is_clausal(token(t).label) && head(t) != kNoToken) {
    if (token(t).label == Deprel::conj && is_verbal(t)) return t;
    t = head(t);
  }
  return t;
}

}  // namespace dossier
