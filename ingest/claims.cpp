#include "ingest/claims.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "graph/error.h"
#include "ingest/cues.h"
#include "ingest/experts.h"
#include "ingest/lexicon_lines.h"
#include "ingest/mention_detector.h"
#include "ingest/nouns.h"

extern "C" const unsigned char dossier_actors_tsv[], dossier_actors_tsv_end[];

namespace dossier {

namespace {

constexpr uint32_t kNoMention = UINT32_MAX;
constexpr int kMetonymyDepth = 3;  // "officers of the army of Iraq"

const std::unordered_map<std::string_view, Sector>& actor_nouns() {
  static const std::unordered_map<std::string_view, Sector> nouns = [] {
    std::unordered_map<std::string_view, Sector> map;
    for (const LexiconLine& line : lexicon_lines(embedded_text(dossier_actors_tsv, dossier_actors_tsv_end)))
      for (const std::string_view noun : split(line.fields[0], ',')) map.emplace(noun, parse_sector(line.fields[1]).value());
    return map;
  }();
  return nouns;
}

EntityType graph_type(EntityType type) { return type == EntityType::Nationality ? EntityType::Country : type; }

/// Pronouns that tell nothing when no name or noun goes with them.
bool is_vague(std::string_view pronoun) {
  static constexpr std::array<std::string_view, 10> kVague{"it", "its", "itself", "you", "your", "yourself", "my", "our", "that", "which"};
  return std::ranges::find(kVague, pronoun) != kVague.end();
}

int kind_rank(MentionKind kind) { return kind == MentionKind::Name ? 0 : kind == MentionKind::Nominal ? 1 : 2; }

}  // namespace

float least_confidence(const RelationType& type) {
  using Bound = std::pair<std::string_view, float>;
  static constexpr std::array kOfType{Bound{"AFFILIATED_WITH", 0.45F}, Bound{"AIDS", 0.5F},          Bound{"COMPARED_TO", 0.6F},   Bound{"COMPETES_WITH", 0.3F}, Bound{"CONCEDES_TO", 0.5F},
                                      Bound{"CONTROLS", 0.5F},         Bound{"CRITICISES", 0.45F},   Bound{"DEPARTED_FROM", 0.5F}, Bound{"EDUCATED_AT", 0.5F},   Bound{"HOLDS_POSITION", 0.5F},
                                      Bound{"KIN_OF", 0.35F},          Bound{"LOCATED_IN", 0.37F},   Bound{"PARTICIPATED_IN", 0.45F}, Bound{"REJECTS", 0.5F},    Bound{"SUCCEEDS", 0.5F},
                                      Bound{"SUPPORTS", 0.47F},        Bound{"THREATENS", 0.42F}};
  const auto* found = std::ranges::find(kOfType, std::string_view(type.name), &Bound::first);
  if (found != kOfType.end()) return found->second;
  return type.group == "act" ? 0.35F : 0.4F;
}

bool is_actor_noun(std::string_view lemma) { return actor_nouns().contains(lemma); }

Sector sector_of_actor(std::string_view lemma) {
  const auto found = actor_nouns().find(lemma);
  return found == actor_nouns().end() ? Sector::None : found->second;
}

bool acts_for_state(Sector sector) {
  return sector == Sector::Government || sector == Sector::Military || sector == Sector::Police || sector == Sector::Judiciary || sector == Sector::Legislature || sector == Sector::Spy;
}

ClaimReader::ClaimReader(const Annotations& annotations)
    : annotations_(annotations), syntax_(annotations), factuality_(syntax_, FactualityLexicon::builtin()), groups_(syntax_),
      headed_(annotations.tokens.size(), kNoMention), covering_(annotations.tokens.size(), kNoMention), named_(annotations.chains.size(), false),
      described_(annotations.chains.size(), false) {
  for (uint32_t m = 0; m < annotations.mentions.size(); ++m) {
    const Mention& mention = annotations.mentions[m];
    if (mention.chain == UINT32_MAX) continue;
    if (mention.kind != MentionKind::Pronoun || !is_vague(annotations.word(mention.head))) described_[mention.chain] = true;
    uint32_t& headed = headed_[mention.head];
    if (headed == kNoMention || kind_rank(mention.kind) < kind_rank(annotations.mentions[headed].kind)) headed = m;
    if (mention.kind != MentionKind::Name) continue;
    named_[mention.chain] = true;
    for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      uint32_t& covering = covering_[t];
      if (covering == kNoMention || mention.tokens.size() < annotations.mentions[covering].tokens.size()) covering = m;
    }
  }
  std::vector<std::pair<ByteSpan, int32_t>> contents;
  for (size_t q = 0; q < annotations.quotations.size(); ++q)
    for (const ByteSpan span : annotations.quotations[q].content) contents.emplace_back(span, static_cast<int32_t>(q));
  std::ranges::sort(contents);
  for (const auto& [span, quotation] : contents) { quoted_.push_back(span); quotation_.push_back(quotation); }
}

