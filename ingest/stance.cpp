#include "ingest/stance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ingest/nouns.h"
#include "ingest/reports.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr int kDeepest = 3;             // "the policy of the leadership of X"
constexpr uint32_t kNegationReach = 5;  // tokens between a negation and the word that it belongs to, in Side::words
constexpr std::array<std::string_view, 13> kFirstPerson{"i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves", "everyone", "everybody", "nobody"};
constexpr std::array<std::string_view, 9> kExpressing{"express", "voice", "repeat", "reiterate", "renew", "declare", "show", "feel", "harbour"};
constexpr std::array<std::string_view, 4> kWouldLike{"like", "love", "hate", "prefer"};  // "would like to" is a wish
constexpr std::array<std::string_view, 5> kConditions{"if", "unless", "provided", "otherwise", "were"};
constexpr std::array<std::string_view, 7> kParticles{"out", "up", "down", "back", "off", "over", "away"};
// "the remarks that X made", but not "the attack that X recalls": whose doing a thing is.
constexpr std::array<std::string_view, 43> kMaking{
    "adopt", "announce", "bring", "build", "carry", "cause", "commit", "conduct", "create", "cut",    "deliver", "do",   "enact", "give", "have",    "hold",  "impose", "issue", "launch", "lead",
    "make",  "offer",    "order", "pass",  "pay",   "plan",  "promise", "propose", "publish", "pursue", "put",   "say",  "send",  "set",  "show",    "sign",  "start",  "take",  "undertake", "use", "wage", "write", "perform"};
constexpr std::array<std::string_view, 6> kOwnPlaces{"country", "nation", "people", "homeland", "state", "republic"};

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

/// How much a side counts that is presented so. What should or might become so is no judgement of what is.
float StanceReader::certainty(Modality modality) {
  switch (modality) {
    case Modality::Asserted: return 1;
    case Modality::Probable: return 0.8f;
    case Modality::Predicted: return 0.7f;
    case Modality::Possible: return 0.4f;
    default: return 0;
  }
}

StanceReader::StanceReader(const Syntax& syntax, const StanceLexicon& lexicon)
    : syntax_(syntax), lexicon_(lexicon), factuality_(syntax, FactualityLexicon::builtin()), chain_of_(syntax.annotations().tokens.size(), kNone) {
  const Annotations& a = annotations();
  std::vector<bool> named(a.chains.size(), false);
  for (const Mention& m : a.mentions)
    if (m.chain < named.size() && m.kind == MentionKind::Name && m.type != EntityType::Date) named[m.chain] = true;
  for (const Mention& m : a.mentions)
    if (m.chain < named.size() && named[m.chain] && m.kind == MentionKind::Name)
      for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t) chain_of_[t] = m.chain;
  for (uint32_t i = 0; i < a.mentions.size(); ++i) {
    const Mention& m = a.mentions[i];
    const bool known = m.chain < named.size() && named[m.chain] && (m.kind != MentionKind::Pronoun || is_plain_reference(i));
    if (known && (m.kind != MentionKind::Name || chain_of_[m.head] == kNone)) chain_of_[m.head] = m.chain;
  }
}

/// "They" are people or a body, not a country or one person; "it" counts only where the entity is an actor that a clause close before has as its subject: it often means a thing.
bool StanceReader::is_plain_reference(uint32_t pronoun) const {
  const Annotations& a = annotations();
  const Mention& m = a.mentions[pronoun];
  const Chain& chain = a.chains[m.chain];
  const std::string_view word = a.word(m.head);
  if (word == "they" || word == "them" || word == "their") return chain.plural || chain.type == EntityType::Organisation;
  if (word != "it") return true;
  if (chain.type != EntityType::Organisation && chain.type != EntityType::Country) return false;
  const uint32_t sentence = a.sentence_of(m.head);
  return std::ranges::any_of(chain.mentions, [&](uint32_t i) {
    const uint32_t head = a.mentions[i].head;
    const Deprel label = a.tokens[head].label;
    return i < pronoun && a.mentions[i].kind != MentionKind::Pronoun && sentence - a.sentence_of(head) <= 1 && (label == Deprel::nsubj || label == Deprel::nsubj_pass);
  });
}

