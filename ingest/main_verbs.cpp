#include "ingest/main_verbs.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;

uint32_t root_of(const Annotations& a, Range<Token> sentence) {
  for (uint32_t t = sentence.begin; t < sentence.end; ++t)
    if (a.tokens[t].head < 0) return t;
  return kNone;
}

/// "fought", "signed", not "taken": the past of the last has another form.
bool may_be_past(std::string_view word) { return word.ends_with("ed") || word.ends_with('t') || word.ends_with('d'); }

/// The participle that modifies the nominal `root`, when nothing but its own words stands between the two.
uint32_t participle_of(const Annotations& a, Range<Token> sentence, uint32_t root) {
  const uint32_t next = root + 1;
  if (next >= sentence.end) return kNone;
  const Token& verb = a.tokens[next];
  const bool participle = verb.head == static_cast<int32_t>(root) && verb.label == Deprel::acl && verb.xpos == Xpos::VBN;
  return participle && may_be_past(a.word(next)) ? next : kNone;
}

/// "The death of the king shocked Norland": an adjective in -ed before a bare name, in a sentence without a verb.
uint32_t adjective_for_verb(const Annotations& a, Range<Token> sentence, uint32_t root) {
  uint32_t found = kNone;
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const Token& token = a.tokens[t];
    if (token.upos == Upos::AUX || is_finite(token.xpos)) return kNone;
    const bool before_name = token.head == static_cast<int32_t>(t) + 1 && a.tokens[t + 1].upos == Upos::PROPN && token.label == Deprel::amod;
    if (t > root && found == kNone && before_name && (token.flags & kCapitalised) == 0 && a.word(t).ends_with("ed")) found = t;
  }
  return found;
}

/// A finite verb of the main clause, or one that could be: the copula of the root, or a verb coordinated with it.
bool has_main_verb(const Annotations& a, Range<Token> sentence, uint32_t root) {
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const Token& token = a.tokens[t];
    if (token.head != static_cast<int32_t>(root)) continue;
    if (token.label == Deprel::cop || token.label == Deprel::aux || token.label == Deprel::aux_pass || token.label == Deprel::nsubj) return true;
    if (is_finite(token.xpos) && (token.label == Deprel::conj || token.label == Deprel::parataxis)) return true;
  }
  return false;
}

bool ends_with_stop(const Annotations& a, Range<Token> sentence) {
  uint32_t last = sentence.end - 1;
  while (last > sentence.begin && a.tokens[last].upos == Upos::PUNCT && a.word(last) != ".") --last;
  return a.word(last) == ".";
}

void make_main_verb(Annotations& a, Range<Token> sentence, uint32_t verb, uint32_t subject) {
  for (uint32_t t = verb + 1; t < sentence.end; ++t)
    if (a.tokens[t].head == static_cast<int32_t>(subject)) a.tokens[t].head = static_cast<int32_t>(verb);
  a.tokens[verb].head = -1;
  a.tokens[verb].label = Deprel::root;
  a.tokens[verb].xpos = Xpos::VBD;
  a.tokens[subject].head = static_cast<int32_t>(verb);
  a.tokens[subject].label = Deprel::nsubj;
}

/// The verb, misread as an adjective of the name behind it, takes the name as its object.
void take_object(Annotations& a, Range<Token> sentence, uint32_t verb, uint32_t subject) {
  const uint32_t object = verb + 1;
  make_main_verb(a, sentence, verb, subject);
  a.tokens[verb].upos = Upos::VERB;
  a.tokens[object].head = static_cast<int32_t>(verb);
  a.tokens[object].label = Deprel::obj;
  for (uint32_t t = sentence.begin; t < verb; ++t) {  // "in 1950" before the verb had been drawn to the name
    if (a.tokens[t].head != static_cast<int32_t>(object)) continue;
    const bool marked = t > sentence.begin && a.tokens[t - 1].upos == Upos::ADP && a.tokens[t].upos == Upos::NUM;
    if (marked) a.tokens[t - 1].head = static_cast<int32_t>(t);
    a.tokens[t].head = static_cast<int32_t>(subject);
    if (marked) a.tokens[t].label = Deprel::nmod;
  }
}

