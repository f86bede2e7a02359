#include "ingest/coreference.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "graph/text.h"
#include "ingest/antecedents.h"
#include "ingest/chains.h"
#include "ingest/cues.h"
#include "ingest/mention_detector.h"
#include "ingest/mention_sets.h"
#include "ingest/name_forms.h"
#include "ingest/nominals.h"
#include "ingest/nouns.h"
#include "ingest/shared_surnames.h"
#include "ingest/surname_bearers.h"
#include "ingest/syntax.h"

namespace dossier {
namespace {

using Gender = Chain::Gender;
using Number = MentionSets::Profile::Number;

constexpr uint32_t kNone = UINT32_MAX;
constexpr uint32_t kLongestName = 12;  // tokens of a name that an apposition follows
constexpr uint32_t kLongestTitle = 3;  // tokens between the comma and the name: "Colonel"
constexpr std::array<std::string_view, 8> kFemaleTitles{"mrs", "ms", "miss", "madam", "lady", "dame", "queen", "princess"};
constexpr std::array<std::string_view, 6> kMaleTitles{"mr", "sir", "lord", "king", "prince", "pope"};

template <size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

class Coreference {
 public:
  Coreference(std::string_view text, const Gazetteer& gazetteer, Annotations& annotations)
      : text_(text), gazetteer_(gazetteer), a_(annotations), syntax_(annotations), sets_(annotations), completed_(complete_names(text, gazetteer, annotations)),
        bearers_(text, annotations, syntax_, sets_, completed_), headed_(first_mentions_by_head(annotations)) {}

  void run() {
    guess_genders();
    join_equal_names();
    join_aliases();
    join_partial_names();
    NominalResolver nominals(gazetteer_, a_, syntax_, sets_);
    nominals.type_states();
    for (uint32_t m = 0; m < a_.mentions.size(); ++m)
      if (is_nominal(m) && type(m) == EntityType::Place) a_.mentions[m].type = EntityType::Place;
    join_appositions();
    join_sectors();
    nominals.join_by_words();
    const AntecedentFinder antecedents(a_, sets_);
    nominals.join_by_kind(antecedents);
    join_pronouns(antecedents);
    join_bodies();
    join_first_and_second_person(antecedents);
    build_chains(text_, gazetteer_, completed_, sets_, a_);
    name_bodies();
    name_speakers();
  }

 private:
  std::string_view surface(uint32_t m) const {
    const auto shared = completed_.find(m);
    return shared != completed_.end() ? std::string_view(shared->second) : slice(text_, a_.span(a_.mentions[m].tokens));
  }
  bool is_single(uint32_t m) const { return a_.mentions[m].tokens.size() == 1 && !completed_.contains(m); }
  bool is_name(uint32_t m) const { return a_.mentions[m].kind == MentionKind::Name && a_.mentions[m].type != EntityType::Date; }
  bool is_nominal(uint32_t m) const { return a_.mentions[m].kind == MentionKind::Nominal; }
  EntityType type(uint32_t m) const { return sets_[m].type; }

  bool is_doubled(Range<Token> name) const;
  void guess_genders();
  void join_equal_names();
  void join_aliases();
  bool are_known_apart(uint32_t m, uint32_t n) const;  // by the lexicon: "N.Y." the state and "New York" the city
  void join_partial_names();
  void join_appositions();
  void join_sectors();
  bool join_each(uint32_t token, Sector sector);
  void join_pronouns(const AntecedentFinder& antecedents);
  void join_first_and_second_person(const AntecedentFinder& antecedents);
  void join_bodies();
  void name_bodies();
  void name_speakers();
  bool is_evidence(const Quotation&) const;

  uint32_t apposed_name(uint32_t m) const;
  bool is_body(uint32_t m) const;
  bool heads_other_body(uint32_t part, uint32_t whole) const;
  uint32_t owner(uint32_t m) const;
  uint32_t mention_at_head(uint32_t token) const { return headed_[token]; }

