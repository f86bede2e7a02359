#include "ingest/relations.h"

#include <algorithm>
#include <array>

#include "ingest/experts.h"
#include "ingest/life_dates.h"
#include "ingest/mention_detector.h"
#include "ingest/nouns.h"

namespace dossier {

bool is_predicate(const Syntax& syntax, uint32_t t) {
  if (!syntax.is_nominal(t)) return syntax.token(t).upos != Upos::ADP;
  if (syntax.has_copula(t) || syntax.child(t, Deprel::nsubj) != kNoToken) return true;
  const uint32_t up = syntax.head(t);
  if (up == kNoToken) return false;
  const Deprel label = syntax.token(t).label;
  if (label == Deprel::conj) return is_predicate(syntax, up);
  if (label == Deprel::nmod && syntax.has_preposition(t, "of")) return is_predicate(syntax, up);  // "is one of the members"
  return label == Deprel::xcomp || (label == Deprel::obl && syntax.has_preposition(t, "as"));
}

namespace {

bool denotes(const Slot& slot) {
  for (const Path& path : slot.paths)
    for (const PathStep& step : path)
      if (step.kind == PathStep::Kind::Denoted || step.kind == PathStep::Kind::Self) return true;
  return false;
}

/// Whether the slot starts at what governs the trigger: the clause decides whether it holds ("did not host the games").
bool is_clausal(const Slot& slot) {
  return std::ranges::any_of(slot.paths, [](const Path& path) { return path.front().kind == PathStep::Kind::Governor || path.front().kind == PathStep::Kind::Does; });
}

/// Follows one rule at one trigger.
class RuleApplication {
 public:
  RuleApplication(const ClaimReader& reader, const Rule& rule, uint32_t trigger, std::vector<ExtractedRelation>& out)
      : reader_(reader), rule_(rule), trigger_(trigger), type_(Schema::builtin()[Schema::builtin().at(rule.type)]), out_(out) {}

  void run() {
    std::vector<Argument> sources, targets;
    reader_.arguments(rule_.source, trigger_, type_.source, metonymy(), sources);
    if (sources.empty()) return;
    if (type_.name == "LOCATED_IN") {  // "our partners in Norway": the partners are there, not we
      const auto is_pronoun = [&](const Argument& a) { return a.metonymic && reader_.annotations().mentions[a.mention].kind == MentionKind::Pronoun; };
      for (Argument& source : sources)
        if (is_pronoun(source)) source = reader_.itself(source);
      std::erase_if(sources, is_pronoun);
      std::erase_if(sources, [&](const Argument& a) { return a.metonymic && !stands_for_whole(a); });
    }
    if (!rule_.target.paths.empty()) reader_.arguments(rule_.target, trigger_, type_.target, metonymy(), targets);
    if (type_.name == "LOCATED_IN" || type_.name == "BORN_IN") reader_.enclosing_places(targets);
    read_circumstances();
    if (is_gerund_clause() || is_modifying_event()) return;
    if (rule_.holding == Rule::Holding::Result && !act_is_fact()) return;
    if (targets.empty() && rule_.reciprocal) {
      if (reader_.syntax().lemma(trigger_) == "war" && reader_.syntax().token(trigger_).xpos == Xpos::NNS) return;  // "the Syrian and Yemeni wars"
      for (size_t i = 0; i < sources.size(); ++i)
        for (size_t j = i + 1; j < sources.size(); ++j) emit(sources[i], sources[j]);
      return;
    }
    for (const Argument& source : sources) for (const Argument& target : targets) emit(source, target);
  }

 private:
  Metonymy metonymy() const { return rule_.metonymy ? Metonymy::ActorNouns : Metonymy::None; }

