#include "ingest/name_spans.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "ingest/mentions.h"
#include "ingest/nouns.h"
#include "ingest/word_features.h"

namespace dossier {
namespace {

bool has(const TokenNames& names, NameClass c) { return (names.classes >> static_cast<unsigned>(c)) & 1u; }

/// The token of the range that hangs on a token outside of it; the last one when the syntax has none.
uint32_t syntactic_head(const Annotations& a, Range<Token> r) {
  for (uint32_t t = r.begin; t < r.end; ++t)
    if (a.tokens[t].head < 0 || !r.contains(static_cast<uint32_t>(a.tokens[t].head))) return t;
  return r.end - 1;
}

bool is_proper(const Token& token) { return token.xpos == Xpos::NNP || token.xpos == Xpos::NNPS; }

bool is_possessive(const Annotations& a, uint32_t t) { return a.tokens[t].xpos == Xpos::POS; }

bool is_year(std::string_view word) {
  return word.size() == 4 && word >= "1500" && word <= "2100" &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Lenta.Ru": a name that is an address is an outlet's or a company's.
bool is_address(std::string_view word) {
  const size_t dot = word.find_last_of('.');
  return dot != std::string_view::npos && dot > 2 && dot + 2 < word.size();
}

/// Finds the words before an event noun that belong to its name.
class EventDescription {
 public:
  EventDescription(const Annotations& a, uint32_t noun, uint32_t sentence_begin) : a_(a), noun_(noun), begin_(noun) {
    constexpr uint32_t kLongest = 9;
    const uint32_t limit = std::max(sentence_begin, noun > kLongest ? noun - kLongest : 0);
    uint32_t start = noun;
    while (start > limit && belongs(start - 1)) {
      --start;
      if (is_year(a_.word(start))) break;
    }
    while (start < noun && !opens(start)) ++start;  // the name begins with a year or a capital
    begin_ = start;
    for (uint32_t t = begin_; t < noun_; ++t) count(t);
  }

  /// A year and a word more; or a proper noun and a capitalised noun; or whose poll it is and of what kind.
  bool is_name() const {
    if (begin_ == noun_) return false;
    const bool poll = a_.lemma(noun_) == "election" || a_.lemma(noun_) == "referendum" || a_.lemma(noun_) == "primary";
    if (year_) return capitals_ + kinds_ > 0;
    if (a_.tokens[noun_].flags & kCapitalised) return capitals_ > 0;
    return poll && capitals_ > 0 && kinds_ > 0;
  }

  Range<Token> tokens() const {
    uint32_t end = noun_ + 1;
    // "Norland referendum, 2003"
    if (end + 1 < a_.tokens.size() && a_.word(end) == "," && is_year(a_.word(end + 1)) && !year_) end += 2;
    return {begin_, end};
  }

 private:
  bool belongs(uint32_t t) const {
    const Token& token = a_.tokens[t];
    if (is_year(a_.word(t))) return true;
    if (token.upos == Upos::DET || token.upos == Upos::PRON || is_possessive(a_, t)) return false;
    if (is_proper(token)) return true;  // also "United", which the treebanks call a verb with the fine tag of a name
    if (token.flags & kCapitalised) return token.upos != Upos::VERB && token.upos != Upos::ADP && token.upos != Upos::ADV;
    if (a_.word(t) == "-") return t > 0;
    return is_kind(t);
  }
  /// "general", and "state" in "state election".
  bool is_kind(uint32_t t) const {
    const Token& token = a_.tokens[t];
    return token.upos == Upos::ADJ || (token.upos == Upos::NOUN && token.label == Deprel::compound && token.head == static_cast<int32_t>(noun_));
  }
  bool opens(uint32_t t) const { return is_year(a_.word(t)) || (a_.tokens[t].flags & kCapitalised); }
  void count(uint32_t t) {
    if (is_year(a_.word(t))) year_ = true;
    else if (a_.tokens[t].flags & kCapitalised) ++capitals_;
    else if (is_kind(t)) ++kinds_;
  }

  const Annotations& a_;
  uint32_t noun_, begin_;
  bool year_ = false;
  int capitals_ = 0, kinds_ = 0;
};

/// False when a mention sticks out of the range, or covers it as an event already.
bool is_free_for_event(const Annotations& a, Range<Token> r) {
  return std::none_of(a.mentions.begin(), a.mentions.end(), [&](const Mention& m) {
    const bool overlaps = m.tokens.begin < r.end && r.begin < m.tokens.end;
    const bool inside = r.begin <= m.tokens.begin && m.tokens.end <= r.end;
    return overlaps && !inside;
  });
}

}  // namespace

namespace {

/// The word by itself: what was matched in the text may be longer ("State Department official").
bool may_be(const Gazetteer& gazetteer, std::string_view word, NameClass c) {
  const auto entries = gazetteer.find(word);
  return std::any_of(entries.begin(), entries.end(), [&](uint32_t e) { return gazetteer[e].type == c; });
}

/// What the noun at the head of a name says that it is: "Defence Ministry", "Institute of Trade", "Orla Peninsula".
std::optional<EntityType> type_of_head(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, Range<Token> r, EntityType recognised) {
  if (r.size() < 2 || has(names[r.begin], NameClass::GivenName)) return std::nullopt;
  // Many languages put the noun first: "Harakat", "Partido".
  if (recognised == EntityType::Person && (a.tokens[r.begin].flags & kCapitalised) && may_be(gazetteer, a.word(r.begin), NameClass::OrganisationNoun)) return EntityType::Organisation;
  for (const uint32_t t : {r.end - 1, syntactic_head(a, r)}) {
    if (!(a.tokens[t].flags & kCapitalised)) continue;
    if (may_be(gazetteer, a.word(t), NameClass::OrganisationNoun) || may_be(gazetteer, a.word(t), NameClass::Body)) return EntityType::Organisation;
    if (may_be(gazetteer, a.word(t), NameClass::PlaceNoun)) return EntityType::Place;
  }
  return std::nullopt;
}

bool is_closed_class(Upos u) { return u == Upos::PRON || u == Upos::DET || u == Upos::ADP || u == Upos::CCONJ || u == Upos::SCONJ || u == Upos::AUX || u == Upos::PART || u == Upos::PUNCT; }

/// The last word of a span belongs to the noun after it: "the Coalition military" of "forces".
bool is_loose_modifier(const Annotations& a, uint32_t t) {
  if (a.tokens[t].flags & (kCapitalised | kAllCaps)) return false;
  if (a.tokens[t].upos == Upos::ADJ) return true;
  const bool more = t + 1 < a.tokens.size() && a.tokens[t + 1].upos == Upos::NOUN && (a.tokens[t + 1].flags & (kCapitalised | kAllCaps | kSentenceStart)) == 0;
  return more && a.tokens[t].upos == Upos::NOUN;
}

/// The part of a recognised span that is the name.
Range<Token> name_part(const Annotations& a, const std::vector<TokenNames>& names, const Mention& m) {
  Range<Token> r = m.tokens;
  while (r.size() > 1 && a.tokens[r.begin].upos == Upos::PUNCT) ++r.begin;  // the closing mark of a quotation
  if (m.type == EntityType::Person) {
    for (uint32_t t = r.begin + 1; t < r.end; ++t)
      if (is_possessive(a, t)) r.end = t;
    while (r.size() > 1 && (has(names[r.begin], NameClass::Honorific) || has(names[r.begin], NameClass::Title)) &&
           !has(names[r.begin], NameClass::GivenName) && !has(names[r.begin], NameClass::Surname))
      ++r.begin;
  }
  // "the Trade Union candidate for Mayor", "the State Department official": who stands for it is no part of the name.
  for (uint32_t t = r.begin + 1; t + 1 < r.end && m.type == EntityType::Organisation; ++t)
    if (!(a.tokens[t].flags & kCapitalised) && a.tokens[t].upos == Upos::NOUN && has(names[t], NameClass::Title)) r.end = t;
  while (r.size() > 1 && !(a.tokens[r.end - 1].flags & kCapitalised) && has(names[r.end - 1], NameClass::Title)) --r.end;
  while (r.size() > 1 && m.type != EntityType::Event && (is_possessive(a, r.end - 1) || is_loose_modifier(a, r.end - 1))) --r.end;
  if (r.size() > 1 && a.word(r.begin) == "the") ++r.begin;
  return r;
}

/// Evidence of the whole document on names that no lexicon knows (one sense per discourse, Gale, Church and Yarowsky
/// 1992): what stands "in" or "near" something and is never introduced or quoted like a person is a place; "Velga, a town" and
/// "Velga, a company" say what they are.
class NameEvidence {
 public:
  NameEvidence(const Annotations& a, const std::vector<TokenNames>& names) : a_(a), names_(names) {
    for (size_t i = 0; i < a.mentions.size(); ++i) {
      const Mention& m = a.mentions[i];
      if (m.kind != MentionKind::Name || m.type == EntityType::Date) continue;
      Uses& uses = uses_[words(m.tokens)];
      uses.located |= is_located(m.tokens) || (i > 0 && is_beside_place(a.mentions[i - 1], m));
      if (m.type == EntityType::Place && m.tokens.size() > 1 && (a.tokens[m.tokens.end - 1].flags & kCapitalised) == 0)  // "Velga province"
        uses_[words({m.tokens.begin, m.tokens.end - 1})].located = true;
      uses.person |= is_introduced(m.tokens);
      if (const Noun* noun = description(m)) uses.described = noun->type;
    }
  }
  /// What a name is in spite of the recogniser; nothing when its type is borne out.
  std::optional<EntityType> other_type(const Mention& m) const {
    const Uses& uses = uses_.at(words(m.tokens));
    if (m.type == EntityType::Event || m.type == EntityType::Nationality || uses.person) return std::nullopt;
    if (uses.described && m.type == EntityType::Person) return uses.described;
    if (uses.described == EntityType::Place) return uses.described;
    return m.type == EntityType::Person && uses.located ? std::optional(EntityType::Place) : std::nullopt;
  }