  std::string_view text_;
  const Gazetteer& gazetteer_;
  Annotations& a_;
  Syntax syntax_;
  MentionSets sets_;
  const CompletedNames completed_;  // by mention
  SurnameBearers bearers_;
  std::vector<uint32_t> headed_;  // per token: the first mention with this head
  std::map<uint32_t, uint32_t> owners_;  // from a body of government to a mention of its country
};

/// "Ilin-Rahm": a surname alone.
bool Coreference::is_doubled(Range<Token> name) const { return name.size() == 3 && a_.word(name.begin + 1) == "-"; }

/// From the title before a person's name, or the given name in it.
void Coreference::guess_genders() {
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_name(m) || type(m) != EntityType::Person) continue;
    const Range<Token> tokens = a_.mentions[m].tokens;
    for (uint32_t t = tokens.begin > 0 ? tokens.begin - 1 : 0; t < tokens.end; ++t) {
      std::string word(a_.word(t));
      while (word.ends_with(".")) word.pop_back();
      const bool capital = (a_.tokens[t].flags & (kCapitalised | kAllCaps)) != 0;  // "fans miss Rahm"
      const bool female = capital && one_of(word, kFemaleTitles), male = capital && one_of(word, kMaleTitles);
      if (female || male) sets_.set_gender(m, female ? Gender::Female : Gender::Male);
      if (t >= tokens.begin && ((tokens.size() > 1 && t + 1 < tokens.end && !is_doubled(tokens)) || completed_.contains(m)) && sets_[m].gender == Gender::Unknown) {
        for (const uint32_t entry : gazetteer_.find(word)) {
          const LexiconEntry& e = gazetteer_[entry];
          if (e.type != NameClass::GivenName || ((e.flags & kFemale) != 0) == ((e.flags & kMale) != 0)) continue;
          sets_.set_gender(m, (e.flags & kFemale) != 0 ? Gender::Female : Gender::Male);
        }
      }
    }
  }
}

/// One reference or one form is one entity; where recognisers disagree about its type, most mentions decide.
void Coreference::join_equal_names() {
  std::map<std::string, uint32_t> first;
  std::map<std::string, std::map<EntityType, uint32_t>> types;
  const std::set<std::string> shared = bearers_.shared_surnames();
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_name(m)) continue;
    const Mention& mention = a_.mentions[m];
    if (is_body(m)) continue;
    std::string key = fold_name(surface(m));
    if (is_single(m) && type(m) == EntityType::Person && shared.contains(key)) continue;  // the one named last
    if (mention.entry != kNone && !gazetteer_[mention.entry].ref.empty()) key = "\n" + std::string(gazetteer_[mention.entry].ref);
    ++types[key][type(m)];
    const auto [it, fresh] = first.emplace(std::move(key), m);
    if (!fresh) sets_.merge(it->second, m);
  }
  std::map<std::string, uint32_t> surnames;  // alone, read as a person
  for (uint32_t m = 0; m < a_.mentions.size(); ++m)
    if (is_name(m) && type(m) == EntityType::Person && is_single(m)) ++surnames[fold_name(surface(m))];
  for (const auto& [key, m] : first) {
    auto& counts = types[key];
    const std::vector<std::string> words = person_words(surface(m));
    if (words.size() > 1 && counts.contains(EntityType::Person))  // who is called by a surname elsewhere is a person
      if (const auto alone = surnames.find(words.back()); alone != surnames.end()) counts[EntityType::Person] += alone->second;
    const auto most = std::ranges::max_element(counts, {}, [](const auto& c) { return c.second; });
    sets_.set_type(m, most->first);
  }
}

/// "Foreign Ministry": a name that every country has one of.
bool Coreference::is_body(uint32_t m) const {
  if (type(m) != EntityType::Organisation) return false;
  return std::ranges::any_of(gazetteer_.find(surface(m)), [&](uint32_t e) { return gazetteer_[e].type == NameClass::Body; });
}