uint32_t StanceReader::chain_at(uint32_t t) const { return chain_of_[t]; }

bool StanceReader::is_holder(uint32_t t, const Holder& holder) const {
  if (one_of(syntax_.word(t), kFirstPerson)) return true;
  if (one_of(syntax_.lemma(t), kOwnPlaces))  // "our country", "this country"
    for (const uint32_t c : syntax_.children(t))
      if (c < t && (syntax_.word(c) == "our" || syntax_.word(c) == "my" || syntax_.word(c) == "this")) return true;
  const uint32_t chain = chain_at(t);
  return chain != kNone && std::ranges::find(holder.chains, chain) != holder.chains.end();
}

bool StanceReader::any_holder(const TokenList& tokens, const Holder& holder) const {
  return std::ranges::any_of(tokens, [&](uint32_t t) { return is_holder(t, holder); });
}

/// The word stands in what somebody other than the holder says or thinks: "Moscow considers the bloc dangerous".
bool StanceReader::is_someone_elses(uint32_t t, const Holder& holder) const {
  const CueLexicon& cues = CueLexicon::builtin();
  for (uint32_t up = syntax_.head(t); up != kNoToken && !holder.cue.contains(t); t = up, up = syntax_.head(t)) {
    const Deprel label = syntax_.token(t).label;
    if (holder.cue.contains(up)) return false;
    const bool complement = label == Deprel::ccomp || label == Deprel::xcomp || label == Deprel::acl || label == Deprel::obj ||
                            (label == Deprel::obl && syntax_.has_preposition(t, "as")) || (label == Deprel::advcl && syntax_.has_preposition(t, "as"));
    if (!complement) continue;
    const Upos upos = syntax_.token(up).upos;
    const Cue* cue = upos == Upos::VERB ? cues.verb(syntax_.lemma(up)) : upos == Upos::NOUN ? cues.noun(syntax_.lemma(up)) : nullptr;
    if (!cue || cue->type == CueClass::Finding || cue->type == CueClass::Document) continue;
    TokenList thinkers;
    syntax_.subjects(up, thinkers);
    if (!thinkers.empty() && !any_holder(thinkers, holder)) return true;
    if (thinkers.empty() && upos == Upos::VERB && syntax_.is_passive(up)) return true;  // "is considered dangerous"
  }
  return false;
}

/// "slammed X's wall": who judges a thing judges, by half, whose it is; not so for a person ("X's rival").
void StanceReader::owners_of_objects(uint32_t t, Targets& out) const {
  TokenList objects, owners;
  syntax_.objects(t, objects);
  for (const uint32_t object : objects) {
    if (syntax_.token(object).upos != Upos::NOUN || is_person_noun(syntax_.lemma(object))) continue;
    for (const uint32_t c : syntax_.children(object))
      if (syntax_.token(c).label == Deprel::nmod_poss) owners.push_back(c);
  }
  for (const uint32_t owner : owners) resolve(owner, 0.5f, 0, out);
}

/// What the word's sense says it is taken towards.
void StanceReader::governed(uint32_t t, const StanceWord& word, Targets& out) const {
  TokenList tokens;
  if (word.object) syntax_.objects(t, tokens);
  if (word.object && tokens.empty()) syntax_.indirect_objects(t, tokens);
  if (word.possessor) syntax_.possessors(t, tokens);
  if (word.possessor) {
    TokenList before;
    syntax_.modifiers(t, before);
    for (const uint32_t m : before)
      if (chain_at(m) != kNone) tokens.push_back(m);
  }
  for (const std::string_view preposition : word.prepositions) syntax_.obliques(t, preposition, tokens);
  for (const uint32_t target : tokens) resolve(target, 1, 0, out);
}

