#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/annotations.h"
#include "ingest/gazetteer.h"

namespace dossier {

/// Small questions about the words of names, shared by the stages that correct, judge and complete them.

inline bool has(const TokenNames& names, NameClass c) { return (names.classes >> static_cast<unsigned>(c)) & 1u; }
inline bool is_proper(const Token& token) { return token.xpos == Xpos::NNP || token.xpos == Xpos::NNPS; }

/// "7th", "31st"
inline bool is_ordinal_number(std::string_view word) {
  return word.size() > 2 && word.front() >= '1' && word.front() <= '9' && (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"));
}

inline bool is_possessive(const Annotations& a, uint32_t t) { return a.tokens[t].xpos == Xpos::POS; }

inline bool has_capital(const Annotations& a, Range<Token> r) {
  for (uint32_t t = r.begin; t < r.end; ++t)
    if (a.tokens[t].flags & (kCapitalised | kAllCaps)) return true;
  return false;
}

/// Whether the lexicons know the word by itself as such: what was matched in the text may be longer ("State Department
/// official").
inline bool may_be(const Gazetteer& gazetteer, std::string_view word, NameClass c) {
  for (const uint32_t entry : gazetteer.find(word))
    if (gazetteer[entry].type == c) return true;
  return false;
}

/// The one party that is called by the word, alone or with "Party" behind it; UINT32_MAX: none, or several.
inline uint32_t find_party(const Gazetteer& gazetteer, std::string_view word) {
  for (const std::string& name : {std::string(word), std::string(word) + " party"}) {
    std::string_view ref;
    uint32_t party = UINT32_MAX;
    bool several = false;
    for (const uint32_t e : gazetteer.find(name)) {
      if (gazetteer[e].kind != "party") continue;
      several |= !ref.empty() && gazetteer[e].ref != ref;
      ref = gazetteer[party = e].ref;
    }
    if (party != UINT32_MAX) return several ? UINT32_MAX : party;
  }
  return UINT32_MAX;
}

/// "Democrat": short for the parties of that name.
inline bool is_called_party(const Gazetteer& gazetteer, std::string_view word) {
  const auto entries = gazetteer.find(std::string(word) + " party");
  return std::any_of(entries.begin(), entries.end(), [&](uint32_t e) { return gazetteer[e].kind == "party"; });
}

/// "Tex.", "TX": short for a state, and only behind a town, a person or a party's letter.
inline bool is_short_state(const LexiconEntry& e) {
  return e.type == NameClass::Place && e.kind == "region" && (e.flags & kAmbiguous) != 0 && (e.name.back() == '.' || e.name.size() == 2);
}

/// A federation's state: "Bavaria", "Ohio".
inline bool is_state_of_federation(const LexiconEntry& e) {
  constexpr std::string_view kFederations[] = {"AT", "AU", "BR", "DE", "IN", "MM", "MX", "MY", "NG", "SD", "SS", "US", "VE"};
  return e.type == NameClass::Place && e.kind == "region" && std::find(std::begin(kFederations), std::end(kFederations), e.country_code()) != std::end(kFederations);
}

/// "the Ministers of Foreign Affairs": what somebody is minister of is no organisation.
inline bool is_portfolio(const Gazetteer& gazetteer, const Annotations& a, const Mention& m) {
  const uint32_t t = m.tokens.begin;
  if (m.type != EntityType::Organisation || t < 2 || a.word(t - 1) != "of") return false;
  const std::string_view office = a.word(t - 2);
  if (office != "minister" && office != "ministers" && office != "secretary" && office != "secretaries") return false;
  for (uint32_t i = t; i < m.tokens.end; ++i)
    if (may_be(gazetteer, a.word(i), NameClass::Body) || may_be(gazetteer, a.word(i), NameClass::OrganisationNoun)) return false;
  return true;
}

/// "Research" in "the Trade Committee Research Director": the word belongs to the title behind an organisation's name.
inline bool belongs_to_title(const Gazetteer& gazetteer, const Annotations& a, const std::vector<TokenNames>& names, Range<Token> r) {
  constexpr std::string_view kKinds[] = {"associate", "assistant", "campaign", "chief", "communications", "deputy", "digital", "executive", "field", "finance", "general", "legislative", "managing",
                                         "media", "national", "policy", "political", "press", "program", "programme", "regional", "research", "senior", "vice"};
  if (r.size() < 2 || r.end >= a.tokens.size() || (a.tokens[r.end].flags & kCapitalised) == 0) return false;
  if (!has(names[r.end], NameClass::Title) && !may_be(gazetteer, a.word(r.end), NameClass::Title)) return false;
  if (std::find(std::begin(kKinds), std::end(kKinds), a.word(r.end - 1)) == std::end(kKinds)) return false;
  const uint32_t last = r.end - 2;
  if (r.size() > 3 && a.word(r.end - 1) == "national") return true;  // "the Council on Trade National Director"; "First National Chairman" is a bank's
  return (a.tokens[last].flags & kAllCaps) != 0 || may_be(gazetteer, a.word(last), NameClass::OrganisationNoun) || may_be(gazetteer, a.word(last), NameClass::Body);
}

/// The token of the range that hangs on a token outside of it; the last one when the syntax has none.
inline uint32_t syntactic_head(const Annotations& a, Range<Token> r) {
  for (uint32_t t = r.begin; t < r.end; ++t)
    if (a.tokens[t].head < 0 || !r.contains(static_cast<uint32_t>(a.tokens[t].head))) return t;
  return r.end - 1;
}

}  // namespace dossier
