#pragma once
#include <algorithm>
#include <cstdint>
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

/// Whether the lexicons know the word by itself as such: what was matched in the text may be longer ("State Department
/// official").
inline bool may_be(const Gazetteer& gazetteer, std::string_view word, NameClass c) {
  for (const uint32_t entry : gazetteer.find(word))
    if (gazetteer[entry].type == c) return true;
  return false;
}

/// "Tex.", "TX": short for a state, and only behind a town, a person or a party's letter.
inline bool is_short_state(const LexiconEntry& e) {
  return e.type == NameClass::Place && e.kind == "region" && (e.flags & kAmbiguous) != 0 && (e.name.back() == '.' || e.name.size() == 2);
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
                                         "media", "policy", "political", "press", "program", "programme", "regional", "research", "senior", "vice"};
  if (r.size() < 2 || r.end >= a.tokens.size() || (a.tokens[r.end].flags & kCapitalised) == 0) return false;
  if (!has(names[r.end], NameClass::Title) && !may_be(gazetteer, a.word(r.end), NameClass::Title)) return false;
  if (std::find(std::begin(kKinds), std::end(kKinds), a.word(r.end - 1)) == std::end(kKinds)) return false;
  const uint32_t last = r.end - 2;
  return (a.tokens[last].flags & kAllCaps) != 0 || may_be(gazetteer, a.word(last), NameClass::OrganisationNoun) || may_be(gazetteer, a.word(last), NameClass::Body);
}

/// The token of the range that hangs on a token outside of it; the last one when the syntax has none.
inline uint32_t syntactic_head(const Annotations& a, Range<Token> r) {
  for (uint32_t t = r.begin; t < r.end; ++t)
    if (a.tokens[t].head < 0 || !r.contains(static_cast<uint32_t>(a.tokens[t].head))) return t;
  return r.end - 1;
}

}  // namespace dossier
