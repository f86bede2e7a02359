#include "ingest/linking.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "ingest/name_words.h"

namespace dossier {
namespace {

using Code = std::array<char, 2>;

constexpr size_t kUnsureState = 3;  // letters: "LA" and "La." are Louisiana only where the disambiguation says so

bool fits(EntityType chain, NameClass entry) {
  switch (entry) {
    case NameClass::Country:
    case NameClass::Demonym:
    case NameClass::Government: return chain == EntityType::Country || chain == EntityType::Nationality;
    case NameClass::Place: return chain == EntityType::Place;
    case NameClass::Organisation: return chain == EntityType::Organisation;
    case NameClass::Person: return chain == EntityType::Person;
    case NameClass::Event: return chain == EntityType::Event;
    default: return false;
  }
}

/// "Texan" of Texas, "European" of Europe, "Arabs" of the Arab world; "Kurds" and "Uyghurs" have a name of their own.
bool is_called_after(std::string_view people, std::string_view place) {
  constexpr size_t kEnding = 2;  // letters that the place's name may lose
  if (people.ends_with('s')) people.remove_suffix(1);
  if (place.ends_with(" world")) return place.substr(0, place.find(' ')) == people;
  return people.starts_with(place.substr(0, place.size() - std::min(kEnding, place.size())));
}

class Linker {
 public:
  Linker(const Gazetteer& gazetteer, const Annotations& a) : gazetteer_(gazetteer), a_(a) {
    for (const Mention& m : a.mentions)
      if (m.entry != UINT32_MAX && gazetteer[m.entry].country[0] && m.type != EntityType::Place) ++countries_[gazetteer[m.entry].country];
  }

  void link(Chain& chain) const {
    const bool named = chain.mentions.empty() || std::ranges::any_of(chain.mentions, [&](uint32_t m) { return a_.mentions[m].kind == MentionKind::Name; });
    if (!named || chain.owner != UINT32_MAX) return;
    uint32_t entry = voted(chain);
    if (entry == UINT32_MAX) entry = looked_up(chain);
    if (entry == UINT32_MAX) return;
    const uint32_t standard = gazetteer_.find_ref(gazetteer_[entry].ref);
    if (standard != UINT32_MAX && fits(chain.type, gazetteer_[standard].type)) entry = standard;
    if (standard != UINT32_MAX && gazetteer_[entry].type == NameClass::Demonym && gazetteer_[standard].type == NameClass::Place && is_called_after(gazetteer_[entry].name, gazetteer_[standard].name)) {
      entry = standard;  // "Texan", "European": people of a place that is no country
      chain.type = EntityType::Place;
    }
    const LexiconEntry& e = gazetteer_[entry];
    chain.entry = entry;
    chain.ref = e.ref;
    if (!e.kind.empty()) chain.kind = e.kind;
    if (e.type == NameClass::Demonym) {  // a people without a country of its name
      chain.type = EntityType::Organisation;
      chain.kind = "people";
      if (const std::string_view people = plural_of(e.ref); !people.empty() && chain.name != people) {
        std::erase(chain.aliases, people);
        if (!chain.name.empty()) chain.aliases.push_back(chain.name);
        chain.name = people;
      }
    }
    if (e.type != NameClass::Country && e.type != NameClass::Organisation && e.type != NameClass::Place) return;
    if (chain.name != e.name) {
      if (!chain.name.empty()) chain.aliases.push_back(chain.name);
      chain.name = e.name;
    }
  }

 private:
  /// "Kurds" of whom the text calls "Kurdish"; empty where the lexicon has no such name.
  std::string_view plural_of(std::string_view ref) const {
    for (uint32_t i = 0; i < gazetteer_.size(); ++i)
      if (gazetteer_[i].type == NameClass::Demonym && (gazetteer_[i].flags & kPlural) && gazetteer_[i].ref == ref) return gazetteer_[i].name;
    return {};
  }