/// The country, or the state of a federation, before or after the body's name: "the Norwegian Foreign Ministry", "its Security Council", "the Ohio House".
uint32_t Coreference::owner(uint32_t m) const {
  const Mention& mention = a_.mentions[m];
  const auto is_state = [&](uint32_t n) { return type(n) == EntityType::Place && ((is_name(n) && a_.mentions[n].entry != kNone && gazetteer_[a_.mentions[n].entry].kind == "region") || a_.lemma(a_.mentions[n].head) == "state"); };
  const auto country = [&](uint32_t n) { return n != kNone && n != m && a_.mentions[n].type != EntityType::Date && (type(n) == EntityType::Country || is_state(n)); };
  for (uint32_t n = m; n-- > 0 && a_.mentions[n].tokens.end + 1 >= mention.tokens.begin;) {
    const bool adjacent = a_.mentions[n].tokens.end == mention.tokens.begin ||
                          (a_.mentions[n].tokens.end + 1 == mention.tokens.begin && a_.tokens[a_.mentions[n].tokens.end].xpos == Xpos::POS);
    if (adjacent && country(n)) return n;
  }
  for (const uint32_t c : syntax_.children(mention.head)) {
    const Deprel label = syntax_.token(c).label;
    const bool before = label == Deprel::nmod_poss || label == Deprel::compound || label == Deprel::amod;
    if ((before || (label == Deprel::nmod && syntax_.has_preposition(c, "of"))) && country(mention_at_head(c))) return mention_at_head(c);
  }
  return kNone;
}

/// Bodies are one when name and country are; without a country, the one that was named before.
void Coreference::join_bodies() {
  std::map<std::pair<std::string, uint32_t>, uint32_t> owned;
  std::map<std::string, uint32_t> last;
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_name(m) || !is_body(m)) continue;
    const std::string form = fold_name(surface(m));
    const uint32_t country = owner(m);
    if (country != kNone) {
      owners_[m] = country;
      a_.mentions[m].entry = kNone;
      const auto [it, fresh] = owned.emplace(std::pair{form, sets_.find(country)}, m);
      if (!fresh) sets_.merge(it->second, m);
    } else if (const auto it = last.find(form); it != last.end()) {
      sets_.merge(it->second, m);
      if (owners_.contains(it->second)) a_.mentions[m].entry = kNone;
    }
    last[form] = m;
  }
}

/// A body is called with its country, so that those of two countries are told apart everywhere.
void Coreference::name_bodies() {
  for (const auto& [body, country] : owners_) {
    if (a_.mentions[body].chain == kNone || a_.mentions[country].chain == kNone) continue;  // "the state's General Assembly"
    Chain& chain = a_.chains[a_.mentions[body].chain];
    if (chain.owner != kNone) continue;
    chain.owner = a_.mentions[country].chain;
    chain.kind = "government";
    if (chain.name.find('(') != std::string::npos) continue;
    if (std::ranges::find(chain.aliases, chain.name) == chain.aliases.end()) chain.aliases.insert(chain.aliases.begin(), chain.name);
    chain.name += " (" + a_.chains[chain.owner].name + ")";
  }
}

bool Coreference::are_known_apart(uint32_t m, uint32_t n) const {
  const auto ref = [&](uint32_t i) { return a_.mentions[i].entry == kNone ? std::string_view() : std::string_view(gazetteer_[a_.mentions[i].entry].ref); };
  return !ref(m).empty() && !ref(n).empty() && ref(m) != ref(n);
}

