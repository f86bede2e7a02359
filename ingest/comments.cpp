#include "ingest/comments.h"

#include <algorithm>
#include <array>
#include <set>

#include "ingest/claims.h"
#include "ingest/cues.h"
#include "ingest/factuality.h"
#include "ingest/mention_detector.h"
#include "ingest/nouns.h"
#include "ingest/rules.h"
#include "ingest/syntax.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr int kRecurring = 3;    // mentions in one statement
constexpr uint32_t kWindow = 8;  // sentences before a pronoun in which the one whom it means is looked for
// Measured on claims that people judged: a side; a person, or a country or body, that is a subject or has another function; what
// pronouns and reports inside reports take off.
constexpr float kConfidenceSide = 0.82f, kPronoun = 0.9f, kReported = 0.8f;
constexpr float kConfidencePerson[] = {0.84f, 0.7f}, kConfidenceOther[] = {0.75f, 0.6f};
constexpr std::array<std::string_view, 18> kCircumstances{"around", "after", "amid", "until", "in", "at", "near", "from", "during", "since", "than", "like", "as", "into", "within", "across", "before", "according_to"};
// What happens in a country is about the country: "the war in Iran", but not "a strike in Iran".
constexpr std::array<std::string_view, 9> kTroubles{"war", "conflict", "crisis", "coup", "election", "genocide", "unrest", "violence", "fighting"};
// Acts by which a side is taken, or something shown, without a word.
constexpr std::array<std::string_view, 24> kSidings{"accept", "challenge", "approve", "endorse", "embrace", "champion", "promote", "celebrate", "enjoy", "respect", "campaign", "vote", "back", "rally", "protest", "support", "oppose", "favor", "favour", "prefer", "offer", "retweet", "repost", "share"};
// What somebody thinks and has not said.
constexpr std::array<std::string_view, 7> kUnsaid{"know", "expect", "anticipate", "notice", "learn", "find", "understand"};
constexpr std::array<std::string_view, 15> kMotion{"go", "come", "travel", "return", "fly", "move", "head", "drive", "sail", "trip", "name", "appoint", "nominate", "elect", "bring"};

constexpr std::array<std::string_view, 5> kArrivals{"enter", "visit", "tour", "reach", "cross"};

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

/// "The legend says", where "the legend" was taken for a place: places and events say nothing.
bool may_speak(EntityType type) { return type == EntityType::Person || type == EntityType::Organisation || type == EntityType::Country; }

class Comments {
 public:
  explicit Comments(Annotations& a) : a_(a), syntax_(a), factuality_(syntax_, FactualityLexicon::builtin()), named_(a.chains.size(), false), quoted_in_(a.mentions.size(), nullptr) {
    for (const Mention& m : a.mentions)
      if (m.chain < named_.size() && m.kind == MentionKind::Name) named_[m.chain] = true;
    for (const Quotation& q : a.quotations) {
      const bool nested = q.parent >= 0 && q.source_mention < quoted_in_.size();
      if (nested && (a.tokens[a.mentions[q.source_mention].head].flags & kInQuote) == 0) quoted_in_[q.source_mention] = &a.quotations[static_cast<size_t>(q.parent)];
      if (!q.cue.empty()) sayers_.emplace(q.cue.begin, q.speaker);
    }
  }

  void run() {
    for (size_t q = 0; q < a_.quotations.size(); ++q) {
      const Quotation& quotation = a_.quotations[q];
      if (quotation.speaker == kNone || !named_[quotation.speaker] || !may_speak(a_.chains[quotation.speaker].type) || is_vague_speaker(quotation) || !is_comment(quotation)) continue;
      for (const ExtractedAbout& about : quotation.about) project(static_cast<int32_t>(q), about);
    }
  }

