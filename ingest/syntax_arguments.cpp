#include <algorithm>
#include <array>

#include "ingest/nouns.h"
#include "ingest/syntax.h"

// Of Syntax: who does what to whom.

namespace dossier {
namespace {

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

// Verbs whose complement's subject is their own subject even when they have an object: "promised Kabul to leave".
constexpr std::array<std::string_view, 5> kSubjectControl{"promise", "threaten", "vow", "pledge", "use"};

// Verbs whose object is to do what a clause of purpose says.
constexpr std::array<std::string_view, 12> kAppointing{"appoint", "choose", "elect", "hire", "invite", "name", "nominate", "pick", "recruit", "select", "send", "tap"};

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
constexpr std::array<std::string_view, 56> kLightVerbs{
    "accept",  "announce", "begin",  "bring",  "build",  "carry",  "commit", "conclude", "conduct", "continue", "deliver",
    "assume",  "do",       "enter",  "express", "extend", "file", "gain",   "give",   "grant",  "have",     "hold",    "impose",   "initiate",
    "issue",   "launch",   "lay",    "lead",   "make",   "mount",  "offer",  "open",     "order",   "pay",      "perform",
    "place",   "provide",  "put",    "reach",  "receive", "regain", "renew", "resume", "seal", "seize",     "send",    "show",     "sign",
    "stage",   "start",    "step",   "suffer", "sustain", "take",  "undertake", "wage"};

// Verbs with a second object that says what the first one is: "called the pact a failure".
constexpr std::array<std::string_view, 6> kNamingVerbs{"brand", "call", "consider", "dub", "label", "name"};

}  // namespace

void Syntax::surface_subjects(uint32_t predicate, TokenList& out) const { surface_subjects(predicate, out, 0); }

void Syntax::surface_subjects(uint32_t predicate, TokenList& out, int depth) const {
  if (depth > kDepth) return;
  const size_t before = out.size();
  for (const uint32_t c : children(predicate)) {
    if (!is_subject(token(c).label)) continue;
    uint32_t noun = is_relative_pronoun(c) ? antecedent(predicate) : kNoToken;
    if (noun != kNoToken && is_singular(predicate)) noun = last_conjunct(noun, c);  // "Duarte, Rahm, and Stam, who is married to"
    out.push_back(noun == kNoToken ? c : noun);
  }
  const uint32_t up = head(predicate);
  if (out.size() > before || up == kNoToken) return;
  switch (token(predicate).label) {
    case Deprel::parataxis:  // "... - from entering the country", torn from whom it tells
      if (token(predicate).xpos == Xpos::VBG && child(predicate, Deprel::mark) != kNoToken) break;
      [[fallthrough]];
    case Deprel::conj:
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
      const bool appointed = token(predicate).xpos == Xpos::VB && one_of(lemma(up), kAppointing) && !is_passive(up);  // "nominated Rahm to replace Duarte"
      const uint32_t doer = gerund ? kNoToken : person_before(predicate);
      if (doer != kNoToken) out.push_back(doer);
      else if ((appointed || (gerund && one_of(lemma(up), kObjectOfGerund) && !is_passive(up))) && child(up, Deprel::obj) != kNoToken) controllers(up, out, depth + 1);
      else if (!oblique_controller(predicate, out)) surface_subjects(up, out, depth + 1);
      break;
    }
    case Deprel::acl_relcl: out.push_back(up); break;
    case Deprel::acl: {
      const uint32_t mark = child(predicate, Deprel::mark);
      if (mark != kNoToken && word(mark) == "from" && token(predicate).xpos == Xpos::VBG) {
        obliques(up, "on", out);  // "his ban on soldiers from entering the town"
      } else if (mark == kNoToken) {
        out.push_back(up);  // "troops fighting in", "the base attacked by"
      } else if (token(up).label == Deprel::obj && head(up) != kNoToken && one_of(lemma(head(up)), kObjectControl)) {
        out.push_back(up);
      } else if (is_person_noun(lemma(up))) {
        out.push_back(up);  // "Norland's candidate to lead the bank"
      } else {
        subjects(up, out);  // "Iran's decision to leave", "announced a decision to leave"
      }
      break;
    }
    default: break;
  }
}

/// "a ban on soldiers entering the town": whom the noun right before a participle denotes does what it says, wherever the
/// parser attached it.
uint32_t Syntax::person_before(uint32_t participle) const {
  if (token(participle).xpos != Xpos::VBG || child(participle, Deprel::mark) != kNoToken) return kNoToken;
  uint32_t t = participle;
  while (t > 0 && head(t - 1) == participle && token(t - 1).upos == Upos::ADV) --t;
  if (t == 0 || !is_nominal(t - 1) || annotations_.sentence_of(t - 1) != annotations_.sentence_of(participle)) return kNoToken;
  const bool people = covered_by_name(t - 1) && annotations_.mentions[name_of_[t - 1]].type == EntityType::Nationality && token(t - 1).upos != Upos::ADJ;
  return people || is_person_noun(lemma(t - 1)) ? t - 1 : kNoToken;
}

/// Whether the verb of the clause, or its copula or auxiliary, has the form of one: "is", "has", "leads", "was".
bool Syntax::is_singular(uint32_t predicate) const {
  uint32_t verb = predicate;
  for (const uint32_t c : children(predicate))
    if (token(c).label == Deprel::cop || token(c).label == Deprel::aux || token(c).label == Deprel::aux_pass) { verb = c; break; }
  return token(verb).xpos == Xpos::VBZ || word(verb) == "was";
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
  for (const uint32_t c : children(predicate))  // "built and owned by", but not "is based here and is owned by"
    if (token(c).label == Deprel::conj && is_passive(c) && child(c, Deprel::aux_pass) == kNoToken) agents(c, out, depth + 1);
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
    const bool argument = token(predicate).label == Deprel::obj || token(predicate).label == Deprel::obl;
    if (out.size() == before && verb == kNoToken && up != kNoToken && argument)
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
  for (const uint32_t c : children(predicate)) {
    if (token(c).label != Deprel::conj || !alike(c)) continue;
    collect(c, c);
    if (is_nominal(c) && child(c, Deprel::nmod) != kNoToken) break;  // "an expert, Doctor of Sciences, and professor at": each has its own
  }
  const uint32_t up = head(predicate);
  if (out.size() > before || token(predicate).label != Deprel::conj || up == kNoToken || !alike(up)) return;
  collect(up, predicate);
  if (out.size() > before) return;
  for (const uint32_t c : children(up)) if (c > predicate && token(c).label == Deprel::conj && alike(c)) collect(c, c);
}

void Syntax::complements(uint32_t predicate, TokenList& out) const {
  for (const uint32_t c : children(predicate)) {
    const Deprel label = token(c).label;
    if (label == Deprel::xcomp || label == Deprel::ccomp || label == Deprel::acl || label == Deprel::advcl) out.push_back(c);
    if (label == Deprel::obl_unmarked && one_of(lemma(predicate), kNamingVerbs) && !is_date(c)) out.push_back(c);
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

}  // namespace dossier