/// "Collective Security Treaty Organisation (CSTO)", and acronyms of names that stand anywhere in the document.
void Coreference::join_aliases() {
  std::map<std::string, uint32_t> long_forms;  // the first mention of each
  for (uint32_t n = 0; n < a_.mentions.size(); ++n)
    if (is_name(n) && a_.mentions[n].tokens.size() > 1) long_forms.emplace(fold_name(surface(n)), n);
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_name(m) || a_.mentions[m].tokens.size() != 1) continue;
    const uint32_t token = a_.mentions[m].head;
    if ((a_.tokens[token].flags & kAllCaps) == 0) continue;
    for (uint32_t n = m; n-- > 0 && a_.mentions[n].tokens.end + 1 >= token;) {
      const bool in_brackets = a_.mentions[n].tokens.end + 1 == token && a_.word(token - 1) == "(" && token + 1 < a_.tokens.size() && a_.word(token + 1) == ")";
      const bool orgs = is_name(n) && type(m) == EntityType::Organisation && type(n) == EntityType::Organisation && a_.mentions[n].tokens.size() > 1;
      if (orgs && in_brackets) sets_.merge(n, m);
    }
    if (sets_.find(m) != m) continue;  // the same form before it has found its own
    for (const auto& [form, n] : long_forms)
      if (!sets_.same(m, n) && is_acronym_of(surface(m), form) && !are_known_apart(m, n)) sets_.merge(n, m);
  }
}

/// "Velga Police" is not the "Velga Police Officers' Association", nor a university its press.
bool Coreference::heads_other_body(uint32_t part, uint32_t whole) const {
  const Range<Token> p = a_.mentions[part].tokens, w = a_.mentions[whole].tokens;
  const auto is_organisation = [&](uint32_t t) {
    const Noun* noun = NounLexicon::builtin().find(to_lower(a_.word(t)));
    return noun != nullptr && noun->type == EntityType::Organisation;
  };
  bool body = false;
  for (uint32_t t = p.begin; t < p.end; ++t) body = body || is_organisation(t);
  if (p.size() < 2 || w.size() <= p.size() || !body || !(is_organisation(p.end - 1) || is_organisation(w.end - 1))) return false;
  for (uint32_t i = 0; i < p.size(); ++i)
    if (a_.tokens[p.begin + i].word != a_.tokens[w.begin + i].word) return false;
  return (a_.tokens[w.begin + p.size()].flags & kCapitalised) != 0;
}

