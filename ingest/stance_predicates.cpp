#include "ingest/stance.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/nouns.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr std::array<std::string_view, 6> kEmphatic{"every", "full", "no", "any", "enormous", "immense"};
constexpr std::array<std::string_view, 9> kBest{"best", "finest", "greatest", "strongest", "only", "right", "strong", "great", "good"};
constexpr std::array<std::string_view, 4> kMaking{"make", "keep", "render", "turn"};
constexpr float kMisdeed = -0.65f;  // strength at which an adverb alone speaks ill of whoever acted so

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

/// Supposed of nothing: "would be the best choice", with no condition in its sentence.
bool StanceReader::is_would_be(uint32_t predicate) const {
  const uint32_t would = syntax_.child(predicate, Deprel::aux);
  return syntax_.has_copula(predicate) && would != kNoToken && (syntax_.word(would) == "would" || syntax_.word(would) == "'d") && is_condition_free(predicate);
}

/// "is a good neighbour", "is the best thing": said of an actor; of a thing only in the highest degree.
bool StanceReader::is_predicate_of_actor(uint32_t adjective, uint32_t noun) const {
  if (!syntax_.has_copula(noun) || syntax_.child(noun, Deprel::case_) != kNoToken) return false;
  const Noun* known = NounLexicon::builtin().find(syntax_.lemma(noun));
  const bool actor = known && (known->type == EntityType::Person || known->type == EntityType::Organisation || known->type == EntityType::Country);
  return actor || syntax_.token(adjective).xpos == Xpos::JJS;
}

/// The factor that comparison puts on what an adjective says: "less reliable" is the contrary. Appends what it is compared
/// with ("more reliable than X"), of which the contrary is said.
float StanceReader::measure(uint32_t adjective, Targets& compared) const {
  bool less = false, more = syntax_.token(adjective).xpos == Xpos::JJR;
  for (const uint32_t c : syntax_.children(adjective)) {
    if (syntax_.token(c).label != Deprel::advmod) continue;
    less |= syntax_.word(c) == "less" || syntax_.word(c) == "least";
    more |= syntax_.word(c) == "more";
  }
  if (more) {
    TokenList others;
    syntax_.obliques(adjective, "than", others);
    const uint32_t noun = syntax_.token(adjective).label == Deprel::amod ? syntax_.head(adjective) : kNoToken;
    if (others.empty() && noun != kNoToken) syntax_.obliques(noun, "than", others);
    for (const uint32_t other : others) resolve(other, -0.7f, 0, compared);
  }
  return less ? -0.6f : 1;
}

/// "It is shameful that X has left": said of X. "It would be a mistake to leave X": a judgement of the act, whose own side
/// it confirms or turns round.
void StanceReader::read_clause(uint32_t t, const StanceWord& word, const Holder& holder, std::vector<Side>& out) const {
  const bool expletive = has_expletive(t);
  if (!syntax_.has_copula(t) || is_someone_elses(t, holder)) return;
  const Factuality f = assess(t);
  float weight = f.modality == Modality::Hypothetical && is_condition_free(t) ? 0.7f : certainty(f.modality);
  if (f.polarity == Polarity::Negative) weight *= -0.4f;
  if (weight == 0) return;
  for (const uint32_t c : syntax_.children(t)) {
    const Deprel label = syntax_.token(c).label;
    const uint32_t mark = syntax_.child(c, Deprel::mark);
    if (!syntax_.is_verbal(c) || (label != Deprel::csubj && !(expletive && c > t)) || mark == kNoToken) continue;
    if (syntax_.word(mark) == "to") read_action(c, weight * word.strength, words(t, f), out);
    if (syntax_.word(mark) != "that" || !word.modified || syntax_.is_passive(c)) continue;
    TokenList doers;
    Targets targets;
    syntax_.surface_subjects(c, doers);
    for (const uint32_t doer : doers) resolve(doer, 0.7f, 0, targets);
    for (const Target& target : targets) out.push_back({target.chain, weight * word.strength * target.factor, words(t, f)});
  }
}

