#include "ingest/events.h"

#include <algorithm>
#include <array>

#include "ingest/claims.h"
#include "ingest/mention_detector.h"

namespace dossier {

namespace {

constexpr std::array<EntityType, 4> kActorTypes{EntityType::Country, EntityType::Organisation, EntityType::Person, EntityType::Place};

constexpr uint32_t kLongestNamed = 10;  // tokens of whom somebody calls something

constexpr size_t kMutualParties = 8;  // beyond that, pairs of a long list of guests tell nothing

/// An event as one trigger states it.
struct EventMention {
  const Rule* rule = nullptr;
  uint32_t trigger = 0;
  std::string type, mode;
  std::vector<Argument> actors, recipients, places;
  bool mutual = false;  // the actors act on one another
  Factuality factuality;
};

bool is_hostile(std::string_view type) {
  const EventType* event = Schema::builtin().find_event(type);
  return event != nullptr && event->quad.ends_with("conflict") && type != "REQUEST" && type != "ACCUSE";
}

/// Whether several actors without a recipient act on one another: "the two presidents met", "the armies clashed".
bool is_reciprocal(const std::string& type, const std::string& mode) {
  return type == "AGREE" || type == "CONSULT" || type == "COOPERATE" || mode == "relations" || mode == "sign" || mode == "fight";
}

std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

class EventFinder {
 public:
  EventFinder(const ClaimReader& reader, const RuleSet& rules) : reader_(reader), syntax_(reader.syntax()), rules_(rules) {}

  std::vector<EventMention> run() {
    const auto& tokens = reader_.annotations().tokens;
    matched_.assign(tokens.size(), nullptr);
    for (uint32_t t = 0; t < tokens.size(); ++t) matched_[t] = match(t);
    std::vector<EventMention> found;
    for (uint32_t t = 0; t < tokens.size(); ++t) {
      if (matched_[t] == nullptr || is_absorbed(t)) continue;
      EventMention event;
      event.rule = matched_[t];
      event.trigger = t;
      if (read(event)) found.push_back(std::move(event));
    }
    return found;
  }

 private:
  const Rule* match(uint32_t t) const {
    const auto part = trigger_part(syntax_.token(t).upos);
    if (!part || syntax_.token(t).upos == Upos::PROPN || syntax_.token(t).upos == Upos::AUX) return nullptr;
    const std::vector<uint32_t>* candidates = rules_.triggered_by(*part, std::string(syntax_.lemma(t)));
    if (candidates == nullptr) return nullptr;
    const Rule* best = nullptr;
    for (const uint32_t r : *candidates) {  // the most specific: particle first, then the number of requirements
      const Rule& rule = rules_.rules()[r];
      if (!triggers(rule, syntax_, t) || (rule.mode == "phone" && is_naming(t))) continue;
      if (best == nullptr || specificity(rule) > specificity(*best)) best = &rule;
    }
    return best;
  }

  /// "calls it "a door in a wall"": nobody is rung up.
  bool is_naming(uint32_t verb) const {
    const auto& tokens = reader_.annotations().tokens;
    const uint32_t object = syntax_.child(verb, Deprel::obj);
    if (object == kNoToken) return false;
    uint32_t next = object + 1;
    while (next < tokens.size() && syntax_.head(next) == object && tokens[next].label == Deprel::flat) ++next;
    if (next < tokens.size() && tokens[next].upos == Upos::DET) return true;  // "called Rahm a liar"
    const auto is_quoted = [&](uint32_t t) { return (tokens[t].flags & kInQuote) != 0; };
    if (is_quoted(verb)) return false;
    for (uint32_t t = object; t + 1 < tokens.size() && t < object + kLongestNamed && tokens[t].xpos != Xpos::Period; ++t)
      if (tokens[t].upos == Upos::PUNCT && !is_quoted(t) && is_quoted(t + 1)) return true;  // "called both Rahm and Stam "mad""
    return false;
  }

  static size_t specificity(const Rule& rule) {
    size_t named = 0;  // a requirement of certain words says more than one of a construction
    for (const Slot& slot : rule.require)
      for (const Path& path : slot.paths) named = std::max<size_t>(named, path.back().lemmas.empty() ? 0 : 2);
    return 4 * !rule.particle.empty() + rule.require.size() + named;
  }

