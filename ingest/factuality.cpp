#include "ingest/factuality.h"

#include <array>
#include <unordered_map>
#include <utility>

#include "graph/error.h"
#include "ingest/lexicon_lines.h"

extern "C" const unsigned char dossier_factuality_tsv[], dossier_factuality_tsv_end[];

namespace dossier {

struct FactualityLexicon::Table {
  std::array<std::unordered_map<std::string, Effect>, 7> words;
};

FactualityLexicon::FactualityLexicon(std::string_view tsv) {
  static constexpr std::array<std::string_view, 7> kParts{"negator", "auxiliary", "adverb", "marker", "verb", "noun", "adjective"};
  auto table = std::make_shared<Table>();
  for (const LexiconLine& line : lexicon_lines(tsv)) {
    if (line.fields.size() != 3) throw input_error("factuality lexicon, line " + std::to_string(line.number) + ": three columns expected");
    size_t part = 0;
    while (part < kParts.size() && kParts[part] != line.fields[0]) ++part;
    if (part == kParts.size())
      throw input_error("factuality lexicon, line " + std::to_string(line.number) + ": unknown part \"" + std::string(line.fields[0]) + "\"");
    for (const std::string_view word : split(line.fields[1], ',')) {
      Effect& effect = table->words[part][std::string(word)];
      for (const std::string_view value : split(line.fields[2], ' ')) {
        if (value == "negative") effect.negative = true;
        else if (value == "transparent") effect.transparent = true;
        else if (value == "occurs") effect.occurs = true;
        else if (value == "report") effect.report = true;
        else if (value == "fact") effect.fact = true;
        else if (const auto modality = parse_modality(value)) { effect.modality = *modality; effect.modal = true; }
        else throw input_error("factuality lexicon, line " + std::to_string(line.number) + ": unknown effect \"" + std::string(value) + "\"");
      }
    }
  }
  table_ = std::move(table);
}

const FactualityLexicon& FactualityLexicon::builtin() {
  static const FactualityLexicon lexicon(embedded_text(dossier_factuality_tsv, dossier_factuality_tsv_end));
  return lexicon;
}

const FactualityLexicon::Effect* FactualityLexicon::find(Part part, std::string_view lemma) const {
  const auto& words = table_->words[static_cast<size_t>(part)];
  const auto it = words.find(std::string(lemma));
  return it == words.end() ? nullptr : &it->second;
}

struct FactualityReader::Reading {
  bool negative = false, reported = false, would = false, later = false, conditional = false, can = false;
  Modality modality = Modality::Asserted;
  uint32_t cue = kNoToken;
};

namespace {

using Part = FactualityLexicon::Part;

// The further from a fact, the higher; the highest on the way up wins.
int distance(Modality m) {
  switch (m) {
    case Modality::Asserted: return 0;
    case Modality::Predicted: return 1;
    case Modality::Probable: return 2;
    case Modality::Desired: return 3;
    case Modality::Proposed: return 4;
    case Modality::Possible: return 5;
    case Modality::Hypothetical: return 6;
  }
  return 0;
}

bool is_past(Xpos xpos) { return xpos == Xpos::VBD || xpos == Xpos::VBN; }

}  // namespace

void FactualityReader::apply(const Effect& effect, uint32_t cue, Reading& reading) const {
  if (effect.negative) reading.negative = !reading.negative;
  if (effect.modal && distance(effect.modality) > distance(reading.modality)) reading.modality = effect.modality;
  if (effect.negative || effect.modal) reading.cue = cue;
}

bool FactualityReader::is_negator(uint32_t t) const {
  const std::string_view word = syntax_.word(t);
  if (lexicon_.find(Part::Negator, word) == nullptr && lexicon_.find(Part::Negator, syntax_.lemma(t)) == nullptr) {
    return word == "longer" && t > 0 && syntax_.word(t - 1) == "no";
  }
  const auto& tokens = syntax_.annotations().tokens;
  if (t + 1 < tokens.size()) {  // "not only ... but also" denies nothing
    const std::string_view next = syntax_.word(t + 1);
    if (next == "only" || next == "just" || next == "merely" || next == "simply") return false;
    if (next == "the" && t + 2 < tokens.size() && (syntax_.word(t + 2) == "only" || syntax_.word(t + 2) == "first" || syntax_.word(t + 2) == "last")) return false;  // "not the first to leave" has left
  }
  return true;
}

/// "no member", "none of the members", "neither side", "nobody", "neither A nor B".
bool FactualityReader::negates(uint32_t argument) const {
  if (syntax_.token(argument).upos != Upos::VERB && lexicon_.find(Part::Negator, syntax_.word(argument)) != nullptr) return true;
  for (const uint32_t c : syntax_.children(argument)) {
    const Deprel label = syntax_.token(c).label;
    if ((label == Deprel::det || label == Deprel::cc_preconj || label == Deprel::cc || label == Deprel::advmod) && syntax_.word(c) != "nor" && is_negator(c)) return true;
    if (label == Deprel::nmod && (syntax_.word(argument) == "one" || syntax_.word(argument) == "single") && argument > 0 && is_negator(argument - 1)) return true;
  }
  return false;
}

/// "would later become president": a future that the writer looks back on.
bool FactualityReader::has_come_true(uint32_t predicate) const {
  static constexpr std::string_view kLater[] = {"later", "eventually", "subsequently", "ultimately", "afterwards"};
  if (predicate == kNoToken) return false;
  for (const uint32_t c : syntax_.children(predicate))
    if (syntax_.token(c).label == Deprel::advmod && std::ranges::find(kLater, syntax_.word(c)) != std::end(kLater)) return true;
  return false;
}

void FactualityReader::read_auxiliary(uint32_t aux, Reading& reading) const {
  const Effect* effect = lexicon_.find(Part::Auxiliary, syntax_.lemma(aux));
  if (effect == nullptr) effect = lexicon_.find(Part::Auxiliary, syntax_.word(aux));
  if (effect == nullptr) return;
  const std::string_view lemma = syntax_.lemma(aux);
  if (effect->modality == Modality::Hypothetical) {
    reading.would = true;
    reading.later |= has_come_true(syntax_.head(aux));
    reading.cue = aux;
    return;
  }
  if (lemma == "can" || syntax_.word(aux) == "ca") reading.can = true;
  apply(*effect, aux, reading);
}

/// The reading that the predicate's own dependents give it; `from` is the dependent that has been read already.
void FactualityReader::read_own(uint32_t t, Reading& reading, uint32_t from) const {
  const bool was_negative = reading.negative;
  const Modality outer = reading.modality;
  reading.can = false;
  if (const uint32_t to = syntax_.child(t, Deprel::mark); to != kNoToken && to > 0 && syntax_.word(to) == "to" && syntax_.lemma(to - 1) == "be" && syntax_.head(to - 1) == t)
    apply(Effect{.modal = true, .modality = Modality::Predicted}, to, reading);  // "was to leave"
  for (const uint32_t c : syntax_.children(t)) {
    switch (syntax_.token(c).label) {
      case Deprel::aux: case Deprel::aux_pass: read_auxiliary(c, reading); break;
      case Deprel::advmod: case Deprel::discourse: case Deprel::cc_preconj:
        if (is_negator(c)) { reading.negative = !reading.negative; reading.cue = c; }
        else if (const Effect* effect = lexicon_.find(Part::Adverb, syntax_.lemma(c))) apply(*effect, c, reading);
        break;
      case Deprel::det: case Deprel::cc:
        if (is_negator(c)) { reading.negative = !reading.negative; reading.cue = c; }
        break;
      case Deprel::nsubj: case Deprel::nsubj_pass: case Deprel::obj: case Deprel::iobj: case Deprel::nsubj_outer:
        if (c != from && negates(c)) { reading.negative = !reading.negative; reading.cue = c; }
        break;
      case Deprel::advcl: {
        const uint32_t mark = syntax_.child(c, Deprel::mark);
        if (mark != kNoToken && (syntax_.lemma(mark) == "if" || syntax_.lemma(mark) == "unless") && !is_past(syntax_.token(t).xpos)) reading.conditional = true;
        break;
      }
      default: break;
    }
  }
  if (reading.can && reading.negative != was_negative) reading.modality = outer;  // "cannot leave" denies it
}

/// The reading that a noun's modifiers give it: "the planned withdrawal", "no agreement", "an alleged attack".
void FactualityReader::read_noun(uint32_t t, Reading& reading) const {
  for (const uint32_t c : syntax_.children(t)) {
    const Deprel label = syntax_.token(c).label;
    if (label == Deprel::amod) {
      const Effect* effect = lexicon_.find(Part::Adjective, syntax_.word(c));
      if (effect == nullptr) effect = lexicon_.find(Part::Adjective, syntax_.lemma(c));
      if (effect != nullptr) apply(*effect, c, reading);
    } else if (label == Deprel::case_ && syntax_.lemma(c) == "without") {
      reading.negative = !reading.negative;
      reading.cue = c;
    }
  }
}

const FactualityLexicon::Effect* FactualityReader::effect_of(uint32_t t, bool infinitive) const {
  const Upos upos = syntax_.token(t).upos;
  if (upos == Upos::VERB || upos == Upos::AUX) {
    // "is going to leave" predicts, "is going" moves: such verbs have an entry of their own for the infinitive.
    const bool went = syntax_.lemma(t) == "go" && syntax_.token(t).xpos != Xpos::VBG;  // "went on to leave" has left
    if (infinitive && !went)
      if (const Effect* effect = lexicon_.find(Part::Verb, std::string(syntax_.lemma(t)) + "_to")) return effect;
    if (const Effect* effect = lexicon_.find(Part::Verb, syntax_.lemma(t))) return effect;
    return syntax_.token(t).xpos == Xpos::VBN || syntax_.token(t).xpos == Xpos::VBG ? lexicon_.find(Part::Adjective, syntax_.word(t)) : nullptr;
  }
  if (upos == Upos::ADJ || upos == Upos::ADV) {
    const Effect* effect = lexicon_.find(Part::Adjective, syntax_.lemma(t));
    return effect != nullptr ? effect : lexicon_.find(Part::Adjective, syntax_.word(t));
  }
  return syntax_.is_nominal(t) ? lexicon_.find(Part::Noun, syntax_.lemma(t)) : nullptr;
}

/// A marker of condition or exclusion on the clause of `t`; true when it ends the way up.
bool FactualityReader::marked(uint32_t t, Reading& reading) const {
  for (const uint32_t c : syntax_.children(t)) {
    if (syntax_.token(c).label != Deprel::mark && syntax_.token(c).label != Deprel::case_) continue;
    const std::string_view lemma = syntax_.lemma(c);
    if (lemma == "if" && c > 0 && (syntax_.word(c - 1) == "even" || syntax_.word(c - 1) == "as")) {
      apply(Effect{.modal = true, .modality = Modality::Hypothetical}, c, reading);
      return true;
    }
    if (lemma == "against" && syntax_.token(t).xpos == Xpos::VBG) {  // "decided against recommending charges"
      apply(Effect{.negative = true}, c, reading);
      continue;
    }
    if (lemma == "of" && c > 0 && syntax_.word(c - 1) == "short") {  // "stopped short of calling it a crime"
      apply(Effect{.negative = true}, c, reading);
      return true;
    }
    const Effect* effect = lexicon_.find(Part::Marker, lemma);
    if (effect == nullptr || (lemma == "than" && (c == 0 || syntax_.word(c - 1) != "rather"))) continue;
    apply(*effect, c, reading);
    if (effect->modal) return true;
  }
  return false;
}

/// "a plan to ban it", "the commitment to fighting it": the noun right before the marker of a clause, wherever the parser hung
/// the clause, if it is one of what may come; not in "took the chance to ban it". Otherwise kNoToken.
uint32_t FactualityReader::noun_before(uint32_t mark) const {
  if (mark == kNoToken || mark == 0 || !syntax_.is_nominal(mark - 1) || (syntax_.word(mark) != "to" && syntax_.word(mark) != "for")) return kNoToken;
  static constexpr std::array<std::string_view, 6> kTaking{"take", "use", "seize", "have", "get", "exercise"};
  const uint32_t noun = mark - 1, verb = syntax_.head(noun);
  const Effect* effect = lexicon_.find(Part::Noun, syntax_.lemma(noun));
  if (effect == nullptr || !effect->modal || effect->negative || effect->report || syntax_.lemma(noun) == "way") return kNoToken;  // "went out of her way to ban it"
  return verb != kNoToken && std::ranges::find(kTaking, syntax_.lemma(verb)) != kTaking.end() ? kNoToken : noun;
}

/// Complements and adjuncts that are clauses.
bool FactualityReader::step_clause(uint32_t& t, uint32_t up, Reading& reading) const {
  const Deprel label = syntax_.token(t).label;
  const uint32_t mark = syntax_.child(t, Deprel::mark);
  const bool infinitive = mark != kNoToken && syntax_.lemma(mark) == "to" && syntax_.token(t).xpos != Xpos::VBG;  // not "devoted to praising"
  const Effect* effect = effect_of(up, infinitive);
  if (label == Deprel::acl && infinitive && effect == nullptr && syntax_.token(up).label == Deprel::obj && effect_of(syntax_.head(up), true) != nullptr) {
    up = syntax_.head(up);  // "ordered his men to attack", read as a clause on the noun
    effect = effect_of(up, true);
  }
  if (const uint32_t noun = noun_before(mark); noun != kNoToken && noun != up && t > mark) {
    up = noun;
    effect = effect_of(noun, infinitive);
  }
  if (marked(t, reading)) return false;
  if (label == Deprel::advcl && effect != nullptr && !infinitive && syntax_.token(up).upos == Upos::VERB) {
    const bool gerund = syntax_.token(t).xpos == Xpos::VBG && mark != kNoToken;  // "refrain from attacking"
    if (!gerund) return false;
    const std::string_view preposition = syntax_.lemma(mark);
    if (preposition != "from" && preposition != "to" && preposition != "of" && preposition != "on" && preposition != "about" && preposition != "for" && preposition != "against") return false;
  }
  if (label == Deprel::advcl && effect == nullptr) {
    if (infinitive) apply(Effect{.modal = true, .modality = Modality::Desired}, mark, reading);
    return false;
  }
  if (label == Deprel::acl && mark == kNoToken && !infinitive) return false;  // "troops fighting in the east"
  if (label == Deprel::acl && mark != kNoToken && syntax_.lemma(mark) == "with") return false;  // "the failure over it, with Norland backing them"
  if (effect == nullptr) {
    if (label == Deprel::acl) {
      if (infinitive) apply(Effect{.modal = true, .modality = Modality::Possible}, mark, reading);
      return false;
    }
    if (label == Deprel::ccomp && !infinitive) return false;
  }
  if (effect != nullptr && effect->report) {
    const bool claim = label == Deprel::ccomp || syntax_.token(up).upos != Upos::VERB || label == Deprel::xcomp;
    if (claim && !infinitive) {
      apply(*effect, up, reading);
      reading.reported = true;
      if (reading.would && is_past(syntax_.token(up).xpos)) {  // "said it would leave": a future seen from the past
        reading.would = false;
        apply(Effect{.modal = true, .modality = Modality::Predicted}, up, reading);
      }
      Reading own;
      read_own(up, own);
      if (own.negative) apply(Effect{.modal = true, .modality = Modality::Possible}, up, reading);
      return false;
    }
  }
  if (effect != nullptr && (effect->negative || effect->modal)) {
    apply(*effect, up, reading);
  } else if (infinitive && effect != nullptr && effect->report) {
    apply(Effect{.modal = true, .modality = Modality::Proposed}, up, reading);  // "told them to leave"
  }
  const uint32_t from = std::exchange(t, up);
  read_own(t, reading, from);
  if (syntax_.is_nominal(t)) read_noun(t, reading);
  return true;
}

/// An event noun as subject, object or complement of another word.
bool FactualityReader::step_nominal(uint32_t& t, uint32_t up, Reading& reading) const {
  const Deprel label = syntax_.token(t).label;
  const Effect* effect = effect_of(up, false);
  const bool subject = label == Deprel::nsubj || label == Deprel::csubj;
  if (subject) {
    const bool predicate = syntax_.token(up).upos != Upos::VERB;  // "is possible", "is a threat"
    if (effect != nullptr && (effect->occurs || (predicate && (effect->modal || effect->negative)))) {
      if (predicate || effect->modal) apply(*effect, up, reading);
      const uint32_t from = std::exchange(t, up);
      read_own(t, reading, from);
      return true;
    }
    for (const uint32_t c : syntax_.children(up))  // "a war would be a disaster", "an attack will fail"
      if (syntax_.token(c).label == Deprel::aux) read_auxiliary(c, reading);
    return false;
  }
  static constexpr std::array<std::string_view, 8> kAppointing{"appoint", "choose", "confirm", "elect", "install", "name", "nominate", "select"};
  if (label == Deprel::obl && syntax_.has_preposition(t, "as") && std::ranges::find(kAppointing, syntax_.lemma(up)) != kAppointing.end()) {  // "if she is elected as president"
    const uint32_t from = std::exchange(t, up);
    read_own(t, reading, from);
    return true;
  }
  const bool light = syntax_.light_verb(t) == up;
  if (label == Deprel::obj || label == Deprel::nsubj_pass || label == Deprel::obl || label == Deprel::nmod || label == Deprel::iobj) {
    const bool about = label != Deprel::obl || syntax_.has_preposition(t, "for") || syntax_.has_preposition(t, "of") ||
                       syntax_.has_preposition(t, "about") || syntax_.has_preposition(t, "from") || syntax_.has_preposition(t, "on") ||
                       syntax_.has_preposition(t, "to") || syntax_.has_preposition(t, "against") || syntax_.has_preposition(t, "with");
    if (effect != nullptr && about && (effect->modal || effect->negative || effect->transparent) && !(effect->report && !effect->negative)) {
      if (!light || effect->negative || effect->modality == Modality::Possible || syntax_.lemma(up) == "initiate") apply(*effect, up, reading);
    } else if (!light) {
      return false;
    }
    const uint32_t from = std::exchange(t, up);
    read_own(t, reading, from);
    if (syntax_.is_nominal(t)) read_noun(t, reading);
    return true;
  }
  return false;
}

/// One step up the tree; false when nothing further up changes the reading.
bool FactualityReader::step(uint32_t& t, Reading& reading) const {
  const uint32_t up = syntax_.head(t);
  if (up == kNoToken) return false;
  switch (syntax_.token(t).label) {
    case Deprel::conj: {
      // Coordinated predicates share auxiliaries and negation when the second has neither subject nor tense of its own.
      bool own = syntax_.child(t, Deprel::nsubj) != kNoToken || syntax_.child(t, Deprel::nsubj_pass) != kNoToken || syntax_.child(t, Deprel::aux) != kNoToken;
      const Xpos xpos = syntax_.token(t).xpos;
      own = own || xpos == Xpos::VBD || xpos == Xpos::VBZ || xpos == Xpos::VBP;
      const uint32_t cc = syntax_.child(t, Deprel::cc);
      const bool contrast = cc != kNoToken && syntax_.lemma(cc) == "but";
      if (!own && !contrast && (syntax_.is_verbal(t) || syntax_.has_copula(up))) read_own(up, reading);
      t = up;
      return true;
    }
    case Deprel::acl_relcl: {
      marked(t, reading);
      const uint32_t det = syntax_.child(up, Deprel::det);  // "any state that attacks"
      if (det != kNoToken && (syntax_.lemma(det) == "any" || syntax_.lemma(det) == "whatever")) apply(Effect{.modal = true, .modality = Modality::Hypothetical}, det, reading);
      return false;
    }
    case Deprel::xcomp: case Deprel::ccomp: case Deprel::advcl: case Deprel::acl: case Deprel::csubj:
      return step_clause(t, up, reading);
    default:
      if (syntax_.is_verbal(t)) {
        if (marked(t, reading)) return false;
        if (syntax_.token(t).label == Deprel::nmod || syntax_.token(t).label == Deprel::obl) return step_clause(t, up, reading);
        return false;
      }
      return step_nominal(t, up, reading);
  }
}

/// Yes-no questions leave open what they ask; "why did it leave?" takes it for granted.
bool FactualityReader::is_question(uint32_t t) const {
  const auto& annotations = syntax_.annotations();
  const Sentence& sentence = annotations.sentences[annotations.sentence_of(t)];
  bool mark = false;
  for (uint32_t i = sentence.tokens.end; i > sentence.tokens.begin && !mark && i + 3 > sentence.tokens.end; --i) mark = syntax_.word(i - 1) == "?";
  if (!mark) return false;
  for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Xpos xpos = syntax_.token(i).xpos;
    if ((xpos == Xpos::WRB || xpos == Xpos::WP || xpos == Xpos::WDT) && i < t && !(i > sentence.tokens.begin && xpos == Xpos::WDT)) return false;
  }
  return true;
}

Factuality FactualityReader::assess(uint32_t predicate) const {
  Reading reading;
  uint32_t t = predicate;
  read_own(t, reading);
  if (syntax_.is_nominal(t)) read_noun(t, reading);
  for (int steps = 0; steps < 12 && step(t, reading); ++steps) {}
  if (reading.would && !reading.later) apply(Effect{.modal = true, .modality = Modality::Hypothetical}, reading.cue, reading);
  if (reading.conditional && distance(reading.modality) <= distance(Modality::Predicted)) reading.modality = Modality::Hypothetical;
  if (reading.modality == Modality::Asserted && is_question(predicate)) reading.modality = Modality::Possible;
  return {reading.negative ? Polarity::Negative : Polarity::Positive, reading.modality, reading.reported, reading.cue};
}

}  // namespace dossier
