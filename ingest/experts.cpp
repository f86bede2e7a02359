#include "ingest/experts.h"

#include <algorithm>
#include <array>

#include "graph/text.h"
#include "ingest/claims.h"
#include "ingest/lexicon_lines.h"
#include "ingest/name_words.h"
#include "ingest/nouns.h"
#include "ingest/syntax.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr uint32_t kLongestTitle = 8;          // tokens before a name
constexpr uint32_t kLongestIntroduction = 60;  // tokens after a name
constexpr uint32_t kLongestRole = 12;          // tokens
constexpr float kConfidence = 0.85f;
constexpr std::array<std::string_view, 7> kDegrees{"phd", "ph.d.", "ph.d", "dsc", "msc", "mba", "dphil"};
constexpr std::array<std::string_view, 4> kDegreeNouns{"doctor", "candidate", "master", "bachelor"};
constexpr std::array<std::string_view, 7> kFieldWords{"science", "sciences", "law", "laws", "philosophy", "arts", "economics"};
constexpr std::array<std::string_view, 7> kTimes{"now", "currently", "today", "later", "formerly", "previously", "once"};  // "a judge and now a fellow"
constexpr std::array<std::string_view, 4> kHouseTies{"of", "from", "at", "with"};
// "The third expert" is an expert.
constexpr std::array<std::string_view, 8> kOrdinals{"first", "second", "third", "fourth", "fifth", "another", "other", "next"};
constexpr std::array<std::string_view, 6> kTies{"at", "of", "in", "for", "with", "from"};
// Nouns for what one state or body is to another.
constexpr std::array<std::string_view, 7> kOfStates{"member", "ally", "partner", "neighbour", "neighbor", "signatory", "rival"};
// Nouns that say to whom somebody belongs, without a post.
constexpr std::array<std::string_view, 25> kBelongs{"musician", "singer", "guitarist", "drummer", "player", "moderator", "major", "politician", "activist", "member", "veteran", "militant", "fighter", "candidate", "frontrunner", "front-runner", "runner",
                                                    "strategist", "operative", "hopeful", "contender", "challenger", "insider", "donor", "loyalist"};
// Nouns that say what somebody is, not what he does where.
constexpr std::array<std::string_view, 34> kNoRoles{"patient", "client", "lady", "lord", "sir", "dame", "colleague", "rival", "winner", "resident", "citizen", "native", "national", "woman", "man", "girl", "boy", "person", "child", "subject", "victim", "suspect", "target", "star",
                                                    "fan", "author", "critic", "supporter", "opponent", "friend", "enemy", "admirer", "customer", "reader"};

constexpr std::array<std::string_view, 7> kDenials{"not", "n't", "never", "neither", "nor", "no", "none"};
constexpr std::array<std::string_view, 6> kWriters{"editor", "correspondent", "reporter", "columnist", "analyst", "commentator"};
constexpr std::array<std::string_view, 6> kOfChambers{"speaker", "leader", "whip", "chairman", "chairwoman", "chair"};
// Of whom a city's name before them tells where they work: "the Lima director of the firm".
constexpr std::array<std::string_view, 5> kBranches{"director", "head", "president", "secretary", "spokesman"};
constexpr std::array<std::string_view, 2> kSpeaksFor{"press secretary", "representative"};
constexpr std::array<std::string_view, 5> kWe{"we", "us", "our", "ours", "ourselves"};

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

class Introductions {
 public:
  Introductions(std::string_view text, const Gazetteer& gazetteer, Annotations& a) : text_(text), gazetteer_(gazetteer), a_(a), syntax_(a) {
    covering_.resize(a.tokens.size(), kNone);
    for (uint32_t m = 0; m < a.mentions.size(); ++m)
      if (a.mentions[m].kind == MentionKind::Name)
        for (uint32_t t = a.mentions[m].tokens.begin; t < a.mentions[m].tokens.end; ++t) covering_[t] = m;
  }