  /// "the war between Norland and Velgia": theirs, whoever governs the noun.
  bool is_between_parties(uint32_t t) const {
    if (!syntax_.is_nominal(t)) return false;
    TokenList parties, clauses;
    syntax_.obliques(t, "between", parties);
    syntax_.complements(t, clauses);
    for (const uint32_t clause : clauses) syntax_.obliques(clause, "between", parties);  // "the deal reached between ..."
    return !parties.empty();
  }

  /// "welcomed", "condemned", "rejected" the agreement between others: an act of its own beside theirs.
  static bool is_judgement(const Rule& rule) { return rule.mode == "accept" || rule.type == "ACCUSE" || rule.type == "REJECT" || rule.type == "SUPPORT"; }

  /// What an act is about belongs to the act: the object of a demand, the complement of a refusal, the noun of a light verb.
  bool is_absorbed(uint32_t t) const {
    for (uint32_t up = syntax_.head(t), from = t, depth = 0; up != kNoToken && depth < 6; from = up, up = syntax_.head(up), ++depth) {
      const Deprel label = syntax_.token(from).label;
      if (label == Deprel::acl_relcl || label == Deprel::parataxis || label == Deprel::nsubj) return false;
      if (label == Deprel::conj && !syntax_.is_nominal(from)) return from != t && false;
      if (label == Deprel::advcl && syntax_.child(from, Deprel::mark) != kNoToken && syntax_.word(syntax_.child(from, Deprel::mark)) != "to") return false;
      if (label == Deprel::advcl && matched_[up] == nullptr) return false;
      if (label == Deprel::acl && syntax_.child(from, Deprel::mark) == kNoToken) return false;
      if (matched_[up] != nullptr && from == t && is_judgement(*matched_[up]) && is_between_parties(t)) return false;
      if (matched_[up] != nullptr) return label != Deprel::conj;
    }
    return false;
  }

  bool read(EventMention& event) const {
    event.factuality = reader_.factuality(event.trigger);
    const Rule& rule = *event.rule;
    event.type = rule.type;
    event.mode = rule.mode;
    const bool direct = rule.type == "CONSULT" || rule.type == "COOPERATE" || rule.type == "AID";  // done to somebody, not to what is his
    // A place that attacks or arrests was misread: it is where that happened.
    const bool violent = rule.type == "ASSAULT" || rule.type == "COERCE";
    const std::span<const EntityType> actors = std::span(kActorTypes).first(violent ? 3 : 4);
    reader_.arguments(rule.source, event.trigger, actors, Metonymy::NounsAndPlaces, event.actors);
    if (event.actors.empty()) reader_.governing_actor(event.trigger, actors, event.actors);
    const bool together = event.actors.size() > 1 && (is_reciprocal(rule.type, rule.mode) || syntax_.lemma(event.trigger) == "agree" || is_on_each_other(event.trigger));
    reader_.arguments(together ? without_search(rule.target) : rule.target, event.trigger, kActorTypes,
                      direct ? Metonymy::ActorNouns : Metonymy::Nouns, event.recipients);
    if (event.recipients.size() > 1 && is_reciprocal(rule.type, rule.mode) && rule.type != "ASSAULT" && is_between_parties(event.trigger)) {
      event.mutual = true;
      event.actors.assign(1, event.recipients.front());
    }
    std::erase_if(event.recipients, [&](const Argument& r) {
      return std::ranges::any_of(event.actors, [&](const Argument& a) { return a.chain == r.chain; });
    });
    if (event.type == "REJECT" && refuses_hostility(event.trigger)) return false;
    if (is_war_of_words(event)) {
      event.type = "ACCUSE";
      event.mode = "disapprove";
    }
    if (rule.type == "INTEND") {
      event.type = intends_hostility(event.trigger) ? "THREATEN" : "AGREE";
      event.mode.clear();
      if (event.factuality.polarity == Polarity::Negative) {
        event.type = "REJECT";
        event.factuality.polarity = Polarity::Positive;
      }
    }
    read_announcement(event);
    reader_.places(event.trigger, event.places);
    std::erase_if(event.places, [&](const Argument& p) { return is_party(event, p); });
    if (event.recipients.empty() && together) {
      event.mutual = true;
      event.recipients.assign(event.actors.begin() + 1, event.actors.end());
      event.actors.resize(1);
    }
    const auto searched = [](const Argument& a) { return a.searched; };
    return !event.actors.empty() || (!event.recipients.empty() && !std::ranges::all_of(event.recipients, searched));
  }