/// The entities that a noun phrase stands for: its own, or those that its noun speaks for.
void StanceReader::resolve(uint32_t t, float factor, int depth, Targets& out) const {
  TokenList heads;
  syntax_.conjuncts(t, heads);
  for (const uint32_t head : heads) {
    if (syntax_.word(head) == "that" || syntax_.word(head) == "this") continue;  // what was said, more often than who
    const uint32_t chain = chain_at(head);
    if (chain == kNone && (syntax_.word(head) == "they" || syntax_.word(head) == "them")) {
      named_together(head, factor, out);
      continue;
    }
    if (chain != kNone) {
      if (std::ranges::none_of(out, [&](const Target& o) { return o.chain == chain; })) out.push_back({chain, factor});
      continue;
    }
    const size_t before = out.size();
    if (depth < kDeepest && syntax_.token(head).upos == Upos::NOUN) {
      for (const StanceWord& share : lexicon_.find(Upos::NOUN, syntax_.lemma(head))) {
        if (share.kind != StanceKind::Share) continue;
        Targets shared;
        TokenList owners;
        if (share.possessor) syntax_.possessors(head, owners);
        if (owners.empty())  // of "Norland's annexation of Velga", Norland is to blame
          for (const std::string_view preposition : share.prepositions) syntax_.obliques(head, preposition, owners);
        if (share.possessor && owners.empty()) syntax_.modifiers(head, owners);
        if (const uint32_t clause = owners.empty() ? makers_clause(head) : kNoToken; clause != kNoToken) syntax_.subjects(clause, owners);
        for (const uint32_t owner : owners) resolve(owner, factor * share.strength, depth + 1, shared);
        for (const Target& s : shared)
          if (std::ranges::none_of(out, [&](const Target& o) { return o.chain == s.chain; })) out.push_back(s);
        if (out.size() > before) break;
      }
    }
    if (out.size() > before || depth >= kDeepest) continue;
    if (const uint32_t clause = syntax_.word(head) == "what" ? makers_clause(head) : kNoToken; clause != kNoToken) {  // "what Serbia does"
      TokenList doers;
      syntax_.subjects(clause, doers);
      for (const uint32_t doer : doers) resolve(doer, 0.8f * factor, depth + 1, out);
    }
    for (const uint32_t c : syntax_.children(head))  // "our partner, Norway"
      if (syntax_.token(c).label == Deprel::appos && chain_at(c) != kNone) out.push_back({chain_at(c), factor});
  }
}

/// "the remarks that X made", "what X does": the relative clause, with a subject of its own and no other object.
uint32_t StanceReader::makers_clause(uint32_t noun) const {
  for (const uint32_t c : syntax_.children(noun)) {
    if (syntax_.token(c).label != Deprel::acl_relcl || syntax_.is_passive(c) || syntax_.has_copula(c) || !one_of(syntax_.lemma(c), kMaking)) continue;
    const uint32_t subject = syntax_.child(c, Deprel::nsubj), object = syntax_.child(c, Deprel::obj);
    if (subject != kNoToken && !syntax_.is_relative_pronoun(subject) && (object == kNoToken || syntax_.is_relative_pronoun(object))) return c;
  }
  return kNoToken;
}

/// "X and Y have shown that they ...": the names coordinated as a subject before the pronoun in its sentence.
void StanceReader::named_together(uint32_t pronoun, float factor, Targets& out) const {
  const uint32_t begin = annotations().sentences[annotations().sentence_of(pronoun)].tokens.begin;
  for (uint32_t t = pronoun; t-- > begin;) {
    if (syntax_.token(t).label != Deprel::nsubj || chain_at(t) == kNone) continue;
    TokenList together;
    syntax_.conjuncts(t, together);
    if (together.size() < 2 || std::ranges::any_of(together, [&](uint32_t c) { return chain_at(c) == kNone; })) return;
    for (const uint32_t c : together) out.push_back({chain_at(c), factor});
    return;
  }
}