 private:
  uint32_t verb_of_cue(const Quotation&) const;
  bool names_a_writing(uint32_t verb, const Quotation&) const;
  bool reports_will(const Quotation&) const;
  bool is_comment(const Quotation&) const;
  bool has_spoken(const Quotation&) const;
  float confidence(const Quotation&, const Mention&, bool takes_side) const;
  bool is_vague_speaker(const Quotation&) const;
  bool is_quantified(const Mention&) const;
  bool is_agreed_with(const Mention&, const Quotation&) const;
  bool is_addressee(const Mention&, const Quotation&) const;
  void project(int32_t q, const ExtractedAbout&);
  uint32_t evidence(const Quotation&, const ExtractedAbout&) const;
  bool is_certain(const Mention&, const Quotation&) const;
  bool is_only_candidate(const Mention&, const Quotation&) const;
  bool is_plain(const Mention&, const Quotation&) const;
  bool is_recurring(const Quotation&, uint32_t chain) const;
  bool is_party(const Mention&) const;
  uint32_t first_of_list(uint32_t token) const;
  bool is_subject(const Mention&) const;
  bool is_act(uint32_t noun) const;
  bool is_circumstance(uint32_t noun) const;
  bool is_buried(uint32_t noun) const;
  bool is_description(uint32_t noun) const;
  bool is_in_temporal_clause(uint32_t token, const Quotation&) const;
  bool is_said_by_others(uint32_t verb, const Quotation&) const;
  bool is_in_side_clause(uint32_t token, const Quotation&) const;
  bool is_in(uint32_t token, const Quotation& q) const {
    return std::ranges::any_of(q.content, [&](ByteSpan c) { return c.contains(ByteSpan{a_.tokens[token].begin, a_.tokens[token].end}); });
  }

  Annotations& a_;
  Syntax syntax_;
  FactualityReader factuality_;
  std::vector<bool> named_;                         // per chain
  std::vector<const Quotation*> quoted_in_;         // per mention outside of quotation marks: the statement in which it is the source of another
  std::set<std::pair<uint32_t, uint32_t>> sayers_;  // beginning of a cue, and a speaker of it
};

/// The verb that reports, or kNone.
uint32_t Comments::verb_of_cue(const Quotation& q) const {
  auto t = static_cast<uint32_t>(std::ranges::lower_bound(a_.tokens, q.cue.begin, {}, &Token::begin) - a_.tokens.begin());
  for (; t < a_.tokens.size() && a_.tokens[t].begin < q.cue.end; ++t)
    if (syntax_.is_verbal(t) && CueLexicon::builtin().verb(a_.lemma(t)) != nullptr) return t;
  return kNone;
}

/// "wrote a memoir of her years in Riga", "retweeted a photo of him": a thing is made or passed on, and nothing said of them.
bool Comments::names_a_writing(uint32_t verb, const Quotation& q) const {
  constexpr std::array<std::string_view, 9> kWriting{"write", "publish", "post", "tweet", "retweet", "share", "email", "forward", "circulate"};
  const uint32_t object = one_of(a_.lemma(verb), kWriting) ? syntax_.child(verb, Deprel::obj) : kNone;
  if (a_.lemma(verb) == "announce") {  // "announced Rahm as his deputy"
    const uint32_t person = syntax_.child(verb, Deprel::obj);
    return person != kNone && is_in(person, q) && a_.tokens[person].upos == Upos::PROPN;
  }
  return object != kNone && is_in(object, q) && syntax_.is_nominal(object) && a_.tokens[object].upos == Upos::NOUN;
}

/// "Norland's plan to leave", "the hope that": a noun that tells what is wanted.
bool Comments::reports_will(const Quotation& q) const {
  for (auto t = std::ranges::lower_bound(a_.tokens, q.cue.begin, {}, &Token::begin); t != a_.tokens.end() && t->begin < q.cue.end; ++t)
    if (const Cue* noun = CueLexicon::builtin().noun(a_.vocabulary.view(t->lemma)); noun != nullptr) return noun->type == CueClass::Wish;
  return false;
}

