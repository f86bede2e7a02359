#include "ingest/name_spans.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "ingest/calendar_words.h"
#include "ingest/document_names.h"
#include "ingest/mentions.h"
#include "ingest/missed_names.h"
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

/// What the noun at the head of a name says that it is: "Defence Ministry", "Institute of Trade", "Orla Peninsula".
std::optional<EntityType> type_of_head(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, Range<Token> r, EntityType recognised) {
  if (r.size() < 2 || has(names[r.begin], NameClass::GivenName)) return std::nullopt;
  const bool syllables = r.size() > 3 && a.word(r.end - 2) == "-" && (a.tokens[r.end - 1].flags & kCapitalised) == 0;  // "Park Min-ho"
  if (recognised == EntityType::Person && syllables) return std::nullopt;
  // Many languages put the noun first: "Harakat", "Partido".
  if (recognised == EntityType::Person && (a.tokens[r.begin].flags & kCapitalised) && may_be(gazetteer, a.word(r.begin), NameClass::OrganisationNoun)) return EntityType::Organisation;
  constexpr std::string_view kBefore[] = {"camp", "cape", "fort", "mount"};  // "Fort Halden"
  if (recognised == EntityType::Person && r.size() == 2 && (a.tokens[r.begin].flags & kCapitalised) && std::find(std::begin(kBefore), std::end(kBefore), a.word(r.begin)) != std::end(kBefore)) return EntityType::Place;
  if (recognised == EntityType::Place && (a.tokens[r.end - 1].flags & kAllCaps) && has(names[r.end - 1], NameClass::Organisation)) return EntityType::Organisation;  // "Velga County GOP"
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

/// "Sen.", "Mr.": stands before a person's name, whoever else is called Sen. Not "St.", which begins names.
bool is_short_honorific(const Annotations& a, const std::vector<TokenNames>& names, uint32_t t) {
  const std::string_view word = a.word(t);
  return word.size() > 2 && word.back() == '.' && word != "st." && (has(names[t], NameClass::Honorific) || word == "del.");
}

bool has_capital(const Annotations& a, Range<Token> r) {
  for (uint32_t t = r.begin; t < r.end; ++t)
    if (a.tokens[t].flags & (kCapitalised | kAllCaps)) return true;
  return false;
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
  while (r.size() > 1 && m.type == EntityType::Place && weekday_number(a.word(r.end - 1)) > 0) --r.end;  // "in North Velga Friday"
  if (r.size() > 1 && (a.word(r.begin) == "the" || is_link(a, r.begin))) ++r.begin;
  return r;
}

/// "God forbid", "thank God"
bool is_exclamation(const Annotations& a, Range<Token> r) {
  constexpr std::string_view kAfter[] = {"forbid", "bless", "willing", "knows", "damn", "help"}, kBefore[] = {"thank", "my", "oh", "dear"};
  if (r.size() > 1 || a.word(r.begin) != "god") return false;
  const bool after = r.end < a.tokens.size() && std::find(std::begin(kAfter), std::end(kAfter), a.word(r.end)) != std::end(kAfter);
  return after || (r.begin > 0 && std::find(std::begin(kBefore), std::end(kBefore), a.word(r.begin - 1)) != std::end(kBefore));
}

/// "The Members of the Council", "Volunteers met": a common noun with a capital, taken for a name.
bool is_common_noun(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, const Mention& m) {
  const Token& t = a.tokens[m.tokens.begin];
  const TokenNames& known = names[m.tokens.begin];
  const std::string_view before = m.tokens.begin > 0 ? a.word(m.tokens.begin - 1) : std::string_view();
  if (is_exclamation(a, m.tokens)) return true;
  if (m.type == EntityType::Person && m.tokens.size() == 1 && (before == "a" || before == "an" || before == "fellow") && !has(known, NameClass::Surname)) return true;  // "a Christian", "thy fellow Republican"
  if (m.tokens.size() > 1 || m.type != EntityType::Person || (t.flags & kAllCaps)) return false;
  if (has(known, NameClass::GivenName) || has(known, NameClass::Surname)) return false;
  return t.upos == Upos::NOUN || may_be(gazetteer, a.lemma(m.tokens.begin), NameClass::Title);
}

/// "Parliament", "this House", "the Commission": an organisation when it stands alone.
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

/// "Intermediate School 114", "Ironworkers Local 12"
bool is_number_of_body(const Annotations& a, const Mention& m) {
  constexpr std::string_view kNumbered[] = {"battalion", "branch", "brigade", "chapter", "district", "local", "lodge", "post", "precinct", "school", "squadron"};
  const uint32_t t = m.tokens.end;
  if ((m.type != EntityType::Organisation && m.type != EntityType::Place) || t >= a.tokens.size() || (a.tokens[t].flags & kSentenceStart) || a.word(t).size() > 4) return false;
  const std::string_view number = a.word(t), noun = a.word(t - 1);
  return (a.tokens[t - 1].flags & kCapitalised) && number.find_first_not_of("0123456789") == std::string_view::npos && std::find(std::begin(kNumbered), std::end(kNumbered), noun) != std::end(kNumbered);
}

/// "the 7th District", "the 9th Circuit Court": the ordinal before such a word begins the name.
bool follows_its_ordinal(const Annotations& a, const Mention& m) {
  constexpr std::string_view kCounted[] = {"airborne", "arrondissement", "army", "battalion", "brigade", "circuit", "congressional", "district", "division", "fleet", "infantry", "precinct", "regiment", "ward"};
  if (m.tokens.begin == 0 || m.type == EntityType::Person || std::find(std::begin(kCounted), std::end(kCounted), a.word(m.tokens.begin)) == std::end(kCounted)) return false;
  return is_ordinal_number(a.word(m.tokens.begin - 1));
}

/// "Democrats for Life": a body of its own, and not the party.
void join_supporters(Annotations& a) {
  constexpr uint32_t kLongest = 4;  // words of what they are for
  for (size_t i = 0; i < a.mentions.size(); ++i) {
    Mention& m = a.mentions[i];
    const uint32_t cause = m.tokens.end + 1;
    if (m.kind != MentionKind::Name || m.type != EntityType::Organisation || m.tokens.size() != 1 || cause >= a.tokens.size() || a.word(cause - 1) != "for") continue;
    const Token& head = a.tokens[m.tokens.begin];
    if (head.xpos != Xpos::NNPS && head.xpos != Xpos::NNS) continue;
    uint32_t end = cause;
    while (end < a.tokens.size() && end - cause < kLongest && (a.tokens[end].flags & kCapitalised) && (a.tokens[end].flags & kSentenceStart) == 0) ++end;
    const bool taken = std::ranges::any_of(a.mentions, [&](const Mention& o) { return o.kind == MentionKind::Name && o.tokens.begin < end && cause < o.tokens.end; });
    if (end == cause || taken) continue;
    m.tokens.end = end;
    m.entry = UINT32_MAX;
  }
}

/// What the recogniser left out at the edges of a name: "K. Arlen Moss", "Harald II".
void complete_names(Annotations& a) {
  std::vector<bool> taken(a.tokens.size(), false);
  for (const Mention& m : a.mentions) std::fill(taken.begin() + m.tokens.begin, taken.begin() + m.tokens.end, true);
  const auto is_free_capital = [&](uint32_t t) { return !taken[t] && (a.tokens[t].flags & (kCapitalised | kAllCaps)) && a.tokens[t].upos == Upos::PROPN; };
  for (Mention& m : a.mentions) {
    if (m.kind != MentionKind::Name || m.entry != UINT32_MAX) continue;
    if (is_number_of_body(a, m) && !taken[m.tokens.end]) ++m.tokens.end;
    if (follows_its_ordinal(a, m) && !taken[m.tokens.begin - 1]) {
      if (m.tokens.size() == 1 && (a.word(m.tokens.begin) == "district" || a.word(m.tokens.begin) == "precinct" || a.word(m.tokens.begin) == "ward")) m.type = EntityType::Place;
      --m.tokens.begin;
      m.head = syntactic_head(a, m.tokens);
    }
    if (m.type != EntityType::Person) continue;
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

/// "Vantor Holdings, Inc.": the form of a company is part of its name and tells that it is one.
void join_company_forms(Annotations& a) {
  constexpr std::string_view kForms[] = {"inc.", "inc", "ltd.", "ltd", "llc", "l.l.c.", "plc", "corp.", "s.a.", "gmbh"};
  for (size_t i = 0; i < a.mentions.size(); ++i) {
    Mention& company = a.mentions[i];
    const uint32_t form = company.tokens.end + 1;
    if (company.kind != MentionKind::Name || company.type == EntityType::Date || form >= a.tokens.size() || a.word(form - 1) != ",") continue;
    if (std::find(std::begin(kForms), std::end(kForms), a.word(form)) == std::end(kForms) || (a.tokens[form].flags & kSentenceStart)) continue;
    company.tokens.end = form + 1;
    company.type = EntityType::Organisation;
    company.entry = UINT32_MAX;
    if (i + 1 < a.mentions.size() && a.mentions[i + 1].tokens.begin == form) a.mentions.erase(a.mentions.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
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

/// "USS Halden", "the tanker MV Orla": a ship is neither a person nor a place nor an event.
bool is_ship(const Annotations& a, const Mention& m) {
  constexpr std::string_view kPrefixes[] = {"hmas", "hmcs", "hms", "mv", "rfa", "usns", "uss"};
  if (m.type == EntityType::Nationality || m.type == EntityType::Country || m.type == EntityType::Date) return false;
  const auto is_prefix = [&](uint32_t t) { return (a.tokens[t].flags & kAllCaps) && std::find(std::begin(kPrefixes), std::end(kPrefixes), a.word(t)) != std::end(kPrefixes); };
  return is_prefix(m.tokens.begin) || (m.tokens.begin > 0 && (a.tokens[m.tokens.begin].flags & kSentenceStart) == 0 && is_prefix(m.tokens.begin - 1));
}

/// "RC-12 Guardrail": no person has a number within the name.
bool is_model(const Annotations& a, const Mention& m) {
  for (uint32_t t = m.tokens.begin + 1; t < m.tokens.end; ++t)
    if (m.type == EntityType::Person && a.word(t).front() >= '0' && a.word(t).front() <= '9') return true;
  return false;
}

/// "Eastern" in "Eastern and Northern Europe": no name by itself.
bool is_direction(const Annotations& a, Range<Token> r) {
  const std::string_view word = a.word(r.begin);
  return r.size() == 1 && word.ends_with("ern") && (word.ends_with("eastern") || word.ends_with("western") || word.ends_with("northern") || word.ends_with("southern"));
}

/// "the 2017 Vantor Swift": a year before the names of a maker and its product, none of an event or a place.
bool is_model_of_year(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, const Mention& m) {
  const std::string_view year = a.word(m.tokens.begin);
  if (m.type != EntityType::Event || m.tokens.size() < 3 || m.tokens.size() > 4 || year.size() != 4 || (year.substr(0, 2) != "19" && year.substr(0, 2) != "20")) return false;
  for (uint32_t t = m.tokens.begin + 1; t < m.tokens.end; ++t) {
    if ((a.tokens[t].flags & kCapitalised) == 0 || may_be(gazetteer, a.word(t), NameClass::EventNoun) || may_be(gazetteer, a.lemma(t), NameClass::EventNoun)) return false;
    for (const NameClass c : {NameClass::Country, NameClass::Demonym, NameClass::Place, NameClass::Event, NameClass::Body})
      if (has(names[t], c) && !has(names[t], NameClass::Surname) && !has(names[t], NameClass::Organisation) && (c != NameClass::Place || t == m.tokens.begin + 1)) return false;  // "Swift" is a town too
  }
  return true;
}

/// "does not trump the law": a verb that somebody is called like, in a sentence with capitals. "al-Rasim" has one within.
bool is_small_word(const Annotations& a, Range<Token> r) {
  if (r.size() > 1 || has_capital(a, r) || a.word(r.begin).find('-') != std::string_view::npos) return false;
  return has_capital(a, a.sentences[a.sentence_of(r.begin)].tokens);
}

/// "Ada Rahm of Lund Partners", taken for one organisation: whoever bears a given name is a person, of the rest.
void split_people_of_bodies(const std::vector<TokenNames>& names, Annotations& a) {
  for (size_t i = 0, count = a.mentions.size(); i < count; ++i) {
    const Range<Token> r = a.mentions[i].tokens;
    if (a.mentions[i].kind != MentionKind::Name || a.mentions[i].entry != UINT32_MAX || a.mentions[i].type == EntityType::Date || r.size() < 4 || r.size() > 8) continue;
    uint32_t of = r.begin + 1;
    while (of < r.end && a.word(of) != "of") ++of;
    if (of + 1 >= r.end || of < r.begin + 2 || of > r.begin + 4 || !has(names[r.begin], NameClass::GivenName) || has(names[of - 1], NameClass::OrganisationNoun)) continue;
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
    a.mentions.push_back(body);
  }
  sort_mentions(a);
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
  split_people_of_bodies(names, a);
  drop_agencies(a);
  complete_names(a);
  join_supporters(a);
  join_company_forms(a);
  type_aliases(names, a);
  judge_names_by_document(names, a);
  unite_repeated_names(a);
  std::erase_if(a.mentions, [&](const Mention& m) {
    if (m.kind == MentionKind::Name && is_ship(a, m)) return true;
    if (m.kind != MentionKind::Name || m.entry != UINT32_MAX || m.type == EntityType::Date) return false;
    if (is_common_noun(gazetteer, a, names, m) || is_small_word(a, m.tokens) || is_editorial(a, m.tokens) || is_portfolio(gazetteer, a, m)) return true;
    if (is_direction(a, m.tokens) || is_model(a, m) || is_model_of_year(gazetteer, a, names, m)) return true;
    for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t)
      if (!is_closed_class(a.tokens[t].upos)) return false;
    return true;
  });
  add_missed_names(gazetteer, names, a);
  join_organisations_of_places(gazetteer, a);
}

}  // namespace dossier