 private:
  struct Uses {
    bool located = false, person = false;
    std::optional<EntityType> described;  // as an organisation or a place
  };

  std::vector<uint32_t> words(Range<Token> r) const {
    std::vector<uint32_t> out;
    for (uint32_t t = r.begin; t < r.end; ++t) out.push_back(a_.tokens[t].word);
    return out;
  }
  bool starts_sentence(uint32_t t) const { return t == 0 || (a_.tokens[t].flags & kSentenceStart) != 0; }

  /// The noun in ", a company" after the name.
  const Noun* description(const Mention& m) const {
    constexpr uint32_t kWindow = 8;
    if (m.tokens.end + 2 >= a_.tokens.size() || a_.word(m.tokens.end) != ",") return nullptr;
    const std::string_view article = a_.word(m.tokens.end + 1);
    if (article != "a" && article != "an") return nullptr;
    for (uint32_t t = m.tokens.end + 2; t < std::min<uint32_t>(m.tokens.end + kWindow, static_cast<uint32_t>(a_.tokens.size())); ++t) {
      const Token& token = a_.tokens[t];
      if (starts_sentence(t) || token.upos == Upos::PUNCT || token.upos == Upos::VERB || token.upos == Upos::ADP) return nullptr;
      if (token.upos != Upos::NOUN || token.label == Deprel::compound) continue;
      const Noun* noun = NounLexicon::builtin().find(a_.lemma(t));
      return noun != nullptr && (noun->type == EntityType::Organisation || noun->type == EntityType::Place) ? noun : nullptr;
    }
    return nullptr;
  }