  /// "Rahm attacked Duarte for his silence", "his tweet attacked her": between two people who bear names, or in writing.
  bool is_war_of_words(const EventMention& event) const {
    static constexpr std::array<std::string_view, 10> kWords{"tweet", "ad", "speech", "statement", "article", "letter", "comment", "remark", "post", "advertisement"};
    const std::string_view lemma = syntax_.lemma(event.trigger);
    if (event.type != "ASSAULT" || (lemma != "attack" && lemma != "pound") || event.recipients.empty()) return false;
    TokenList doers;
    syntax_.subjects(event.trigger, doers);
    if (syntax_.token(event.trigger).label == Deprel::acl && syntax_.head(event.trigger) != kNoToken) doers.push_back(syntax_.head(event.trigger));
    for (const uint32_t doer : doers)
      if (std::ranges::find(kWords, syntax_.lemma(doer)) != kWords.end()) return true;
    const auto& chains = reader_.annotations().chains;
    const auto is_person = [&](const Argument& a) {  // parties and papers fight with words too
      const bool party = chains[a.chain].kind == "party" || chains[a.chain].kind == "media";
      return (party || (chains[a.chain].type == EntityType::Person && !a.metonymic)) && reader_.is_named(a.chain);
    };
    return std::ranges::all_of(event.actors, is_person) && std::ranges::all_of(event.recipients, is_person);
  }

  static bool is_party(const EventMention& event, const Argument& argument) {
    const auto same = [&](const Argument& a) { return a.chain == argument.chain; };
    return std::ranges::any_of(event.actors, same) || std::ranges::any_of(event.recipients, same);
  }

  /// "Shot at each other", "accused one another".
  bool is_on_each_other(uint32_t trigger) const {
    return std::ranges::any_of(syntax_.children(trigger), [&](uint32_t c) {
      const std::string_view next = c + 1 < reader_.annotations().tokens.size() ? syntax_.word(c + 1) : std::string_view();
      return (syntax_.word(c) == "each" && next == "other") || (syntax_.word(c) == "one" && next == "another");
    });
  }

  /// Two that met need nobody else: only a phrase of its own names a third party.
  static Slot without_search(Slot slot) {
    std::erase_if(slot.paths, [](const Path& path) { return path.back().kind == PathStep::Kind::Within; });
    return slot;
  }

  /// What an actor announces to do is a promise, a threat or a refusal (PLOVER codes the announcement); what others predict
  /// of it stays a prediction of the act.
  void read_announcement(EventMention& event) const {
    if (event.factuality.modality != Modality::Predicted || event.type == "ACCUSE" || event.type == "AGREE" || event.type == "THREATEN" || event.type == "REJECT") return;
    if (!reader_.is_announced_by(event.trigger, event.actors)) return;
    event.type = event.factuality.polarity == Polarity::Negative ? "REJECT" : is_hostile(event.type) ? "THREATEN" : "AGREE";
    event.mode.clear();
    event.factuality = {};
  }

  /// "declined to threaten Norland" turns nobody down.
  bool refuses_hostility(uint32_t trigger) const { return syntax_.is_verbal(trigger) && intends_hostility(trigger); }

  bool intends_hostility(uint32_t t) const {
    TokenList clauses;
    syntax_.complements(t, clauses);
    for (size_t i = 0; i < clauses.size() && clauses.size() < 16; ++i) {
      if (matched_[clauses[i]] != nullptr) return is_hostile(matched_[clauses[i]]->type);
      for (const uint32_t c : syntax_.children(clauses[i])) {
        const Deprel label = syntax_.token(c).label;
        if (label == Deprel::obj || label == Deprel::xcomp || label == Deprel::conj) clauses.push_back(c);
      }
    }
    return false;
  }

  const ClaimReader& reader_;
  const Syntax& syntax_;
  const RuleSet& rules_;
  std::vector<const Rule*> matched_;  // per token
};

class EventWriter {
 public:
  EventWriter(const ClaimReader& reader, std::vector<ExtractedEvent>& events, std::vector<ExtractedRelation>& relations)
      : reader_(reader), events_(events), relations_(relations) {}