  /// "Foreign Minister Rahm met ... on Tuesday": the day is that of the meeting, not of the office.
  bool is_title() const {
    const Syntax& syntax = reader_.syntax();
    const Deprel label = syntax.token(trigger_).label;
    const bool before_name = label == Deprel::compound || label == Deprel::nmod_desc || label == Deprel::flat || syntax.child(trigger_, Deprel::flat) != kNoToken ||
                             syntax.child(trigger_, Deprel::appos) == trigger_ + 1;  // "the guest will be Governor Rahm"
    return rule_.part == TriggerPart::Noun && before_name && denotes(rule_.source);
  }

  /// "spoke of Rahm being a member": a clause that nobody asserts.
  bool is_gerund_clause() const {
    const uint32_t copula = reader_.syntax().child(trigger_, Deprel::cop);
    return copula != kNoToken && reader_.syntax().token(copula).xpos == Xpos::VBG && reader_.syntax().child(trigger_, Deprel::aux) == kNoToken;
  }

  /// "comments on the Riga Summit protests": who comments takes part in nothing.
  bool is_modifying_event() const {
    const Deprel label = reader_.syntax().token(trigger_).label;
    return rule_.part == TriggerPart::Name && is_clausal(rule_.source) && (label == Deprel::compound || label == Deprel::amod || label == Deprel::nmod_poss);
  }

  /// "was in Norland on Monday, in Velga": a place or an event is where the words right behind its name say.
  bool is_apart(const Mention& name) const {
    const auto& tokens = reader_.annotations().tokens;
    const uint32_t next = name.tokens.end;
    if (rule_.part == TriggerPart::Adposition && type_.name == "LOCATED_IN" && trigger_ != next && is_of_name_before()) return true;
    if (rule_.part == TriggerPart::Adposition && name.type == EntityType::Person && trails_far()) return true;
    if (rule_.part == TriggerPart::Adposition) return name.type == EntityType::Place && trigger_ != next;
    if (type_.name != "LOCATED_IN" || name.kind != MentionKind::Name || (name.type != EntityType::Place && name.type != EntityType::Event)) return false;
    if (rule_.part != TriggerPart::Name || denotes_comma()) return false;
    return next < tokens.size() && tokens[next].upos != Upos::ADP && reader_.syntax().word(next) != "(";
  }

  /// "a professor at Lund University in Norland": the university is there.
  bool is_of_name_before() const {
    const Mention* before = trigger_ == 0 ? nullptr : reader_.name_over(trigger_ - 1);
    return before != nullptr && (before->type == EntityType::Organisation || before->type == EntityType::Event || before->type == EntityType::Place);
  }

  /// "came second to Rahm in Norland", "beat Rahm in Norland": what follows a person in a phrase of another verb is where that happens.
  bool trails_far() const {
    const Syntax& syntax = reader_.syntax();
    const uint32_t place = syntax.head(trigger_), person = place == kNoToken ? kNoToken : syntax.head(place);
    if (person == kNoToken) return false;
    const Deprel label = syntax.token(person).label;
    return label == Deprel::obj || ((label == Deprel::obl || label == Deprel::nmod) && !syntax.has_preposition(person, "with"));
  }

  /// "his wife, Rahm, and agents of the council", "officials of Norland, including Rahm": several are no one's title. It may be one
  /// of those who share it, or of "one of the officials".
  bool is_title_of_others(const Argument& person) const {
    const Syntax& syntax = reader_.syntax();
    const Token& noun = syntax.token(trigger_);
    if ((noun.xpos != Xpos::NNS && noun.xpos != Xpos::NNPS) || !denotes(rule_.source) || reader_.annotations().chains[person.chain].plural) return false;
    if (noun.label == Deprel::nmod && syntax.has_preposition(trigger_, "of")) return false;
    if (is_predicate(syntax, trigger_)) return false;  // "Rahm and her husband, Stam, are officials of Norland"
    TokenList spread;
    syntax.conjuncts(person.token, spread);
    const bool listed = trigger_ < person.token && (spread.size() > 1 || syntax.token(person.token).label == Deprel::conj);
    return !listed || syntax.has_preposition(person.token, "including") || syntax.has_preposition(person.token, "include");
  }

