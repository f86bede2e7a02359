#include "ingest/stance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ingest/reports.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr int kDeepest = 3;             // "the policy of the leadership of X"
constexpr uint32_t kNegationReach = 5;  // tokens between a negation and the word that it belongs to, in Side::words
constexpr std::array<std::string_view, 13> kFirstPerson{"i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves", "everyone", "everybody", "nobody"};
constexpr std::array<std::string_view, 6> kEmphatic{"every", "full", "no", "any", "enormous", "immense"};
constexpr std::array<std::string_view, 6> kOwnPlaces{"country", "nation", "people", "homeland", "state", "republic"};

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

/// How much a side counts that is presented so. What should or might become so is no judgement of what is.
float certainty(Modality modality) {
  switch (modality) {
    case Modality::Asserted: return 1;
    case Modality::Probable: return 0.8f;
    case Modality::Predicted: return 0.7f;
    case Modality::Possible: return 0.4f;
    default: return 0;
  }
}

}  // namespace

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

/// "It" counts only where the entity is an actor that a clause close before has as its subject: it often means a thing.
bool StanceReader::is_plain_reference(uint32_t pronoun) const {
  const Annotations& a = annotations();
  const Mention& m = a.mentions[pronoun];
  if (a.word(m.head) != "it") return true;
  const Chain& chain = a.chains[m.chain];
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

/// What the word's sense says it is taken towards.
void StanceReader::governed(uint32_t t, const StanceWord& word, Targets& out) const {
  TokenList tokens;
  if (word.object) syntax_.objects(t, tokens);
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
        for (const std::string_view preposition : share.prepositions) syntax_.obliques(head, preposition, owners);
        if (share.possessor && owners.empty()) syntax_.modifiers(head, owners);
        for (const uint32_t owner : owners) resolve(owner, factor * share.strength, depth + 1, shared);
        for (const Target& s : shared)
          if (std::ranges::none_of(out, [&](const Target& o) { return o.chain == s.chain; })) out.push_back(s);
        if (out.size() > before) break;
      }
    }
    if (out.size() > before || depth >= kDeepest) continue;
    for (const uint32_t c : syntax_.children(head))  // "our partner, Norway"
      if (syntax_.token(c).label == Deprel::appos && chain_at(c) != kNone) out.push_back({chain_at(c), factor});
  }
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
    const Factuality f = factuality_.assess(t);
    const float weight = f.modality == Modality::Hypothetical ? 0 : f.polarity == Polarity::Negative ? -0.4f : 1;
    if (weight != 0)
      for (const Target& target : blamed) out.push_back({target.chain, weight * word.strength * target.factor, words(t, f)});
    return;
  }
  if (syntax_.token(t).upos == Upos::ADJ) syntax_.surface_subjects(t, judges);
  else syntax_.subjects(t, judges);
  const Factuality f = factuality_.assess(t);
  const bool is_cue = holder.cue.contains(t) && (judges.empty() || any_holder(judges, holder));
  const bool called_for = judges.empty() && is_willed(f, holder);
  const bool ruled_out = judges.empty() && is_ruled_out(t, f);
  const bool own = is_cue || called_for || ruled_out || any_holder(judges, holder);
  const bool willed = f.modality == Modality::Proposed || f.modality == Modality::Desired;
  float weight = willed || ruled_out ? 0.8f : certainty(f.modality);
  if (f.polarity == Polarity::Negative) weight = word.strength > 0 ? -0.7f * weight : 0;  // who does not condemn has not praised
  if (weight == 0) return;
  Targets targets;
  governed(t, word, targets);
  if (own) {
    for (const Target& target : targets) out.push_back({target.chain, weight * word.strength * target.factor, words(t, f)});
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
    if (!word.modified || syntax_.head(t) == kNoToken) return;
    const uint32_t noun = syntax_.head(t);
    resolve(noun, 1, 0, targets);
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
    if (token.xpos == Xpos::VB && syntax_.child(t, Deprel::aux) == kNoToken) return;  // "too big to fail"
    if (part_of_speech(t) == Upos::VERB && !syntax_.is_passive(t)) syntax_.surface_subjects(t, tokens);
    else if (token.upos == Upos::ADJ) syntax_.surface_subjects(t, tokens);
  }
  for (const uint32_t target : tokens) resolve(target, 1, 0, targets);
  if (targets.empty() || is_someone_elses(t, holder)) return;
  Factuality f = factuality_.assess(naming_verb == kNoToken ? predicate : naming_verb);
  if (f.modality == Modality::Proposed && f.cue != kNoToken && syntax_.token(f.cue).label == Deprel::amod) f.modality = Modality::Asserted;  // "an important ally"
  float weight = naming_verb == kNoToken || f.modality == Modality::Hypothetical ? certainty(f.modality) : 1;
  if (f.polarity == Polarity::Negative) weight *= word.strength > 0 ? -0.8f : -0.4f;  // "no threat" is faint praise
  if (weight == 0) return;
  for (const Target& target : targets) out.push_back({target.chain, weight * word.strength * target.factor, words(t, f)});
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
  const Factuality f = factuality_.assess(t);
  if (f.modality == Modality::Hypothetical || f.modality == Modality::Possible) return;
  TokenList doers;
  syntax_.subjects(t, doers);
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