  void add(const EventMention& mention) {
    std::vector<Argument> all = mention.actors;
    all.insert(all.end(), mention.recipients.begin(), mention.recipients.end());
    ExtractedEvent event;
    event.type = mention.type;
    event.mode = mention.mode;
    event.cameo = first_word(Schema::builtin().find_event(mention.type)->cameo);
    event.span = reader_.span(mention.trigger, all);
    const Token& cue = reader_.annotations().tokens[mention.trigger];
    event.cue = {cue.begin, cue.end};
    for (const Argument& a : mention.actors) event.participants.push_back({a.chain, "actor"});
    for (const Argument& a : mention.recipients) event.participants.push_back({a.chain, "recipient"});
    for (const Argument& a : mention.places) event.participants.push_back({a.chain, "place"});
    event.polarity = mention.factuality.polarity;
    event.modality = mention.factuality.modality;
    event.time = reader_.time(mention.trigger);
    event.attributed_to = reader_.attribution(mention.trigger);
    event.confidence = reader_.confidence(mention.rule->prior, mention.trigger, all, mention.factuality, event.attributed_to);
    event.rule = mention.rule->id;
    if (event.confidence < kLeastEventConfidence) return;
    const int32_t number = place(std::move(event));
    project(mention, number);
  }

 private:
  /// Another mention of a known event ("the attack" after "attacked") adds nothing but what was missing.
  int32_t place(ExtractedEvent event) {
    for (size_t i = 0; i < events_.size(); ++i) {
      ExtractedEvent& known = events_[i];
      if (known.type != event.type || known.polarity != event.polarity || known.modality != event.modality || known.attributed_to != event.attributed_to) continue;
      if (known.time.known() && event.time.known() && !known.time.overlaps(event.time)) continue;
      const auto includes = [](const ExtractedEvent& a, const ExtractedEvent& b) {
        return std::ranges::all_of(b.participants, [&](const ExtractedParticipant& p) {
          return std::ranges::any_of(a.participants, [&](const ExtractedParticipant& q) { return p.entity == q.entity && p.role == q.role; });
        });
      };
      if (!includes(known, event)) continue;
      if (!known.time.known()) known.time = event.time;
      known.confidence = std::max(known.confidence, event.confidence);
      return static_cast<int32_t>(i);
    }
    events_.push_back(std::move(event));
    return static_cast<int32_t>(events_.size() - 1);
  }

  /// The edges that an analyst reads: actor, act, recipient; of a meeting of several, each pair.
  void project(const EventMention& mention, int32_t number) {
    const Schema& schema = Schema::builtin();
    const RelationType& type = schema[schema.at(schema.find_event(mention.type)->relation)];
    for (const Argument& actor : mention.actors)
      for (const Argument& recipient : mention.recipients) add_edge(mention, type, actor, recipient, number);
    project_presence(mention, number);
    if (!mention.mutual || mention.recipients.size() > kMutualParties) return;
    for (size_t i = 0; i < mention.recipients.size(); ++i)
      for (size_t j = i + 1; j < mention.recipients.size(); ++j) add_edge(mention, type, mention.recipients[i], mention.recipients[j], number);
  }

  /// Who was attacked or arrested in a place was there, and so were people who met there.
  void project_presence(const EventMention& mention, int32_t number) {
    if (mention.factuality.polarity == Polarity::Negative || mention.factuality.modality != Modality::Asserted) return;
    const Schema& schema = Schema::builtin();
    const RelationType& type = schema[schema.at("LOCATED_IN")];
    const auto add = [&](const Argument& who) {
      for (const Argument& place : mention.places) if (!who.searched && !(who.metonymic && is_person(who))) add_edge(mention, type, who, place, number);
    };
    const bool meeting = mention.type == "CONSULT" && mention.mode == "meet";
    if (meeting || mention.type == "ASSAULT" || mention.mode == "arrest")
      for (const Argument& r : mention.recipients) if (!meeting || is_person(r)) add(r);
    if (meeting) for (const Argument& a : mention.actors) if (is_person(a)) add(a);
  }

  /// "asked Rahm why he had come": a question, and no demand.
  bool asks_question(uint32_t trigger) const {
    static constexpr std::array<std::string_view, 9> kAsking{"how", "if", "what", "when", "where", "whether", "which", "who", "why"};
    const Syntax& syntax = reader_.syntax();
    if (syntax.lemma(trigger) != "ask" && syntax.lemma(trigger) != "press") return false;
    return std::ranges::any_of(syntax.children(trigger), [&](uint32_t clause) {
      const Deprel label = syntax.token(clause).label;
      if (label != Deprel::ccomp && label != Deprel::advcl && label != Deprel::xcomp && label != Deprel::parataxis) return false;
      return std::ranges::any_of(syntax.children(clause), [&](uint32_t c) { return c < clause && std::ranges::find(kAsking, syntax.word(c)) != kAsking.end(); });
    });
  }

