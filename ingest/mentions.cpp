#include "ingest/mentions.h"

#include <algorithm>
#include <optional>

#include "ingest/disambiguate.h"
#include "ingest/name_words.h"
#include "ingest/nouns.h"
#include "ingest/time.h"

namespace dossier {
namespace {

std::optional<EntityType> mention_type(NameClass c) {
  switch (c) {
    case NameClass::Country:
    case NameClass::Government: return EntityType::Country;
    case NameClass::Demonym: return EntityType::Nationality;
    case NameClass::Place: return EntityType::Place;
    case NameClass::Organisation: return EntityType::Organisation;
    case NameClass::Person: return EntityType::Person;
    case NameClass::Event: return EntityType::Event;
    default: return std::nullopt;
  }
}

bool is_location(EntityType t) { return t == EntityType::Country || t == EntityType::Nationality || t == EntityType::Place; }

constexpr uint32_t kNothing = UINT32_MAX;

/// The mention over each token, or kNothing. Recognised mentions do not overlap.
std::vector<uint32_t> mentions_by_token(const Annotations& a) {
  std::vector<uint32_t> over(a.tokens.size(), kNothing);
  for (uint32_t i = 0; i < a.mentions.size(); ++i)
    for (uint32_t t = a.mentions[i].tokens.begin; t < a.mentions[i].tokens.end; ++t) over[t] = i;
  return over;
}

bool contains(Range<Token> x, Range<Token> y) { return x.begin <= y.begin && y.end <= x.end; }

Mention mention_of(Range<Token> tokens, uint32_t entry, const LexiconEntry& e) {
  Mention m;
  m.tokens = tokens;
  m.head = tokens.end - 1;
  m.type = *mention_type(e.type);
  m.sector = e.sector;
  m.entry = entry;
  m.score = 0.9f;
  return m;
}

/// Puts the recogniser's view and the lexicons' together. The recogniser knows the sentence, the lexicons know the world:
/// where both see exactly one span, a country or a sure lexicon name decides what it is (but what may be a person's name stays one); where the spans differ, the one with more capitals inside wins.
class MentionMerger {
 public:
  MentionMerger(const Gazetteer& gazetteer, Annotations& a) : gazetteer_(gazetteer), a_(a), over_(mentions_by_token(a)) {}

  /// `chosen`: the entry that the context bears out, or none.
  void merge(const NameMatch& match, uint32_t chosen) {
    bool free = true;
    uint32_t last = kNothing;
    for (uint32_t t = match.tokens.begin; t < match.tokens.end; ++t) {
      if (over_[t] == kNothing || over_[t] == last) continue;
      last = over_[t];
      Mention& m = a_.mentions[last];
      if (m.score >= 0) free = settle(m, match, chosen) && free;
    }
    if (free && chosen != kNothing) added_.push_back(mention_of(match.tokens, chosen, gazetteer_[chosen]));
  }
  void finish() {
    std::erase_if(a_.mentions, [](const Mention& m) { return m.score < 0; });
    a_.mentions.insert(a_.mentions.end(), added_.begin(), added_.end());
    sort_mentions(a_);
  }

 private:
  /// False when the mention stays in the match's place; true when it gave way.
  bool settle(Mention& m, const NameMatch& match, uint32_t chosen) {
    if (m.tokens == match.tokens) return settle_same(m, match, chosen);
    if (chosen == kNothing) return false;
    if (contains(match.tokens, m.tokens)) return drop(m);  // a part of a longer name that the lexicons know
    const EntityType type = *mention_type(gazetteer_[chosen].type);
    if (is_short_state(gazetteer_[chosen]) && m.tokens.end == match.tokens.end && a_.word(m.tokens.begin).size() == 1) return drop(m);  // "R-N.C."
    const bool may_stand_alone = type == EntityType::Event || (is_location(type) && m.type != EntityType::Event);
    if (contains(m.tokens, match.tokens) && may_stand_alone && !has_capital_outside(m.tokens, match.tokens))
      return drop(m);  // "Norland's side", "In Norland": the rest of the span is no name
    if (contains(m.tokens, match.tokens) && m.tokens.size() == 2 && is_people_of_country(m.tokens)) return drop(m);
    if (is_location(type) && m.type == EntityType::Person && m.tokens.begin == match.tokens.begin && match.tokens.end + 1 < m.tokens.end && is_office(match.tokens.end)) {
      m.tokens.begin = match.tokens.end;  // "Norland Sen. Ada Rahm"
      return true;
    }
    if (gazetteer_[chosen].type == NameClass::Country && m.type == EntityType::Person && m.tokens.begin == match.tokens.begin && match.tokens.size() > 1 && match.tokens.end + 1 < m.tokens.end) {
      m.tokens.begin = match.tokens.end;  // "ambassador to the United States Ada Rahm"
      return true;
    }
    if (owns(match, gazetteer_[chosen], m)) {
      m.tokens.begin = match.tokens.end + 1;  // "Norland's Harbour League"
      m.head = std::max(m.head, m.tokens.begin);
      return true;
    }
    if (is_location(type) && (is_portfolio(gazetteer_, a_, m) || is_office_of(m, match.tokens.begin))) return drop(m);  // "Foreign Affairs of Norland" behind "Ministers of"
    const bool overlaps_only = m.tokens.begin < match.tokens.end && match.tokens.begin < m.tokens.end && !contains(m.tokens, match.tokens);
    if (overlaps_only && match.tokens.begin < m.tokens.begin && type == EntityType::Organisation && m.type == type && match.tokens.size() > 2 && !(gazetteer_[chosen].flags & kAmbiguous))
      return drop(m);  // "Trade Council Press" in "Norland Trade Council Press Secretary"
    return false;
  }