/// Words of speech and judgement are comments; what somebody asks, wants, knows or finds out is told of him, not by him.
bool Comments::is_comment(const Quotation& q) const {
  if (q.cue.empty()) return true;
  const uint32_t verb = verb_of_cue(q);
  if (verb != kNone && CueLexicon::builtin().verb(a_.lemma(verb))->type == CueClass::Question) return false;
  if (q.direct) return true;
  if (verb == kNone) return !reports_will(q);
  if (names_a_writing(verb, q) || one_of(a_.lemma(verb), kSidings)) return false;
  const CueClass type = CueLexicon::builtin().verb(a_.lemma(verb))->type;
  const bool judges = type == CueClass::Judgement && a_.chains[q.speaker].type == EntityType::Person;
  return type == CueClass::Speech || type == CueClass::Document || type == CueClass::Demand || judges ||
         (type == CueClass::Thought && !one_of(a_.lemma(verb), kUnsaid));
}

/// "Some Democrats", "a number of Democrats": members of a party, and not the party.
bool Comments::is_quantified(const Mention& m) const {
  return syntax_.is_some_of(m.head) || syntax_.is_told_apart(m.head) || syntax_.child(m.head, Deprel::nummod) != kNone;
}

/// "They" who say something are seldom the country that was named last, and "it" that sends a message may be a decision.
bool Comments::is_vague_speaker(const Quotation& q) const {
  if (q.source_mention == kNone) return false;
  for (auto t = std::ranges::lower_bound(a_.tokens, q.source.begin, {}, &Token::begin); t != a_.tokens.end() && t->begin < q.source.end; ++t)
    if (const std::string_view word = a_.vocabulary.view(t->lemma); word == "poll" || word == "survey") return true;  // found by asking others
  const Mention& source = a_.mentions[q.source_mention];
  const Token& head = a_.tokens[source.head];
  if (source.kind == MentionKind::Name && source.type == EntityType::Organisation && is_quantified(source)) return true;  // "some Democrats"
  if (source.type == EntityType::Nationality && source.kind == MentionKind::Name && head.upos != Upos::ADJ && head.label != Deprel::compound) return true;  // "some Peruvians"
  const PronounForm* pronoun = source.kind == MentionKind::Pronoun ? find_pronoun(a_.word(source.head)) : nullptr;
  if (pronoun == nullptr || pronoun->person != 3) return false;
  if (pronoun->plural) return !a_.chains[q.speaker].plural || a_.chains[q.speaker].type != EntityType::Person;
  return pronoun->gender == Chain::Gender::Neuter && a_.chains[q.speaker].type != EntityType::Organisation;
}

/// Whether the words leave no doubt about whom they mean: a name; "the president", "the country" (not "the city", which may
/// be any); a "he" or "she" with one person alone to mean.
bool Comments::is_certain(const Mention& m, const Quotation& q) const {
  if (m.kind == MentionKind::Name) {  // "blaming Mexicans" is not on Mexico; "the Mexicans" may be
    const Token& head = a_.tokens[m.head];
    const bool people = m.type == EntityType::Nationality && head.upos != Upos::ADJ && (head.xpos == Xpos::NNS || head.xpos == Xpos::NNPS);
    return !people || (syntax_.child(m.head, Deprel::det) != kNone && !is_quantified(m));
  }
  if (m.kind == MentionKind::Nominal) return m.type == EntityType::Person || m.type == EntityType::Country || m.type == EntityType::Organisation;
  const PronounForm* pronoun = find_pronoun(a_.word(m.head));
  return pronoun != nullptr && pronoun->person == 3 && !pronoun->plural && pronoun->gender != Chain::Gender::Neuter && is_only_candidate(m, q);
}