  /// "in Velga", but neither "in Velkov's words" nor "confidence in Velkov".
  bool is_located(Range<Token> r) const {
    constexpr std::string_view kWithin[] = {"in", "near", "into", "across", "throughout", "outside", "inside", "around"};
    constexpr std::string_view kFeelings[] = {"trust", "confidence", "confident", "faith", "believe", "belief", "interest", "interested", "hope", "find", "see", "involve"};
    if (starts_sentence(r.begin) || (r.end < a_.tokens.size() && is_possessive(a_, r.end))) return false;
    const std::string_view before = a_.word(r.begin - 1);
    if (std::find(std::begin(kWithin), std::end(kWithin), before) == std::end(kWithin)) return false;
    if (starts_sentence(r.begin - 1)) return true;
    return std::find(std::begin(kFeelings), std::end(kFeelings), a_.lemma(r.begin - 2)) == std::end(kFeelings);
  }

  /// "of Norland and Velga".
  bool is_beside_place(const Mention& place, const Mention& m) const {
    const bool is_known = place.entry != UINT32_MAX && (place.type == EntityType::Place || place.type == EntityType::Country);
    if (!is_known || place.tokens.end + 1 != m.tokens.begin || a_.word(place.tokens.end) != "and" || starts_sentence(place.tokens.begin)) return false;
    const Token& head = a_.tokens[syntactic_head(a_, m.tokens)];
    return a_.tokens[place.tokens.begin - 1].upos == Upos::ADP && head.label == Deprel::conj && head.head >= 0 && place.tokens.contains(static_cast<uint32_t>(head.head));
  }

