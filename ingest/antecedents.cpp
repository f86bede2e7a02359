#include "ingest/antecedents.h"

#include <algorithm>
#include <array>

#include "ingest/nouns.h"

namespace dossier {
namespace {

constexpr uint32_t kWindow = 4;       // sentences looked back
constexpr uint32_t kThingWindow = 1;  // the same for "it", which often means no entity at all
constexpr uint32_t kAnswer = 2;       // sentences from a question to its answer
constexpr double kLeast = 0.0;   // a worse antecedent is none

// Weights of what makes an antecedent likely.
constexpr double kStart = 3.0, kPerSentence = -1.2, kSubject = 1.2, kObject = 0.3, kNamed = 0.6, kParallel = 0.6, kPerMention = 0.25,
                 kOtherQuotation = -1.5, kPlural = 1.5, kNominalPerson = 0.2, kNotNamed = -0.4, kPossessorOfClause = 1.0,
                 kQuotedNominal = -2.0, kReporter = 1.0, kSpeaksOn = 0.8, kThingBetween = -0.7, kJustNamed = 1.2, kPlaceForIt = -1.5, kSubjectPronoun = 2.0, kManyForOne = -0.8, kInterlocutor = -2.5, kInDescription = -2.0, kNeighbour = 3.0;
constexpr int kMostThings = 3;

bool is_argument(Deprel label) {
  return is_subject(label) || label == Deprel::obj || label == Deprel::iobj || label == Deprel::obl || label == Deprel::obl_agent;
}

}  // namespace

AntecedentFinder::AntecedentFinder(const Annotations& a, const MentionSets& sets) : annotations_(a), sets_(sets) {
  for (const Mention& m : a.mentions) {
    MentionPlace p;
    p.sentence = p.asked = a.sentence_of(m.head);
    p.paragraph = a.sentences[p.sentence].paragraph;
    const Token& head = a.tokens[m.head];
    p.subject = is_subject(head.label);
    if (is_argument(head.label) && head.head >= 0) p.verb = static_cast<uint32_t>(head.head);
    const ByteSpan span = a.span(m.tokens);
    for (size_t q = 0; q < a.quotations.size(); ++q) {
      if (std::ranges::none_of(a.quotations[q].content, [&](ByteSpan c) { return c.contains(span); })) continue;
      p.report = static_cast<int32_t>(q);
      if (a.quotations[q].direct) p.quotation = p.report;
    }
    places_.push_back(p);
  }
  for (size_t q = 0; q < a.quotations.size(); ++q) {
    const Quotation& quotation = a.quotations[q];
    if (quotation.source_mention >= places_.size()) continue;
    const uint32_t verb = verb_of_cue(quotation);
    const Cue* cue = verb == kNoToken ? nullptr : CueLexicon::builtin().verb(a.lemma(verb));
    if (cue != nullptr && cue->type == CueClass::Question) {
      Asking asking{quotation.source_mention, UINT32_MAX, a.sentence_of(verb)};
      for (uint32_t m = 0; m < a.mentions.size(); ++m)
        if (is_addressed_by(m, quotation)) asking.asked = m;
      questions_.push_back(asking);
    }
    MentionPlace& p = places_[quotation.source_mention];
    p.speaks = static_cast<int32_t>(q);
    const auto first = std::ranges::lower_bound(a.tokens, quotation.content.front().begin, {}, &Token::begin);
    if (quotation.direct && first != a.tokens.end()) p.asked = std::min(p.asked, a.sentence_of(static_cast<uint32_t>(first - a.tokens.begin())));
  }
}

/// The verb of the report, or kNoToken.
uint32_t AntecedentFinder::verb_of_cue(const Quotation& quotation) const {
  const auto& tokens = annotations_.tokens;
  for (auto t = std::ranges::lower_bound(tokens, quotation.cue.begin, {}, &Token::begin); t != tokens.end() && t->begin < quotation.cue.end; ++t)
    if (t->upos == Upos::VERB) return static_cast<uint32_t>(t - tokens.begin());
  return kNoToken;
}

/// "told Rahm", "the host asked Rahm": he who is spoken to.
bool AntecedentFinder::is_addressed_by(uint32_t mention, const Quotation& quotation) const {
  const Token& head = annotations_.tokens[annotations_.mentions[mention].head];
  const uint32_t verb = verb_of_cue(quotation);
  if (verb == kNoToken || head.head != static_cast<int32_t>(verb) || (head.label != Deprel::obj && head.label != Deprel::iobj)) return false;
  const Cue* cue = CueLexicon::builtin().verb(annotations_.lemma(verb));
  return cue != nullptr && (cue->type == CueClass::Question || (cue->type == CueClass::Speech && !cue->has(kObjectFrame) && !cue->has(kNamingFrame)));
}

/// Inside a quotation, he who has asked the speaker and he who is told are "you", and no "he".
double AntecedentFinder::as_interlocutor(uint32_t pronoun, uint32_t candidate) const {
  const int32_t q = places_[pronoun].quotation;
  if (q < 0) return 0;
  const Quotation& quotation = annotations_.quotations[static_cast<size_t>(q)];
  if (is_addressed_by(candidate, quotation)) return kInterlocutor;
  if (quotation.source_mention >= places_.size()) return 0;
  const uint32_t asked = places_[pronoun].asked;
  for (const Asking& question : questions_) {
    if (!sets_.same(question.asker, candidate) || sets_.same(question.asker, quotation.source_mention)) continue;
    const bool answered = asked > question.sentence && asked <= question.sentence + kAnswer;
    if (answered || (question.asked != UINT32_MAX && sets_.same(question.asked, quotation.source_mention))) return kInterlocutor;
  }
  return 0;
}

/// "X, a former adviser to Rahm, said he": Rahm stands in the description of the speaker.
bool AntecedentFinder::is_in_description(uint32_t pronoun, uint32_t candidate) const {
  const int32_t q = places_[pronoun].report;
  if (q < 0) return false;
  const Quotation& quotation = annotations_.quotations[static_cast<size_t>(q)];
  return quotation.source_mention < places_.size() && !sets_.same(quotation.source_mention, candidate) &&
         quotation.source.contains(annotations_.span(annotations_.mentions[candidate].tokens));
}

uint32_t AntecedentFinder::distance(uint32_t pronoun, uint32_t candidate) const {
  const uint32_t from = places_[pronoun].asked, to = places_[candidate].sentence;
  return from > to ? from - to : 0;
}

/// Whether the candidate is the named speaker of the quotation that `mention` stands in.
bool AntecedentFinder::speaks_around(uint32_t candidate, uint32_t mention) const {
  const int32_t q = places_[mention].quotation;
  if (q < 0) return false;
  const uint32_t source = annotations_.quotations[static_cast<size_t>(q)].source_mention;
  return source != UINT32_MAX && sets_.same(source, candidate);
}

/// "the pact, which it left": "it" is not the pact, whatever clause the parser made of that.
bool AntecedentFinder::is_relative_object_of(uint32_t candidate, uint32_t pronoun) const {
  if (pronoun == 0 || annotations_.tokens[pronoun - 1].xpos != Xpos::WDT) return false;
  uint32_t before = pronoun - 1;
  while (before > 0 && annotations_.tokens[before - 1].upos == Upos::PUNCT) --before;
  return before > 0 && std::ranges::any_of(sets_[candidate].mentions, [&](uint32_t m) { return annotations_.mentions[m].tokens.contains(before - 1); });
}

bool AntecedentFinder::may_corefer(uint32_t pronoun, uint32_t candidate) const {
  const Mention &p = annotations_.mentions[pronoun], &c = annotations_.mentions[candidate];
  const MentionPlace &pp = places_[pronoun], &cp = places_[candidate];
  if (c.type == EntityType::Date || c.tokens.contains(p.head) || !sets_.compatible(pronoun, candidate)) return false;
  if (c.kind == MentionKind::Pronoun && find_pronoun(annotations_.word(c.head))->person != 3) return false;
  const std::string_view word = annotations_.word(p.head);
  const bool reflexive = word.ends_with("self") || word.ends_with("selves");
  if (word == "it" && c.type == EntityType::Place && !cp.subject && annotations_.tokens[c.head].label == Deprel::obl) return false;  // "in Oslo ... it"
  if (word == "it" && c.type == EntityType::Organisation && c.tokens.size() == 1 && annotations_.lemma(c.head) != annotations_.word(c.head) && (annotations_.tokens[c.head].xpos == Xpos::NNS || annotations_.tokens[c.head].xpos == Xpos::NNPS)) return false;  // "Republicans ... it"
  const bool same_clause = pp.verb != kNoToken && pp.verb == cp.verb;
  if (reflexive) return same_clause && cp.subject;
  if (same_clause) return false;
  if (pp.verb != kNoToken && std::ranges::any_of(sets_[candidate].mentions, [&](uint32_t m) { return places_[m].verb == pp.verb; })) return false;
  if (speaks_around(candidate, pronoun)) return false;
  if (pp.speaks >= 0) {  // "..., he said": nobody inside his own words
    const ByteSpan span = annotations_.span(c.tokens);
    const auto& content = annotations_.quotations[static_cast<size_t>(pp.speaks)].content;
    if (std::ranges::any_of(content, [&](ByteSpan words) { return words.contains(span); })) return false;
    // "He noted that Rahm would go": nor whom he names after it
    if (std::ranges::any_of(sets_[candidate].mentions, [&](uint32_t m) {
          const Mention& later = annotations_.mentions[m];
          if (m < pronoun || later.kind != MentionKind::Name || (annotations_.tokens[later.head].flags & kInQuote) != 0) return false;
          const ByteSpan name = annotations_.span(later.tokens);
          return std::ranges::any_of(content, [&](ByteSpan words) { return words.contains(name); });
        })) return false;
  }
  if (is_relative_object_of(candidate, p.head)) return false;
  // "Its" before the head that the candidate is: the candidate's own phrase.
  if (annotations_.tokens[p.head].head >= 0 && static_cast<uint32_t>(annotations_.tokens[p.head].head) == c.head) return false;
  return true;
}

/// Subjects and objects between two tokens that are no entity but that "it" may mean ("the proposal").
int AntecedentFinder::things_between(uint32_t begin, uint32_t end) const {
  int things = 0;
  for (uint32_t t = begin + 1; t < end && things < kMostThings; ++t) {
    const Token& token = annotations_.tokens[t];
    const bool argument = is_subject(token.label) || token.label == Deprel::obj;
    if (argument && token.xpos == Xpos::NN && !NounLexicon::builtin().find(annotations_.lemma(t))) ++things;
  }
  return things;
}

double AntecedentFinder::score(uint32_t pronoun, uint32_t candidate) const {
  const Mention& c = annotations_.mentions[candidate];
  const MentionPlace &pp = places_[pronoun], &cp = places_[candidate];
  const MentionSets::Profile& set = sets_[candidate];
  double s = kStart + kPerSentence * distance(pronoun, candidate);
  if (cp.subject) s += kSubject;
  else if (annotations_.tokens[c.head].label == Deprel::obj) s += kObject;
  if (cp.subject && pp.subject) s += kParallel;
  s += set.named ? kNamed : kNotNamed;
  s += kPerMention * std::min<double>(static_cast<double>(set.mentions.size()), 6);
  if (pp.quotation != cp.quotation) s += kOtherQuotation;
  if (pp.quotation < 0 && cp.quotation >= 0 && !set.named) s += kQuotedNominal;
  if (pp.report >= 0 && pp.quotation < 0) {  // "X said he would ..."
    const uint32_t source = annotations_.quotations[static_cast<size_t>(pp.report)].source_mention;
    if (source != UINT32_MAX && sets_.same(source, candidate)) s += kReporter;
  }
  if (pp.speaks >= 0 && cp.speaks >= 0) s += kSpeaksOn;
  if (pp.speaks >= 0 && cp.subject && cp.report < 0 && c.kind == MentionKind::Name && c.type == EntityType::Person && distance(pronoun, candidate) <= 1) s += kJustNamed;
  if (annotations_.word(annotations_.mentions[pronoun].head) == "it") {
    s += kThingBetween * things_between(c.head, annotations_.mentions[pronoun].head);
    if (set.type == EntityType::Place && !cp.subject) s += kPlaceForIt;
  }
  const bool plural_pronoun = sets_[pronoun].number == MentionSets::Profile::Number::Plural;
  if (plural_pronoun && set.number == MentionSets::Profile::Number::Plural) s += kPlural;
  if (plural_pronoun && set.named && (set.type == EntityType::Organisation || set.type == EntityType::Country)) s += kManyForOne;
  if (set.type == EntityType::Person && c.kind == MentionKind::Nominal) s += kNominalPerson;
  if (annotations_.tokens[annotations_.mentions[pronoun].head].label == Deprel::nmod_poss && cp.subject && pp.sentence == cp.sentence) s += kPossessorOfClause;
  if (is_of_subject_pronoun(pronoun, candidate)) s += kSubjectPronoun;
  if (is_in_description(pronoun, candidate)) s += kInDescription;
  if (is_kin_of_neighbour(pronoun, candidate)) s += kNeighbour;
  s += as_interlocutor(pronoun, candidate);
  return s;
}

/// "met Goran Petek, the envoy, and his brother": the brother of whom the list names before.
bool AntecedentFinder::is_kin_of_neighbour(uint32_t possessive, uint32_t candidate) const {
  const uint32_t word = annotations_.mentions[possessive].head;
  const Noun* noun = annotations_.tokens[word].head >= 0 ? NounLexicon::builtin().find(annotations_.lemma(static_cast<uint32_t>(annotations_.tokens[word].head))) : nullptr;
  if (noun == nullptr || noun->kind != "kin" || word == 0 || annotations_.word(word - 1) != "and") return false;
  for (uint32_t m = possessive; m-- > 0 && places_[m].sentence == places_[possessive].sentence;) {
    const Mention& before = annotations_.mentions[m];
    if (before.kind == MentionKind::Name && before.type == EntityType::Person && before.tokens.end < word && !annotations_.word(before.head).ends_with(".") && sets_.compatible(possessive, m)) return sets_.same(m, candidate);
  }
  return false;
}

/// "she will resign her post": the pronoun is the subject of the clause, and of the possessive's gender and number.
bool AntecedentFinder::is_of_subject_pronoun(uint32_t possessive, uint32_t candidate) const {
  const Mention &p = annotations_.mentions[possessive], &c = annotations_.mentions[candidate];
  if (annotations_.tokens[p.head].label != Deprel::nmod_poss || c.kind != MentionKind::Pronoun || !places_[candidate].subject || places_[candidate].verb == kNoToken) return false;
  const PronounForm *own = find_pronoun(annotations_.word(p.head)), *other = find_pronoun(annotations_.word(c.head));
  if (own == nullptr || other == nullptr || own->gender != other->gender || own->plural != other->plural) return false;
  int32_t up = annotations_.tokens[p.head].head;
  while (up >= 0 && annotations_.tokens[static_cast<size_t>(up)].upos != Upos::VERB) up = annotations_.tokens[static_cast<size_t>(up)].head;
  return up >= 0 && static_cast<uint32_t>(up) == places_[candidate].verb;
}

/// "..., she continued": who spoke last in direct speech, or UINT32_MAX.
uint32_t AntecedentFinder::speaks_on(uint32_t pronoun) const {
  static constexpr std::array<std::string_view, 4> kGoOn{"continue", "add", "conclude", "go"};
  if (places_[pronoun].speaks < 0) return UINT32_MAX;
  const Quotation& here = annotations_.quotations[static_cast<size_t>(places_[pronoun].speaks)];
  const auto cue = std::ranges::lower_bound(annotations_.tokens, here.cue.begin, {}, &Token::begin);
  if (here.cue.empty() || cue == annotations_.tokens.end() || std::ranges::find(kGoOn, annotations_.vocabulary.view(cue->lemma)) == kGoOn.end()) return UINT32_MAX;
  uint32_t last = UINT32_MAX;
  for (const Quotation& q : annotations_.quotations) {
    if (!q.direct || q.source_mention >= pronoun || places_[q.source_mention].quotation >= 0 || q.content.front().begin >= here.content.front().begin) continue;
    const auto end = std::ranges::lower_bound(annotations_.tokens, q.content.back().end, {}, &Token::begin);  // it may have been a long speech
    const auto behind = static_cast<uint32_t>(end - annotations_.tokens.begin());
    const uint32_t finished = annotations_.sentence_of(behind == 0 ? 0 : behind - 1);
    if (places_[pronoun].asked <= finished + kWindow) last = q.source_mention;
  }
  return last != UINT32_MAX && sets_.compatible(pronoun, last) ? last : UINT32_MAX;
}

/// "Peru and Chile have told their citizens": "their" is of both, and of no single one before them.
bool AntecedentFinder::is_of_coordination(uint32_t pronoun) const {
  const uint32_t token = annotations_.mentions[pronoun].head;
  if (annotations_.word(token) != "their") return false;
  int32_t up = annotations_.tokens[token].head;
  while (up >= 0 && annotations_.tokens[static_cast<size_t>(up)].upos != Upos::VERB) up = annotations_.tokens[static_cast<size_t>(up)].head;
  if (up < 0) return false;
  for (uint32_t t = annotations_.sentences[places_[pronoun].sentence].tokens.begin; t < token; ++t) {
    const Token& subject = annotations_.tokens[t];
    if (subject.head != up || !is_subject(subject.label)) continue;
    for (uint32_t c = t + 1; c < token; ++c)
      if (annotations_.tokens[c].head == static_cast<int32_t>(t) && annotations_.tokens[c].label == Deprel::conj) return true;
  }
  return false;
}

/// "Others were late in their answer", "critics left their seats": of a plural subject that is no entity.
bool AntecedentFinder::is_of_nameless_subject(uint32_t pronoun) const {
  const auto& tokens = annotations_.tokens;
  const uint32_t token = annotations_.mentions[pronoun].head;
  if (annotations_.word(token) != "their") return false;
  for (int32_t up = tokens[token].head; up >= 0; up = tokens[static_cast<size_t>(up)].head)
    for (uint32_t t = annotations_.sentences[places_[pronoun].sentence].tokens.begin; t < token; ++t) {
      if (tokens[t].head != up || !is_subject(tokens[t].label)) continue;
      const bool named = std::ranges::any_of(annotations_.mentions, [&](const Mention& m) { return m.tokens.contains(t); });
      const std::string_view lemma = annotations_.lemma(t);
      return !named && tokens[t].xpos == Xpos::NNS && (is_person_noun(lemma) || lemma == "other" || lemma == "million" || lemma == "thousand");
    }
  return false;
}

/// "And the head of the pact, Ilse Rahm, she has explained": the name before the comma, when no verb stands before it and the
/// sentence begins with a noun phrase.
uint32_t AntecedentFinder::taken_up(uint32_t pronoun) const {
  const auto& tokens = annotations_.tokens;
  const uint32_t token = annotations_.mentions[pronoun].head;
  uint32_t first = annotations_.sentences[places_[pronoun].sentence].tokens.begin;
  if (token < first + 3 || annotations_.word(token - 1) != "," || !is_subject(tokens[token].label)) return UINT32_MAX;
  if (tokens[first].upos == Upos::CCONJ) ++first;
  if (tokens[first].upos != Upos::DET && tokens[first].upos != Upos::PROPN && tokens[first].upos != Upos::NOUN) return UINT32_MAX;
  for (uint32_t t = first; t < token; ++t)
    if (tokens[t].upos == Upos::VERB || tokens[t].upos == Upos::AUX) return UINT32_MAX;
  for (uint32_t c = pronoun; c-- > 0 && annotations_.mentions[c].tokens.end + 1 >= token;) {
    const Mention& name = annotations_.mentions[c];
    if (name.tokens.end + 1 == token && name.kind == MentionKind::Name && name.type == EntityType::Person && sets_.compatible(pronoun, c)) return c;
  }
  return UINT32_MAX;
}

uint32_t AntecedentFinder::of_pronoun(uint32_t pronoun) const {
  uint32_t best = speaks_on(pronoun);
  if (best == UINT32_MAX) best = taken_up(pronoun);
  if (best != UINT32_MAX) return best;
  double best_score = kLeast;
  const bool thing = annotations_.word(annotations_.mentions[pronoun].head) == "it";
  for (uint32_t c = pronoun; c-- > 0 && distance(pronoun, c) <= (thing ? kThingWindow : kWindow);) {
    if (!may_corefer(pronoun, c)) continue;
    const double s = score(pronoun, c);
    if (s > best_score) {
      best_score = s;
      best = c;
    }
  }
  const bool one = best != UINT32_MAX && sets_[best].number != MentionSets::Profile::Number::Plural;
  return (one && is_of_coordination(pronoun)) || is_of_nameless_subject(pronoun) ? UINT32_MAX : best;
}

}  // namespace dossier
