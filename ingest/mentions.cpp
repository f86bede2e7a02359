#include "ingest/mentions.h"

#include <algorithm>
#include <optional>

#include "ingest/disambiguate.h"
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

/// The entry of a match that can stand as a mention of `type`, or of any type: the first, since they are ordered.
uint32_t entry_for(const Gazetteer& gazetteer, const NameMatch& match, std::optional<EntityType> type) {
  for (const uint32_t entry : match.entries) {
    const auto t = mention_type(gazetteer[entry].type);
    if (t && (!type || t == type)) return entry;
  }
  return UINT32_MAX;
}

bool is_location(EntityType t) { return t == EntityType::Country || t == EntityType::Nationality || t == EntityType::Place; }

/// A recognised mention that a lexicon spells: the lexicon knows which country it is, and whether it is one at all.
/// `chosen` is the entry that the context bears out; another of the mention's type is taken when the two disagree.
void link_to_entry(const Gazetteer& gazetteer, const NameMatch& match, uint32_t chosen, Mention& m) {
  const bool agrees = chosen != UINT32_MAX && (mention_type(gazetteer[chosen].type) == m.type || (is_location(m.type) && is_location(*mention_type(gazetteer[chosen].type))));
  if (agrees) m.type = *mention_type(gazetteer[chosen].type);
  m.entry = agrees ? chosen : entry_for(gazetteer, match, m.type);
  if (m.entry == UINT32_MAX && is_location(m.type)) {
    const uint32_t entry = entry_for(gazetteer, match, std::nullopt);
    if (entry == UINT32_MAX || !is_location(*mention_type(gazetteer[entry].type))) return;
    m.entry = entry;
    m.type = *mention_type(gazetteer[entry].type);
  }
  if (m.entry != UINT32_MAX) m.sector = gazetteer[m.entry].sector;
}

}  // namespace

void sort_mentions(Annotations& a) {
  std::stable_sort(a.mentions.begin(), a.mentions.end(), [](const Mention& x, const Mention& y) {
    return std::pair(x.tokens.begin, ~x.tokens.end) < std::pair(y.tokens.begin, ~y.tokens.end);
  });
}

void add_gazetteer_mentions(std::string_view, const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, Annotations& a) {
  std::vector<uint32_t> covering(a.tokens.size(), UINT32_MAX);  // the mention over each token
  for (uint32_t i = 0; i < a.mentions.size(); ++i)
    for (uint32_t t = a.mentions[i].tokens.begin; t < a.mentions[i].tokens.end; ++t) covering[t] = i;
  const std::vector<uint32_t> chosen = choose_entries(gazetteer, matches, a);
  for (size_t i = 0; i < matches.size(); ++i) {
    const NameMatch& match = matches[i];
    const uint32_t over = covering[match.tokens.begin];
    if (over != UINT32_MAX && a.mentions[over].tokens == match.tokens) {
      link_to_entry(gazetteer, match, chosen[i], a.mentions[over]);
      continue;
    }
    const auto free = [&](uint32_t t) { return covering[t] == UINT32_MAX; };
    bool clear = true;
    for (uint32_t t = match.tokens.begin; t < match.tokens.end; ++t) clear = clear && free(t);
    const uint32_t entry = chosen[i];
    if (!clear || entry == UINT32_MAX) continue;
    const LexiconEntry& e = gazetteer[entry];
    Mention m;
    m.tokens = match.tokens;
    m.head = match.tokens.end - 1;
    m.type = *mention_type(e.type);
    m.sector = e.sector;
    m.entry = entry;
    m.score = 0.9f;
    a.mentions.push_back(m);
  }
  sort_mentions(a);
}

void add_date_mentions(PartialDate document_date, Annotations& a) {
  std::vector<uint32_t> covering(a.tokens.size(), UINT32_MAX);  // the mention over each token
  for (uint32_t i = 0; i < a.mentions.size(); ++i)
    for (uint32_t t = a.mentions[i].tokens.begin; t < a.mentions[i].tokens.end; ++t) covering[t] = i;
  for (const DateExpression& date : find_dates(a, document_date)) {
    uint32_t over = UINT32_MAX;
    for (uint32_t t = date.tokens.begin; t < date.tokens.end && over == UINT32_MAX; ++t) over = covering[t];
    if (over != UINT32_MAX) {
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