  void run() {
    for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
      const Mention& mention = a_.mentions[m];
      if (mention.chain == kNone || a_.chains[mention.chain].type != EntityType::Person) continue;
      if (mention.kind == MentionKind::Name) {
        read_before(m);
        read_after(m);
      } else if (mention.kind == MentionKind::Nominal) {
        read_predicate(m);
      }
    }
    join_own_sides();
  }

 private:
  void read_before(uint32_t m);
  void read_apposition_before(uint32_t m);
  void read_after(uint32_t m);
  void read_house(const Mention& person, Range<Token> after);
  void read_predicate(uint32_t m);
  bool describes_country(uint32_t begin, uint32_t end) const;
  uint32_t read_segment(Range<Token> segment, uint32_t chain);
  uint32_t read_bracket(uint32_t open, uint32_t end, uint32_t chain);
  void join_own_sides();
  void join(uint32_t mention, uint32_t chain);
  uint32_t side_of(uint32_t chain) const;
  bool is_named(uint32_t chain) const;
  bool is_former(Range<Token> span) const;
  bool is_officer(uint32_t chain, uint32_t token) const;
  bool is_abbreviated(uint32_t mention) const;

  const Noun* role_noun(uint32_t t) const {
    const Noun* noun = NounLexicon::builtin().find(to_lower(a_.lemma(t)));
    if (!noun) noun = NounLexicon::builtin().find(a_.word(t));
    return noun && noun->type == EntityType::Person && noun->kind != "kin" ? noun : nullptr;  // "the brother of the actor" holds no post
  }
  bool is_person(uint32_t mention) const {
    return a_.mentions[mention].chain != kNone && a_.chains[a_.mentions[mention].chain].type == EntityType::Person;
  }
  /// "professor of European law" is of no Europe.
  bool modifies_noun(uint32_t mention) const {
    const Mention& m = a_.mentions[mention];
    const Token& head = a_.tokens[m.head];
    const bool modifier = head.label == Deprel::amod || head.label == Deprel::compound || head.label == Deprel::nmod_desc || head.label == Deprel::nmod_poss;
    return modifier && head.head >= static_cast<int32_t>(m.tokens.end) && covering_[static_cast<size_t>(head.head)] == kNone &&
           a_.tokens[static_cast<size_t>(head.head)].upos == Upos::NOUN && !role_noun(static_cast<uint32_t>(head.head));
  }
  /// "Asia editor for the Lund Gazette": what he writes of stands before the noun, and whom for behind it.
  bool is_beat(uint32_t noun) const {
    if (!one_of(syntax_.lemma(noun), kWriters) || noun + 2 >= a_.tokens.size() || a_.tokens[noun + 1].upos != Upos::ADP) return false;
    const uint32_t name = noun + (a_.tokens[noun + 2].upos == Upos::DET ? 3 : 2);
    return name < a_.tokens.size() && covering_[name] != kNone && a_.mentions[covering_[name]].type == EntityType::Organisation;
  }
  /// "House Speaker Rahm", "Senate Majority Leader Rahm".
  bool is_of_chamber(uint32_t noun, Range<Token> role) const {
    const bool named = role.begin > 0 && covering_[role.begin - 1] != kNone && a_.mentions[covering_[role.begin - 1]].type == EntityType::Organisation;
    return (named || noun > role.begin) && one_of(syntax_.lemma(noun), kOfChambers);
  }
  /// "spokesman for House Speaker Rahm": he is Rahm's, whatever Rahm is of.
  bool stands_in_title(uint32_t mention) const {
    const uint32_t noun = a_.mentions[mention].tokens.end;
    return noun + 1 < a_.tokens.size() && role_noun(noun) && covering_[noun] == kNone && covering_[noun + 1] != kNone && is_person(covering_[noun + 1]);
  }
  /// With the rank before the name of the body: "Interim Fund Director" is its interim director.
  std::string role_words(Range<Token> role) const {
    const std::string_view rank = rank_before_name(a_, covering_, role.begin);
    return rank.empty() ? phrase(role) : std::string(rank) + " " + phrase(role);
  }
  std::string phrase(Range<Token> tokens) const { return squeeze(slice(text_, a_.span(tokens))); }
  bool is_part_of_longer_name(Range<Token> name) const;
  void add_property(uint32_t chain, std::string_view key, Range<Token> tokens);
  void relate(uint32_t chain, std::string_view type, uint32_t other, Range<Token> span, const std::string& role);
  void tie(uint32_t chain, uint32_t other, std::string_view preposition, uint32_t noun, Range<Token> role, Range<Token> span);
  uint32_t country_of(uint32_t chain) const;
  uint32_t chain_with_ref(std::string_view ref) const;
  std::string code_in_name(std::string_view name) const;

  std::string_view text_;
  const Gazetteer& gazetteer_;
  Annotations& a_;
  Syntax syntax_;
  std::vector<uint32_t> covering_;  // per token: the name over it, or kNone
  bool predicate_ = false;          // what is being read is what a clause states, not what is told in passing
  bool past_ = false;               // that clause is in the past tense
};

void Introductions::add_property(uint32_t chain, std::string_view key, Range<Token> tokens) {
  if (tokens.empty()) return;
  ExtractedProperty p{std::string(key), phrase(tokens), a_.span(tokens)};
  auto& properties = a_.chains[chain].properties;
  const bool known = std::ranges::any_of(properties, [&](const ExtractedProperty& o) { return o.key == p.key && fold_name(o.value) == fold_name(p.value); });
  if (!known) properties.push_back(std::move(p));
}