/// How the text presents the word; what an "if" of its own clause supposes is hypothetical, wherever the clause was attached.
Factuality StanceReader::assess(uint32_t t) const {
  Factuality f = factuality_.assess(t);
  const uint32_t mark = syntax_.child(t, Deprel::mark);
  if (mark != kNoToken && one_of(syntax_.word(mark), kConditions)) f.modality = Modality::Hypothetical, f.cue = mark;
  return f;
}

/// The word, from the negation before it on.
Range<Token> StanceReader::words(uint32_t t, const Factuality& f) const {
  Range<Token> range{t, t + 1};
  if (f.polarity == Polarity::Negative && f.cue != kNoToken && f.cue < t && t - f.cue <= kNegationReach) range.begin = f.cue;
  if (range.begin < t && range.begin > 0 && syntax_.word(range.begin) == "longer" && syntax_.word(range.begin - 1) == "no") --range.begin;
  return range;
}

void StanceReader::read_judgement(uint32_t t, const StanceWord& word, const Holder& holder, std::vector<Side>& out) const {
  TokenList judges;
  if (const uint32_t to = syntax_.child(t, Deprel::mark); word.object && syntax_.has_copula(t) && to != kNoToken && syntax_.word(to) == "to") {
    syntax_.surface_subjects(t, judges);  // "is to blame"
    Targets blamed;
    if (!is_someone_elses(t, holder))
      for (const uint32_t subject : judges) resolve(subject, 1, 0, blamed);
    const Factuality f = assess(t);
    const float weight = f.modality == Modality::Hypothetical ? 0 : f.polarity == Polarity::Negative ? -0.4f : 1;
    if (weight != 0)
      for (const Target& target : blamed) out.push_back({target.chain, weight * word.strength * target.factor, words(t, f)});
    return;
  }
  if (syntax_.token(t).upos == Upos::ADJ) syntax_.surface_subjects(t, judges);
  else syntax_.subjects(t, judges);
  const Factuality f = assess(t);
  const bool is_cue = holder.cue.contains(t) && (judges.empty() || holder.chains.empty() || any_holder(judges, holder));  // or nobody with a name
  if (part_of_speech(t) == Upos::NOUN && syntax_.has_copula(t)) judges.clear(), syntax_.surface_subjects(t, judges);  // "is a critic of"
  if (judges.empty() && part_of_speech(t) == Upos::NOUN && syntax_.token(t).label == Deprel::obj)  // "voiced doubts about"
    if (const uint32_t verb = syntax_.head(t); one_of(syntax_.lemma(verb), kExpressing)) syntax_.subjects(verb, judges);
  if (std::ranges::any_of(syntax_.children(t), [&](uint32_t c) { return syntax_.word(c) == "less"; })) return;  // "rely less on"
  const bool urged = f.cue != kNoToken && holder.cue.contains(f.cue) && is_marked(t, "to");  // "urged Norway to support Kenya"
  const bool called_for = (judges.empty() || urged) && is_willed(f, holder);
  const bool ruled_out = judges.empty() && is_ruled_out(t, f);
  const bool own = is_cue || called_for || ruled_out || any_holder(judges, holder);
  const bool willed = f.modality == Modality::Proposed || f.modality == Modality::Desired;
  const bool meant = f.modality == Modality::Hypothetical && any_holder(judges, holder) && is_condition_free(t) && !one_of(syntax_.lemma(t), kWouldLike);
  if (f.modality == Modality::Possible && is_asked(t)) return;
  float weight = willed || ruled_out || meant ? 0.8f : certainty(f.modality);
  if (f.polarity == Polarity::Negative) weight = word.strength > 0 ? -0.7f * weight : 0;  // who does not condemn has not praised
  if (weight == 0) return;
  Targets targets;
  governed(t, word, targets);
  if (targets.empty() && word.object) owners_of_objects(t, targets);
  if (own) {
    for (const Target& target : targets) out.push_back({target.chain, weight * word.strength * target.factor, words(t, f)});
    for (const uint32_t c : syntax_.children(t))  // "warned against joining NATO"
      if (syntax_.is_verbal(c) && std::ranges::any_of(word.prepositions, [&](std::string_view p) { return is_marked(c, p); }))
        read_action(c, weight * word.strength, words(t, f), out);
    return;
  }
  // "Norway has always supported us": the speaker speaks well of Norway.
  TokenList objects;
  if (word.object) syntax_.objects(t, objects);
  if (willed || judges.empty() || !any_holder(objects, holder)) return;
  Targets friends;
  for (const uint32_t judge : judges) resolve(judge, 1, 0, friends);
  for (const Target& target : friends) out.push_back({target.chain, 0.5f * weight * word.strength, words(t, f)});
}