  /// A country before a body or person of it, with a possessive between them; "America's" begins names.
  bool owns(const NameMatch& country, const LexiconEntry& e, const Mention& m) const {
    const uint32_t possessive = country.tokens.end;
    if (e.type != NameClass::Country || (m.type != EntityType::Organisation && m.type != EntityType::Person) || m.tokens.begin != country.tokens.begin || possessive + 1 >= m.tokens.end) return false;
    if (possessive + 2 == m.tokens.end && may_be(gazetteer_, a_.word(possessive + 1), NameClass::OrganisationNoun) && !may_be(gazetteer_, a_.word(possessive + 1), NameClass::Body)) return false;  // "Norland's Bank"
    return is_possessive(a_, possessive) && a_.word(m.tokens.begin) != "america" && has_capital(a_, {possessive + 1, m.tokens.end});
  }

  /// "Norlandic Catholics": a people or faith and where it lives.
  bool is_people_of_country(Range<Token> r) const {
    const auto entries = gazetteer_.find(a_.word(r.begin + 1));
    return may_be(gazetteer_, a_.word(r.begin), NameClass::Demonym) && std::any_of(entries.begin(), entries.end(), [&](uint32_t e) { return gazetteer_[e].type == NameClass::Demonym && (gazetteer_[e].flags & kPlural); });
  }

  /// "Foreign Ministers of Norland": people, each with an office.
  bool is_office_of(const Mention& m, uint32_t place) const {
    constexpr std::string_view kOffices[] = {"ambassador", "ambassadors", "leader", "leaders", "minister", "ministers", "president", "presidents", "secretary", "secretaries"};
    if (m.type != EntityType::Organisation || place < m.tokens.begin + 2 || a_.word(place - 1) != "of") return false;
    if (std::find(std::begin(kOffices), std::end(kOffices), a_.word(place - 2)) == std::end(kOffices)) return false;
    return !may_be(gazetteer_, a_.word(m.tokens.begin), NameClass::OrganisationNoun) && !may_be(gazetteer_, a_.word(m.tokens.begin), NameClass::Body);
  }

  /// "President", "Sen.": the office, or what is short for it, of the person behind it.
  bool is_office(uint32_t t) const { return (a_.word(t).ends_with('.') && is_short_office(a_.word(t))) || may_be(gazetteer_, a_.word(t), NameClass::Title); }

  bool settle_same(Mention& m, const NameMatch& match, uint32_t chosen) {
    if (chosen == kNothing) {
      if (is_qualification(match)) return drop(m);
      if (m.type == EntityType::Person && !may_be_person(match) && names_party(match)) m.type = EntityType::Organisation;
      if (m.type == EntityType::Nationality && !is_ambiguous(match)) {
        m.type = EntityType::Person;  // "Cuban said", where Mark Cuban has been named
        return false;
      }
      if (m.type == EntityType::Place && names_country_alone(match)) return be_country(m, match);
      return keep_linked(m, match, m.type != EntityType::Place);
    }
    const LexiconEntry& e = gazetteer_[chosen];
    const EntityType type = *mention_type(e.type);
    const bool both_locations = is_location(m.type) && is_location(type);
    const bool is_country = e.type == NameClass::Country || e.type == NameClass::Demonym;  // the choice has weighed persons
    const bool sure = is_short_state(e) || (m.type == EntityType::Person && !may_be_person(match) && names_party(match)) || (!(e.flags & kAmbiguous) && (m.type != EntityType::Person || (!may_be_person(match) && is_widely_known(e))));
    if (m.type == type || both_locations || is_country || sure) return drop(m);
    return keep_linked(m, match, true);
  }

  static bool is_widely_known(const LexiconEntry& e) {
    constexpr uint32_t kKnownPlace = 200'000;  // inhabitants
    return e.type != NameClass::Place || (e.flags & kCapital) || e.weight >= kKnownPlace;
  }
  bool may_be_person(const NameMatch& match) const {
    return std::any_of(match.entries.begin(), match.entries.end(), [&](uint32_t entry) {
      const NameClass c = gazetteer_[entry].type;
      return c == NameClass::Person || c == NameClass::GivenName || c == NameClass::Surname;
    });
  }

  bool is_ambiguous(const NameMatch& match) const {
    return std::any_of(match.entries.begin(), match.entries.end(), [&](uint32_t entry) { return (gazetteer_[entry].flags & kAmbiguous) != 0; });
  }