std::optional<EntityType> ClaimReader::name_at(uint32_t token) const {
  const uint32_t m = headed_[token];
  if (m == kNoMention || annotations_.mentions[m].kind != MentionKind::Name) return std::nullopt;
  return annotations_.mentions[m].type;
}

uint32_t ClaimReader::top_of_name(uint32_t token) const {
  const Range<Token> name = annotations_.mentions[headed_[token]].tokens;
  while (syntax_.head(token) != kNoToken && name.contains(syntax_.head(token))) token = syntax_.head(token);
  return token;
}

bool ClaimReader::is_unnamed_person(const Argument& argument) const {
  const Mention& mention = annotations_.mentions[argument.mention];
  return mention.kind == MentionKind::Nominal && !named_[argument.chain] && annotations_.chains[argument.chain].type == EntityType::Person && sector_of_actor(syntax_.lemma(mention.head)) == Sector::None;
}

/// "members of the pact" are not the pact.
bool ClaimReader::stands_for_others(uint32_t token) const { return syntax_.lemma(token) != "member" && syntax_.lemma(token) != "participant"; }

bool ClaimReader::is_actor_noun(uint32_t token) const { return dossier::is_actor_noun(syntax_.lemma(token)); }

/// "Many Peruvians", "40 percent of Peruvians", "fellow Democrats": what they think is not what their country or party does.
bool ClaimReader::is_quantified_people(const Mention& mention) const {
  const Token& head = annotations_.tokens[mention.head];
  const bool party = mention.type == EntityType::Organisation && mention.tokens.size() == 1 && (head.xpos == Xpos::NNPS || head.xpos == Xpos::NNS);
  if ((mention.type != EntityType::Nationality && !party) || mention.kind != MentionKind::Name || head.upos == Upos::ADJ || head.label == Deprel::compound) return false;
  return syntax_.is_some_of(mention.head) || (party && syntax_.is_told_apart(mention.head));
}

bool ClaimReader::accept(uint32_t mention, uint32_t token, std::span<const EntityType> types, bool metonymic, std::vector<Argument>& out) const {
  if (mention == kNoMention) return false;
  if (is_quantified_people(annotations_.mentions[mention])) return false;
  const uint32_t behind = annotations_.mentions[mention].tokens.end + 1;  // "the city of Mosul" by its name
  if (annotations_.mentions[mention].kind == MentionKind::Nominal && behind < annotations_.tokens.size() && annotations_.word(behind - 1) == "of" && covering_[behind] != kNoMention &&
      annotations_.mentions[covering_[behind]].chain == annotations_.mentions[mention].chain)
    mention = covering_[behind];
  const uint32_t chain = annotations_.mentions[mention].chain;
  const EntityType type = graph_type(annotations_.chains[chain].type);
  if (!types.empty() && std::ranges::find(types, type) == types.end()) return false;
  for (const Argument& argument : out) if (argument.chain == chain) return true;
  out.push_back({chain, mention, token, metonymic});
  return true;
}

bool ClaimReader::is_first_person_alone(uint32_t chain) const {
  return std::ranges::all_of(annotations_.chains[chain].mentions, [&](uint32_t m) {
    const Mention& mention = annotations_.mentions[m];
    const PronounForm* pronoun = mention.kind == MentionKind::Pronoun ? find_pronoun(annotations_.word(mention.head)) : nullptr;
    return pronoun != nullptr && pronoun->person == 1;
  });
}

/// "we", "our", "your", where nobody knows who that is.
bool ClaimReader::is_unnamed_speaker(uint32_t token) const {
  const PronounForm* pronoun = syntax_.token(token).upos == Upos::PRON ? find_pronoun(syntax_.word(token)) : nullptr;
  return pronoun != nullptr && pronoun->person != 3 && (headed_[token] == kNoMention || !named_[annotations_.mentions[headed_[token]].chain]);
}