  /// "head of the Rahm Center at Lund University": heads the centre, not the university.
  bool is_of_part(const Argument& target) const {
    const Syntax& syntax = reader_.syntax();
    if (!syntax.has_preposition(target.token, "at") && !syntax.has_preposition(target.token, "in") && !syntax.has_preposition(target.token, "for")) return false;
    return std::ranges::any_of(syntax.children(trigger_), [&](uint32_t c) {
      return c > trigger_ && c < target.token && syntax.token(c).label == Deprel::nmod && syntax.has_preposition(c, "of") && (reader_.name_over(c) != nullptr || (syntax.token(c).flags & kCapitalised) != 0) &&
             !reader_.annotations().mentions[target.mention].tokens.contains(c);
    });
  }

  /// "Deputy Lund Fund director": its rank stands before the name of the body.
  bool is_deputy() const {
    static constexpr std::array<std::string_view, 6> kSeconds{"assistant ", "associate ", "deputy ", "lieutenant ", "lt. ", "vice "};
    const std::string title = rule_.part == TriggerPart::Noun ? reader_.title(trigger_) : std::string();
    return std::ranges::any_of(kSeconds, [&](std::string_view rank) { return title.starts_with(rank); });
  }

  /// "the institute's head of research" heads the research.
  bool is_of_something() const {
    const Syntax& syntax = reader_.syntax();
    return rule_.part == TriggerPart::Noun && std::ranges::any_of(syntax.children(trigger_), [&](uint32_t c) {
      return c > trigger_ && syntax.token(c).label == Deprel::nmod && syntax.has_preposition(c, "of") && syntax.token(c).upos == Upos::NOUN;
    });
  }

  /// "a councillor of the Labour Party" has his seat elsewhere.
  bool is_elected_of_party(const Argument& target) const {
    const Noun* noun = NounLexicon::builtin().find(reader_.syntax().lemma(trigger_));
    return noun != nullptr && noun->kind == "elected" && is_party(reader_.annotations(), target.chain);
  }

  /// "the Norland senator who challenges Rahm and Governor Stam": the clause is between them, and Stam is in it.
  bool is_behind_relative_clause(const Argument& person) const {
    for (uint32_t t = trigger_ + 1; t < person.token; ++t)
      if (const Xpos x = reader_.syntax().token(t).xpos; x == Xpos::WP || x == Xpos::WDT) return reader_.syntax().word(reader_.annotations().mentions[person.mention].tokens.begin - 1) != ",";
    return false;
  }

  bool bears_office_somewhere(const Argument& person) const {
    const Annotations& a = reader_.annotations();
    return std::ranges::any_of(a.chains[person.chain].mentions, [&](uint32_t m) { return a.mentions[m].kind == MentionKind::Name && bears_office(a, a.mentions[m]); });
  }

  /// "the senators Rahm of Lima and Stam of Riga" sit for them.
  bool is_listed_as_elected(const Argument& person) const {
    const Syntax& syntax = reader_.syntax();
    uint32_t t = person.token;
    while (syntax.head(t) != kNoToken && (syntax.token(t).label == Deprel::conj || syntax.token(t).label == Deprel::appos)) t = syntax.head(t);
    const Noun* noun = NounLexicon::builtin().find(syntax.lemma(t));
    return noun != nullptr && noun->kind == "elected";
  }

  /// "Rahm reported from Lima, and Stam from Riga": where they were for their work.
  bool is_byline(const Argument& person) const {
    const auto& annotations = reader_.annotations();
    for (uint32_t t = annotations.sentences[annotations.sentence_of(person.token)].tokens.begin; t < person.token; ++t)
      if (const std::string_view lemma = reader_.syntax().lemma(t); lemma == "report" || lemma == "contribute") return true;
    return false;
  }