  /// "endorsed Rahm's candidacy" backs Rahm.
  bool is_candidacy(uint32_t noun) const {
    static constexpr std::array<std::string_view, 6> kCandidacies{"bid", "campaign", "candidacy", "nomination", "re-election", "reelection"};
    return std::ranges::find(kCandidacies, reader_.syntax().lemma(noun)) != kCandidacies.end();
  }

  bool is_person(const Argument& argument) const { return reader_.annotations().chains[argument.chain].type == EntityType::Person; }

  void add_edge(const EventMention& mention, const RelationType& type, const Argument& actor, const Argument& recipient, int32_t number) {
    if (!allowed(type.source, actor) || !allowed(type.target, recipient) || actor.chain == recipient.chain) return;
    if (!reader_.is_described(actor.chain) || !reader_.is_described(recipient.chain)) return;
    if (!reader_.is_named(actor.chain) && !reader_.is_named(recipient.chain)) return;  // nobody to look for
    const bool country = reader_.annotations().chains[recipient.chain].type == EntityType::Country && !recipient.metonymic;
    if (mention.mode == "visit" && type.name == "COMMUNICATED_WITH" && country && reader_.annotations().mentions[recipient.mention].sector == Sector::None) return;  // has been there
    if (mention.mode == "investigate" && type.name == "CRITICISES") return;            // an inquiry is no verdict
    if (mention.rule->id == "ACCUSE/allege:lodge" && type.name == "CRITICISES") return;  // "filed a lawsuit for the papers": to win something
    if (type.name == "DEMANDS" && asks_question(mention.trigger)) return;
    const bool of_person = type.name == "SUPPORTS" || type.name == "REJECTS" || type.name == "DEMANDS";  // "praised her plan" backs the plan
    const Sector sector = sector_of_actor(reader_.syntax().lemma(recipient.token));
    if (of_person && recipient.metonymic && !is_candidacy(recipient.token) && (type.name == "REJECTS" ? !acts_for_state(sector) || is_person(recipient) : sector == Sector::None)) return;  // "denied being Rahm's assistant"
    if (mention.rule->id == "REJECT:deny" && is_person(recipient) && reader_.syntax().token(mention.trigger).label == Deprel::acl_relcl) return;  // "accused of being Rahm's aide, which he denied"
    if (type.name == "SUPPORTS" && is_courtesy(mention.trigger)) return;
    if (reader_.is_first_person_alone(recipient.chain) || (reader_.is_first_person_alone(actor.chain) && (actor.metonymic || !is_we(actor)))) return;
    if (reader_.is_unnamed_person(actor) || reader_.is_unnamed_person(recipient)) return;
    if (type.name == "SUPPORTS" && reader_.annotations().chains[recipient.chain].type == EntityType::Place) return;  // "defends the town"
    if (recipient.searched) return;  // a party to the event, but no path says that it is done to it
    if (mention.rule->type != "AGREE" && type.name == "AGREES_WITH" && !is_promise(mention.trigger)) return;  // has announced something
    const bool presence = type.name == "LOCATED_IN";
    if (!presence && !(acts_for_another(actor, true, mention.type) && acts_for_another(recipient, false, mention.type))) return;
    if (presence && reader_.annotations().chains[actor.chain].type == EntityType::Country) return;
    const bool talks = type.name == "COMMUNICATED_WITH" || type.name == "AGREES_WITH";  // with people, not with places
    if (talks && (reader_.annotations().chains[recipient.chain].type == EntityType::Place || reader_.annotations().chains[actor.chain].type == EntityType::Place)) return;
    const std::array<Argument, 2> arguments{actor, recipient};
    ExtractedRelation relation;
    relation.type = type.name;
    relation.source = actor.chain;
    relation.target = recipient.chain;
    relation.span = reader_.span(mention.trigger, arguments);
    const Token& cue = reader_.annotations().tokens[mention.trigger];
    relation.cue = {cue.begin, cue.end};
    relation.source_words = reader_.words(actor);
    relation.target_words = reader_.words(recipient);
    relation.polarity = mention.factuality.polarity;
    relation.modality = mention.factuality.modality;
    relation.time = reader_.time(mention.trigger);
    relation.attributed_to = reader_.attribution(mention.trigger);
    relation.confidence = reader_.confidence(mention.rule->prior, mention.trigger, arguments, mention.factuality, relation.attributed_to);
    relation.rule = mention.rule->id;
    if (presence) relation.role = "presence";
    relation.event = number;
    if (relation.confidence >= least_confidence(type)) relations_.push_back(std::move(relation));
  }