/// What somebody does or decides: a noun that triggers an event, "proposal", "policy".
bool ClaimReader::is_deed(uint32_t noun) const {
  static constexpr std::array<std::string_view, 24> kDeeds{
      "action", "behaviour", "behavior", "bid", "campaign", "choice", "claim", "conduct", "course", "decision", "deed", "demand", "effort", "idea", "initiative", "law", "move", "offer", "plan", "policy", "position", "proposal", "stance", "statement"};
  const std::string lemma(syntax_.lemma(noun));
  return std::ranges::find(kDeeds, lemma) != kDeeds.end() || RuleSet::events().triggered_by(TriggerPart::Noun, lemma) != nullptr;
}

/// The entity that a token stands for: its own mention, or, for a noun that acts for somebody, the one it acts for. `token` is
/// `from`, to which a path led, or stands below it.
void ClaimReader::entities(uint32_t token, uint32_t from, std::span<const EntityType> types, Metonymy metonymy, int depth, std::vector<Argument>& out) const {
  const bool metonymic = depth > 0;
  const size_t given = out.size();
  for (const uint32_t name : groups_.members(token)) accept(headed_[name], from, types, metonymic, out);
  if (out.size() > given) return;
  const uint32_t headed = headed_[token];
  const bool unnamed = headed != kNoMention && !named_[annotations_.mentions[headed].chain];
  if (!(metonymy != Metonymy::None && unnamed) && accept(headed, from, types, metonymic, out)) return;
  if (headed == kNoMention && accept(covering_[token], from, types, metonymic, out)) return;
  for (const uint32_t c : syntax_.children(token))  // "the capital, Lowhill": the name says who or what
    if ((unnamed || (headed == kNoMention && name_at(c) != EntityType::Place)) && syntax_.token(c).label == Deprel::appos && name_at(c) && accept(headed_[c], from, types, metonymic, out)) return;
  if (metonymy != Metonymy::None && depth < kMetonymyDepth && syntax_.is_nominal(token) && stands_for_others(token)) {
    const size_t before = out.size();
    TokenList next;
    const bool is_actor = is_actor_noun(token);
    if (is_actor || (metonymy != Metonymy::ActorNouns && !is_person_noun(syntax_.lemma(token)))) {  // "Norland's lenders" act for themselves
      syntax_.possessors(token, next);
      if (is_actor || is_deed(token)) {  // "the Israeli attack", "the Norland proposal", not "an NFL legend" nor "the Iraq war"
        const size_t first = next.size();
        syntax_.modifiers(token, next);
        if (!is_actor && RuleSet::events().triggered_by(TriggerPart::Noun, std::string(syntax_.lemma(token))) != nullptr)
          next.erase(std::remove_if(next.begin() + static_cast<std::ptrdiff_t>(first), next.end(), [&](uint32_t n) { return syntax_.token(n).upos != Upos::ADJ && name_at(n) != EntityType::Nationality; }), next.end());
      }
      for (const std::string_view preposition : {"of", "from", "by", "for", "with"}) {
        if (!is_actor && (preposition == "with" || (preposition == "for" && syntax_.lemma(token) == "vote"))) continue;  // "an interview with Rahm", "a vote for Rahm" are not Rahm
        const size_t first = next.size();
        syntax_.obliques(token, preposition, next);
        if (preposition == "for" || preposition == "with")  // "the minister for the region" is not the region
          next.erase(std::remove_if(next.begin() + static_cast<std::ptrdiff_t>(first), next.end(), [&](uint32_t n) { return name_at(n) == EntityType::Place; }), next.end());
      }
      if (metonymy == Metonymy::NounsAndPlaces && is_actor) {  // "officials in Norway", but not "shopkeepers in Bergen"
        const size_t first = next.size();
        syntax_.obliques(token, "in", next);
        next.erase(std::remove_if(next.begin() + static_cast<std::ptrdiff_t>(first), next.end(), [&](uint32_t n) { return name_at(n) == EntityType::Place; }), next.end());
      }
    }
    if (const Noun* noun = NounLexicon::builtin().find(syntax_.lemma(token)); noun != nullptr && noun->kind == "elected")  // "the Ohio senator" is not Ohio
      next.erase(std::remove_if(next.begin(), next.end(), [&](uint32_t n) { return name_at(n) == EntityType::Place; }), next.end());
    next.erase(std::remove_if(next.begin(), next.end(), [&](uint32_t n) { return is_unnamed_speaker(n); }), next.end());  // "our president"
    // "his Indian counterpart" acts for India, whoever "his" is.
    std::stable_partition(next.begin(), next.end(), [&](uint32_t n) { return name_at(n).has_value(); });
    for (const uint32_t n : next) {
      TokenList spread;
      syntax_.conjuncts(n, spread);
      for (const uint32_t s : spread) entities(s, from, types, metonymy, depth + 1, out);
      if (out.size() > before) return;
    }
    if (unnamed) accept(headed, from, types, metonymic, out);
  }
}