  /// "Rahm: bank director acted too late": who is quoted, and of whom.
  bool is_behind_colon(const Argument& argument) const {
    if (!denotes(rule_.source) || is_clausal(rule_.source)) return false;
    const auto [first, last] = std::minmax(argument.token, trigger_);
    for (uint32_t t = first; t < last; ++t)
      if (reader_.syntax().word(t) == ":") return true;
    return false;
  }

  /// "Hezbollah fighters in Velga" may stand for Hezbollah, "party voters in Velga" do not for their party.
  bool stands_for_whole(const Argument& source) const {
    const Sector sector = sector_of_actor(reader_.syntax().lemma(source.token));
    return reader_.annotations().chains[source.chain].type == EntityType::Organisation && (sector == Sector::Military || sector == Sector::Police || sector == Sector::Rebel);
  }

  /// "In Norland, Rahm would win": he may never be there.
  bool is_in_doubtful_clause(const Argument& source) const {
    const uint32_t predicate = reader_.syntax().clause(source.token);
    return predicate != kNoToken && reader_.syntax().is_verbal(predicate) && reader_.factuality(predicate).modality != Modality::Asserted;
  }

  /// "In Norland, the Lund Fund shows a film": the phrase before a name says where something happens.
  bool is_fronted(const Argument& source, const Argument& target) const {
    return type_.name == "LOCATED_IN" && (rule_.part == TriggerPart::Name || rule_.part == TriggerPart::Adposition) &&
           target.token < source.token && (reader_.syntax().has_preposition(target.token, "in") || reader_.syntax().has_preposition(target.token, "at"));
  }

  std::string role() const {
    static constexpr std::array<std::string_view, 10> kWhich{"first", "second", "third", "older", "elder", "younger", "eldest", "oldest", "youngest", "adopted"};
    if (rule_.role != "=") return rule_.role;
    if (type_.name != "KIN_OF") return reader_.title(trigger_);
    std::string kin(reader_.syntax().word(trigger_));  // "her Lima-born second husband" is her second husband
    const std::string_view before = trigger_ > 0 ? reader_.syntax().word(trigger_ - 1) : std::string_view();
    return std::ranges::find(kWhich, before) == kWhich.end() ? kin : std::string(before) + " " + kin;
  }

  /// "Senate candidate": has no seat there; a party's candidate is of the party.
  bool is_running_for(const Argument& target) const {
    static constexpr std::array<std::string_view, 9> kSeats{"assembly", "committee", "congress", "council", "court", "house", "legislature", "parliament", "senate"};
    const std::string_view noun = reader_.syntax().lemma(trigger_);
    if (type_.name != "MEMBER_OF" || (noun != "candidate" && noun != "nominee")) return false;
    const Range<Token> name = reader_.annotations().mentions[target.mention].tokens;
    return std::ranges::find(kSeats, reader_.syntax().word(name.end - 1)) != kSeats.end();
  }

  /// "from 776 to 394", "before 1990": where a time begins or ends, and not when something was.
  bool is_bound(const Argument& date) const {
    static constexpr std::array<std::string_view, 8> kBounds{"after", "before", "by", "from", "since", "till", "to", "until"};
    return std::ranges::find(kBounds, reader_.syntax().preposition(date.token)) != kBounds.end();
  }

  bool is_office_or_trade() const { return reader_.syntax().lemma(trigger_) != "citizen" && reader_.syntax().lemma(trigger_) != "national"; }

  bool denotes_comma() const {  // "Velga, Norland"
    return std::ranges::any_of(rule_.target.paths, [](const Path& path) { return path.front().kind == PathStep::Kind::Apposition; });
  }