  /// The entry that most mentions of the chain point to; the first of several.
  uint32_t voted(const Chain& chain) const {
    std::map<std::string_view, int> votes;
    uint32_t best = UINT32_MAX;
    int most = 0;
    for (const uint32_t index : chain.mentions) {
      const Mention& m = a_.mentions[index];
      if (m.entry == UINT32_MAX || !fits(chain.type, gazetteer_[m.entry].type)) continue;
      if (const int count = ++votes[gazetteer_[m.entry].ref]; count > most) most = count, best = m.entry;
    }
    return best;
  }

  uint32_t looked_up(const Chain& chain) const {
    if (chain.type == EntityType::Person && chain.name.find(' ') == std::string::npos) return UINT32_MAX;
    uint32_t best = UINT32_MAX;
    double best_score = 0;
    for (const uint32_t entry : gazetteer_.find(chain.name)) {
      const LexiconEntry& e = gazetteer_[entry];
      if (!fits(chain.type, e.type) || (is_short_state(e) && e.name.size() <= kUnsureState)) continue;
      const auto it = countries_.find(e.country);
      if (e.type == NameClass::Place && (e.flags & kAmbiguous) && it == countries_.end()) continue;  // "the Gulf" is no province of a country not spoken of
      const double score = std::log10(e.weight + 1000.0) + (it == countries_.end() ? 0 : 2.5);
      if (best == UINT32_MAX || score > best_score) best = entry, best_score = score;
    }
    return best;
  }

  const Gazetteer& gazetteer_;
  const Annotations& a_;
  std::map<Code, int> countries_;  // that the document names
};

/// Chains of one type and ref are one: the first takes the mentions of the others and leaves those without any.
void unite_linked_chains(Annotations& a) {
  std::map<std::pair<std::string, EntityType>, uint32_t> first;  // by ref
  std::vector<uint32_t> united(a.chains.size());
  for (uint32_t c = 0; c < a.chains.size(); ++c) {
    Chain& chain = a.chains[c];
    united[c] = chain.ref.empty() ? c : first.try_emplace({chain.ref, chain.type}, c).first->second;
    if (united[c] == c) continue;
    Chain& whole = a.chains[united[c]];
    for (const uint32_t m : chain.mentions) a.mentions[m].chain = united[c];
    whole.mentions.insert(whole.mentions.end(), chain.mentions.begin(), chain.mentions.end());
    std::ranges::sort(whole.mentions);
    for (std::string& alias : chain.aliases)
      if (alias != whole.name && std::ranges::find(whole.aliases, alias) == whole.aliases.end()) whole.aliases.push_back(std::move(alias));
    chain.mentions.clear();
  }
  for (Chain& chain : a.chains)
    if (chain.owner != UINT32_MAX) chain.owner = united[chain.owner];
  for (Quotation& q : a.quotations)
    if (q.speaker != UINT32_MAX) q.speaker = united[q.speaker];
}

}  // namespace

void link_chains(const Gazetteer& gazetteer, Annotations& annotations) {
  const Linker linker(gazetteer, annotations);
  for (Chain& chain : annotations.chains) linker.link(chain);
  unite_linked_chains(annotations);
}

void chain_dates(std::string_view text, Annotations& a) {
  std::map<DateInterval, uint32_t> chains;  // by interval
  for (uint32_t i = 0; i < a.mentions.size(); ++i) {
    Mention& m = a.mentions[i];
    if (m.type != EntityType::Date) continue;
    const auto next = static_cast<uint32_t>(a.chains.size());
    m.chain = m.time.known() ? chains.try_emplace(m.time, next).first->second : next;
    if (m.chain == next) {
      Chain chain;
      chain.type = EntityType::Date;
      chain.name = slice(text, a.span(m.tokens));
      a.chains.push_back(std::move(chain));
    }
    a.chains[m.chain].mentions.push_back(i);
  }
}

}  // namespace dossier