Argument ClaimReader::itself(const Argument& argument) const {
  const uint32_t m = headed_[argument.token];
  if (m == kNoMention) return argument;
  return {annotations_.mentions[m].chain, m, argument.token, false};
}

/// Phrases that name no party to an act: sources, agents, places and times.
bool ClaimReader::is_adjunct(uint32_t t) const {
  static constexpr std::array<std::string_view, 8> kPrepositions{"according_to", "by", "in", "at", "near", "during", "since", "after"};
  const std::string preposition = syntax_.preposition(t);
  if (preposition == "between") return true;  // "the deal reached between others"
  return !preposition.empty() && std::ranges::find(kPrepositions, preposition) != kPrepositions.end();
}

/// The first entity below `token` that is not its subject, a place or time, or in a clause of its own.
void ClaimReader::within(uint32_t token, std::span<const EntityType> types, Metonymy metonymy, std::vector<Argument>& out) const {
  TokenList queue{token};
  const size_t before = out.size();
  for (size_t i = 0; i < queue.size() && queue.size() < 200; ++i) {
    if (i > 0) entities(queue[i], queue[i], types, metonymy, kMetonymyDepth - 1, out);
    if (out.size() > before) {
      for (size_t k = before; k < out.size(); ++k) out[k].searched = true;
      return;
    }
    for (const uint32_t c : syntax_.children(queue[i])) {
      const Deprel label = syntax_.token(c).label;
      if (queue[i] == token && (label == Deprel::nsubj || label == Deprel::nsubj_pass || label == Deprel::obl_agent || label == Deprel::conj)) continue;
      if (label == Deprel::parataxis || label == Deprel::acl_relcl || label == Deprel::advcl_relcl || label == Deprel::discourse || label == Deprel::vocative) continue;
      const uint32_t mark = label == Deprel::advcl ? syntax_.child(c, Deprel::mark) : kNoToken;
      const bool condition = mark != kNoToken && (syntax_.word(mark) == "if" || syntax_.word(mark) == "unless");  // of a threat
      if (mark != kNoToken && !condition && syntax_.word(mark) != "to" && syntax_.token(c).xpos != Xpos::VBG) continue;  // "after a soldier died"
      if (is_adjunct(c)) continue;
      queue.push_back(c);
    }
  }
}

/// "banned their citizens from fighting for Norland", "asked the moderator to warn Rahm": it is done to the citizens, to the
/// moderator, whoever else the sentence names.
bool ClaimReader::is_done_to_somebody(uint32_t verb) const {
  if (!syntax_.is_verbal(verb) || syntax_.is_passive(verb)) return false;
  uint32_t object = syntax_.child(verb, Deprel::iobj);
  if (object == kNoToken) object = syntax_.child(verb, Deprel::obj);
  if (object == kNoToken || syntax_.token(object).upos == Upos::PRON) return false;
  const auto is_infinitive = [&](uint32_t c) { return syntax_.token(c).xpos == Xpos::VB && syntax_.child(c, Deprel::mark) != kNoToken; };
  const bool owned = syntax_.child(object, Deprel::nmod_poss) != kNoToken;
  const bool asked = std::ranges::any_of(syntax_.children(verb), is_infinitive) || std::ranges::any_of(syntax_.children(object), is_infinitive);
  const bool person = is_person_noun(syntax_.lemma(object));
  return (owned && (is_actor_noun(object) || asked)) || (person && (asked || !is_actor_noun(object)));
}

bool ClaimReader::has_place_of_its_own(uint32_t token) const {
  TokenList places;
  for (const std::string_view preposition : {"in", "at", "near"}) syntax_.obliques(token, preposition, places);
  return !places.empty();
}

namespace {

/// The last of the tokens before `end`, if there is any.
TokenList nearest_before(const TokenList& tokens, uint32_t end) {
  TokenList nearest;
  for (const uint32_t t : tokens)
    if (t < end && (nearest.empty() || t > nearest.front())) nearest = {t};
  return nearest;
}

}  // namespace