void StanceReader::read_trait(uint32_t t, const StanceWord& word, const Holder& holder, std::vector<Side>& out) const {
  Targets targets;
  TokenList tokens;
  const Token& token = syntax_.token(t);
  uint32_t predicate = t, naming_verb = kNoToken;
  if (token.upos == Upos::ADJ && token.label == Deprel::amod) {
    const uint32_t noun = syntax_.head(t);
    if (noun == kNoToken || (!word.modified && !(word.predicated && is_predicate_of_actor(t, noun)))) return;
    if (word.modified) resolve(noun, 1, 0, targets);
    if (syntax_.has_copula(noun)) {  // "is an ineffective bloc": the noun takes no side of its own
      predicate = noun;
      if (targets.empty()) syntax_.surface_subjects(noun, tokens);
    }
  } else if (part_of_speech(t) == Upos::NOUN) {
    if (word.subject) {
      const Deprel label = token.label;
      const bool apposed = label == Deprel::appos || label == Deprel::nmod_desc;
      const bool predicated = syntax_.has_copula(t) || label == Deprel::xcomp ||
                              ((label == Deprel::obl || label == Deprel::advcl) && syntax_.has_preposition(t, "as"));
      if (predicated || apposed) syntax_.denoted(t, tokens);
      for (uint32_t v = holder.cue.begin; v < holder.cue.end; ++v)  // "called the vote a disgrace", however it was parsed
        if (const Naming naming = find_naming(syntax_, v); naming.name == t) {
          tokens = {naming.object};
          naming_verb = v;
        }
    }
    governed(t, word, targets);
  } else if (token.upos == Upos::VERB && word.object) {  // "has discredited itself"
    const uint32_t object = syntax_.child(t, Deprel::obj);
    if (object == kNoToken || (!syntax_.word(object).ends_with("self") && !syntax_.word(object).ends_with("selves"))) return;
    syntax_.subjects(t, tokens);
  } else if (word.subject) {
    if (part_of_speech(t) == Upos::VERB && token.xpos == Xpos::VB && syntax_.child(t, Deprel::aux) == kNoToken) return;  // "too big to fail"
    if (part_of_speech(t) == Upos::VERB && !syntax_.is_passive(t)) syntax_.surface_subjects(t, tokens);
    else if (part_of_speech(t) == Upos::ADJ && !is_made_or_advised(t)) syntax_.surface_subjects(t, tokens);
  }
  for (const uint32_t target : tokens) resolve(target, 1, 0, targets);
  if (word.subject && (has_expletive(t) || syntax_.child(t, Deprel::csubj) != kNoToken)) return read_clause(t, word, holder, out);
  if (targets.empty() || is_someone_elses(t, holder)) return;
  Factuality f = assess(naming_verb == kNoToken ? predicate : naming_verb);
  if (f.modality == Modality::Proposed && f.cue != kNoToken && syntax_.token(f.cue).label == Deprel::amod) f.modality = Modality::Asserted;  // "an important ally"
  float weight = naming_verb == kNoToken || f.modality == Modality::Hypothetical ? certainty(f.modality) : 1;
  if (f.polarity == Polarity::Negative) weight *= word.strength > 0 ? -0.8f : -0.4f;  // "no threat" is faint praise
  if (f.modality == Modality::Hypothetical && f.polarity == Polarity::Positive && is_would_be(predicate)) weight = 0.6f;  // "would be the best choice"
  Targets compared;
  if (token.upos == Upos::ADJ) weight *= measure(t, compared);
  if (weight == 0) return;
  for (const Target& target : targets) out.push_back({target.chain, weight * word.strength * target.factor, words(t, f)});
  if (f.polarity == Polarity::Negative) return;
  for (const Target& target : compared) out.push_back({target.chain, weight * word.strength * target.factor, words(t, f)});
}

