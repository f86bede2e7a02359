#include "ingest/main_verbs.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;

bool is_finite(Xpos x) { return x == Xpos::VBD || x == Xpos::VBZ || x == Xpos::VBP || x == Xpos::MD; }

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

}  // namespace

void recover_main_verbs(Annotations& a) {
  for (const Sentence& s : a.sentences) {
    const uint32_t root = root_of(a, s.tokens);
    if (root == kNone || (a.tokens[root].upos != Upos::NOUN && a.tokens[root].upos != Upos::PROPN)) continue;
    const uint32_t verb = participle_of(a, s.tokens, root);
    if (verb != kNone && ends_with_stop(a, s.tokens) && !has_main_verb(a, s.tokens, root)) make_main_verb(a, s.tokens, verb, root);
  }
}

}  // namespace dossier
