#include "ingest/name_spans.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "ingest/mentions.h"
#include "ingest/missed_names.h"
#include "ingest/name_evidence.h"
#include "ingest/name_words.h"
#include "ingest/nouns.h"

namespace dossier {
namespace {

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

/// What the recogniser left out at the edges of a name: "K. Arlen Moss", "Harald II".
void complete_names(Annotations& a) {
  std::vector<bool> taken(a.tokens.size(), false);
  for (const Mention& m : a.mentions) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
  const auto is_free_capital = [&](uint32_t t) { return !taken[t] && (a.tokens[t].flags & (kCapitalised | kAllCaps)) && a.tokens[t].upos == Upos::PROPN; };
  for (Mention& m : a.mentions) {
    if (m.kind != MentionKind::Name || m.entry != UINT32_MAX || m.type != EntityType::Person) continue;
    Range<Token>& r = m.tokens;
    if (is_regnal_number(a, r.end) && !taken[r.end]) ++r.end;
    const bool opens = (a.tokens[r.begin].flags & kSentenceStart) != 0;
    if (!opens && r.begin > 0 && is_free_capital(r.begin - 1) && a.word(r.begin - 1).size() == 2 && a.word(r.begin - 1)[1] == '.') {
      --r.begin;
      m.head = syntactic_head(a, r);
    }
    std::fill(taken.begin() + r.begin, taken.begin() + r.end, true);
  }
}

/// "[W]e are ready": a letter that an editor has changed.
bool is_editorial(const Annotations& a, Range<Token> r) {
  return r.size() == 1 && a.word(r.begin).size() == 1 && r.begin > 0 && a.word(r.begin - 1) == "[" && r.end < a.tokens.size() && a.word(r.end) == "]";
}

/// "LIMA, 3 May (North Wire) -": who sends a report has no part in what it tells.
void drop_agencies(Annotations& a) {
  for (const Paragraph& p : a.paragraphs) {
    const Range<Token> line = a.sentences[p.sentences.begin].tokens;
    const std::string_view last = a.word(line.end - 1);
    if (p.sentences.size() < 2 || (last != "-" && last != "–" && last != "—" && last != "--") || line.size() < 4 || a.word(line.end - 2) != ")") continue;
    uint32_t open = line.end - 2;
    while (open > line.begin && a.word(open) != "(") --open;
    std::erase_if(a.mentions, [&](const Mention& m) { return m.tokens.begin > open && m.tokens.end < line.end; });
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
  drop_agencies(a);
  complete_names(a);
  judge_names_by_document(names, a);
  std::erase_if(a.mentions, [&](const Mention& m) {
    if (m.kind != MentionKind::Name || m.entry != UINT32_MAX || m.type == EntityType::Date) return false;
    if (is_common_noun(gazetteer, a, names, m) || is_editorial(a, m.tokens)) return true;
    for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t)
      if (!is_closed_class(a.tokens[t].upos)) return false;
    return true;
  });
  add_missed_names(gazetteer, names, a);
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