void Introductions::relate(uint32_t chain, std::string_view type, uint32_t other, Range<Token> span, const std::string& role) {
  if (chain == other) return;
  for (ExtractedRelation& r : a_.relations)
    if (r.type == type && r.source == chain && r.target == other) return;
  ExtractedRelation r;
  r.type = type;
  r.source = chain;
  r.target = other;
  r.span = a_.span(span);
  r.role = role;
  for (const std::string_view status : {"former ", "past ", "retired ", "ex-", "then ", "onetime ", "current ", "incumbent "})  // which the claim's status says
    if (to_lower(r.role).starts_with(status)) r.role.erase(0, status.size());
  r.confidence = kConfidence;
  r.rule = "introduction";
  if (past_ || is_former(span)) {
    if (type == "LOCATED_IN") return;  // "a former county chairman in Lund" may live there still
    r.status = Status::Former;
  }
  for (size_t q = 0; q < a_.quotations.size(); ++q)
    if (std::ranges::any_of(a_.quotations[q].content, [&](ByteSpan c) { return c.contains(r.span); })) r.attributed_to = static_cast<int32_t>(q);
  if (!predicate_) r.attributed_to = as_background(a_, r.attributed_to, span.begin);
  a_.relations.push_back(std::move(r));
}

/// "the former minister", "then a fellow", "onetime president": in the phrase, or right before it.
bool Introductions::is_former(Range<Token> span) const {
  constexpr std::array<std::string_view, 8> kFormer{"former", "past", "retired", "ex", "onetime", "erstwhile", "then", "formerly"};
  for (uint32_t t = span.begin > 0 ? span.begin - 1 : 0; t < span.end; ++t) {
    if (one_of(a_.word(t), kFormer)) return true;
    if (t >= span.begin && role_noun(t)) return false;
  }
  return false;
}

/// "the Lima-based institute", "the Lima Institute" where only the city is known.
bool Introductions::is_part_of_longer_name(Range<Token> name) const {
  if (name.end >= a_.tokens.size()) return false;
  const Token& next = a_.tokens[name.end];
  if (a_.word(name.end) == "-") return (next.flags & kSpaceBefore) == 0;
  return next.upos == Upos::PROPN && covering_[name.end] == kNone && (next.flags & kCapitalised) != 0 && !role_noun(name.end);
}

/// What a name in an introduction means for the person: where he holds his office, works, or is from. `noun` is that of the role.
void Introductions::tie(uint32_t chain, uint32_t other, std::string_view preposition, uint32_t noun, Range<Token> role, Range<Token> span) {
  const uint32_t target = a_.mentions[other].chain;
  if (target == kNone) return;
  const EntityType type = a_.chains[target].type;
  if (a_.chains[target].kind == "people") return;  // "a Kurdish delegate"
  const uint32_t behind = a_.mentions[other].tokens.end;
  const bool hyphenated = behind < a_.tokens.size() && a_.word(behind) == "-" && (a_.tokens[behind].flags & kSpaceBefore) == 0;  // "the Harvard-trained surgeon"
  if (hyphenated || (type != EntityType::Organisation && is_part_of_longer_name(a_.mentions[other].tokens))) return;
  const uint32_t owned = preposition.empty() && type != EntityType::Organisation && behind + 1 < a_.tokens.size() && is_possessive(a_, behind) ? covering_[behind + 1] : kNone;
  if (owned != kNone && a_.mentions[owned].chain != kNone && a_.chains[a_.mentions[owned].chain].type == EntityType::Organisation && a_.chains[a_.mentions[owned].chain].owner == kNone) return;  // "Norland's Harbour League chief"
  if ((type == EntityType::Organisation || preposition == "of") && one_of(syntax_.lemma(noun), kNoRoles)) return;
  const bool office = is_office(role_noun(noun)) && preposition != "in" && preposition != "at";  // "director of the institute in Norway"
  // "Minister for Central Asia": what an office is concerned with, unless it speaks for that.
  if (type != EntityType::Organisation && preposition == "for" && !syntax_.lemma(noun).starts_with("spokes")) return;
  if (type == EntityType::Organisation) {
    add_property(chain, "affiliation", a_.mentions[other].tokens);
    relate(chain, "AFFILIATED_WITH", target, span, role_words(role));
    const bool elected = role_noun(noun)->kind == "elected" && is_party(a_, target);  // "a lawmaker of the Labour Party"
    if (preposition != "for" && !elected && !is_chapter(a_, a_.mentions[other]) && !one_of(syntax_.lemma(noun), kBelongs) && !syntax_.lemma(noun).ends_with("founder")) relate(chain, "HOLDS_POSITION", target, span, role_words(role));
  } else if (type == EntityType::Country && (office || preposition == "of" || a_.mentions[other].sector != Sector::None)) {
    relate(chain, "HOLDS_POSITION", target, span, role_words(role));  // also of "the Kremlin doctor"
  } else if (type == EntityType::Country && preposition.empty()) {
    // "a Vietnam prisoner of war", "a China expert": only "a Chinese expert" and "a U.S. swimmer" are of the country.
    const bool adjective = a_.mentions[other].type == EntityType::Nationality || a_.tokens[a_.mentions[other].head].upos == Upos::ADJ || (a_.tokens[a_.mentions[other].head].flags & kAllCaps) != 0;
    if (!adjective) return;
    add_property(chain, "nationality", a_.mentions[other].tokens);
    relate(chain, "CITIZEN_OF", target, span, {});
  } else if (type == EntityType::Place && preposition == "of" && is_of_chamber(noun, role)) {
    return;  // "House Speaker Rahm of Lima" has his home there
  } else if (type == EntityType::Place && ((office && !(preposition.empty() && one_of(syntax_.lemma(noun), kBranches) && (a_.tokens[noun].flags & kCapitalised) == 0)) || preposition == "of")) {
    relate(chain, "HOLDS_POSITION", target, span, role_words(role));
  } else if (type == EntityType::Country || type == EntityType::Place) {
    add_property(chain, "place", a_.mentions[other].tokens);
    if (!preposition.empty()) relate(chain, "LOCATED_IN", target, span, {});  // a "Lima lawyer" may be anywhere
  }
}