void ClaimReader::arguments(const Slot& slot, uint32_t trigger, std::span<const EntityType> types, Metonymy metonymy, std::vector<Argument>& out) const {
  const std::span<const EntityType> allowed = slot.types.empty() ? types : std::span<const EntityType>(slot.types);
  TokenList tokens, spread;
  for (const Path& path : slot.paths) {
    tokens.clear();
    spread.clear();
    follow(path, syntax_, trigger, tokens);
    const bool search = path.back().kind == PathStep::Kind::Within;
    if (search && is_done_to_somebody(trigger)) break;
    for (const uint32_t t : tokens) {
      if (search) {
        std::vector<EntityType> parties(allowed.begin(), allowed.end());
        std::erase(parties, EntityType::Place);  // a place that no path leads to is where it happened
        within(t, parties, metonymy, out);
        continue;
      }
      spread.clear();
      if (t != trigger && covering_[t] != kNoMention && covering_[t] == covering_[trigger]) continue;  // "Design" in "the Lund School of Design or the fair"
      const bool singular = path.back().kind == PathStep::Kind::Denoted && (syntax_.token(trigger).xpos == Xpos::NN || syntax_.token(trigger).xpos == Xpos::NNP);
      const bool one = singular && t > trigger;  // "her husband, Rahm, and Stam"
      if (one || path.back().kind == PathStep::Kind::Self) spread.push_back(t);  // those beside it trigger the rule themselves
      else syntax_.conjuncts(t, spread);
      if (singular && t < trigger && syntax_.token(trigger).label == Deprel::appos)  // "Rahm, the chair of the fund, and Mayor Stam", "Rahm and Stam, the mayor": the nearest before it
        spread = nearest_before(spread, trigger);
      if (t < trigger && syntax_.head(trigger) == t && syntax_.token(trigger).label == Deprel::acl)  // "the Lund Institute, based in Riga, and the fair"
        spread.erase(std::remove_if(spread.begin(), spread.end(), [&](uint32_t s) { return s > trigger; }), spread.end());
      if (path.back().kind == PathStep::Kind::Governor)  // "the show in Riga and the fair in Bergen": what follows has its own
        spread.erase(std::remove_if(spread.begin(), spread.end(), [&](uint32_t s) { return s > trigger && t < trigger && has_place_of_its_own(s); }), spread.end());
      for (const uint32_t s : spread) entities(s, s, allowed, metonymy, 0, out);
    }
    if (!out.empty()) break;
    // "blasted the Gazette for quoting Rahm": a name that nobody has recognised is whom it is about.
    const bool object = path.back().kind == PathStep::Kind::Object && path.size() == 1;
    if (object && std::ranges::any_of(tokens, [&](uint32_t t) { return syntax_.token(t).upos == Upos::PROPN && headed_[t] == kNoMention && covering_[t] == kNoMention; })) break;
  }
  std::ranges::stable_sort(out, {}, &Argument::token);
}

/// "in Newark, New Jersey" is in both; "the mayor of Newark, New Jersey" is not of both.
void ClaimReader::enclosing_places(std::vector<Argument>& out) const {
  for (size_t i = 0; i < out.size() && out.size() < 16; ++i) {
    if (annotations_.chains[out[i].chain].type != EntityType::Place || annotations_.mentions[out[i].mention].kind != MentionKind::Name) continue;
    TokenList enclosing;
    syntax_.appositions(annotations_.mentions[out[i].mention].head, enclosing);
    for (const uint32_t t : enclosing) {
      const auto type = name_at(t);
      if (type && (*type == EntityType::Place || *type == EntityType::Country)) accept(headed_[t], t, {}, out[i].metonymic, out);
    }
  }
  std::ranges::stable_sort(out, {}, &Argument::token);
}

void ClaimReader::places(uint32_t trigger, std::vector<Argument>& out) const {
  static constexpr std::array<EntityType, 2> kTypes{EntityType::Place, EntityType::Country};
  const uint32_t verb = syntax_.is_nominal(trigger) ? syntax_.light_verb(trigger) : kNoToken;
  for (const std::string_view preposition : {"in", "at", "near"}) {
    TokenList found;
    syntax_.obliques(trigger, preposition, found);
    if (verb != kNoToken) syntax_.obliques(verb, preposition, found);
    for (const uint32_t t : found) {
      TokenList spread;
      syntax_.conjuncts(t, spread);
      for (const uint32_t s : spread)
        if (name_at(s)) accept(headed_[s], s, kTypes, false, out);
    }
  }
}