/// Surnames to the full name before them (else the one after), parts of an organisation's name to the whole.
void Coreference::join_partial_names() {
  std::unordered_map<std::string, std::vector<uint32_t>> bearers;  // of each first and last word
  std::vector<std::pair<std::string, std::string>> ends(a_.mentions.size());
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_name(m) || (type(m) != EntityType::Person && type(m) != EntityType::Organisation)) continue;
    const std::vector<std::string> words = type(m) == EntityType::Person ? person_words(surface(m)) : name_words(surface(m));
    if (words.empty()) continue;
    ends[m] = {words.front(), words.back()};
    bearers[words.back()].push_back(m);
    if (words.size() > 1 && words.front() != words.back()) bearers[words.front()].push_back(m);
  }
  const std::set<std::string> kin = bearers_.relatives();
  const std::set<std::string> shared = bearers_.shared_surnames();
  const auto is_relative = [&](uint32_t m, uint32_t n) {
    if (!is_single(m) || ends[m].first == ends[n].first || !kin.contains(ends[n].first)) return false;
    return std::ranges::any_of(bearers[ends[m].second], [&](uint32_t other) {
      return !is_single(other) && ends[other].second == ends[m].second && !kin.contains(ends[other].first);
    });
  };
  std::vector<uint32_t> order;  // full names first: they tell who bears a surname
  for (const bool full : {true, false})
    for (uint32_t m = 0; m < a_.mentions.size(); ++m)
      if (!ends[m].second.empty() && !is_single(m) == full) order.push_back(m);
  for (const uint32_t m : order) {
    const EntityType t = type(m);
    if (t == EntityType::Person && is_single(m) && shared.contains(ends[m].second))
      if (const uint32_t bearer = bearers_.meant(m, bearers[ends[m].second], kin); bearer != kNone) {
        if (!sets_.same(m, bearer)) sets_.merge(bearer, m);
        continue;
      }
    const auto is_longer_form = [&](uint32_t part, uint32_t whole) {
      return t == EntityType::Person ? is_person_variant(surface(part), surface(whole)) : is_part_of_name(surface(part), surface(whole));
    };
    const auto fits = [&](uint32_t n) {
      if (n == m || type(n) != t || sets_.same(m, n) || a_.mentions[n].tokens.size() < a_.mentions[m].tokens.size() || !is_longer_form(m, n)) return false;
      if (t == EntityType::Person) return sets_.compatible(m, n) && !is_relative(m, n) && !bearers_.is_son(n, bearers[ends[n].second]);
      if (heads_other_body(m, n)) return false;
      return a_.mentions[m].entry == kNone && !(is_body(m) && name_words(surface(m)).front() == name_words(surface(n)).front());  // "the Senate" is no Senate committee
    };
    // "Council" that has been told to be the Security Council is no Rights Council.
    if (std::ranges::any_of(sets_[m].mentions, [&](uint32_t n) { return type(n) == t && a_.mentions[n].tokens.size() > a_.mentions[m].tokens.size() && is_longer_form(m, n); })) continue;
    uint32_t before = kNone, after = kNone;  // the nearest on either side
    for (const std::string* word : {&ends[m].first, &ends[m].second}) {
      const std::vector<uint32_t>& list = bearers[*word];
      const auto here = std::ranges::lower_bound(list, m);
      for (auto n = here; n != list.begin() && (before == kNone || *std::prev(n) > before);)
        if (fits(*--n)) before = *n;
      for (auto n = here; n != list.end() && *n < after; ++n)
        if (fits(*n)) after = *n;
    }
    if (before == kNone && t == EntityType::Person && is_single(m) && std::ranges::any_of(bearers[ends[m].first], [&](uint32_t n) {
          return n < m && type(n) == t && !is_single(n) && ends[n].first == ends[m].first;
        })) continue;  // the given name of somebody before
    if (before != kNone || after != kNone) sets_.merge(before != kNone ? before : after, m);
  }
  // A given name alone, when only one person of the document bears it.
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (ends[m].first.empty() || type(m) != EntityType::Person || std::ranges::any_of(sets_[m].mentions, [&](uint32_t n) { return !is_single(n); })) continue;
    std::set<uint32_t> people;
    for (const uint32_t n : bearers[ends[m].first])
      if (n != m && type(n) == EntityType::Person && !is_single(n) && ends[n].first == ends[m].first) people.insert(sets_.find(n));
    if (people.size() == 1) sets_.merge(*people.begin(), m);
  }
}


/// "X, a political analyst", "X is a political analyst".
void Coreference::join_appositions() {
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    const Token& head = a_.tokens[a_.mentions[m].head];
    if (a_.mentions[m].kind == MentionKind::Pronoun) continue;
    uint32_t other = kNone;
    if (head.label == Deprel::appos && head.head >= 0) {
      other = mention_at_head(static_cast<uint32_t>(head.head));
    } else if (is_nominal(m) && syntax_.has_copula(a_.mentions[m].head)) {
      TokenList subjects;
      syntax_.surface_subjects(a_.mentions[m].head, subjects);
      bool negated = false;
      for (const uint32_t c : syntax_.children(a_.mentions[m].head)) negated |= syntax_.lemma(c) == "not" || syntax_.word(c) == "no" || (syntax_.token(c).label == Deprel::cop && syntax_.token(c).xpos == Xpos::VB);  // "to be president"
      for (const uint32_t s : subjects)  // "neither the minister nor the chancellor is"
        for (const uint32_t c : syntax_.children(s)) negated |= syntax_.word(c) == "neither" || syntax_.word(c) == "no" || syntax_.word(c) == "nor";
      if (!negated && !subjects.empty()) other = mention_at_head(subjects.front());
    }
    if (other == kNone || other == m || (is_name(m) && is_name(other)) || !sets_.compatible(m, other)) continue;
    if (type(m) == EntityType::Person && sets_[m].named && sets_[other].named) continue;  // "Rahm was the best friend Petek had"
    const uint32_t nominal = is_nominal(m) ? m : other;  // "member states A and B"
    if (a_.tokens[a_.mentions[nominal].head].xpos == Xpos::NNS && type(nominal) == EntityType::Country) continue;
    if (a_.mentions[other].kind == MentionKind::Pronoun && sets_[m].type != EntityType::Person) continue;
    sets_.merge(other, m);
  }
  for (uint32_t m = 0; m < a_.mentions.size(); ++m)
    if (is_nominal(m) && type(m) == EntityType::Person && !sets_[m].named)
      if (const uint32_t name = apposed_name(m); name != kNone && sets_.compatible(m, name)) sets_.merge(name, m);
}