/// "Norwegian Foreign Minister X", "political analyst X".
void Introductions::read_before(uint32_t m) {
  const Mention& mention = a_.mentions[m];
  const uint32_t sentence = a_.sentences[a_.sentence_of(mention.head)].tokens.begin;
  uint32_t begin = mention.tokens.begin;
  while (begin > sentence && mention.tokens.begin - begin < kLongestTitle) {
    const Token& t = a_.tokens[begin - 1];
    const bool person = covering_[begin - 1] != kNone && is_person(covering_[begin - 1]);
    const bool word = t.upos == Upos::NOUN || t.upos == Upos::PROPN || t.upos == Upos::ADJ || t.xpos == Xpos::POS || a_.word(begin - 1) == "-";
    if (!word || person) break;
    --begin;
  }
  while (begin < mention.tokens.begin && (a_.tokens[begin].xpos == Xpos::POS || a_.word(begin) == "-")) ++begin;
  if (begin == mention.tokens.begin) {
    read_apposition_before(m);
    return;
  }
  if (!role_noun(mention.tokens.begin - 1)) return;
  const uint32_t behind = mention.tokens.end;  // "the refugees Ada Rahm will take in", but "ministers Ada Rahm and Goran Petek"
  const bool listed = behind < a_.tokens.size() && (a_.word(behind) == "and" || a_.word(behind) == ",");
  if (a_.tokens[mention.tokens.begin - 1].xpos == Xpos::NNS && !listed) return;
  if (syntax_.is_place_first(begin) && covering_[begin] != kNone) begin = a_.mentions[covering_[begin]].tokens.end;
  uint32_t role = begin;
  for (uint32_t t = begin; t < mention.tokens.begin; ++t)
    if (covering_[t] != kNone && !role_noun(t)) role = t + 1;
  if (role < mention.tokens.begin && a_.tokens[role].xpos == Xpos::POS) ++role;
  while (role + 1 < mention.tokens.begin && one_of(a_.word(role), kOrdinals) && (a_.tokens[role + 1].flags & kCapitalised) == 0) ++role;
  const Range<Token> words{role, mention.tokens.begin};
  add_property(mention.chain, "role", words);
  for (uint32_t t = begin; t < role; ++t)
    if (covering_[t] != kNone && t == a_.mentions[covering_[t]].tokens.begin) tie(mention.chain, covering_[t], "", words.end - 1, words, {begin, mention.tokens.end});
  const uint32_t of = mention.tokens.end;  // "President X of Y"
  if (of + 1 >= a_.tokens.size() || a_.word(of) != "of" || words.empty()) return;
  for (uint32_t t = of + 1; t < std::min<uint32_t>(of + 3, static_cast<uint32_t>(a_.tokens.size())); ++t)
    if (covering_[t] != kNone && !is_person(covering_[t])) {
      tie(mention.chain, covering_[t], "of", words.end - 1, words, {begin, a_.mentions[covering_[t]].tokens.end});
      return;
    }
}

