#include "ingest/name_heads.h"

#include "ingest/name_words.h"

namespace dossier {
namespace {

/// A title with a capital of which the name right behind it is read as an apposition; "their daughter Suzanne" stays one.
bool is_title_of(const Annotations& a, uint32_t noun, uint32_t name) {
  const Token &title = a.tokens[noun], &head = a.tokens[name];
  const bool capital = (title.upos == Upos::NOUN || title.upos == Upos::PROPN) && (title.flags & kCapitalised) && !(title.flags & kSentenceStart);
  return capital && head.head == static_cast<int32_t>(noun) && (head.label == Deprel::appos || head.label == Deprel::flat || head.label == Deprel::nmod_unmarked);
}

void head_titled_name(Annotations& a, const Mention& m) {
  if (m.type != EntityType::Person || m.tokens.begin == 0) return;
  const uint32_t name = syntactic_head(a, m.tokens), noun = m.tokens.begin - 1;
  if (!is_title_of(a, noun, name)) return;
  Token &title = a.tokens[noun], &head = a.tokens[name];
  head.head = title.head;
  head.label = title.label;
  title.head = static_cast<int32_t>(name);
  title.label = Deprel::nmod_desc;
  // What belongs to the whole phrase moves to the name; what stands before the title and describes it stays.
  const Range<Token> sentence = a.sentences[a.sentence_of(noun)].tokens;
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    Token& child = a.tokens[t];
    if (child.head != static_cast<int32_t>(noun) || m.tokens.contains(t)) continue;
    if (t > noun || child.label == Deprel::case_ || child.label == Deprel::cc || child.label == Deprel::punct) child.head = static_cast<int32_t>(name);
  }
}

void attach_in_brackets(Annotations& a, const Mention& m, const Mention& bracketed) {
  const uint32_t open = m.tokens.end, close = bracketed.tokens.end;
  if (bracketed.tokens.begin != open + 1 || close >= a.tokens.size() || a.word(open) != "(" || a.word(close) != ")") return;
  const uint32_t name = syntactic_head(a, m.tokens), other = syntactic_head(a, bracketed.tokens);
  if (a.tokens[other].head < 0 || m.type == EntityType::Date || bracketed.type == EntityType::Date) return;
  for (int32_t up = a.tokens[name].head; up >= 0; up = a.tokens[static_cast<size_t>(up)].head)
    if (up == static_cast<int32_t>(other)) return;
  a.tokens[other].head = static_cast<int32_t>(name);
  a.tokens[other].label = Deprel::appos;
}

}  // namespace

void attach_names(Annotations& a) {
  const Mention* before = nullptr;
  for (const Mention& m : a.mentions) {
    if (m.kind != MentionKind::Name) continue;
    head_titled_name(a, m);
    if (before != nullptr) attach_in_brackets(a, *before, m);
    before = &m;
  }
}

}  // namespace dossier