void ClaimReader::governing_actor(uint32_t trigger, std::span<const EntityType> types, std::vector<Argument>& out) const {
  if (syntax_.is_passive(trigger) || !syntax_.is_verbal(trigger)) return;
  TokenList subjects;
  const uint32_t up = syntax_.head(trigger);
  if (up == kNoToken || syntax_.token(trigger).label == Deprel::acl) return;
  for (const uint32_t c : syntax_.children(trigger)) {  // it has a subject, whoever that is
    const Deprel label = syntax_.token(c).label;
    if (label == Deprel::nsubj || label == Deprel::csubj) return;
  }
  syntax_.subjects(up, subjects);
  TokenList own;  // "banned their citizens from going to war": the citizens would go
  syntax_.subjects(trigger, own);
  if (!own.empty() && std::ranges::none_of(own, [&](uint32_t s) { return std::ranges::find(subjects, s) != subjects.end(); })) return;
  for (const uint32_t s : subjects) entities(s, s, types, Metonymy::NounsAndPlaces, 0, out);
}

/// Whoever says, promises or demands announces; who is expected to do something does not.
bool ClaimReader::announces(uint32_t verb) const {
  const Cue* cue = CueLexicon::builtin().verb(syntax_.lemma(verb));
  return cue != nullptr && cue->type != CueClass::Thought;
}

bool ClaimReader::is_announced_by(uint32_t trigger, std::span<const Argument> actors) const {
  // "Norway will help, its minister said": the verb of saying governs the clause, or hangs on it as a parenthesis.
  TokenList sayers;
  bool beside = false;
  for (uint32_t t = trigger, depth = 0; t != kNoToken && depth < 6; t = syntax_.head(t), ++depth) {
    const Deprel label = syntax_.token(t).label;
    const bool governs = t != trigger && !beside;  // not "called them and was expected to help"
    if (governs && syntax_.is_verbal(t) && !syntax_.is_passive(t) && announces(t)) syntax_.surface_subjects(t, sayers);
    beside = label == Deprel::conj;
    for (const uint32_t c : syntax_.children(t))
      if (syntax_.token(c).label == Deprel::parataxis && syntax_.is_verbal(c)) syntax_.surface_subjects(c, sayers);
    if (label == Deprel::acl_relcl || label == Deprel::advcl) break;
  }
  std::vector<Argument> speakers;
  for (const uint32_t s : sayers) entities(s, s, {}, Metonymy::Nouns, 0, speakers);
  const int32_t statement = attribution(trigger);
  return std::ranges::any_of(actors, [&](const Argument& actor) {
    if (statement != kNarrator && annotations_.quotations[static_cast<size_t>(statement)].speaker == actor.chain) return true;
    return std::ranges::any_of(speakers, [&](const Argument& speaker) { return speaker.chain == actor.chain; });
  });
}

DateInterval ClaimReader::time(uint32_t trigger, bool of_clause) const {
  TokenList adjuncts;
  syntax_.times(trigger, adjuncts, of_clause);
  DateInterval interval;
  for (const uint32_t t : adjuncts) {
    uint32_t m = headed_[t];
    if (m == kNoMention || annotations_.mentions[m].type != EntityType::Date) m = covering_[t];
    if (m == kNoMention || annotations_.mentions[m].type != EntityType::Date) continue;
    const DateInterval& date = annotations_.mentions[m].time;
    if (!date.known()) continue;
    const std::string preposition = syntax_.preposition(t);
    if (preposition == "since" || preposition == "from" || preposition == "after") {
      if (!interval.begin.known()) interval.begin = date.begin;
    } else if (preposition == "until" || preposition == "till" || preposition == "to" || preposition == "before" || preposition == "by") {
      if (!interval.end.known()) interval.end = date.end;
    } else if (!interval.known()) {
      interval = date;
    }
  }
  return interval;
}

/// "former Norland governor", "the retired general and agency director", whatever hangs on what; "and" joins offices alone, for
/// "a former governor and candidate" is a candidate.
bool ClaimReader::is_former_by_word(uint32_t noun) const {
  static constexpr std::array<std::string_view, 6> kPast{"former", "retired", "onetime", "erstwhile", "ousted", "deposed"};
  if (!syntax_.is_nominal(noun)) return false;
  for (uint32_t t = noun; t-- > annotations_.sentences[annotations_.sentence_of(noun)].tokens.begin;) {
    const Token& token = annotations_.tokens[t];
    if (std::ranges::find(kPast, syntax_.word(t)) != kPast.end()) return true;
    if (syntax_.word(t) == "current" || syntax_.word(t) == "incumbent") return false;
    const bool joins = syntax_.word(t) == "and" && is_office(NounLexicon::builtin().find(syntax_.lemma(noun)));
    const bool part = token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADJ || token.upos == Upos::NUM || syntax_.word(t) == "-";
    if (!joins && !(part && (covering_[t] == kNoMention || annotations_.mentions[covering_[t]].type != EntityType::Person))) return false;
  }
  return false;
}