/// Whether the nearest sentence that names somebody who may be meant, beside the speaker, names nobody else.
bool Comments::is_only_candidate(const Mention& m, const Quotation& q) const {
  const Chain::Gender gender = find_pronoun(a_.word(m.head))->gender;
  auto i = std::ranges::lower_bound(a_.mentions, m.head, {}, [](const Mention& x) { return x.tokens.begin; });
  const uint32_t last = a_.sentence_of(m.head);
  uint32_t named_in = kNone;
  bool found = false;
  while (i != a_.mentions.begin()) {
    const Mention& other = *--i;
    const uint32_t sentence = a_.sentence_of(other.tokens.begin);
    if (sentence + kWindow < last || (found && sentence != named_in)) break;
    if (other.kind != MentionKind::Name || other.chain == kNone || other.chain == q.speaker) continue;
    const Chain& chain = a_.chains[other.chain];
    if (chain.type != EntityType::Person || chain.plural) continue;
    if (chain.gender != Chain::Gender::Unknown && chain.gender != gender) continue;
    if (other.chain != m.chain) return false;
    named_in = sentence;
    found = true;
  }
  return found;
}

/// "Rahm" for "Stam" in "Rahm and Stam", whose function both have.
uint32_t Comments::first_of_list(uint32_t t) const {
  while ((a_.tokens[t].label == Deprel::conj || a_.tokens[t].label == Deprel::appos || a_.tokens[t].label == Deprel::flat) && syntax_.head(t) != kNoToken) t = syntax_.head(t);
  return t;
}

bool Comments::is_subject(const Mention& m) const {
  const Deprel label = a_.tokens[first_of_list(m.head)].label;
  return label == Deprel::nsubj || label == Deprel::nsubj_pass;
}

/// Whether the mention is a party to what is said of it, by its function: "Iran will answer", "the attack on Iran", "talks with
/// Iran"; not "in Iran", "Iranian carpets", "an Iran expert". The government, the army or the leadership acts for its country.
bool Comments::is_party(const Mention& m) const {
  const uint32_t t = first_of_list(m.head);
  const bool place = m.type == EntityType::Place || m.type == EntityType::Country;
  if (place && t != m.head && a_.tokens[m.head].label == Deprel::appos) return false;  // "the city of Velga, Norland"
  const bool whole_nominal = m.kind != MentionKind::Nominal || m.type != EntityType::Organisation;  // "the agency" may be another one
  if (m.type == EntityType::Nationality && m.kind == MentionKind::Name && a_.tokens[m.head].upos != Upos::ADJ && is_quantified(m)) return false;  // "two Peruvians"
  const std::string preposition = syntax_.preposition(t);
  const uint32_t up = syntax_.head(t);
  switch (a_.tokens[t].label) {
    case Deprel::nsubj: case Deprel::nsubj_pass: case Deprel::obl_agent: return true;
    case Deprel::obj: return !place || !one_of(syntax_.lemma(up), kArrivals);  // "whoever enters the country"
    case Deprel::nmod_poss:
      if (m.type == EntityType::Person && up != kNoToken && is_person_noun(syntax_.lemma(up))) return false;  // "Rahm's supporters"
      return whole_nominal && up != kNoToken && a_.tokens[up].upos != Upos::PROPN && !is_circumstance(up) && !is_buried(up);  // "the network's Matt Rahm"
    case Deprel::xcomp: case Deprel::ccomp: case Deprel::parataxis:  // "I have been to Riga", "we were in Riga"
      return whole_nominal && preposition != "to" && !one_of(preposition, kCircumstances);
    case Deprel::iobj: return whole_nominal;
    case Deprel::obl: case Deprel::nmod: break;
    case Deprel::amod: case Deprel::compound: return acts_for_state(m.sector);
    default: return false;
  }
  if (!whole_nominal || m.sector != Sector::None) return false;  // "ineligible for the White House"
  if (up != kNoToken && a_.tokens[t].label == Deprel::nmod && (is_description(up) || is_circumstance(up) || is_buried(up) || (m.type == EntityType::Person && is_person_noun(syntax_.lemma(up))))) return false;  // "allies of Rahm"
  if (preposition == "about" && up != kNoToken && syntax_.is_nominal(up) && syntax_.child(up, Deprel::nmod_poss) != kNoToken) return false;  // "rejected Rahm's remarks about Stam"
  const bool of_event = up != kNoToken && is_act(up);
  if (preposition == "in") return of_event && one_of(syntax_.lemma(up), kTroubles);
  if (preposition == "on") return m.type == EntityType::Country || m.type == EntityType::Nationality || m.type == EntityType::Person;
  if (m.type != EntityType::Person && a_.tokens[t].label == Deprel::nmod && !of_event) return false;  // "the suburbs of Riga", "members of the council"
  constexpr std::array<std::string_view, 8> kBearing{"about", "against", "by", "for", "from", "of", "to", "with"};  // prepositions of parties
  if (m.type != EntityType::Person && !of_event && !one_of(preposition, kBearing)) return false;
  const bool goal = preposition == "to" && up != kNoToken && one_of(syntax_.lemma(up), kMotion);
  return !preposition.empty() && !goal && !one_of(preposition, kCircumstances);
}