  void read_circumstances() {
    const uint32_t up = reader_.syntax().head(trigger_);
    const bool predicate = !is_title() && is_predicate(reader_.syntax(), trigger_), denoting = denotes(rule_.source) || denotes(rule_.target);
    if (rule_.part == TriggerPart::Name && is_clausal(rule_.source) && up != kNoToken) factuality_ = reader_.factuality(up);
    else if (predicate || !denoting) factuality_ = reader_.factuality(trigger_);
    if (rule_.reverse_polarity) factuality_.polarity = factuality_.polarity == Polarity::Negative ? Polarity::Positive : Polarity::Negative;
    if (rule_.modality && factuality_.modality == Modality::Asserted) factuality_.modality = *rule_.modality;
    status_ = rule_.status ? *rule_.status : type_.name == "LOCATED_IN" || rule_.part == TriggerPart::Name ? Status::None : type_.group == "state" ? reader_.status(trigger_) : Status::None;
    if (rule_.past_is_over && status_ == Status::None && is_over()) status_ = Status::Former;
    const bool timeless = type_.name == "DATED" || rule_.part == TriggerPart::Name;  // two names side by side were not so on a day
    // What a phrase tells of somebody in passing has the time of the phrase and is the words of who writes it: "she said that
    // the director of the museum, Ada Rahm, had left on Monday".
    const bool participle = rule_.part == TriggerPart::Verb && reader_.syntax().token(trigger_).label == Deprel::acl;  // "the party, led by Rahm, ..."
    const bool in_passing = type_.group == "state" && ((denoting && !predicate && !is_clausal(rule_.source)) || participle);
    time_ = (timeless && !is_clausal(rule_.source)) || is_title() ? DateInterval{} : reader_.time(trigger_, !in_passing);
    attributed_to_ = in_passing || rule_.holding == Rule::Holding::Presupposed ? reader_.background_attribution(trigger_) : reader_.attribution(trigger_);
    if (rule_.holding != Rule::Holding::AsStated) read_state_behind_the_act();
  }

  /// "worked for Norland", "after working for Norland".
  bool is_over() const {
    const uint32_t mark = reader_.syntax().child(trigger_, Deprel::mark);
    return reader_.syntax().token(trigger_).xpos == Xpos::VBD || (reader_.syntax().token(trigger_).xpos == Xpos::VBG && mark != kNoToken && reader_.syntax().word(mark) == "after");
  }

  bool act_is_fact() const { return factuality_.polarity == Polarity::Positive && factuality_.modality == Modality::Asserted; }

  /// "Norland may leave the pact" and "left the pact" both say that it was a member, the second one until then;
  /// "Norland joined the pact" says that it is one since.
  void read_state_behind_the_act() {
    const bool happened = act_is_fact();
    if (rule_.holding == Rule::Holding::Result) {
      time_ = {time_.begin, {}};
      return;
    }
    if (!happened) status_ = Status::None;
    time_ = happened && status_ == Status::Former ? DateInterval{{}, time_.end} : happened ? DateInterval{time_.begin, {}} : DateInterval{};
    factuality_ = {};
  }

  /// "her rivals", who bear no name, are hers.
  bool is_owned_by(const Argument& nominal, const Argument& owner) const {
    if (reader_.is_named(nominal.chain)) return false;
    const auto& mentions = reader_.annotations().mentions;
    const uint32_t possessive = reader_.syntax().child(mentions[nominal.mention].head, Deprel::nmod_poss);
    return possessive != kNoToken && std::ranges::any_of(reader_.annotations().chains[owner.chain].mentions, [&](uint32_t m) { return mentions[m].tokens.contains(possessive); });
  }

  /// "..., Rahm told me", "our allies": whom a quotation is told to, and sides that nobody tells.
  bool is_told_to_writer(const Argument& target) const {
    if (!reader_.is_first_person_alone(target.chain)) return false;
    const Annotations& a = reader_.annotations();
    const auto* pronoun = find_pronoun(a.word(a.mentions[target.mention].head));
    if (pronoun != nullptr && pronoun->plural) return true;
    const Token& cue = a.tokens[trigger_];
    return std::ranges::any_of(a.quotations, [&](const Quotation& q) { return q.direct && q.cue.begin <= cue.begin && cue.end <= q.cue.end; });
  }