/// "the head of the council, X, ..."
void Introductions::read_apposition_before(uint32_t m) {
  const Mention& mention = a_.mentions[m];
  const Token& head = a_.tokens[mention.head];
  if (head.label != Deprel::appos || head.head < 0 || mention.tokens.begin < 2 || a_.word(mention.tokens.begin - 1) != ",") return;
  const auto noun = static_cast<uint32_t>(head.head);
  if (noun > mention.head || covering_[noun] != kNone || !role_noun(noun)) return;
  if (syntax_.spokesman_of(noun) != kNoToken) return;  // "a spokesman for the minister, X": X is the spokesman
  uint32_t begin = noun;
  for (const uint32_t c : syntax_.children(noun))
    if (c < noun && syntax_.token(c).label != Deprel::case_ && syntax_.token(c).label != Deprel::punct) begin = std::min(begin, c);
  read_segment({begin, mention.tokens.begin - 1}, mention.chain);
}

/// "(Tex.)": so are the states of members of Congress written.
bool Introductions::is_abbreviated(uint32_t m) const {
  const Mention& place = a_.mentions[m];
  return place.type == EntityType::Place && a_.word(place.tokens.end - 1).ends_with(".");
}

/// "Sen. X (Tex.)", "Sen. X of Texas": whether the name that ends before `token` bears the title of an office.
bool Introductions::is_officer(uint32_t chain, uint32_t token) const {
  const uint32_t m = token > 0 ? covering_[token - 1] : kNone;
  return m != kNone && a_.mentions[m].chain == chain && bears_office(a_, a_.mentions[m]);
}

/// "X of the Lund Institute", "X from the Lund Institute", "Sen. X of Texas".
void Introductions::read_house(const Mention& person, Range<Token> after) {
  if (after.size() < 2 || !one_of(a_.word(after.begin), kHouseTies)) return;
  const uint32_t name = after.begin + (a_.tokens[after.begin + 1].upos == Upos::DET ? 2 : 1);
  if (name >= after.end || covering_[name] == kNone || a_.mentions[covering_[name]].tokens.begin != name) return;
  const Mention& house = a_.mentions[covering_[name]];
  const Deprel function = a_.tokens[person.head].label;  // "was a mentor to X at the Lund Institute"
  if (a_.word(after.begin) == "at" && (function == Deprel::obl || function == Deprel::nmod || function == Deprel::obj)) return;
  const uint32_t up = syntax_.head(house.head);  // "took the picture of X from the gallery"
  if (house.chain == kNone || up == kNoToken || up >= person.tokens.end || up + 2 < person.tokens.begin) return;
  if (a_.chains[house.chain].type == EntityType::Place && a_.word(after.begin) == "of" && bears_office(a_, person))
    relate(person.chain, "HOLDS_POSITION", house.chain, {person.tokens.begin, house.tokens.end}, {});
  if (a_.chains[house.chain].type != EntityType::Organisation) return;
  add_property(person.chain, "affiliation", house.tokens);
  relate(person.chain, "AFFILIATED_WITH", house.chain, {person.tokens.begin, house.tokens.end}, {});
}

/// "X, an economist, Doctor of Sciences and professor at Y (Z), ..."
void Introductions::read_after(uint32_t m) {
  const Mention& mention = a_.mentions[m];
  const uint32_t end = std::min(a_.sentences[a_.sentence_of(mention.head)].tokens.end, mention.tokens.end + kLongestIntroduction);
  uint32_t t = mention.tokens.end;
  read_house(mention, {t, end});
  if (t < end && a_.word(t) == "(") t = read_bracket(t, end, mention.chain);
  while (t < end && (a_.word(t) == "," || a_.word(t) == "and" || a_.word(t) == "–" || a_.word(t) == "—")) {
    if (a_.word(t) == "and" && t == mention.tokens.end) return;
    while (t < end && (a_.word(t) == "," || a_.word(t) == "and" || a_.word(t) == "–" || a_.word(t) == "—" || one_of(a_.word(t), kTimes))) ++t;
    if (t + 1 < end && a_.tokens[t].xpos == Xpos::CD && a_.word(t + 1) == ",") {  // an age
      ++t;
      continue;
    }
    if (describes_country(t, end)) return;
    const uint32_t next = read_segment({t, end}, mention.chain);
    if (next == t) return;
    t = next;
  }
}

/// "the minister of Norland, a member of the council": behind the name of a state or body, what that is.
bool Introductions::describes_country(uint32_t begin, uint32_t end) const {
  const uint32_t name = begin >= 2 ? covering_[begin - 2] : kNone;
  if (name == kNone || a_.word(begin - 1) != "," || is_person(name) || a_.mentions[name].type == EntityType::Place) return false;
  for (uint32_t t = begin; t < end && (a_.tokens[t].upos == Upos::DET || a_.tokens[t].upos == Upos::ADJ || a_.tokens[t].upos == Upos::NOUN); ++t)
    if (a_.tokens[t].upos == Upos::NOUN && one_of(syntax_.lemma(t), kOfStates)) return true;
  return false;
}