Status ClaimReader::status(uint32_t trigger) const {
  static constexpr std::array<std::pair<std::string_view, Status>, 26> kWords{{
      {"past", Status::Former}, {"former", Status::Former}, {"retired", Status::Former}, {"ex", Status::Former}, {"onetime", Status::Former}, {"erstwhile", Status::Former}, {"late", Status::Former},
      {"ousted", Status::Former}, {"deposed", Status::Former}, {"previous", Status::Former}, {"previously", Status::Former}, {"formerly", Status::Former},
      {"then", Status::Former}, {"once", Status::Former}, {"current", Status::Current}, {"incumbent", Status::Current}, {"sitting", Status::Current},
      {"currently", Status::Current}, {"founding", Status::Founding}, {"charter", Status::Founding}, {"candidate", Status::Candidate},
      {"aspiring", Status::Candidate}, {"potential", Status::Candidate}, {"prospective", Status::Candidate}, {"suspended", Status::Suspended}, {"observer", Status::Observer}}};
  if (is_former_by_word(trigger)) return Status::Former;
  const auto of = [&](uint32_t t) {
    const auto* found = std::ranges::find(kWords, syntax_.word(t), &std::pair<std::string_view, Status>::first);
    return found == kWords.end() ? Status::None : found->second;
  };
  const uint32_t name = syntax_.head(trigger);
  bool past = false;
  for (const uint32_t c : syntax_.children(trigger)) {
    const Deprel label = syntax_.token(c).label;
    if (label == Deprel::cop) past |= syntax_.token(c).xpos == Xpos::VBD;
    if (label == Deprel::amod || label == Deprel::advmod || label == Deprel::compound || label == Deprel::dep)
      if (const Status s = of(c); s != Status::None) return s;
  }
  if (syntax_.token(trigger).label == Deprel::nmod && name != kNoToken && syntax_.has_preposition(trigger, "of") && syntax_.lemma(name) == "one")  // "was once one of its professors"
    for (const uint32_t c : syntax_.children(name))
      if (syntax_.token(c).label == Deprel::advmod)
        if (const Status s = of(c); s != Status::None) return s;
  if (trigger >= 2 && syntax_.word(trigger - 1) == "-")
    if (const Status s = of(trigger - 2); s != Status::None) return s;
  const Deprel label = annotations_.tokens[trigger].label;
  if (label == Deprel::obl && name != kNoToken && syntax_.has_preposition(trigger, "as"))  // "served as director"
    past |= syntax_.lemma(name) == "serve" && syntax_.token(name).xpos == Xpos::VBD;
  const bool own = syntax_.child(trigger, Deprel::det) != kNoToken || syntax_.child(trigger, Deprel::nmod_poss) != kNoToken;
  if (label == Deprel::conj && !own && name != kNoToken && is_office(NounLexicon::builtin().find(syntax_.lemma(trigger))))  // "a former governor and envoy"
    for (const uint32_t c : syntax_.children(name))
      if (syntax_.token(c).label == Deprel::amod && of(c) == Status::Former) return Status::Former;
  if (name != kNoToken && (label == Deprel::compound || label == Deprel::nmod_desc || label == Deprel::flat))
    for (const uint32_t c : syntax_.children(name))
      if (c < trigger && c + 3 > trigger && syntax_.token(c).label != Deprel::case_)
        if (const Status s = of(c); s != Status::None) return s;
  return past ? Status::Former : Status::None;
}