/// "NAME, a political analyst in X, ..." and "his foreign minister, NAME, ...", however they were parsed: two phrases with
/// a comma between them and none of a list around them.
uint32_t Coreference::apposed_name(uint32_t m) const {
  const Range<Token> tokens = a_.mentions[m].tokens;
  const std::string_view first = a_.word(tokens.begin);
  const bool has_article = first == "a" || first == "an" || first == "the";
  if (sets_[m].number == Number::Plural) return kNone;
  const auto ends_phrase = [&](uint32_t t) {
    return t >= a_.tokens.size() || a_.word(t) == "," || a_.tokens[t].xpos == Xpos::Period || syntax_.is_verbal(t);
  };
  uint32_t end = tokens.end;  // "the spokesman of the army, Colonel NAME, ..."
  if (end < a_.tokens.size() && (a_.word(end) == "of" || a_.word(end) == "for"))
    while (end < tokens.end + kLongestName && end < a_.tokens.size() && !ends_phrase(end)) ++end;
  const auto is_title = [&](uint32_t t) { return a_.tokens[t].upos == Upos::PROPN || a_.tokens[t].upos == Upos::NOUN || (a_.tokens[t].flags & kAllCaps); };  // "HE Dr"
  const auto near = std::ranges::lower_bound(a_.mentions, tokens.begin > kLongestName ? tokens.begin - kLongestName : 0, {}, [](const Mention& o) { return o.tokens.begin; });
  for (auto n = static_cast<uint32_t>(near - a_.mentions.begin()); n < a_.mentions.size(); ++n) {
    const Range<Token> other = a_.mentions[n].tokens;
    if (other.begin > end + 1 + kLongestTitle) break;
    if (!is_name(n) || type(n) != EntityType::Person) continue;
    if (has_article && other.end + 1 == tokens.begin && a_.word(other.end) == "," && a_.tokens[a_.mentions[n].head].label != Deprel::conj) return n;
    const bool definite = first == "the" || a_.tokens[tokens.begin].label == Deprel::nmod_poss;
    if (!definite || other.begin <= end || a_.word(end) != "," || !ends_phrase(other.end)) continue;
    bool titled = true;
    for (uint32_t t = end + 1; t < other.begin; ++t) titled &= is_title(t);
    if (titled) return n;
  }
  return kNone;
}

/// "Thai and Cambodian forces" are two, each with its sector, and neither is the whole phrase.
bool Coreference::join_each(uint32_t token, Sector sector) {
  TokenList coordinated;
  syntax_.conjuncts(token, coordinated);
  std::vector<uint32_t> countries;
  for (const uint32_t t : coordinated)
    if (const uint32_t m = mention_at_head(t); m != kNone && is_name(m) && type(m) == EntityType::Country) countries.push_back(m);
  if (countries.size() < 2) return false;
  for (const uint32_t m : countries) a_.mentions[m].sector = sector;
  return true;
}