/// One role with its ties; returns where it ends, or the beginning when there is no role.
uint32_t Introductions::read_segment(Range<Token> segment, uint32_t chain) {
  uint32_t begin = segment.begin;
  while (begin < segment.end && (a_.tokens[begin].upos == Upos::DET || (begin + 1 < segment.end && one_of(a_.word(begin), kOrdinals) && (a_.tokens[begin + 1].flags & kCapitalised) == 0))) ++begin;
  uint32_t noun = begin;
  const auto is_part = [&](uint32_t t) {
    const Upos u = a_.tokens[t].upos;
    return u == Upos::ADJ || u == Upos::NOUN || u == Upos::PROPN || u == Upos::ADV || a_.word(t) == "-" || a_.tokens[t].xpos == Xpos::VBG || a_.tokens[t].xpos == Xpos::VBN;
  };
  if (begin < segment.end && one_of(a_.word(begin), kDegrees)) {
    add_property(chain, "degree", {begin, begin + 1});
    return begin + 1;
  }
  uint32_t last = kNone;
  for (; noun < segment.end && is_part(noun); ++noun)
    if (role_noun(noun)) last = noun;
  if (last == kNone || last + 1 != noun) return segment.begin;
  if (a_.tokens[last].xpos == Xpos::NNS && !a_.chains[chain].plural) return segment.begin;  // "Rahm, telling voters and followers"
  Range<Token> role{begin, noun};
  if (noun + 1 < segment.end && ((a_.word(noun) == "in" && a_.word(noun + 1) == "chief") || (a_.word(noun) == "at" && a_.word(noun + 1) == "large"))) role.end = noun + 2;  // "editor in chief"
  for (uint32_t t = begin; t + 1 < noun; ++t)  // "a Norwegian economist"
    if (covering_[t] != kNone && a_.mentions[covering_[t]].tokens.end < noun) {
      role.begin = a_.mentions[covering_[t]].tokens.end;
      if (a_.word(role.begin) == "-" && role.begin + 2 < noun) role.begin += 2;  // "a Lima-based president"
      if (a_.mentions[covering_[t]].tokens.begin == t && !is_beat(noun - 1)) tie(chain, covering_[t], "", noun - 1, role, {begin, noun});
    }
  // Words of the role after its noun ("head of the research department") up to a name, a bracket or the next part.
  uint32_t t = noun;
  bool housed = false;  // "president of the Lund Institute in Norway": the institute is there
  std::string_view preposition;
  uint32_t tied = noun;  // where the preposition stands
  const bool degree = one_of(a_.word(last), kDegreeNouns) && noun + 1 < segment.end && a_.word(noun) == "of";
  for (; t < segment.end; ++t) {
    const std::string_view word = a_.word(t);
    if (word == "(") { t = read_bracket(t, segment.end, chain); break; }
    if (word == "," || word == "." || word == ";" || word == ":" || is_finite(a_.tokens[t].xpos) || a_.tokens[t].upos == Upos::SCONJ || a_.tokens[t].xpos == Xpos::WP || a_.tokens[t].xpos == Xpos::WDT) break;
    if (word == "and" && t + 1 < segment.end) {
      uint32_t next = t + 1;
      if (one_of(a_.word(next), kTimes) && next + 1 < segment.end) ++next;
      if (a_.tokens[next].upos == Upos::DET) break;
      while (next + 1 < segment.end && is_part(next) && !role_noun(next)) ++next;
      if (role_noun(next) && covering_[next] == kNone) break;
    }
    if (a_.tokens[t].upos == Upos::ADP && one_of(word, kTies)) {
      preposition = word;
      tied = t;
      if (word == "in" && t > noun && covering_[t - 1] == kNone && !role_noun(t - 1)) preposition = {};  // "envoy for minorities in Asia"
    }
    if (covering_[t] == kNone || a_.mentions[covering_[t]].tokens.begin != t) continue;
    const uint32_t behind = a_.mentions[covering_[t]].tokens.end;
    if (behind < segment.end && is_possessive(a_, behind)) continue;  // "leader of Norland's Labour Party"
    if (is_person(covering_[t]) || preposition.empty() || modifies_noun(covering_[t]) || stands_in_title(covering_[t])) continue;
    const bool organisation = a_.mentions[covering_[t]].type == EntityType::Organisation;
    // "head of the archives at the Lund Institute" heads the archives.
    const Range<Token> whole = tied > noun && a_.word(noun) == "of" && tied - role.begin <= kLongestRole ? Range<Token>{role.begin, tied} : role;
    if (!housed || organisation) tie(chain, covering_[t], preposition, noun - 1, whole, {begin, a_.mentions[covering_[t]].tokens.end});
    housed |= organisation;
  }
  uint32_t end = noun;  // "of the ..." without a name belongs to the role
  if (noun < segment.end && a_.word(noun) == "of")
    for (end = noun; end < t && a_.word(end) != "at" && a_.word(end) != "in" && a_.word(end) != "(" && a_.word(end) != ")"; ++end) {}
  const bool science = degree && one_of(a_.word(end - 1), kFieldWords);
  add_property(chain, science ? "degree" : "role", {role.begin, end});
  return std::max(t, noun);
}

