#include "ingest/name_heads.h"

#include "graph/text.h"
#include "ingest/name_words.h"
#include "ingest/nouns.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;

/// The title with a capital of which the name is read as an apposition without a comma: "Secretary of State Ada Quist"; "their
/// daughter Suzanne" stays one.
uint32_t title_of(const Annotations& a, const Mention& m, uint32_t name) {
  const Token& head = a.tokens[name];
  if (head.head < 0 || (head.label != Deprel::appos && head.label != Deprel::flat && head.label != Deprel::nmod_unmarked)) return kNone;
  const auto noun = static_cast<uint32_t>(head.head);
  const Token& title = a.tokens[noun];
  if (noun >= m.tokens.begin || (title.upos != Upos::NOUN && title.upos != Upos::PROPN) || (title.flags & (kCapitalised | kSentenceStart)) == 0) return kNone;
  if ((title.flags & kSentenceStart) && noun + 1 < m.tokens.begin && (a.tokens[m.tokens.begin - 1].flags & kCapitalised) == 0) return kNone;
  for (uint32_t t = noun + 1; t < m.tokens.begin; ++t)  // "of State", and nothing that hangs elsewhere
    if (a.tokens[t].upos == Upos::PUNCT || a.tokens[t].head < static_cast<int32_t>(noun) || a.tokens[t].head >= static_cast<int32_t>(m.tokens.begin)) return kNone;
  return noun;
}

/// The office of whose field the name was read as the noun: "Secretary of [State Ada Quist]"; not "the aunt of [Senator Ada
/// Quist]". The field takes the name's place.
uint32_t free_office_of(Annotations& a, const Mention& m, uint32_t name) {
  const Token& head = a.tokens[name];
  if (head.label != Deprel::nmod || head.head < 0 || static_cast<uint32_t>(head.head) + 2 >= m.tokens.begin) return kNone;
  const auto noun = static_cast<uint32_t>(head.head);
  const uint32_t preposition = noun + 1, field = m.tokens.begin - 1;
  const auto find = [&](uint32_t t) { return NounLexicon::builtin().find(to_lower(a.lemma(t))); };
  const Noun* named = find(field);
  if ((a.tokens[noun].flags & kCapitalised) == 0 || !is_office(find(noun)) || (named != nullptr && named->type == EntityType::Person)) return kNone;
  if (a.tokens[preposition].label != Deprel::case_ || a.word(preposition) != "of" || (a.tokens[field].flags & kCapitalised) == 0) return kNone;
  for (uint32_t t = preposition; t < m.tokens.begin; ++t)
    if (a.tokens[t].head < static_cast<int32_t>(preposition) || a.tokens[t].head >= static_cast<int32_t>(m.tokens.end)) return kNone;
  for (uint32_t t = preposition; t < field; ++t)
    if (a.tokens[t].head >= static_cast<int32_t>(m.tokens.begin)) a.tokens[t].head = static_cast<int32_t>(field);
  a.tokens[field].head = static_cast<int32_t>(noun);
  a.tokens[field].label = Deprel::nmod;
  a.tokens[name].label = Deprel::appos;
  return noun;
}