/// "It" before a predicate whose subject is a clause.
bool StanceReader::has_expletive(uint32_t predicate) const {
  const uint32_t subject = syntax_.child(predicate, Deprel::nsubj);
  const bool it = syntax_.child(predicate, Deprel::expl) != kNoToken || (subject != kNoToken && syntax_.word(subject) == "it");
  return it && std::ranges::any_of(syntax_.children(predicate), [&](uint32_t c) {
    return c > predicate && syntax_.is_verbal(c) && syntax_.token(c).label != Deprel::acl_relcl && (is_marked(c, "to") || is_marked(c, "that"));
  });
}

/// The sides of an act that is itself judged, for the better or, with a negative factor, for the worse.
void StanceReader::read_action(uint32_t verb, float factor, Range<Token> words, std::vector<Side>& out) const {
  for (const StanceWord& act : lexicon_.find(Upos::VERB, syntax_.lemma(verb))) {
    if (act.kind != StanceKind::Deed && act.kind != StanceKind::Judge) continue;
    Targets targets;
    governed(verb, act, targets);
    for (const Target& target : targets) out.push_back({target.chain, factor * act.strength * target.factor, {words.begin, std::max(words.end, verb + 1)}});
    if (!targets.empty()) return;
  }
}

/// "make the country great again" wants what is not so; "would be wise to wait" is advice.
bool StanceReader::is_made_or_advised(uint32_t adjective) const {
  const uint32_t up = syntax_.head(adjective);
  if (syntax_.token(adjective).label == Deprel::xcomp && up != kNoToken && one_of(syntax_.lemma(up), kMaking)) return true;
  const bool the_better = adjective > 0 && syntax_.word(adjective - 1) == "the" && syntax_.token(adjective).xpos == Xpos::JJR;  // "the sooner, the better"
  const bool modal = syntax_.child(adjective, Deprel::aux) != kNoToken && assess(adjective).modality != Modality::Asserted;
  return the_better || (modal && std::ranges::any_of(syntax_.children(adjective), [&](uint32_t c) {
    return c > adjective && syntax_.is_verbal(c) && syntax_.child(c, Deprel::mark) != kNoToken && syntax_.word(syntax_.child(c, Deprel::mark)) == "to";
  }));
}

/// "it is time to leave X", "there is no reason to trust X": what a noun says is to be done, or (negative) not to be done.
float StanceReader::urged_by_noun(uint32_t verb) const {
  const uint32_t noun = syntax_.head(verb);
  if (noun == kNoToken || syntax_.token(verb).label != Deprel::acl || !is_marked(verb, "to")) return 0;
  const uint32_t determiner = syntax_.child(noun, Deprel::det);
  if (syntax_.lemma(noun) == "time" && syntax_.has_copula(noun)) return 0.8f;
  return (syntax_.lemma(noun) == "reason" || syntax_.lemma(noun) == "need") && determiner != kNoToken && syntax_.word(determiner) == "no" ? -0.8f : 0;
}

/// What an object is called: by the noun itself ("mistake"), else by an adjective before it ("dangerous game").
float StanceReader::object_strength(uint32_t noun, bool by_adjective_alone) const {
  if (chain_at(noun) != kNone) return 0;
  if (!by_adjective_alone)
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
  const Factuality f = assess(verb);
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
  const bool taken = syntax_.lemma(t) == "take";  // "took the threat seriously"
  if (object != kNoToken && object > t) say_of_subjects(t, verb.strength * object_strength(object, taken), object, holder, out);
}

/// "has behaved responsibly".
void StanceReader::read_manner(uint32_t t, const StanceWord& verb, const Holder& holder, std::vector<Side>& out) const {
  for (const uint32_t c : syntax_.children(t))
    if (syntax_.token(c).label == Deprel::advmod && out.empty()) say_of_subjects(t, verb.strength * adverb_strength(syntax_.word(c)), c, holder, out);
}