/// What an object is called: by the noun itself ("mistake"), else by an adjective before it ("dangerous game").
float StanceReader::object_strength(uint32_t noun) const {
  if (chain_at(noun) != kNone) return 0;
  for (const StanceWord& sense : lexicon_.find(Upos::NOUN, syntax_.lemma(noun)))
    if (sense.kind == StanceKind::Trait && (sense.subject || sense.possessor)) return sense.strength;
  for (const uint32_t c : syntax_.children(noun)) {
    if (syntax_.token(c).label != Deprel::amod) continue;
    for (const StanceWord& sense : lexicon_.find(Upos::ADJ, syntax_.lemma(c)))
      if (sense.kind == StanceKind::Trait && sense.modified) return sense.strength;
  }
  return 0;
}

/// The strength of the adjective that an adverb in -ly is made from; 0 when it takes no side.
float StanceReader::adverb_strength(std::string_view adverb) const {
  if (!adverb.ends_with("ly")) return adverb == "well" ? 0.4f : adverb == "badly" ? -0.5f : 0;
  const std::string stem(adverb.substr(0, adverb.size() - 2));
  std::string bases[] = {stem, stem + "le", stem, stem};
  if (stem.ends_with("al")) bases[2].resize(stem.size() - 2);         // "cynically"
  if (stem.ends_with("i")) bases[3].back() = 'y';                     // "cowardly", "greedily"
  for (const std::string& base : bases)
    for (const StanceWord& sense : lexicon_.find(Upos::ADJ, base))
      if (sense.kind == StanceKind::Trait && sense.modified) return sense.strength;
  return 0;
}

/// A verb's subject bears a side that stands in words up to `last`.
void StanceReader::say_of_subjects(uint32_t verb, float strength, uint32_t last, const Holder& holder, std::vector<Side>& out) const {
  if (strength == 0 || syntax_.is_passive(verb) || is_someone_elses(verb, holder)) return;
  const Factuality f = factuality_.assess(verb);
  float weight = certainty(f.modality) * strength;
  if (f.polarity == Polarity::Negative) weight *= strength > 0 ? -0.8f : -0.4f;
  if (weight == 0) return;
  TokenList subjects;
  syntax_.surface_subjects(verb, subjects);
  Targets targets;
  for (const uint32_t subject : subjects) resolve(subject, 1, 0, targets);
  for (const Target& target : targets) out.push_back({target.chain, weight * target.factor, {words(verb, f).begin, std::max(verb, last) + 1}});
}

/// "has made a serious mistake", "is playing a dangerous game".
void StanceReader::read_light(uint32_t t, const StanceWord& verb, const Holder& holder, std::vector<Side>& out) const {
  const uint32_t object = syntax_.child(t, Deprel::obj);
  if (object != kNoToken && object > t) say_of_subjects(t, verb.strength * object_strength(object), object, holder, out);
}

/// "has behaved responsibly".
void StanceReader::read_manner(uint32_t t, const StanceWord& verb, const Holder& holder, std::vector<Side>& out) const {
  for (const uint32_t c : syntax_.children(t))
    if (syntax_.token(c).label == Deprel::advmod && out.empty()) say_of_subjects(t, verb.strength * adverb_strength(syntax_.word(c)), c, holder, out);
}

/// A word that the lexicon knows as a verb alone is one where it has a subject, whatever the tagger took it for.
Upos StanceReader::part_of_speech(uint32_t t) const {
  const Upos upos = syntax_.token(t).upos;
  const bool verb = upos == Upos::NOUN && !syntax_.has_copula(t) && syntax_.child(t, Deprel::nsubj) != kNoToken &&
                    lexicon_.find(upos, syntax_.lemma(t)).empty() && !lexicon_.find(Upos::VERB, syntax_.lemma(t)).empty();
  return verb ? Upos::VERB : upos;
}

/// To have a good is worth a word only with emphasis: "has every right", "has no credibility".
bool StanceReader::is_had_in_full(uint32_t verb, uint32_t good) const {
  if (syntax_.lemma(verb) != "have") return true;
  return std::ranges::any_of(syntax_.children(good), [&](uint32_t c) { return one_of(syntax_.word(c), kEmphatic); });
}

/// "has lost its credibility", "deserves our gratitude".
void StanceReader::read_worth(uint32_t t, const StanceWord& verb, const Holder& holder, std::vector<Side>& out) const {
  TokenList objects, goods, owners;
  syntax_.objects(t, objects);
  for (const uint32_t object : objects) syntax_.conjuncts(object, goods);
  for (const uint32_t good : goods) {
    for (const StanceWord& worth : lexicon_.find(syntax_.token(good).upos, syntax_.lemma(good))) {
      if (worth.kind != StanceKind::Worth || !is_had_in_full(t, good)) continue;
      syntax_.surface_subjects(t, owners);
      const Factuality f = factuality_.assess(t);
      float weight = certainty(f.modality) * worth.strength * (verb.kind == StanceKind::Loss ? -1 : 1);
      if (f.polarity == Polarity::Negative) weight *= -0.6f;
      if (weight == 0 || is_someone_elses(t, holder)) return;
      Targets targets;
      for (const uint32_t owner : owners) resolve(owner, 1, 0, targets);
      for (const Target& target : targets) out.push_back({target.chain, weight * target.factor, {words(t, f).begin, std::max(t, good) + 1}});
      return;
    }
  }
}

void StanceReader::read(uint32_t token, const Holder& holder, std::vector<Side>& out) const {
  const std::string_view surface = syntax_.word(token);
  if (surface == "more" || surface == "most" || surface == "less" || surface == "least") return;  // of the next word
  for (const StanceWord& word : lexicon_.find(part_of_speech(token), syntax_.lemma(token))) {
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
}

}  // namespace dossier