  /// A part of a person's name inside, a title before, or an act that only people do after.
  bool is_introduced(Range<Token> r) const {
    constexpr std::string_view kActs[] = {"say", "tell", "add", "think", "write", "note", "explain", "believe", "insist", "argue", "reply", "resign", "marry"};
    for (uint32_t t = r.begin; t < r.end; ++t)
      if (has(names_[t], NameClass::GivenName) || has(names_[t], NameClass::Surname) || has(names_[t], NameClass::Honorific)) return true;
    if (!starts_sentence(r.begin) && (has(names_[r.begin - 1], NameClass::Honorific) || has(names_[r.begin - 1], NameClass::Title) || has(names_[r.begin - 1], NameClass::GivenName)))
      return true;
    if (r.end >= a_.tokens.size()) return false;
    const std::string_view after = a_.lemma(r.end);
    return after == "who" || std::find(std::begin(kActs), std::end(kActs), after) != std::end(kActs);
  }

  const Annotations& a_;
  const std::vector<TokenNames>& names_;
  std::map<std::vector<uint32_t>, Uses> uses_;
};

/// "The Members of the Council", "Volunteers met": a common noun with a capital, taken for a name.
bool is_common_noun(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, const Mention& m) {
  const Token& t = a.tokens[m.tokens.begin];
  const TokenNames& known = names[m.tokens.begin];
  if (m.tokens.size() > 1 || m.type != EntityType::Person || (t.flags & kAllCaps)) return false;
  if (has(known, NameClass::GivenName) || has(known, NameClass::Surname)) return false;
  return t.upos == Upos::NOUN || may_be(gazetteer, a.lemma(m.tokens.begin), NameClass::Title);
}

/// "Parliament", "this House", "the Commission": neither a place nor an event when it stands alone.
bool is_institution(const Gazetteer& gazetteer, std::string_view word) {
  return may_be(gazetteer, word, NameClass::Body) || may_be(gazetteer, word, NameClass::OrganisationNoun);
}

/// "the Popular Front of Norland" is one name. A ministry or parliament of a country stays two: it is a body of the state.
void join_organisations_of_places(const Gazetteer& gazetteer, Annotations& a) {
  for (size_t i = 0; i + 1 < a.mentions.size(); ++i) {
    Mention& m = a.mentions[i];
    if (m.type != EntityType::Organisation || m.kind != MentionKind::Name || m.tokens.size() < 2) continue;
    const Mention& place = a.mentions[i + 1];
    if (place.type != EntityType::Country && place.type != EntityType::Place) continue;
    uint32_t t = m.tokens.end;
    if (t >= place.tokens.begin || a.word(t) != "of") continue;
    if (++t < place.tokens.begin && a.word(t) == "the") ++t;
    const std::string_view last = a.word(m.tokens.end - 1);
    if (t != place.tokens.begin || may_be(gazetteer, last, NameClass::Body) || !may_be(gazetteer, last, NameClass::OrganisationNoun)) continue;
    m.tokens.end = place.tokens.end;
    m.entry = UINT32_MAX;
    a.mentions.erase(a.mentions.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

/// "the Al Rasim mosque": a recognised person, followed by the kind of place that it is.
bool is_place_with_noun(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, const Mention& m) {
  const uint32_t next = m.tokens.end;
  if (m.type != EntityType::Person || next >= a.tokens.size() || (a.tokens[next].flags & (kSentenceStart | kCapitalised))) return false;
  for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t)
    if (has(names[t], NameClass::GivenName) || has(names[t], NameClass::Surname)) return false;
  if (a.tokens[next].upos != Upos::NOUN) return false;
  const Noun* noun = NounLexicon::builtin().find(a.lemma(next));
  return may_be(gazetteer, a.lemma(next), NameClass::PlaceNoun) || (noun != nullptr && noun->type == EntityType::Place);
}

/// "II" and the like; "I" only where no verb can follow it.
bool is_regnal_number(const Annotations& a, uint32_t t) {
  if (t >= a.tokens.size() || (a.tokens[t].flags & (kSentenceStart | kAllCaps | kCapitalised)) == 0) return false;
  const std::string_view w = a.word(t);
  if (w == "i") return t + 1 < a.tokens.size() && (a.word(t + 1) == "," || a.word(t + 1) == "of" || is_possessive(a, t + 1));
  return w.size() > 1 && w.size() < 6 && (a.tokens[t].flags & kAllCaps) && w.find_first_not_of("ivx") == std::string_view::npos;
}

/// What the recogniser left out at the edges of a name: "K. Arlen Moss", "Harald II", "Anna Ost-Brandt".
void complete_names(Annotations& a) {
  std::vector<bool> taken(a.tokens.size(), false);
  for (const Mention& m : a.mentions) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
  const auto is_free_capital = [&](uint32_t t) { return t < a.tokens.size() && !taken[t] && (a.tokens[t].flags & (kCapitalised | kAllCaps)) && a.tokens[t].upos == Upos::PROPN; };
  const auto is_tight = [&](uint32_t t) { return t < a.tokens.size() && (a.tokens[t].flags & (kSpaceBefore | kSentenceStart)) == 0; };
  for (Mention& m : a.mentions) {
    if (m.kind != MentionKind::Name || m.entry != UINT32_MAX || m.type == EntityType::Date || m.type == EntityType::Event) continue;
    Range<Token>& r = m.tokens;
    const uint32_t begin = r.begin;
    if (r.begin >= 2 && a.word(r.begin - 1) == "-" && is_tight(r.begin) && is_tight(r.begin - 1) && !taken[r.begin - 1] && is_free_capital(r.begin - 2)) r.begin -= 2;
    if (r.end + 1 < a.tokens.size() && a.word(r.end) == "-" && is_tight(r.end) && is_tight(r.end + 1) && !taken[r.end] && is_free_capital(r.end + 1)) r.end += 2;
    if (m.type == EntityType::Person) {
      if (is_regnal_number(a, r.end) && !taken[r.end]) ++r.end;
      const bool opens = (a.tokens[r.begin].flags & kSentenceStart) != 0;
      if (!opens && r.begin > 0 && !taken[r.begin - 1] && a.word(r.begin - 1).size() == 2 && a.word(r.begin - 1)[1] == '.' && is_free_capital(r.begin - 1)) --r.begin;
    }
    std::fill(taken.begin() + r.begin, taken.begin() + r.end, true);
    if (r.begin != begin) m.head = syntactic_head(a, r);
  }
}

/// Names that nobody has taken and that their shape gives away: runs of capitals that end in what an organisation is called
/// ("the Harbour Herald"), and those between a preposition and a comma with a place behind it ("of Velga, Norland").
class MissedNames {
 public:
  MissedNames(const Gazetteer& gazetteer, const std::vector<TokenNames>& names, Annotations& a) : gazetteer_(gazetteer), names_(names), a_(a), place_at_(a.tokens.size(), false), taken_(a.tokens.size(), false) {
    for (const Mention& m : a.mentions) {
      std::fill(taken_.begin() + m.tokens.begin, taken_.begin() + m.tokens.end, true);
      if (m.type == EntityType::Place || m.type == EntityType::Country) place_at_[m.tokens.begin] = true;
    }
  }

  void add() {
    for (const Sentence& s : a_.sentences) {
      if (sentence_case(a_, s.tokens) != SentenceCase::Normal) continue;
      for (uint32_t t = s.tokens.begin; t < s.tokens.end;) {
        uint32_t end = t;
        while (end < s.tokens.end && belongs(end)) ++end;
        if (const auto type = type_of({t, end}, s.tokens)) push({t, end}, *type);
        t = std::max(end, t + 1);
      }
    }
  }

 private:
  bool belongs(uint32_t t) const {
    return !taken_[t] && (a_.tokens[t].flags & kCapitalised) && is_proper(a_.tokens[t]) && !has(names_[t], NameClass::Title) && !has(names_[t], NameClass::Body);
  }

  std::optional<EntityType> type_of(Range<Token> r, Range<Token> sentence) const {
    const bool goes_on = r.end < sentence.end && (taken_[r.end] || (a_.tokens[r.end].flags & kCapitalised));
    if (r.begin == r.end || r.size() > 6 || goes_on || (r.begin > sentence.begin && taken_[r.begin - 1])) return std::nullopt;
    if (r.size() > 1 && may_be(gazetteer_, a_.word(r.end - 1), NameClass::OrganisationNoun)) return EntityType::Organisation;
    const bool before_place = r.end + 1 < sentence.end && a_.word(r.end) == "," && place_at_[r.end + 1];
    const bool after_preposition = r.begin > sentence.begin && a_.tokens[r.begin - 1].upos == Upos::ADP;
    return before_place && after_preposition && r.size() < 4 ? std::optional(EntityType::Place) : std::nullopt;
  }

  void push(Range<Token> r, EntityType type) {
    Mention m;
    m.tokens = r;
    m.head = r.end - 1;
    m.type = type;
    m.score = 0.7f;
    a_.mentions.push_back(m);
  }

  const Gazetteer& gazetteer_;
  const std::vector<TokenNames>& names_;
  Annotations& a_;
  std::vector<bool> place_at_, taken_;
};

/// "Parliament voted", "a member of Congress": the bare singular with a capital is the name of a chamber.
void add_bare_chambers(const Gazetteer& gazetteer, Annotations& a) {
  std::vector<bool> taken(a.tokens.size(), false);
  for (const Mention& m : a.mentions) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
  const auto is_capital = [&](uint32_t t) { return (a.tokens[t].flags & (kCapitalised | kAllCaps)) != 0; };
  for (const Sentence& s : a.sentences)
    for (uint32_t t = s.tokens.begin; t < s.tokens.end; ++t) {
      const Token& token = a.tokens[t];
      if (taken[t] || !is_capital(t) || (token.flags & kAllCaps) || (token.upos != Upos::PROPN && token.xpos != Xpos::NN)) continue;
      const auto entries = gazetteer.find(a.word(t));
      if (std::none_of(entries.begin(), entries.end(), [&](uint32_t e) { return gazetteer[e].type == NameClass::Body && gazetteer[e].sector == Sector::Legislature; })) continue;
      if (t > s.tokens.begin && (is_capital(t - 1) || a.tokens[t - 1].upos == Upos::DET || a.tokens[t - 1].upos == Upos::ADJ || a.tokens[t - 1].upos == Upos::PRON)) continue;
      if (t + 1 < s.tokens.end && (is_capital(t + 1) || a.tokens[t + 1].upos == Upos::NOUN || a.word(t + 1) == "of")) continue;
      Mention m;
      m.tokens = {t, t + 1};
      m.head = t;
      m.type = EntityType::Organisation;
      m.score = 0.8f;
      a.mentions.push_back(m);
    }
}

}  // namespace

void correct_names(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, Annotations& a) {
  const auto names = token_names(gazetteer, matches, a.tokens.size());
  for (Mention& m : a.mentions) {
    if (m.kind != MentionKind::Name || m.entry != UINT32_MAX || m.type == EntityType::Date) continue;
    if (const Range<Token> r = name_part(a, names, m); r != m.tokens) {
      m.tokens = r;
      m.head = syntactic_head(a, r);
    }
    if (is_place_with_noun(gazetteer, a, names, m)) {
      ++m.tokens.end;
      m.head = m.tokens.end - 1;
      m.type = EntityType::Place;
    } else if (m.tokens.size() == 1 && is_address(a.word(m.tokens.begin))) m.type = EntityType::Organisation;
    else if (const auto type = type_of_head(gazetteer, a, names, m.tokens, m.type)) m.type = *type;
    else if (m.tokens.size() == 1 && (m.type == EntityType::Place || m.type == EntityType::Event) && is_institution(gazetteer, a.word(m.tokens.begin))) m.type = EntityType::Organisation;
  }
  complete_names(a);
  const NameEvidence evidence(a, names);
  for (Mention& m : a.mentions)
    if (m.kind == MentionKind::Name && m.entry == UINT32_MAX && m.type != EntityType::Date) m.type = evidence.other_type(m).value_or(m.type);
  std::erase_if(a.mentions, [&](const Mention& m) {
    if (m.kind != MentionKind::Name || m.entry != UINT32_MAX || m.type == EntityType::Date) return false;
    if (is_common_noun(gazetteer, a, names, m)) return true;
    for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t)
      if (!is_closed_class(a.tokens[t].upos)) return false;
    return true;
  });
  MissedNames(gazetteer, names, a).add();
  add_bare_chambers(gazetteer, a);
  sort_mentions(a);
  join_organisations_of_places(gazetteer, a);
}

void add_described_events(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, Annotations& a) {
  const auto names = token_names(gazetteer, matches, a.tokens.size());
  for (const Sentence& s : a.sentences)
    for (uint32_t noun = s.tokens.begin; noun < s.tokens.end; ++noun) {
      if (!has(names[noun], NameClass::EventNoun)) continue;
      const EventDescription event(a, noun, s.tokens.begin);
      if (!event.is_name() || !is_free_for_event(a, event.tokens())) continue;
      const Range<Token> r = event.tokens();
      std::erase_if(a.mentions, [&](const Mention& m) { return r.begin <= m.tokens.begin && m.tokens.end <= r.end; });
      Mention m;
      m.tokens = r;
      m.head = noun;
      m.type = EntityType::Event;
      m.score = 0.8f;
      a.mentions.push_back(m);
    }
  sort_mentions(a);
}

}  // namespace dossier