uint32_t subject_of(const Annotations& a, Range<Token> sentence, uint32_t verb) {
  for (uint32_t t = sentence.begin; t < verb; ++t)
    if (a.tokens[t].head == static_cast<int32_t>(verb) && a.tokens[t].label == Deprel::nsubj) return t;
  return kNone;
}

/// The predicate behind the comma that closes what `first` opened: it is finite and has no subject of its own.
uint32_t later_predicate(const Annotations& a, Range<Token> sentence, uint32_t first) {
  for (uint32_t t = first + 1; t < sentence.end; ++t) {
    const Token& token = a.tokens[t];
    if (token.head != static_cast<int32_t>(first) || (token.label != Deprel::advcl && token.label != Deprel::conj && token.label != Deprel::parataxis)) continue;
    uint32_t begin = t;
    bool finite = is_finite(token.xpos), subject = false;
    for (uint32_t c = first + 1; c < sentence.end; ++c) {
      if (a.tokens[c].head != static_cast<int32_t>(t)) continue;
      const Deprel label = a.tokens[c].label;
      if (label == Deprel::aux || label == Deprel::aux_pass || label == Deprel::cop) finite |= is_finite(a.tokens[c].xpos), begin = std::min(begin, c);
      subject |= label == Deprel::nsubj || label == Deprel::nsubj_pass || label == Deprel::mark || label == Deprel::cc;
    }
    if (finite && !subject && a.word(begin - 1) == ",") return t;
  }
  return kNone;
}

/// "Chad, suspended from the union in May, was not invited": what was read as the main verb says which Chad is meant.
void recover_reduced_clause(Annotations& a, Range<Token> sentence, uint32_t root) {
  if (a.tokens[root].xpos != Xpos::VBD || !may_be_past(a.word(root)) || root == sentence.begin || a.word(root - 1) != ",") return;
  const uint32_t subject = subject_of(a, sentence, root);
  if (subject == kNone || subject + 2 != root) return;
  const uint32_t main = later_predicate(a, sentence, root);
  if (main == kNone) return;
  bool passive = false;
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (a.tokens[t].head == static_cast<int32_t>(main)) passive |= a.tokens[t].label == Deprel::aux_pass;
    if (a.tokens[t].head == static_cast<int32_t>(root) && (t < root || t > main)) a.tokens[t].head = static_cast<int32_t>(main);
  }
  a.tokens[main].head = -1;
  a.tokens[main].label = Deprel::root;
  a.tokens[subject].label = passive ? Deprel::nsubj_pass : Deprel::nsubj;
  a.tokens[root].head = static_cast<int32_t>(subject);
  a.tokens[root].label = Deprel::acl;
  a.tokens[root].xpos = Xpos::VBN;
}

/// "Ada Rahm, who would later become president, spoke": a verb with "who" for its subject stands beside no name as another one.
void recover_relative_clauses(Annotations& a) {
  for (const Token& t : a.tokens) {
    if (t.label != Deprel::nsubj || (t.xpos != Xpos::WP && t.xpos != Xpos::WDT) || t.head < 0) continue;
    Token& verb = a.tokens[static_cast<size_t>(t.head)];
    if (verb.label == Deprel::appos && verb.upos == Upos::VERB) verb.label = Deprel::acl_relcl;
  }
}

}  // namespace

void recover_main_verbs(Annotations& a) {
  recover_relative_clauses(a);
  for (const Sentence& s : a.sentences) {
    const uint32_t root = root_of(a, s.tokens);
    if (root == kNone) continue;
    recover_reduced_clause(a, s.tokens, root);
    if (a.tokens[root].upos != Upos::NOUN && a.tokens[root].upos != Upos::PROPN) continue;
    if (!ends_with_stop(a, s.tokens) || has_main_verb(a, s.tokens, root)) continue;
    if (const uint32_t verb = participle_of(a, s.tokens, root); verb != kNone) make_main_verb(a, s.tokens, verb, root);
    else if (const uint32_t adjective = adjective_for_verb(a, s.tokens, root); adjective != kNone) take_object(a, s.tokens, adjective, root);
  }
}

}  // namespace dossier