  void emit(const Argument& source, const Argument& target) {
    if (is_apart(reader_.annotations().mentions[source.mention])) return;
    if (is_fronted(source, target) && (reader_.annotations().chains[source.chain].type != EntityType::Person || is_in_doubtful_clause(source))) return;
    if (is_running_for(target) || (type_.name == "DATED" && is_bound(target))) return;
    if (is_behind_colon(source) || (rule_.role == "=" && is_of_part(target))) return;
    if ((rule_.role == "=" || type_.name == "LEADS") && type_.name != "KIN_OF" && is_title_of_others(source)) return;
    if (type_.name == "HOLDS_POSITION" && is_elected_of_party(target)) return;
    if ((type_.name == "HOLDS_POSITION" || type_.name == "LEADS") && is_chapter(reader_.annotations(), reader_.annotations().mentions[target.mention])) return;
    if (type_.name == "LEADS" && ((target.token < trigger_ && is_of_something()) || is_deputy())) return;
    if (rule_.role == "=" && is_behind_relative_clause(source)) return;
    if (rule_.role == "residence" && (is_byline(source) || is_listed_as_elected(source))) return;
    if (rule_.role == "residence" && rule_.part == TriggerPart::Name && bears_office_somewhere(source)) return;  // "Senator Rahm of Ohio"
    if (type_.name == "PART_OF" && reader_.annotations().chains[source.chain].type == EntityType::Country && reader_.annotations().chains[target.chain].type == EntityType::Place) return;  // "the talks with Norland in a quarter of Riga"
    if (source.chain == target.chain || !reader_.is_described(source.chain) || !reader_.is_described(target.chain)) return;
    if (!reader_.is_named(source.chain) && !reader_.is_named(target.chain)) return;  // "her mother and her ex-husband": nobody to look for
    const Mention& named = reader_.annotations().mentions[source.mention];
    if (rule_.part == TriggerPart::Adposition && type_.name == "LOCATED_IN" && named.kind == MentionKind::Nominal && named.type == EntityType::Organisation) return;  // "anger at the bloc in Norway"
    const bool of_people = type_.name == "LOCATED_IN" || type_.name == "COMPETES_WITH" || type_.name == "COMMUNICATED_WITH" || type_.name == "KIN_OF";
    if (type_.name == "LOCATED_IN" && reader_.annotations().chains[source.chain].kind == "people") return;  // "Muslims in Norland" are so many
    if (of_people && (reader_.is_unnamed_person(source) || reader_.is_unnamed_person(target))) return;
    static constexpr std::array<std::string_view, 8> kOfNamed{"HOLDS_POSITION", "LEADS", "AFFILIATED_WITH", "MEMBER_OF", "FOUNDED", "OWNS", "WITHDRAWS_FROM", "JOINS"};
    const bool of_named = std::ranges::find(kOfNamed, type_.name) != kOfNamed.end();
    if ((of_named || type_.name == "LOCATED_IN") && !reader_.is_named(target.chain)) return;  // "the chair of a party", "a school of the city": of which one?
    const auto is_state = [&](uint32_t chain) { return reader_.annotations().chains[chain].ref.starts_with("geonames-admin1:"); };
    if (type_.name == "LOCATED_IN" && is_state(source.chain) && is_state(target.chain)) return;  // "in Ohio, Utah and Iowa": side by side
    if ((of_named || type_.name == "EDUCATED_AT" || type_.name == "PART_OF") && reader_.annotations().chains[target.chain].kind == "people") return;  // "a Kurdish delegate"
    if (is_told_to_writer(target)) return;
    if (type_.name == "BORN_IN" && trigger_ + 1 < reader_.annotations().tokens.size() && reader_.annotations().word(trigger_ + 1) == "-") return;  // "born-again"
    if ((type_.name == "KIN_OF" || type_.name == "COMPETES_WITH") && (is_owned_by(source, target) || is_owned_by(target, source))) return;  // "his wife", "her rivals": of whom no more is said
    if (of_named && named.kind == MentionKind::Nominal && !reader_.is_named(source.chain)) return;  // "the mayor of Riga": who is that?
    const bool several = named.kind == MentionKind::Name && named.type == EntityType::Organisation && named.tokens.size() == 1 && reader_.annotations().tokens[named.head].xpos == Xpos::NNPS;
    if (several && type_.name == "LOCATED_IN") return;  // "Democrats in Ohio": some of them
    const bool of_country = type_.name == "CITIZEN_OF" || type_.name == "DEPARTED_FROM";
    if (of_country && reader_.annotations().mentions[target.mention].sector != Sector::None) return;  // "the Kremlin doctor", "left the White House"
    const Token& head = reader_.annotations().tokens[source.token];
    const Range<Token> phrase = named.tokens, inner = reader_.annotations().mentions[target.mention].tokens;
    const bool tautology = (source.token == trigger_ && head.xpos == Xpos::NNS) || (phrase.begin <= inner.begin && inner.end <= phrase.end);
    if (type_.group == "state" && tautology && !reader_.is_named(source.chain)) return;  // "police officers" are of the police
    const std::array<Argument, 2> arguments{source, target};
    ExtractedRelation relation;
    relation.type = type_.name;
    relation.source = source.chain;
    relation.target = target.chain;
    relation.span = reader_.span(trigger_, arguments);
    const Token& cue = reader_.annotations().tokens[trigger_];
    relation.cue = {cue.begin, cue.end};
    relation.source_words = reader_.words(source);
    relation.target_words = reader_.words(target);
    // Once is for ever, and who is no general any more is still of his country.
    const bool lasting = type_.name == "FOUNDED" || (type_.name == "CITIZEN_OF" && is_office_or_trade());
    if (type_.name == "KIN_OF" && status_ == Status::None && (role() == "first wife" || role() == "first husband")) status_ = Status::Former;
    relation.status = lasting && status_ == Status::Former ? Status::None : status_;
    relation.polarity = factuality_.polarity;
    relation.modality = factuality_.modality;
    relation.time = type_.name == "DATED" ? reader_.annotations().mentions[target.mention].time : time_;
    relation.attributed_to = attributed_to_;
    const bool place = reader_.annotations().chains[source.chain].type == EntityType::Place;
    if (!(place && rule_.role == "presence")) relation.role = role();  // a town does not come and go
    relation.confidence = reader_.confidence(rule_.prior, trigger_, arguments, factuality_, attributed_to_);
    relation.rule = rule_.id;
    if (relation.confidence >= least_confidence(type_)) out_.push_back(std::move(relation));
  }