std::string ClaimReader::title(uint32_t noun) const {
  uint32_t begin = noun;
  while (begin > 0 && covering_[begin - 1] == kNoMention && syntax_.head(begin - 1) != kNoToken) {
    const Token& before = annotations_.tokens[begin - 1];
    const bool part = before.label == Deprel::compound || before.label == Deprel::amod || (before.label == Deprel::punct && syntax_.word(begin - 1) == "-");
    if (!part || syntax_.clause(begin - 1) != syntax_.clause(noun)) break;
    --begin;
  }
  const uint32_t seat = begin > 0 ? covering_[begin - 1] : kNoMention;  // "White House spokesman", "Kremlin spokesman"
  if (seat != kNoMention && annotations_.mentions[seat].sector == Sector::Government && annotations_.chains[annotations_.mentions[seat].chain].type == EntityType::Country) begin = annotations_.mentions[seat].tokens.begin;
  constexpr std::array<std::string_view, 6> kStatus{"former", "ex", "current", "then", "onetime", "incumbent"};
  while (begin < noun && (syntax_.token(begin).label == Deprel::punct || syntax_.word(begin) == "-" || std::ranges::find(kStatus, syntax_.word(begin)) != kStatus.end() || syntax_.word(begin) == "based")) ++begin;  // "a Lima-based president"
  while (begin > 0 && begin < noun && syntax_.word(begin - 1) == "-" && (annotations_.tokens[begin].flags & kSpaceBefore) == 0) ++begin;  // "her Lima-born wife"
  uint32_t end = noun + 1;  // "director of exhibits", "head of the archives", "editor in chief"
  const auto is_bare = [&](uint32_t t) {
    return t < annotations_.tokens.size() && covering_[t] == kNoMention && (annotations_.tokens[t].flags & kCapitalised) == 0 &&
           (annotations_.tokens[t].upos == Upos::NOUN || annotations_.tokens[t].upos == Upos::ADJ);
  };
  const auto is_fixed_phrase = [&](uint32_t t) { return (syntax_.word(t) == "at" && syntax_.word(t + 1) == "large") || (syntax_.word(t) == "in" && syntax_.word(t + 1) == "chief"); };
  if (end + 1 < annotations_.tokens.size() && (syntax_.word(end) == "of" || is_fixed_phrase(end))) {
    const uint32_t first = end + (annotations_.tokens[end + 1].upos == Upos::DET ? 2 : 1);
    uint32_t last = first;
    const bool named_part = last < annotations_.tokens.size() && covering_[last] == kNoMention && annotations_.tokens[last].upos == Upos::PROPN && (annotations_.tokens[noun].flags & kCapitalised) != 0;
    while (is_bare(last) || (named_part && last < annotations_.tokens.size() && covering_[last] == kNoMention && annotations_.tokens[last].upos == Upos::PROPN)) ++last;  // "Secretary of State"
    const uint32_t named = last > first ? headed_[last - 1] : kNoMention;  // "president of the lawyers' club": the club is whose he is
    const bool of_body = last < annotations_.tokens.size() && (covering_[last] != kNoMention || annotations_.tokens[last].xpos == Xpos::POS);
    const bool part = named == kNoMention;
    if (last > first && part && !of_body && annotations_.tokens[last - 1].upos != Upos::ADJ) end = last;
    else if (is_fixed_phrase(end) || syntax_.word(end + 1) == "staff") end = end + 2;  // "Chief of Staff Rahm"
  }
  if (end < annotations_.tokens.size() && syntax_.word(end) == "emeritus") ++end;
  std::string title(rank_before_name(annotations_, covering_, begin));
  if (!title.empty()) title += ' ';
  for (uint32_t t = begin; t < end; ++t) {
    if (t > begin && (annotations_.tokens[t].flags & kSpaceBefore) != 0) title += ' ';
    title += t == noun && (annotations_.tokens[t].xpos == Xpos::NNS || is_short_office(syntax_.word(t))) ? syntax_.lemma(t) : syntax_.word(t);
  }
  return title;
}

ByteSpan ClaimReader::span(uint32_t trigger, std::span<const Argument> arguments) const {
  ByteSpan span{annotations_.tokens[trigger].begin, annotations_.tokens[trigger].end};
  for (const Argument& argument : arguments) {
    const ByteSpan mention = annotations_.span(annotations_.mentions[argument.mention].tokens);
    span.begin = std::min(span.begin, mention.begin);
    span.end = std::max(span.end, mention.end);
  }
  return span;
}

float ClaimReader::confidence(float prior, uint32_t trigger, std::span<const Argument> arguments, const Factuality& factuality, int32_t attributed_to) const {
  float odds = prior / (1.0F - std::min(prior, 0.99F));
  for (const Argument& argument : arguments) {
    const Mention& mention = annotations_.mentions[argument.mention];
    if (mention.kind == MentionKind::Pronoun) odds *= 0.4F;
    if (mention.kind == MentionKind::Nominal) odds *= 0.5F;
    if (argument.metonymic) odds *= acts_for_state(sector_of_actor(syntax_.lemma(argument.token))) ? 0.85F : 0.6F;
    if (argument.searched) odds *= 0.5F;
    const uint32_t distance = argument.token > trigger ? argument.token - trigger : trigger - argument.token;
    if (distance > 12) odds *= 0.7F;
    if (annotations_.sentence_of(argument.token) != annotations_.sentence_of(trigger)) odds *= 0.5F;
  }
  if (factuality.modality != Modality::Asserted) odds *= 0.7F;
  if (attributed_to != kNarrator) odds *= 0.8F;
  return odds / (1.0F + odds);
}

}  // namespace dossier