/// How good a thing is by the adjective before it: 1, -1, or 0 when none says so.
float StanceReader::adjective_degree(uint32_t noun) const {
  for (const uint32_t c : syntax_.children(noun)) {
    if (syntax_.token(c).label != Deprel::amod) continue;
    if (one_of(syntax_.word(c), kBest)) return 1;
    for (const StanceWord& sense : lexicon_.find(Upos::ADJ, syntax_.lemma(c)))
      if (sense.kind == StanceKind::Trait) return sense.strength > 0 ? 1.0f : -1.0f;
  }
  return 0;
}

/// To have a good is worth a word only with emphasis ("has every right", "has no credibility", "has the experience to lead"),
/// or with an adjective that says how good it is ("has the best plan", "has a terrible record"). The factor of its strength.
float StanceReader::had_degree(uint32_t verb, uint32_t good, StanceKind kind) const {
  if (syntax_.lemma(verb) != "have") return kind == StanceKind::Worth ? 1 : 0;
  if (const float degree = adjective_degree(good); degree != 0 || kind != StanceKind::Worth) return degree;
  if (assess(verb).polarity == Polarity::Negative) return 1;
  bool emphatic = false, infinitive = false, definite = false;
  for (const uint32_t c : syntax_.children(good)) {
    emphatic |= one_of(syntax_.word(c), kEmphatic);
    definite |= syntax_.word(c) == "the";
    infinitive |= c > good && syntax_.token(c).label == Deprel::acl;
  }
  return emphatic || (definite && infinitive) ? 1 : 0;
}

/// "has lost its credibility", "deserves our gratitude".
void StanceReader::read_worth(uint32_t t, const StanceWord& verb, const Holder& holder, std::vector<Side>& out) const {
  TokenList objects, goods, owners;
  syntax_.objects(t, objects);
  for (const uint32_t object : objects) syntax_.conjuncts(object, goods);
  for (const uint32_t good : goods) {
    for (const StanceWord& worth : lexicon_.find(syntax_.token(good).upos, syntax_.lemma(good))) {
      if (worth.kind != StanceKind::Worth && (worth.kind != StanceKind::Share || worth.strength < 0)) continue;
      const float degree = had_degree(t, good, worth.kind);
      if (degree == 0) continue;
      syntax_.surface_subjects(t, owners);
      const Factuality f = assess(t);
      float weight = certainty(f.modality) * degree * worth.strength * (verb.kind == StanceKind::Loss ? -1 : 1);
      if (f.polarity == Polarity::Negative) weight *= -0.6f;
      if (weight == 0 || is_someone_elses(t, holder)) return;
      Targets targets;
      for (const uint32_t owner : owners) resolve(owner, 1, 0, targets);
      for (const Target& target : targets) out.push_back({target.chain, weight * target.factor, {words(t, f).begin, std::max(t, good) + 1}});
      return;
    }
  }
}

/// "lies about us", not "lies west of the river".
bool StanceReader::is_untruth(uint32_t verb) const {
  if (syntax_.word(verb) == "lied") return true;
  const bool progressive = syntax_.token(verb).xpos == Xpos::VBG;
  return std::ranges::any_of(syntax_.children(verb), [&](uint32_t c) { return syntax_.has_preposition(c, "to") || syntax_.has_preposition(c, "about"); }) ||
         (progressive && syntax_.child(verb, Deprel::aux) != kNoToken && syntax_.child(verb, Deprel::obl) == kNoToken);
}

/// Says ill of its subject by an adverb alone: "illegally seized the mine".
void StanceReader::read_misdeed(uint32_t verb, const Holder& holder, std::vector<Side>& out) const {
  for (const uint32_t c : syntax_.children(verb)) {
    if (syntax_.token(c).label != Deprel::advmod) continue;
    const float strength = adverb_strength(syntax_.word(c));
    if (strength > kMisdeed || c > verb + 1) continue;
    say_of_subjects(verb, 0.8f * strength, c, holder, out);
    return;
  }
}

}  // namespace dossier