/// "would never support X" with no condition in its sentence is a will, not a supposition.
bool StanceReader::is_condition_free(uint32_t verb) const {
  const Range<Token> sentence = annotations().sentences[annotations().sentence_of(verb)].tokens;
  for (uint32_t t = sentence.begin; t < sentence.end; ++t)
    if (one_of(syntax_.word(t), kConditions)) return false;
  return true;
}

bool StanceReader::is_asked(uint32_t t) const {
  const Range<Token> sentence = annotations().sentences[annotations().sentence_of(t)].tokens;
  for (uint32_t end = sentence.end; end-- > t;)
    if (syntax_.token(end).upos != Upos::PUNCT) return false;
    else if (syntax_.word(end) == "?") return true;
  return false;
}

/// "warned against joining X": what the speaker judges, not what he wants.
bool StanceReader::is_advised_against(uint32_t verb, const Holder& holder) const {
  const uint32_t up = syntax_.head(verb);
  return up != kNoToken && is_marked(verb, "against") && (holder.cue.contains(up) || syntax_.lemma(up) == "warn");
}

/// A gerund or clause stands behind the word.
bool StanceReader::is_marked(uint32_t verb, std::string_view wanted) const {
  const uint32_t mark = syntax_.child(verb, Deprel::mark);
  return (mark != kNoToken && syntax_.word(mark) == wanted) || syntax_.has_preposition(verb, wanted);
}

/// Somebody should do it, in the holder's eyes: "must be", "it is necessary to", "we propose to".
bool StanceReader::is_willed(const Factuality& f, const Holder& holder) const {
  if (f.modality != Modality::Proposed && f.modality != Modality::Desired) return false;
  if (f.cue == kNoToken || holder.cue.contains(f.cue)) return true;
  if (syntax_.token(f.cue).upos == Upos::AUX || syntax_.token(f.cue).upos == Upos::ADJ) return f.modality == Modality::Proposed;
  TokenList wanting;
  syntax_.subjects(f.cue, wanting);
  return any_holder(wanting, holder);
}

void StanceReader::read_deed(uint32_t t, const StanceWord& word, const Holder& holder, std::vector<Side>& out) const {
  const Factuality f = assess(t);
  TokenList doers;
  syntax_.subjects(t, doers);
  const bool meant = f.modality == Modality::Hypothetical && any_holder(doers, holder) && is_condition_free(t);
  if ((f.modality == Modality::Hypothetical && !meant) || f.modality == Modality::Possible || is_advised_against(t, holder)) return;
  const bool willed = is_willed(f, holder);
  if (!any_holder(doers, holder) && !willed) {
    // "Norway has always helped us": the speaker speaks well of Norway, and ill of whoever abandoned him.
    TokenList objects;
    if (word.object) syntax_.objects(t, objects);
    if (doers.empty() || f.polarity == Polarity::Negative || f.modality != Modality::Asserted || !any_holder(objects, holder)) return;
    Targets friends;
    for (const uint32_t doer : doers) resolve(doer, 1, 0, friends);
    for (const Target& target : friends) out.push_back({target.chain, 0.6f * word.strength, words(t, f)});
    return;
  }
  if (is_someone_elses(t, holder)) return;
  const float weight = f.polarity == Polarity::Negative ? -0.8f : 1;
  Targets targets;
  governed(t, word, targets);
  for (const Target& target : targets) out.push_back({target.chain, weight * word.strength * target.factor, words(t, f)});
}