/// "(Bishkek)": where the person or his institution is; "(D-Utah)": the constituency of a member of parliament. Returns the token
/// behind the bracket.
uint32_t Introductions::read_bracket(uint32_t open, uint32_t end, uint32_t chain) {
  uint32_t close = open + 1;
  while (close < end && a_.word(close) != ")") ++close;
  const uint32_t first = open + 1;
  const bool party = first + 1 < close && a_.span({first, first + 1}).size() <= 3 && (a_.word(first + 1) == "-" || a_.word(first + 1) == "," || a_.word(first + 1) == "–");
  for (uint32_t t = party ? first + 2 : first; t < std::min(close, first + (party ? 3 : 1)); ++t) {
    const uint32_t m = covering_[t];
    if (m == kNone || a_.mentions[m].tokens.begin != t || a_.mentions[m].chain == kNone) continue;
    const EntityType type = a_.chains[a_.mentions[m].chain].type;
    if (type != EntityType::Place && type != EntityType::Country) continue;
    add_property(chain, "place", a_.mentions[m].tokens);
    relate(chain, party || is_officer(chain, open) || is_abbreviated(m) ? "HOLDS_POSITION" : "LOCATED_IN", a_.mentions[m].chain, {open, close}, {});
  }
  return std::min(close + 1, end);
}

/// "X is a senior fellow at Y".
void Introductions::read_predicate(uint32_t m) {
  const Mention& mention = a_.mentions[m];
  const uint32_t copula = syntax_.child(mention.head, Deprel::cop);
  if (copula == kNone || a_.tokens[copula].xpos == Xpos::VBG || syntax_.child(mention.head, Deprel::aux) != kNone) return;  // "would be", "of X being"
  const uint32_t mark = syntax_.child(mention.head, Deprel::mark);
  if (mark != kNoToken && (a_.word(mark) == "if" || a_.word(mark) == "unless" || a_.word(mark) == "whether" || a_.word(mark) == "to")) return;
  const auto denies = [&](uint32_t t) { return std::ranges::any_of(syntax_.children(t), [&](uint32_t c) { return one_of(a_.word(c), kDenials); }); };
  const uint32_t subject = syntax_.child(mention.head, Deprel::nsubj);
  if (denies(mention.head) || (subject != kNoToken && (denies(subject) || one_of(a_.word(subject), kDenials)))) return;  // "neither of them is the director"
  const uint32_t end = a_.sentences[a_.sentence_of(mention.head)].tokens.end;
  predicate_ = true;
  past_ = a_.tokens[copula].xpos == Xpos::VBD;
  read_segment({mention.tokens.begin, end}, mention.chain);
  predicate_ = past_ = false;
}

uint32_t Introductions::chain_with_ref(std::string_view ref) const {
  for (uint32_t c = 0; c < a_.chains.size(); ++c)
    if (a_.chains[c].ref == ref) return c;
  return kNone;
}

/// "University of Belgrade", "Norwegian Institute of ...": the country that an institution's name points to, or "".
std::string Introductions::code_in_name(std::string_view name) const {
  for (const std::string_view word : split(name, ' '))
    for (const uint32_t e : gazetteer_.find(word)) {
      const LexiconEntry& entry = gazetteer_[e];
      const bool sure = entry.type == NameClass::Country || entry.type == NameClass::Demonym || (entry.type == NameClass::Place && (entry.flags & kCapital) != 0);
      if (sure && is_upper(static_cast<unsigned char>(word.front()))) return std::string(entry.country_code());
    }
  return {};
}

/// The country that a person belongs to, by office, nationality or place, when the document names it.
uint32_t Introductions::country_of(uint32_t chain) const {
  for (std::string_view type : {"HOLDS_POSITION", "CITIZEN_OF", "LOCATED_IN", "AFFILIATED_WITH"})
    for (const ExtractedRelation& r : a_.relations) {
      if (r.source != chain || r.type != type || r.role == "presence") continue;  // who was in Paris is not French
      const Chain& target = a_.chains[r.target];
      if (target.type == EntityType::Country) return r.target;
      if (target.owner != kNone) return target.owner;
      const std::string code = target.entry == kNone ? code_in_name(target.name) : std::string(gazetteer_[target.entry].country_code());
      const uint32_t country = code.empty() ? kNone : chain_with_ref("iso3166:" + code);
      if (country != kNone) return country;
    }
  return kNone;
}