/// "the end of her part in the council's work": a phrase that hangs on a phrase tells little of the council.
bool Comments::is_buried(uint32_t noun) const {
  constexpr std::array<std::string_view, 9> kTimes{"time", "day", "year", "month", "moment", "anniversary", "aftermath", "wake", "eve"};
  const Deprel label = a_.tokens[noun].label;
  const uint32_t up = syntax_.head(noun);
  if (label == Deprel::nmod && up != kNoToken && one_of(a_.lemma(up), kTimes)) return true;  // "around the time of Rahm's death"
  return (label == Deprel::nmod || label == Deprel::nmod_poss) && up != kNoToken && syntax_.is_nominal(up) && !is_act(noun);
}

/// "in the next session of the council": a phrase of place or time, whatever it holds; not of a war or a meeting.
bool Comments::is_circumstance(uint32_t noun) const {
  uint32_t t = noun;
  while (a_.tokens[t].label == Deprel::nmod && syntax_.head(t) != kNoToken && syntax_.is_nominal(syntax_.head(t))) t = syntax_.head(t);
  return a_.tokens[t].label == Deprel::obl && one_of(syntax_.preposition(t), kCircumstances) && !is_act(noun);
}

/// A noun that may name an act: "war", "talks", "intervention".
bool Comments::is_act(uint32_t noun) const {
  if (!syntax_.is_nominal(noun)) return false;
  const std::string lemma(syntax_.lemma(noun));
  if (RuleSet::events().triggered_by(TriggerPart::Noun, lemma) != nullptr) return true;
  const auto* rules = RuleSet::relations().triggered_by(TriggerPart::Noun, lemma);
  return rules != nullptr && std::ranges::any_of(*rules, [](uint32_t r) {
    const Schema& schema = Schema::builtin();
    return schema[schema.at(RuleSet::relations().rules()[r].type)].group == "act";
  });
}

/// "Lester Rahm of the broadcaster", "president of Iran" (without an article: an office): the phrase tells who somebody is.
bool Comments::is_description(uint32_t noun) const {
  if (a_.tokens[noun].upos == Upos::PROPN) return true;
  return is_person_noun(syntax_.lemma(noun)) && a_.tokens[noun].xpos == Xpos::NN && syntax_.child(noun, Deprel::det) == kNoToken;
}

/// "after Russia seized it": what only dates what is said.
bool Comments::is_in_temporal_clause(uint32_t token, const Quotation& q) const {
  const uint32_t clause = syntax_.temporal_clause(token);
  return clause != kNoToken && is_in(clause, q);
}