/// "cannot be trusted": nobody can do it, in the holder's eyes.
bool StanceReader::is_ruled_out(uint32_t verb, const Factuality& f) const {
  if (f.polarity != Polarity::Negative || !syntax_.is_passive(verb)) return false;
  return std::ranges::any_of(syntax_.children(verb), [&](uint32_t c) {
    return syntax_.token(c).label == Deprel::aux && (syntax_.lemma(c) == "can" || syntax_.lemma(c) == "could" || syntax_.word(c) == "ca");
  });
}

/// A word that the lexicon knows as a verb alone is one where it has a subject, whatever the tagger took it for.
Upos StanceReader::part_of_speech(uint32_t t) const {
  const Upos upos = syntax_.token(t).upos;
  const bool verb = upos == Upos::NOUN && !syntax_.has_copula(t) && syntax_.child(t, Deprel::nsubj) != kNoToken &&
                    lexicon_.find(upos, syntax_.lemma(t)).empty() && !lexicon_.find(Upos::VERB, syntax_.lemma(t)).empty();
  if (upos == Upos::VERB && syntax_.has_copula(t) && !lexicon_.find(Upos::ADJ, syntax_.lemma(t)).empty()) return Upos::ADJ;  // "is not fit"
  return verb ? Upos::VERB : upos;
}

/// The lemma, of a verb with the particle after it: "call_out".
std::string StanceReader::lexical_form(uint32_t t) const {
  std::string form(syntax_.lemma(t));
  if (t + 1 >= annotations().tokens.size() || !syntax_.is_verbal(t)) return form;
  const Deprel label = syntax_.token(t + 1).label;
  const bool particle = syntax_.head(t + 1) == t && (label == Deprel::compound_prt || label == Deprel::advmod) && one_of(syntax_.word(t + 1), kParticles);
  return particle ? form + "_" + std::string(syntax_.word(t + 1)) : form;
}

void StanceReader::read(uint32_t token, const Holder& holder, std::vector<Side>& out) const {
  const std::string_view surface = syntax_.word(token);
  if (surface == "more" || surface == "most" || surface == "less" || surface == "least") return;  // of the next word
  if (const float urge = urged_by_noun(token); urge != 0) return read_action(token, urge, {syntax_.head(token), token + 1}, out);
  const Upos part = part_of_speech(token);
  if (part == Upos::VERB && syntax_.lemma(token) == "lie" && !is_untruth(token)) return;
  auto senses = lexicon_.find(part, lexical_form(token));
  if (senses.empty()) senses = lexicon_.find(part, syntax_.lemma(token));
  const size_t first = out.size();
  for (const StanceWord& word : senses) {
    const size_t before = out.size();
    switch (word.kind) {
      case StanceKind::Judge: read_judgement(token, word, holder, out); break;
      case StanceKind::Trait: read_trait(token, word, holder, out); break;
      case StanceKind::Deed: read_deed(token, word, holder, out); break;
      case StanceKind::Loss:
      case StanceKind::Gain: read_worth(token, word, holder, out); break;
      case StanceKind::Light: read_light(token, word, holder, out); break;
      case StanceKind::Manner: read_manner(token, word, holder, out); break;
      case StanceKind::Worth:
      case StanceKind::Share: break;
    }
    std::erase_if(out, [&](const Side& s) { return std::ranges::find(holder.chains, s.chain) != holder.chains.end() && !holder.chains.empty() && s.chain == holder.chains.front(); });
    if (out.size() > before) return;  // one sense of a word is enough
  }
  if (part == Upos::VERB && out.size() == first) read_misdeed(token, holder, out);
}

}  // namespace dossier