/// The country or body that a speaker speaks for: that of his office, or whose spokesman he is.
uint32_t Introductions::side_of(uint32_t chain) const {
  for (std::string_view type : {"HOLDS_POSITION", "LEADS", "AFFILIATED_WITH"})
    for (const ExtractedRelation& r : a_.relations) {
      if (r.type != type || r.source != chain || r.status == Status::Former) continue;
      const size_t space = r.role.rfind(' ');
      const std::string noun = to_lower(space == std::string::npos ? r.role : r.role.substr(space + 1));
      const bool spokesman = noun.starts_with("spokes") || one_of(r.role, kSpeaksFor);
      if (spokesman || (a_.chains[r.target].type == EntityType::Country && is_office(NounLexicon::builtin().find(noun)))) return r.target;
    }
  return kNone;
}

void Introductions::join(uint32_t mention, uint32_t chain) {
  Mention& m = a_.mentions[mention];
  if (m.chain == chain) return;
  if (m.chain != kNone) std::erase(a_.chains[m.chain].mentions, mention);
  m.chain = chain;
  auto& mentions = a_.chains[chain].mentions;
  mentions.insert(std::ranges::lower_bound(mentions, mention), mention);
}

/// "Our country" and "this country", said by somebody whose country is known, and the "we" of who speaks for one.
void Introductions::join_own_sides() {
  for (uint32_t i = 0; i < a_.mentions.size(); ++i) {
    const Mention& m = a_.mentions[i];
    const bool we = m.kind == MentionKind::Pronoun && one_of(a_.word(m.head), kWe);
    bool country = m.kind == MentionKind::Nominal && m.type == EntityType::Country && a_.tokens[m.head].xpos != Xpos::NNS;
    if (country) {
      const uint32_t owner = syntax_.child(m.head, Deprel::nmod_poss), determiner = syntax_.child(m.head, Deprel::det);
      const bool own = owner != kNoToken && (a_.word(owner) == "our" || a_.word(owner) == "my");
      // "This country" is that of the speaker unless he has named another one.
      country = own || (determiner != kNoToken && a_.word(determiner) == "this" && (m.chain == kNone || !is_named(m.chain)));
    }
    if (!we && !country) continue;
    const ByteSpan span = a_.span(m.tokens);
    uint32_t speaker = kNone;  // of the innermost statement, in its own words
    for (const Quotation& q : a_.quotations)
      if (q.direct && std::ranges::any_of(q.content, [&](ByteSpan c) { return c.contains(span); })) speaker = q.speaker;
    if (speaker == kNone) continue;
    const uint32_t side = we ? side_of(speaker) : country_of(speaker);
    if (side != kNone) join(i, side);
  }
}

bool Introductions::is_named(uint32_t chain) const {
  return std::ranges::any_of(a_.chains[chain].mentions, [&](uint32_t m) { return a_.mentions[m].kind == MentionKind::Name; });
}

}  // namespace

bool is_party(const Annotations& a, uint32_t chain) {
  return a.chains[chain].kind == "party" || a.chains[chain].name.ends_with(" Party");
}

bool is_chapter(const Annotations& a, const Mention& party) {
  constexpr std::array<std::string_view, 6> kParts{"state", "county", "district", "local", "city", "regional"};
  if (party.tokens.begin == 0 || !is_party(a, party.chain)) return false;
  uint32_t before = party.tokens.begin - 1;
  if (a.tokens[before].xpos == Xpos::POS && before > 0) --before;
  if (one_of(a.word(before), kParts)) return true;
  return std::ranges::any_of(a.mentions, [&](const Mention& m) { return m.kind == MentionKind::Name && m.type == EntityType::Place && m.tokens.contains(before); });
}

std::string_view rank_before_name(const Annotations& a, const std::vector<uint32_t>& covering, uint32_t token) {
  constexpr std::array<std::string_view, 8> kRanks{"acting", "assistant", "associate", "deputy", "incoming", "interim", "outgoing", "vice"};
  if (token == 0 || covering[token - 1] == kNone) return {};
  const uint32_t name = a.mentions[covering[token - 1]].tokens.begin;
  if (name == 0 || a.sentence_of(name - 1) != a.sentence_of(token) || !one_of(a.word(name - 1), kRanks)) return {};
  return a.word(name - 1);
}

bool bears_office(const Annotations& a, const Mention& name) {
  const auto is_title = [&](uint32_t t) { return is_short_office(a.word(t)) || is_office(NounLexicon::builtin().find(a.word(t))); };
  if (is_title(name.tokens.begin)) return true;
  uint32_t before = name.tokens.begin;
  if (before > 0 && a.word(before - 1) == ".") --before;
  return before > 0 && is_title(before - 1);
}

void describe_people(std::string_view text, const Gazetteer& gazetteer, Annotations& annotations) {
  Introductions(text, gazetteer, annotations).run();
}

}  // namespace dossier