  const ClaimReader& reader_;
  const Rule& rule_;
  const uint32_t trigger_;
  const RelationType& type_;
  std::vector<ExtractedRelation>& out_;
  Factuality factuality_;
  Status status_ = Status::None;
  DateInterval time_;
  int32_t attributed_to_ = kNarrator;
};

bool same_claim(const ExtractedRelation& a, const ExtractedRelation& b) {
  return a.type == b.type && a.source == b.source && a.target == b.target && a.role == b.role && a.polarity == b.polarity &&
         a.modality == b.modality && a.attributed_to == b.attributed_to && a.status == b.status && a.time == b.time;
}

/// The rules of one trigger, in order of precision: a later one adds only what no earlier one said of the same trigger, and a
/// preposition what no word of its sentence has said: "the works in Riga" are there by their name.
void apply_rules(const ClaimReader& reader, const RuleSet& rules, const std::vector<uint32_t>& candidates, uint32_t trigger,
                 std::vector<ExtractedRelation>& relations) {
  const size_t before = relations.size();
  for (const uint32_t r : candidates) {
    const Rule& rule = rules.rules()[r];
    if (!triggers(rule, reader.syntax(), trigger)) continue;
    std::vector<ExtractedRelation> found;
    RuleApplication(reader, rule, trigger, found).run();
    for (ExtractedRelation& relation : found) {
      const auto is_same_pair = [&](const ExtractedRelation& earlier) {
        return earlier.type == relation.type && earlier.source == relation.source && earlier.target == relation.target;
      };
      const bool known = std::any_of(relations.begin() + static_cast<std::ptrdiff_t>(before), relations.end(), is_same_pair) ||
                         (rule.part == TriggerPart::Adposition &&
                          std::ranges::any_of(relations, [&](const ExtractedRelation& earlier) { return is_same_pair(earlier) && earlier.span == relation.span; }));
      if (!known) relations.push_back(std::move(relation));
    }
  }
}

}  // namespace

std::vector<ExtractedRelation> match_relations(const ClaimReader& reader, const RuleSet& rules) {
  std::vector<ExtractedRelation> relations;
  const auto& tokens = reader.annotations().tokens;
  std::vector<bool> in_name(tokens.size(), false);  // "School" in "Riga School of Law" is no predicate
  for (const Mention& m : reader.annotations().mentions)
    if (m.kind == MentionKind::Name && m.type != EntityType::Date && m.type != EntityType::Person && m.tokens.size() > 1) {
      std::fill(in_name.begin() + m.tokens.begin, in_name.begin() + m.tokens.end, true);
    } else if (m.kind == MentionKind::Name && m.type == EntityType::Person) {  // "Ada King", "Mr. King"; but "King Rahm"
      const bool courtesy = m.tokens.begin > 0 && reader.syntax().token(m.tokens.begin - 1).upos == Upos::PROPN && reader.annotations().word(m.tokens.begin - 1).ends_with('.');
      if (m.tokens.size() > 1 || courtesy) in_name[m.tokens.end - 1] = true;
    }
  for (uint32_t t = 0; t < tokens.size(); ++t) {
    if (const auto part = trigger_part(tokens[t].upos); part && !in_name[t]) {
      const auto* candidates = rules.triggered_by(*part, std::string(reader.syntax().lemma(t)));
      if (candidates != nullptr) apply_rules(reader, rules, *candidates, t, relations);
    }
    if (const auto type = reader.name_at(t)) {
      const auto* candidates = rules.triggered_by(TriggerPart::Name, std::string(to_string(*type)));
      if (candidates != nullptr) apply_rules(reader, rules, *candidates, reader.top_of_name(t), relations);
    }
  }
  return relations;
}

void extract_relations(Annotations& annotations, const RuleSet& rules) {
  const ClaimReader reader(annotations);
  std::vector<ExtractedRelation> found = match_relations(reader, rules);
  for (ExtractedRelation& relation : read_life_dates(reader)) found.push_back(std::move(relation));
  for (ExtractedRelation& relation : found) {
    const bool known = std::ranges::any_of(annotations.relations, [&](const ExtractedRelation& r) { return same_claim(r, relation); });
    if (!known) annotations.relations.push_back(std::move(relation));
  }
}

void expect_what_is_to_come(PartialDate document_date, Annotations& annotations) {
  if (document_date.day == 0) return;
  const auto expect = [&](Modality& modality, const DateInterval& time) {
    if (modality == Modality::Asserted && time.begin.known() && time.begin.first_day() > document_date) modality = Modality::Predicted;
  };
  for (ExtractedRelation& r : annotations.relations)
    if (r.type != "DATED") expect(r.modality, r.time);
  for (ExtractedEvent& e : annotations.events)
    if (e.entity < 0) expect(e.modality, e.time);
}

}  // namespace dossier
