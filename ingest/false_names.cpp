#include "ingest/false_names.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "ingest/name_words.h"

namespace dossier {
namespace {

template <size_t N>
bool one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_closed_class(Upos u) { return u == Upos::PRON || u == Upos::DET || u == Upos::ADP || u == Upos::CCONJ || u == Upos::SCONJ || u == Upos::AUX || u == Upos::PART || u == Upos::PUNCT; }

/// "God forbid", "thank God"
bool is_exclamation(const Annotations& a, Range<Token> r) {
  constexpr std::string_view kAfter[] = {"forbid", "bless", "willing", "knows", "damn", "help"}, kBefore[] = {"thank", "my", "oh", "dear"};
  if (r.size() > 1 || a.word(r.begin) != "god") return false;
  return (r.end < a.tokens.size() && one_of(a.word(r.end), kAfter)) || (r.begin > 0 && one_of(a.word(r.begin - 1), kBefore));
}

/// "The Members of the Council", "Volunteers met": a common noun with a capital, taken for a name.
bool is_common_noun(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, const Mention& m) {
  const Token& t = a.tokens[m.tokens.begin];
  const TokenNames& known = names[m.tokens.begin];
  constexpr std::string_view kOneOfMany[] = {"a", "an", "another", "any", "every", "fellow", "other"};
  const std::string_view before = m.tokens.begin > 0 ? a.word(m.tokens.begin - 1) : std::string_view();
  if (is_exclamation(a, m.tokens)) return true;
  constexpr std::string_view kByLetters[] = {"ceos", "mps", "ndas", "ngos", "pacs"};  // "super PACs"
  if (m.tokens.size() == 1 && one_of(a.word(m.tokens.begin), kByLetters)) return true;
  if (m.type == EntityType::Person && m.tokens.size() == 1 && one_of(before, kOneOfMany) && !has(known, NameClass::Surname)) return true;  // "a Christian", "thy fellow Republican"
  if (m.tokens.size() > 1 || m.type != EntityType::Person || (t.flags & kAllCaps)) return false;
  if (has(known, NameClass::GivenName) || has(known, NameClass::Surname)) return false;
  if (before == "," && find_party(gazetteer, a.word(m.tokens.begin)) != UINT32_MAX) return true;  // "Ada Rahm, Republican of Ohio"
  return t.upos == Upos::NOUN || may_be(gazetteer, a.lemma(m.tokens.begin), NameClass::Title);
}

/// "USS Halden", "the tanker MV Orla", "the frigate Halden": a ship is neither a person nor a place nor an event.
bool is_ship(const Annotations& a, const Mention& m) {
  constexpr std::string_view kPrefixes[] = {"fs", "hdms", "hmas", "hmcs", "hmnzs", "hms", "hnlms", "hnoms", "ins", "mv", "rfa", "roks", "usns", "uss"};
  constexpr std::string_view kVessels[] = {"battleship", "corvette", "cruiser", "destroyer", "ferry", "freighter", "frigate", "gunboat", "icebreaker", "minesweeper", "submarine", "supertanker", "tanker", "trawler", "warship", "yacht"};
  if (m.type == EntityType::Nationality || m.type == EntityType::Country || m.type == EntityType::Date) return false;
  const auto is_prefix = [&](uint32_t t) { return (a.tokens[t].flags & kAllCaps) && one_of(a.word(t), kPrefixes); };
  if (is_prefix(m.tokens.begin) && (m.tokens.size() > 1 || (m.tokens.end < a.tokens.size() && (a.tokens[m.tokens.end].flags & kCapitalised)))) return true;
  if (m.tokens.begin == 0 || (a.tokens[m.tokens.begin].flags & kSentenceStart)) return false;
  const uint32_t before = m.tokens.begin - 1;
  if (is_prefix(before) || (before > 0 && a.word(before) == "carrier" && a.word(before - 1) == "aircraft")) return true;
  return one_of(a.word(before), kVessels) && (a.tokens[before].flags & kCapitalised) == 0;
}

/// "Roe v. Moss", as one name or as two: a case in court. "Velga v Orla" is a match.
bool is_case(const Annotations& a, Range<Token> r) {
  const auto is_versus = [&](uint32_t t) { return a.word(t) == "v." && (a.tokens[t].flags & (kCapitalised | kSentenceStart)) == 0; };
  for (uint32_t t = r.begin + 1; t + 1 < r.end; ++t)
    if (is_versus(t)) return true;
  const bool first = r.end + 1 < a.tokens.size() && is_versus(r.end) && (a.tokens[r.end + 1].flags & kCapitalised);
  return first || (r.begin > 1 && is_versus(r.begin - 1) && (a.tokens[r.begin - 2].flags & kCapitalised));
}

/// "the Zika virus", "Crohn's disease": who is ill is not called so.
bool is_disease(const Annotations& a, const Mention& m) {
  constexpr std::string_view kIllnesses[] = {"disease", "infection", "syndrome", "virus"}, kWaves[] = {"epidemic", "outbreak", "pandemic"};
  uint32_t noun = m.tokens.end;
  if (noun < a.tokens.size() && is_possessive(a, noun)) ++noun;
  if (noun >= a.tokens.size() || (a.tokens[noun].flags & kSentenceStart)) return false;
  return one_of(a.lemma(noun), kIllnesses) || (m.type == EntityType::Organisation && one_of(a.lemma(noun), kWaves));
}

/// "the Fair Trade Act (FTA)": short for what is no body.
bool is_law_for_short(const Annotations& a, Range<Token> r) {
  constexpr std::string_view kLaws[] = {"act", "amendment", "bill", "law"};
  if (r.size() != 1 || (a.tokens[r.begin].flags & kAllCaps) == 0 || r.begin < 2 || a.word(r.begin - 1) != "(") return false;
  return one_of(a.word(r.begin - 2), kLaws) && (a.tokens[r.begin - 2].flags & kCapitalised);
}

/// Words by which the document calls what is no entity: a ship, a case, a disease, a law. Not the surname of anybody in it.
std::set<uint32_t> words_for_things(const Annotations& a) {
  std::set<uint32_t> words;
  for (const Mention& m : a.mentions)
    if (m.kind == MentionKind::Name && m.entry == UINT32_MAX && m.tokens.size() == 1 && (is_ship(a, m) || is_disease(a, m) || is_case(a, m.tokens) || is_law_for_short(a, m.tokens)))
      words.insert(a.tokens[m.tokens.begin].word);
    else if (m.kind == MentionKind::Name && m.tokens.size() == 3 && is_case(a, m.tokens))
      words.insert(a.tokens[m.tokens.begin].word);
    else if (m.kind == MentionKind::Name && m.tokens.size() == 2 && is_ship(a, m))
      words.insert(a.tokens[m.tokens.end - 1].word);
  for (const Mention& m : a.mentions)
    if (m.kind == MentionKind::Name && m.type == EntityType::Person && m.tokens.size() > 1 && !is_case(a, m.tokens) && !is_ship(a, m)) words.erase(a.tokens[m.tokens.end - 1].word);
  return words;
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

/// "State Department Spokesman", taken for a person: an office, of whoever holds it.
bool is_office_of_body(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, const Mention& m) {
  if (m.type != EntityType::Person || m.tokens.size() < 2 || !may_be(gazetteer, a.word(m.tokens.end - 1), NameClass::Title)) return false;
  for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t)
    if (has(names[t], NameClass::GivenName) || has(names[t], NameClass::Surname)) return false;
  return may_be(gazetteer, a.word(m.tokens.end - 2), NameClass::OrganisationNoun) || may_be(gazetteer, a.word(m.tokens.end - 2), NameClass::Body) || has(names[m.tokens.begin], NameClass::Organisation) || has(names[m.tokens.begin], NameClass::Country);
}

/// "does not trump the law": a verb that somebody is called like, in a sentence with capitals. "al-Rasim" has one within.
bool is_small_word(const Annotations& a, Range<Token> r) {
  if (r.size() > 1 || has_capital(a, r) || a.word(r.begin).find('-') != std::string_view::npos) return false;
  return has_capital(a, a.sentences[a.sentence_of(r.begin)].tokens);
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

void drop_false_names(const Gazetteer& gazetteer, const std::vector<TokenNames>& names, Annotations& a) {
  drop_agencies(a);
  const std::set<uint32_t> things = words_for_things(a);
  std::erase_if(a.mentions, [&](const Mention& m) {
    if (m.kind != MentionKind::Name) return false;
    if (is_ship(a, m) || is_case(a, m.tokens)) return true;
    if (m.entry != UINT32_MAX || m.type == EntityType::Date) return false;
    if (m.tokens.size() == 1 && things.contains(a.tokens[m.tokens.begin].word)) return true;
    if (is_common_noun(gazetteer, a, names, m) || is_small_word(a, m.tokens) || is_editorial(a, m.tokens) || is_portfolio(gazetteer, a, m) || is_office_of_body(gazetteer, a, names, m)) return true;
    if (is_direction(a, m.tokens) || is_model(a, m) || is_model_of_year(gazetteer, a, names, m)) return true;
    for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t)
      if (!is_closed_class(a.tokens[t].upos)) return false;
    return true;
  });
}

}  // namespace dossier