/// "the Armenian leadership", "Kazakhstan's government", "the government of Kazakhstan": the country, seen as one of its sectors.
void Coreference::join_sectors() {
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (!is_nominal(m)) continue;
    const Noun* noun = NounLexicon::builtin().find(a_.lemma(a_.mentions[m].head));
    if (!noun || noun->sector == Sector::None) continue;
    for (const uint32_t c : syntax_.children(a_.mentions[m].head)) {
      const uint32_t country = mention_at_head(c);
      const bool of = noun->type == EntityType::Organisation && syntax_.token(c).label == Deprel::nmod && syntax_.has_preposition(c, "of");
      if ((c > a_.mentions[m].head && !of) || country == kNone || !is_name(country) || type(country) != EntityType::Country) continue;
      if (join_each(c, noun->sector)) break;
      a_.mentions[m].type = EntityType::Country;
      a_.mentions[m].sector = noun->sector;
      sets_.merge(country, m);
      break;
    }
  }
}

void Coreference::join_pronouns(const AntecedentFinder& antecedents) {
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (a_.mentions[m].kind != MentionKind::Pronoun || find_pronoun(a_.word(a_.mentions[m].head))->person != 3) continue;
    const uint32_t antecedent = antecedents.of_pronoun(m);
    if (antecedent != kNone) sets_.merge(antecedent, m);
  }
}

/// "I" is the speaker of its quotation, and one writer outside of all; "we" and "you" are one in each.
void Coreference::join_first_and_second_person(const AntecedentFinder& antecedents) {
  std::map<std::tuple<uint32_t, int, bool>, uint32_t> first;  // by speaker (kNone: the writer), person and number
  for (uint32_t m = 0; m < a_.mentions.size(); ++m) {
    if (a_.mentions[m].kind != MentionKind::Pronoun) continue;
    const PronounForm* form = find_pronoun(a_.word(a_.mentions[m].head));
    if (form->person == 3) continue;
    const int32_t q = antecedents.place(m).quotation;
    const uint32_t source = q < 0 ? kNone : a_.quotations[static_cast<size_t>(q)].source_mention;
    const uint32_t speaker = source == kNone ? kNone : sets_.find(source);
    // "We" of a person is his side, which only his office can tell (experts.h); of a country or body it is that.
    const bool own = speaker != kNone && form->person == 1 && (type(speaker) == EntityType::Person) != form->plural;
    if (own) {
      sets_.merge(speaker, m);
      continue;
    }
    const auto [it, fresh] = first.emplace(std::tuple{speaker, int{form->person}, form->plural}, m);
    if (!fresh) sets_.merge(it->second, m);
  }
}

/// "It showed that the pact holds": what shows something is a thing that happened, whatever "it" was taken for.
bool Coreference::is_evidence(const Quotation& q) const {
  const Mention& source = a_.mentions[q.source_mention];
  if (source.kind != MentionKind::Pronoun || a_.word(source.head) != "it") return false;
  const auto cue = std::ranges::lower_bound(a_.tokens, q.cue.begin, {}, &Token::begin);
  const Cue* verb = q.cue.empty() || cue == a_.tokens.end() ? nullptr : CueLexicon::builtin().verb(a_.vocabulary.view(cue->lemma));
  return verb != nullptr && verb->type == CueClass::Finding;
}

void Coreference::name_speakers() {
  for (Quotation& q : a_.quotations) {
    q.speaker = kNone;
    if (q.source_mention < a_.mentions.size() && !is_evidence(q)) q.speaker = a_.mentions[q.source_mention].chain;
  }
}

}  // namespace

void resolve_coreference(std::string_view text, const Gazetteer& gazetteer, Annotations& annotations) {
  Coreference(text, gazetteer, annotations).run();
}

}  // namespace dossier