  /// "agreed with Norland", "promised Norland"; who intends to visit Norland has agreed with nobody.
  bool is_promise(uint32_t trigger) const {
    static constexpr std::array<std::string_view, 8> kPromises{"agree", "consent", "accede", "assent", "promise", "pledge", "vow", "guarantee"};
    return std::ranges::find(kPromises, reader_.syntax().lemma(trigger)) != kPromises.end();
  }

  /// Whether what a noun does, or what is done to it, is that of whom it belongs to: of a country's army it is, of newspapers,
  /// companies and rebels it is not; of its civilians only what they suffer or are given.
  bool acts_for_another(const Argument& argument, bool is_actor, std::string_view event) const {
    if (!argument.metonymic) return true;
    switch (sector_of_actor(reader_.syntax().lemma(argument.token))) {
      case Sector::Media: case Sector::Business: case Sector::Opposition: return false;
      case Sector::Rebel: return reader_.annotations().chains[argument.chain].type == EntityType::Organisation;  // "militants of Hezbollah", not those of a country
      // "UK organisations" act for themselves, a party's candidate for the party.
      case Sector::Party: return reader_.annotations().chains[argument.chain].type == EntityType::Country ? !is_body(reader_.syntax().lemma(argument.token)) : !(is_actor && is_member(reader_.syntax().lemma(argument.token)));
      case Sector::Civilian: return !is_actor && (event == "ASSAULT" || event == "COERCE" || event == "AID" || event == "SANCTION");
      default: return true;
    }
  }

  /// "thanked", "congratulated": takes nobody's side.
  bool is_courtesy(uint32_t trigger) const {
    static constexpr std::array<std::string_view, 6> kCourtesies{"celebrate", "congratulate", "honor", "honour", "salute", "thank"};
    return std::ranges::find(kCourtesies, reader_.syntax().lemma(trigger)) != kCourtesies.end();
  }

  /// Of a party, and not the party.
  static bool is_member(std::string_view noun) {
    static constexpr std::array<std::string_view, 8> kMembers{"adviser", "advisor", "aide", "analyst", "candidate", "delegate", "expert", "politician"};
    return std::ranges::find(kMembers, noun) != kMembers.end();
  }

  bool is_we(const Argument& argument) const {
    const PronounForm* pronoun = find_pronoun(reader_.annotations().word(reader_.annotations().mentions[argument.mention].head));
    return pronoun != nullptr && pronoun->plural;
  }

  static bool is_body(std::string_view noun) {
    static constexpr std::array<std::string_view, 7> kBodies{"body", "committee", "council", "organisation", "organization", "team", "union"};
    return std::ranges::find(kBodies, noun) != kBodies.end();
  }

  bool allowed(const std::vector<EntityType>& types, const Argument& argument) const {
    return types.empty() || std::ranges::find(types, reader_.annotations().chains[argument.chain].type) != types.end();
  }

  const ClaimReader& reader_;
  std::vector<ExtractedEvent>& events_;
  std::vector<ExtractedRelation>& relations_;
};

}  // namespace

void extract_events(Annotations& annotations, const RuleSet& triggers) {
  const ClaimReader reader(annotations);
  std::vector<ExtractedEvent> events;
  std::vector<ExtractedRelation> relations;
  EventWriter writer(reader, events, relations);
  for (const EventMention& mention : EventFinder(reader, triggers).run()) writer.add(mention);
  const int32_t before = static_cast<int32_t>(annotations.events.size());
  for (ExtractedRelation& relation : relations) relation.event += before;
  annotations.events.insert(annotations.events.end(), std::make_move_iterator(events.begin()), std::make_move_iterator(events.end()));
  annotations.relations.insert(annotations.relations.end(), std::make_move_iterator(relations.begin()), std::make_move_iterator(relations.end()));
}

}  // namespace dossier
