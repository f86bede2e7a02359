#include "ingest/name_spans.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "ingest/calendar_words.h"
#include "ingest/document_names.h"
#include "ingest/false_names.h"
#include "ingest/mentions.h"
#include "ingest/missed_names.h"
#include "ingest/name_completion.h"
#include "ingest/name_evidence.h"
#include "ingest/name_words.h"
#include "ingest/nouns.h"

namespace dossier {
namespace {

/// "Lenta.Ru": a name that is an address is an outlet's or a company's.
bool is_address(std::string_view word) {
  const size_t dot = word.find_last_of('.');
  return dot != std::string_view::npos && dot > 2 && dot + 2 < word.size();
}

/// "Parliament", "this House", "the Commission": an organisation when it stands alone.
bool is_institution(const Gazetteer& gazetteer, std::string_view word) {
  return may_be(gazetteer, word, NameClass::Body) || may_be(gazetteer, word, NameClass::OrganisationNoun);
}

/// What the noun at the head of a name says that it is: "Defence Ministry", "Institute of Trade", "Orla Peninsula".
std::optional<EntityType> type_of_head(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, Range<Token> r, EntityType recognised) {
  if (r.size() < 2 || (has(names[r.begin], NameClass::GivenName) && recognised != EntityType::Place)) return std::nullopt;  // "the Ada Rahm Center" is no place
  const bool syllables = r.size() > 3 && a.word(r.end - 2) == "-" && (a.tokens[r.end - 1].flags & kCapitalised) == 0;  // "Park Min-ho"
  if (recognised == EntityType::Person && syllables) return std::nullopt;
  // Many languages put the noun first: "Harakat", "Partido".
  if (recognised == EntityType::Person && (a.tokens[r.begin].flags & kCapitalised) && may_be(gazetteer, a.word(r.begin), NameClass::OrganisationNoun)) return EntityType::Organisation;
  constexpr std::string_view kBefore[] = {"camp", "cape", "fort", "mount"};  // "Fort Halden"
  if (recognised == EntityType::Person && r.size() == 2 && (a.tokens[r.begin].flags & kCapitalised) && std::find(std::begin(kBefore), std::end(kBefore), a.word(r.begin)) != std::end(kBefore)) return EntityType::Place;
  if (recognised == EntityType::Place && (a.tokens[r.end - 1].flags & kAllCaps) && has(names[r.end - 1], NameClass::Organisation)) return EntityType::Organisation;  // "Velga County GOP"
  if (recognised == EntityType::Place && a.word(r.end - 1) == "capital" && (a.tokens[r.end - 1].flags & kCapitalised)) return EntityType::Organisation;  // "Velga Capital", a firm
  for (uint32_t t = r.begin + 1; t + 1 < r.end; ++t)  // "Trade Council of Velga County"
    if (a.word(t) == "of" && (recognised == EntityType::Place || recognised == EntityType::Organisation) && (a.tokens[t - 1].flags & kCapitalised) && is_institution(gazetteer, a.word(t - 1))) return EntityType::Organisation;
  for (const uint32_t t : {r.end - 1, syntactic_head(a, r)}) {
    if (!(a.tokens[t].flags & kCapitalised)) continue;
    if (recognised == EntityType::Person && t + 1 < r.end && a.tokens[t + 1].upos != Upos::ADP) continue;  // "Park Sun Ae"
    if (may_be(gazetteer, a.word(t), NameClass::OrganisationNoun) || may_be(gazetteer, a.word(t), NameClass::Body)) return EntityType::Organisation;
    if (may_be(gazetteer, a.word(t), NameClass::PlaceNoun)) return EntityType::Place;
  }
  return std::nullopt;
}

/// The last word of a span belongs to the noun after it: "the Coalition military" of "forces".
bool is_loose_modifier(const Annotations& a, uint32_t t) {
  if (a.tokens[t].flags & (kCapitalised | kAllCaps)) return false;
  if (a.tokens[t].upos == Upos::ADJ) return true;
  const bool more = t + 1 < a.tokens.size() && a.tokens[t + 1].upos == Upos::NOUN && (a.tokens[t + 1].flags & (kCapitalised | kAllCaps | kSentenceStart)) == 0;
  return more && a.tokens[t].upos == Upos::NOUN;
}

/// "Sen.", "Mr.": stands before a person's name, whoever else is called Sen. Not "St.", which begins names.
bool is_short_honorific(const Annotations& a, const std::vector<TokenNames>& names, uint32_t t) {
  const std::string_view word = a.word(t);
  return word.size() > 2 && word.back() == '.' && word != "st." && (has(names[t], NameClass::Honorific) || word == "del.");
}

/// "Yet Lund Partners grew": the word that a sentence begins with and the name does not.
bool is_link(const Annotations& a, uint32_t t) {
  constexpr std::string_view kLinks[] = {"yet", "but", "and", "so", "as", "if", "when", "while", "though", "although", "because", "however", "meanwhile", "also"};
  return (a.tokens[t].flags & kSentenceStart) != 0 && (a.tokens[t].flags & kAllCaps) == 0 && std::find(std::begin(kLinks), std::end(kLinks), a.word(t)) != std::end(kLinks);
}

/// The part of a recognised span that is the name.
Range<Token> name_part(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, const Mention& m) {
  Range<Token> r = m.tokens;
  if (m.type == EntityType::Organisation && belongs_to_title(gazetteer, a, names, r)) --r.end;
  while (r.size() > 1 && a.tokens[r.begin].upos == Upos::PUNCT) ++r.begin;  // the closing mark of a quotation
  if (m.type == EntityType::Person) {
    for (uint32_t t = r.begin + 1; t < r.end; ++t)
      if (is_possessive(a, t)) r.end = t;
    while (r.size() > 1 && (is_short_honorific(a, names, r.begin) ||
           ((has(names[r.begin], NameClass::Honorific) || has(names[r.begin], NameClass::Title)) &&
            !has(names[r.begin], NameClass::GivenName) && !has(names[r.begin], NameClass::Surname))))
      ++r.begin;
    for (uint32_t t = r.begin + 1; t + 1 < r.end; ++t)  // "Navy Capt. Anna Weber"
      if (is_short_honorific(a, names, t) && !has(names[r.begin], NameClass::GivenName)) r.begin = t + 1;
    // "Miss Norland Anna Weber"
    if (r.size() > 2 && r.begin > 0 && a.word(r.begin - 1) == "miss" && !has(names[r.begin], NameClass::GivenName) && has(names[r.begin + 1], NameClass::GivenName)) ++r.begin;
  } else if (m.type != EntityType::Event) {  // "Rahm's district", but "Women's Army"
    for (uint32_t t = r.begin + 1; t + 1 < r.end; ++t)
      if (is_possessive(a, t) && !has_capital(a, {t + 1, r.end})) r.end = t;
  }
  // "the Trade Union candidate for Mayor", "the State Department official": who stands for it is no part of the name.
  for (uint32_t t = r.begin + 1; t + 1 < r.end && m.type == EntityType::Organisation; ++t)
    if (!(a.tokens[t].flags & kCapitalised) && a.tokens[t].upos == Upos::NOUN && has(names[t], NameClass::Title)) r.end = t;
  while (r.size() > 1 && !(a.tokens[r.end - 1].flags & kCapitalised) && has(names[r.end - 1], NameClass::Title)) --r.end;
  while (r.size() > 1 && m.type != EntityType::Event && (is_possessive(a, r.end - 1) || is_loose_modifier(a, r.end - 1))) --r.end;
  while (r.size() > 1 && (m.type == EntityType::Place || m.type == EntityType::Person) && weekday_number(a.word(r.end - 1)) > 0) --r.end;  // "in North Velga Friday"
  if (r.size() > 1 && (a.word(r.begin) == "the" || is_link(a, r.begin))) ++r.begin;
  return r;
}

/// "Justice Ministry and Parliament", taken for one body: two that the lexicons know.
void split_bodies(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, Annotations& a) {
  const auto is_body = [&](Range<Token> r) {
    const auto match = std::ranges::lower_bound(matches, r.begin, {}, [](const NameMatch& m) { return m.tokens.begin; });
    return match != matches.end() && match->tokens == r && std::ranges::any_of(match->entries, [&](uint32_t e) { return gazetteer[e].type == NameClass::Organisation || gazetteer[e].type == NameClass::Body; });
  };
  for (size_t i = 0, count = a.mentions.size(); i < count; ++i) {
    const Range<Token> r = a.mentions[i].tokens;
    if (a.mentions[i].kind != MentionKind::Name || a.mentions[i].type != EntityType::Organisation || a.mentions[i].entry != UINT32_MAX) continue;
    uint32_t t = r.begin + 1;
    while (t < r.end && a.word(t) != "and") ++t;
    if (t + 1 >= r.end || !is_body({r.begin, t}) || !is_body({t + 1, r.end})) continue;
    Mention second = a.mentions[i];
    a.mentions[i].tokens.end = t;
    a.mentions[i].head = t - 1;
    second.tokens.begin = t + 1;
    second.head = r.end - 1;
    a.mentions.push_back(second);
  }
  sort_mentions(a);
}

/// "the Green nominee", "the Senate Republican leader": a party by the word that stands for it, however long a name was recognised.
void link_parties(const Gazetteer& gazetteer, Annotations& a) {
  for (Mention& m : a.mentions) {
    const uint32_t last = m.tokens.end - 1;
    uint32_t noun = m.tokens.end;
    if (noun + 1 < a.tokens.size() && a.word(noun) == "presidential") ++noun;
    if (m.kind == MentionKind::Name && m.entry == UINT32_MAX && m.type == EntityType::Place && m.tokens.size() == 1 && is_called_party(gazetteer, a.word(last))) m.type = EntityType::Organisation;  // "Democrat nominee"
    if (m.kind != MentionKind::Name || m.type != EntityType::Organisation || m.entry != UINT32_MAX || m.tokens.size() > 2) continue;
    if (noun >= a.tokens.size() || (a.tokens[noun].flags & (kCapitalised | kSentenceStart)) || !is_person_noun(a.lemma(noun)) || a.word(last).ends_with('s')) continue;
    if (m.tokens.size() == 2 && !may_be(gazetteer, a.word(m.tokens.begin), NameClass::Body)) continue;
    const uint32_t party = find_party(gazetteer, a.word(last));
    if (party == UINT32_MAX) continue;
    m.tokens.begin = m.head = last;
    m.entry = party;
  }
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

/// "the National Library (Knihovna Nadrova)": what stands in brackets behind an organisation is another name of it, unless
/// it has the given name of a person.
void type_aliases(const std::vector<TokenNames>& names, Annotations& a) {
  for (size_t i = 0; i + 1 < a.mentions.size(); ++i) {
    const Mention& organisation = a.mentions[i];
    Mention& alias = a.mentions[i + 1];
    const bool in_brackets = organisation.tokens.end + 1 == alias.tokens.begin && a.word(organisation.tokens.end) == "(" && alias.tokens.end < a.tokens.size() && a.word(alias.tokens.end) == ")";
    if (!in_brackets || organisation.type != EntityType::Organisation || alias.type != EntityType::Person || alias.kind != MentionKind::Name) continue;
    if (!has(names[alias.tokens.begin], NameClass::GivenName)) alias.type = EntityType::Organisation;
  }
}

/// "the North", where North and South Korea have been named.
void name_halves(const Gazetteer& gazetteer, Annotations& a) {
  std::map<std::string_view, std::set<uint32_t>> halves;  // entries of countries by the first word of their names
  std::map<std::string_view, std::set<std::string_view>> lands;
  for (const Mention& m : a.mentions) {
    if (m.kind != MentionKind::Name || m.entry == UINT32_MAX || (m.type != EntityType::Country && m.type != EntityType::Nationality)) continue;
    const uint32_t country = gazetteer.find_ref(gazetteer[m.entry].ref);
    const std::string_view name = country == UINT32_MAX ? std::string_view() : gazetteer[country].name;
    for (const std::string_view side : {"North ", "South "})
      if (name.starts_with(side)) halves[side].insert(country), lands[side].insert(name.substr(side.size()));
  }
  if (halves.size() != 2 || lands["North "] != lands["South "] || lands["North "].size() != 1) return;
  std::vector<bool> taken(a.tokens.size(), false);
  const auto is_half = [&](uint32_t t) { return (a.word(t) == "north" || a.word(t) == "south") && (a.tokens[t].flags & (kCapitalised | kAllCaps | kSentenceStart)) == kCapitalised; };
  const auto country_of = [&](uint32_t t) { return *halves[a.word(t) == "north" ? "North " : "South "].begin(); };
  std::erase_if(a.mentions, [&](const Mention& m) { return m.kind == MentionKind::Name && m.tokens.size() == 1 && m.type != EntityType::Date && is_half(m.tokens.begin); });
  for (const Mention& m : a.mentions) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
  for (uint32_t t = 1; t < a.tokens.size(); ++t) {
    const bool alone = t + 1 >= a.tokens.size() || (a.tokens[t + 1].flags & (kCapitalised | kSentenceStart)) != kCapitalised;
    const bool both = t + 1 < a.tokens.size() && a.word(t + 1) == "and";
    if (taken[t] || !is_half(t) || !alone || (a.word(t - 1) != "the" && !both)) continue;
    Mention& m = a.mentions.emplace_back();
    m.tokens = {t, t + 1};
    m.head = t;
    m.type = EntityType::Country;
    m.entry = country_of(t);
    m.score = 0.8F;
  }
  sort_mentions(a);
}

/// "Ada Rahm of Lund Partners", taken for one organisation: whoever bears a given name is a person, of the rest.
void split_people_of_bodies(const Gazetteer& gazetteer, const std::vector<TokenNames>& names, Annotations& a) {
  for (size_t i = 0, count = a.mentions.size(); i < count; ++i) {
    const Range<Token> r = a.mentions[i].tokens;
    if (a.mentions[i].kind != MentionKind::Name || a.mentions[i].entry != UINT32_MAX || a.mentions[i].type == EntityType::Date || r.size() < 4 || r.size() > 8) continue;
    uint32_t of = r.begin + 1;
    while (of < r.end && a.word(of) != "of") ++of;
    if (of + 1 >= r.end || of < r.begin + 2 || of > r.begin + 4 || !has(names[r.begin], NameClass::GivenName) || has(names[of - 1], NameClass::OrganisationNoun) || may_be(gazetteer, a.word(of - 1), NameClass::OrganisationNoun)) continue;
    bool owned = false;  // "Howard's Labour Party of Norland"
    for (uint32_t t = r.begin; t < of; ++t) owned |= is_possessive(a, t);
    if (owned || (a.tokens[of + 1].flags & kCapitalised) == 0) continue;
    a.mentions[i].tokens = {r.begin, of};
    a.mentions[i].head = syntactic_head(a, a.mentions[i].tokens);
    Mention body = a.mentions[i];
    a.mentions[i].type = EntityType::Person;
    body.tokens = {of + 1, r.end};
    body.head = syntactic_head(a, body.tokens);
    body.type = EntityType::Organisation;
    if (body.tokens.size() == 1 && has(names[of + 1], NameClass::Place)) {  // "Ada Rahm of Ohio"
      const auto entries = gazetteer.find(a.word(of + 1));
      const auto region = std::find_if(entries.begin(), entries.end(), [&](uint32_t e) { return gazetteer[e].type == NameClass::Place && gazetteer[e].kind == "region"; });
      body.type = EntityType::Place;
      if (region != entries.end()) body.entry = *region;
    }
    a.mentions.push_back(body);
  }
  sort_mentions(a);
}

/// "Congress ―": a dash that was taken for the end of a name.
void drop_final_marks(const Annotations& a, Mention& name) {
  constexpr std::array<std::string_view, 4> kMarks{"\u2015", "\u2014", "\u2013", "--"};
  while (name.tokens.size() > 1 && std::ranges::find(kMarks, a.word(name.tokens.end - 1)) != kMarks.end()) --name.tokens.end;
  if (!name.tokens.contains(name.head)) name.head = syntactic_head(a, name.tokens);
}

}  // namespace

void correct_names(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, Annotations& a) {
  const auto names = token_names(gazetteer, matches, a.tokens.size());
  for (Mention& m : a.mentions) {
    if (m.kind != MentionKind::Name || m.entry != UINT32_MAX || m.type == EntityType::Date) continue;
    drop_final_marks(a, m);
    if (m.tokens.size() > 1 && m.tokens.size() < 4 && is_short_honorific(a, names, m.tokens.begin)) m.type = EntityType::Person;
    if (const Range<Token> r = name_part(gazetteer, a, names, m); r != m.tokens) {
      m.tokens = r;
      m.head = syntactic_head(a, r);
    }
    if (is_place_with_noun(gazetteer, a, names, m)) {
      ++m.tokens.end;
      m.head = m.tokens.end - 1;
      m.type = EntityType::Place;
    } else if (m.tokens.size() == 1 && is_address(a.word(m.tokens.begin))) m.type = EntityType::Organisation;
    else if (const auto type = type_of_head(gazetteer, a, names, m.tokens, m.type)) m.type = *type;
    else if (m.tokens.size() == 1 && is_institution(gazetteer, a.word(m.tokens.begin))) m.type = EntityType::Organisation;
  }
  split_bodies(gazetteer, matches, a);
  link_parties(gazetteer, a);
  split_people_of_bodies(gazetteer, names, a);
  complete_names(gazetteer, names, a);
  type_aliases(names, a);
  judge_names_by_document(names, a);
  unite_repeated_names(a);
  name_halves(gazetteer, a);
  drop_false_names(gazetteer, names, a);
  add_missed_names(gazetteer, names, a);
  join_forces(a);
  join_organisations_of_places(gazetteer, a);
}

}  // namespace dossier