/// "Rahm says he will save Iran", where it is not Rahm who speaks.
bool Comments::is_said_by_others(uint32_t verb, const Quotation& q) const {
  const Cue* cue = syntax_.is_verbal(verb) ? CueLexicon::builtin().verb(a_.lemma(verb)) : nullptr;
  const uint32_t subject = cue != nullptr && cue->type == CueClass::Speech ? syntax_.child(verb, Deprel::nsubj) : kNone;
  if (subject == kNone || std::ranges::any_of(a_.chains[q.speaker].mentions, [&](uint32_t m) { return a_.mentions[m].head == subject; })) return false;
  const PronounForm* pronoun = find_pronoun(a_.word(subject));
  return pronoun == nullptr || pronoun->person == 3;
}

/// "the rebels who fight Iran", "to work with Iran": a clause that hangs on a word of the statement, or on what it tells.
bool Comments::is_in_side_clause(uint32_t token, const Quotation& q) const {
  for (uint32_t t = token; syntax_.head(t) != kNoToken && is_in(syntax_.head(t), q); t = syntax_.head(t))
    if (const Deprel label = a_.tokens[t].label; label == Deprel::advcl || label == Deprel::acl || label == Deprel::acl_relcl || (label == Deprel::ccomp && is_said_by_others(syntax_.head(t), q))) return true;
  return false;
}

/// Where no side is taken, words that only name somebody in passing are no comment: what happens in a place or at an event,
/// "for the president" (but "the president lied", "leave the bloc"), what a quoted speaker reports, "she" who speaks of "him".
bool Comments::is_plain(const Mention& m, const Quotation& q) const {
  const EntityType type = a_.chains[m.chain].type;
  if (type == EntityType::Place || type == EntityType::Event || q.parent >= 0) return false;
  const Deprel label = a_.tokens[m.head].label;
  const bool subject = is_subject(m);
  if (!subject && is_in_side_clause(m.head, q)) return false;
  if (a_.chains[q.speaker].type == EntityType::Organisation && !subject) return false;  // what a paper reports names many
  if (!subject && type == EntityType::Organisation) return false;  // "laws of the Senate", "on the news of the network"
  const bool acts = subject || (label == Deprel::obj && type == EntityType::Person);
  if (m.kind == MentionKind::Nominal && type != EntityType::Organisation && !acts) return false;
  const bool pronoun = q.source_mention != kNone && a_.mentions[q.source_mention].kind == MentionKind::Pronoun;
  return !(pronoun && m.kind == MentionKind::Pronoun);
}

/// "agreed with Rahm that it was late": on what was late.
bool Comments::is_agreed_with(const Mention& m, const Quotation& q) const {
  constexpr std::array<std::string_view, 3> kAgreement{"agree", "concur", "disagree"};
  const uint32_t verb = q.direct || q.cue.empty() ? kNone : verb_of_cue(q);
  return verb != kNone && one_of(a_.lemma(verb), kAgreement) && syntax_.head(m.head) == verb && syntax_.has_preposition(m.head, "with");
}

/// "urged Rahm to leave": whom a demand is put to.
bool Comments::is_addressee(const Mention& m, const Quotation& q) const {
  const uint32_t verb = q.direct || q.cue.empty() ? kNone : verb_of_cue(q);
  if (verb == kNone || CueLexicon::builtin().verb(a_.lemma(verb))->type != CueClass::Demand) return false;
  return syntax_.head(m.head) == verb;
}

/// Whether the statement comes back to the entity, which is no place: with a name or noun once, and pronouns. A country or body
/// is a party to something, or named again and again: "American" and "it" are said of much else.
bool Comments::is_recurring(const Quotation& q, uint32_t chain) const {
  const EntityType type = a_.chains[chain].type;
  if (type == EntityType::Place || type == EntityType::Event || q.parent >= 0) return false;
  int found = 0, named = 0;
  bool party = type == EntityType::Person;
  for (const uint32_t i : a_.chains[chain].mentions) {
    const Mention& m = a_.mentions[i];
    if (!is_in(m.head, q)) continue;
    ++found;
    const Deprel label = a_.tokens[m.head].label;
    named += m.kind != MentionKind::Pronoun && label != Deprel::amod && label != Deprel::compound;
    party |= m.kind != MentionKind::Pronoun && is_party(m) && is_certain(m, q);
  }
  return found >= kRecurring && (party || named >= kRecurring);
}