/// "GOP frontrunner Ada Quist", "Velga mayor Ada Quist", read as something beside the body: the name heads the phrase, its noun
/// describes it, and the body the noun. `begin` is where the noun's words do, behind "Velga" or "Velga, Norland,".
void head_name_behind_body(Annotations& a, const Mention& body, uint32_t begin, const Mention& m) {
  constexpr uint32_t kLongest = 3;  // words of the noun
  const uint32_t end = m.tokens.begin, name = syntactic_head(a, m.tokens), noun = end - 1;
  const bool body_or_place = body.type == EntityType::Organisation || body.type == EntityType::Place || body.type == EntityType::Country;
  if (m.type != EntityType::Person || !body_or_place || begin >= end || end - begin > kLongest || a.tokens[name].head < 0) return;
  uint32_t up = static_cast<uint32_t>(a.tokens[name].head);
  if (up == noun && a.tokens[noun].head >= 0) up = static_cast<uint32_t>(a.tokens[noun].head);
  if (!body.tokens.contains(up) || !is_person_noun(to_lower(a.lemma(noun)))) return;
  for (uint32_t t = begin; t < end; ++t)
    if (a.tokens[t].upos != Upos::NOUN && a.tokens[t].upos != Upos::PROPN && a.tokens[t].upos != Upos::ADJ) return;
  const uint32_t top = syntactic_head(a, body.tokens);
  Token &head = a.tokens[name], &first = a.tokens[top];
  head.head = first.head;
  head.label = first.label;
  for (uint32_t t = begin; t < end; ++t) {
    a.tokens[t].head = static_cast<int32_t>(t == noun ? name : noun);
    a.tokens[t].label = t == noun ? Deprel::nmod_desc : a.tokens[t].upos == Upos::ADJ ? Deprel::amod : Deprel::compound;
  }
  first.head = static_cast<int32_t>(noun);
  first.label = Deprel::compound;
  const Range<Token> sentence = a.sentences[a.sentence_of(noun)].tokens;
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const bool of_phrase = t >= m.tokens.end || a.tokens[t].label == Deprel::case_ || a.tokens[t].label == Deprel::cc;
    if (of_phrase && a.tokens[t].head >= 0 && body.tokens.contains(static_cast<uint32_t>(a.tokens[t].head))) a.tokens[t].head = static_cast<int32_t>(name);
  }
}

/// "Norland's Harbour League leader": whoever owns something of a body's, by its place, owns the body.
void own_body(Annotations& a, const Mention& owner, const Mention& body) {
  if (body.type != EntityType::Organisation || owner.type != EntityType::Country || owner.tokens.end + 1 != body.tokens.begin || !is_possessive(a, owner.tokens.end)) return;
  Token& name = a.tokens[syntactic_head(a, owner.tokens)];
  const uint32_t head = syntactic_head(a, body.tokens);
  if (name.label != Deprel::nmod_poss || name.head < static_cast<int32_t>(body.tokens.end) || a.tokens[head].head != name.head || a.tokens[head].label != Deprel::compound) return;
  name.head = static_cast<int32_t>(head);
}

/// "Velga, Norland,"
bool is_place_in_place(const Annotations& a, const Mention& place, const Mention& whole) {
  const auto is_place = [](const Mention& m) { return m.type == EntityType::Place || m.type == EntityType::Country; };
  return is_place(place) && is_place(whole) && whole.tokens.begin == place.tokens.end + 1 && a.word(place.tokens.end) == "," && whole.tokens.end < a.tokens.size() && a.word(whole.tokens.end) == ",";
}

void head_titled_name(Annotations& a, const Mention& m) {
  if (m.type != EntityType::Person || m.tokens.begin == 0) return;
  const uint32_t name = syntactic_head(a, m.tokens), office = free_office_of(a, m, name), noun = office != kNone ? office : title_of(a, m, name);
  if (noun == kNone) return;
  Token &title = a.tokens[noun], &head = a.tokens[name];
  head.head = title.head;
  head.label = title.label;
  title.head = static_cast<int32_t>(name);
  title.label = Deprel::nmod_desc;
  // What belongs to the whole phrase moves to the name; what describes the title stays.
  const Range<Token> sentence = a.sentences[a.sentence_of(noun)].tokens;
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    Token& child = a.tokens[t];
    if (child.head != static_cast<int32_t>(noun) || (noun < t && t < m.tokens.end)) continue;
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
  const Mention *before = nullptr, *first = nullptr;
  for (const Mention& m : a.mentions) {
    if (m.kind != MentionKind::Name) continue;
    head_titled_name(a, m);
    if (before != nullptr) own_body(a, *before, m);
    if (before != nullptr) head_name_behind_body(a, *before, before->tokens.end, m);
    if (first != nullptr && is_place_in_place(a, *first, *before)) head_name_behind_body(a, *first, before->tokens.end + 1, m);
    if (before != nullptr) attach_in_brackets(a, *before, m);
    first = before;
    before = &m;
  }
}

}  // namespace dossier