  /// "of Israel", though a person of the text is called so: what was recognised as a place can be nothing else.
  bool names_country_alone(const NameMatch& match) const {
    const uint32_t t = match.tokens.begin;
    if (t == 0 || (a_.tokens[t].flags & kSentenceStart) || a_.tokens[t - 1].upos != Upos::ADP) return false;
    const auto is = [&](NameClass c) { return std::any_of(match.entries.begin(), match.entries.end(), [&](uint32_t entry) { return gazetteer_[entry].type == c; }); };
    return is(NameClass::Country) && !is(NameClass::Place) && !is_ambiguous(match);
  }
  bool be_country(Mention& m, const NameMatch& match) {
    m.type = EntityType::Country;
    return keep_linked(m, match, false);
  }

  /// "Republicans": the members of a party are no person.
  bool names_party(const NameMatch& match) const {
    return a_.word(match.tokens.end - 1).back() == 's' && std::any_of(match.entries.begin(), match.entries.end(), [&](uint32_t entry) { return gazetteer_[entry].kind == "party"; });
  }

  /// The mention keeps its type, with the entry of that type if there is one; a place that nothing bears out is none of those called like a word.
  bool keep_linked(Mention& m, const NameMatch& match, bool ambiguous) {
    for (const uint32_t entry : match.entries)
      if (mention_type(gazetteer_[entry].type) == m.type && !is_short_state(gazetteer_[entry]) && (ambiguous || !(gazetteer_[entry].flags & kAmbiguous))) {
        m.entry = entry;
        m.sector = gazetteer_[entry].sector;
        break;
      }
    return false;
  }

  /// "Doctor of Historical Sciences" and "Foreign Minister" are about a person; they are not one, nor an organisation.
  bool is_qualification(const NameMatch& match) const {
    return std::all_of(match.entries.begin(), match.entries.end(), [&](uint32_t entry) {
      const NameClass c = gazetteer_[entry].type;
      return c == NameClass::Degree || c == NameClass::Title || c == NameClass::Honorific;
    });
  }

  bool has_capital_outside(Range<Token> outer, Range<Token> inner) const {
    for (uint32_t t = outer.begin; t < outer.end; ++t)
      if (!inner.contains(t) && (a_.tokens[t].flags & kCapitalised) && !opens_sentence_with_preposition(t)) return true;
    return false;
  }

  bool opens_sentence_with_preposition(uint32_t t) const {
    const Token& token = a_.tokens[t];
    return (token.flags & kSentenceStart) && (token.upos == Upos::ADP || token.upos == Upos::SCONJ);
  }

  static bool drop(Mention& m) {
    m.score = -1;
    return true;
  }

  const Gazetteer& gazetteer_;
  Annotations& a_;
  std::vector<uint32_t> over_;
  std::vector<Mention> added_;
};

/// "the Norland Secretary of State" is no name: the recogniser's span gives way to the country in it.
void drop_offices(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, Annotations& a) {
  const auto is_any = [&](const NameMatch& match, auto&& test) { return std::any_of(match.entries.begin(), match.entries.end(), [&](uint32_t e) { return test(gazetteer[e].type); }); };
  for (size_t i = 1; i < matches.size(); ++i) {
    const NameMatch &place = matches[i - 1], &office = matches[i];
    if (place.tokens.end != office.tokens.begin || !is_any(office, [](NameClass c) { return c == NameClass::Title; })) continue;
    if (!is_any(place, [](NameClass c) { return mention_type(c) && is_location(*mention_type(c)); })) continue;
    std::erase_if(a.mentions, [&](const Mention& m) {  // "the Norland Observer" may be a paper
      return m.tokens == Range<Token>{place.tokens.begin, office.tokens.end} && (office.tokens.size() > 1 || m.type == EntityType::Place);
    });
  }
}

}  // namespace

void sort_mentions(Annotations& a) {
  std::stable_sort(a.mentions.begin(), a.mentions.end(), [](const Mention& x, const Mention& y) {
    return std::pair(x.tokens.begin, ~x.tokens.end) < std::pair(y.tokens.begin, ~y.tokens.end);
  });
}

void add_gazetteer_mentions(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, Annotations& a) {
  drop_offices(gazetteer, matches, a);
  const std::vector<uint32_t> chosen = choose_entries(gazetteer, matches, a);
  MentionMerger merger(gazetteer, a);
  for (size_t i = 0; i < matches.size(); ++i) merger.merge(matches[i], chosen[i]);
  merger.finish();
}

void add_date_mentions(PartialDate document_date, Annotations& a) {
  const std::vector<uint32_t> covering = mentions_by_token(a);
  for (const DateExpression& date : find_dates(a, document_date)) {
    uint32_t over = kNothing;
    for (uint32_t t = date.tokens.begin; t < date.tokens.end && over == kNothing; ++t) over = covering[t];
    if (over != kNothing) {
      if (a.mentions[over].type == EntityType::Date) a.mentions[over].time = date.time;
      continue;
    }
    Mention m;
    m.tokens = date.tokens;
    m.head = date.tokens.end - 1;
    m.type = EntityType::Date;
    m.score = 0.9f;
    m.time = date.time;
    a.mentions.push_back(m);
  }
  sort_mentions(a);
}

}  // namespace dossier