/// The mention that makes the statement a comment on the entity, best as a subject, or kNone. A side may be taken by the reporting words, about
/// somebody beside them: "lauded Rahm for his answer"; and what comes up again and again is spoken about.
uint32_t Comments::evidence(const Quotation& q, const ExtractedAbout& about) const {
  const bool takes_side = !about.words.empty(), recurs = is_recurring(q, about.entity);
  const auto is_near = [&](uint32_t token) {
    const Range<Token> sentence = a_.sentences[a_.sentence_of(token)].tokens;
    return takes_side && a_.span(sentence).contains(about.words);
  };
  const bool said_with = about.entity != q.speaker && !q.cue.empty() && sayers_.contains({q.cue.begin, about.entity});
  if (said_with && !takes_side) return kNone;  // "Rahm and Stam attacked the plan": not on each other
  uint32_t first = kNone;
  for (const uint32_t i : a_.chains[about.entity].mentions) {
    const Mention& m = a_.mentions[i];
    if (!(is_in(m.head, q) || is_near(m.head)) || !is_certain(m, q)) continue;
    if (is_agreed_with(m, q)) continue;
    if (!takes_side && quoted_in_[i] == &q) continue;  // "according to the paper, Rahm said": who is quoted is not spoken about
    if (!takes_side && !recurs && (is_addressee(m, q) || !is_plain(m, q) || !is_party(m) || is_in_temporal_clause(m.head, q))) continue;
    if (is_subject(m)) return i;
    if (first == kNone) first = i;
  }
  return first;
}

/// Whether the speaker did comment; not so in "if Rahm asks about it", "will address it", "wants to question him", "avoided
/// condemning it".
bool Comments::has_spoken(const Quotation& q) const {
  const uint32_t verb = q.direct || q.cue.empty() ? kNone : verb_of_cue(q);
  if (verb == kNone) return true;
  const Factuality act = factuality_.assess(verb);
  return act.modality == Modality::Asserted && act.polarity == Polarity::Positive;
}

float Comments::confidence(const Quotation& q, const Mention& m, bool takes_side) const {
  const bool by_pronoun = q.source_mention != kNone && a_.mentions[q.source_mention].kind == MentionKind::Pronoun;
  const auto& neutral = a_.chains[m.chain].type == EntityType::Person ? kConfidencePerson : kConfidenceOther;
  const float prior = takes_side ? kConfidenceSide : neutral[is_subject(m) ? 0 : 1];
  return prior * (by_pronoun ? kPronoun : 1) * (m.kind == MentionKind::Pronoun ? kPronoun : 1) * (q.parent < 0 ? 1 : kReported);
}

/// Its evidence is where the statement names the entity or takes a side towards it.
void Comments::project(int32_t q, const ExtractedAbout& about) {
  const Quotation& quotation = a_.quotations[static_cast<size_t>(q)];
  const uint32_t mention = evidence(quotation, about);
  if (mention == kNone || !has_spoken(quotation)) return;
  ExtractedRelation r;
  r.type = "COMMENTED_ON";
  r.source = quotation.speaker;
  r.target = about.entity;
  r.polarity = quotation.polarity;
  r.attributed_to = quotation.parent < 0 ? kNarrator : quotation.parent;
  r.statement = q;
  r.confidence = confidence(quotation, a_.mentions[mention], !about.words.empty());
  r.rule = "statement";
  r.span = about.words.empty() ? a_.span(a_.mentions[mention].tokens) : about.words;
  a_.relations.push_back(std::move(r));
}

}  // namespace

void project_comments(Annotations& annotations) { Comments(annotations).run(); }

}  // namespace dossier
