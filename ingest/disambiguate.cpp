#include "ingest/disambiguate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "ingest/name_words.h"
#include "ingest/nouns.h"

namespace dossier {
namespace {

constexpr uint32_t kNone = UINT32_MAX;

// Words before which a capitalised word is a place, if it can be one.
constexpr std::string_view kBeforePlace[] = {"in",     "at",   "near",    "from",    "to",      "of",      "around",   "outside", "toward",  "towards", "into",    "through",
                                             "across", "via",  "between", "within",  "inside",  "over",    "against",  "leave",   "left",    "visit",   "visited", "reached",
                                             "entered", "with", "downtown", "central", "northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern",
                                             "southwestern", "north", "south", "east", "west", "neighbouring", "neighboring", "nearby", "bordering", "occupied"};
constexpr std::string_view kPossessives[] = {"'s", "\u2019s", "'", "\u2019", "its", "his", "her", "their", "our", "my"};

// Who is elected in a state.
constexpr std::string_view kOfficers[] = {"senator", "representative", "governor", "congressman", "congresswoman", "delegate"};

// Words in capitals that are no acronyms when the whole sentence is in capitals.
constexpr std::string_view kShouted[] = {"us", "who", "it", "is", "un", "mit", "care", "ap", "nan", "map", "tap", "car"};

constexpr double kSharedName = 0.1;  // of evidence: enough to choose between two peoples or parties of one name
constexpr double kCountryPrior = 7.0, kRegionPrior = 5.5, kSmallestPlace = 1000, kStateOfTown = 4, kSeatOfRegion = 3;
constexpr uint32_t kKnownPlace = 200'000, kLargePlace = 500'000, kGreatPlace = 1'000'000;  // inhabitants

template <size_t N>
bool contains(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_officer(std::string_view word) { return contains(kOfficers, word) || (word.ends_with('.') && is_short_office(word)); }

bool names_a_thing(NameClass c) { return c <= NameClass::Event; }

class Disambiguator {
 public:
  Disambiguator(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, const Annotations& a)
      : gazetteer_(gazetteer), matches_(matches), a_(a), match_at_(a.tokens.size(), kNone), sentence_(a.tokens.size()) {
    for (uint32_t m = 0; m < matches.size(); ++m)
      for (uint32_t t = matches[m].tokens.begin; t < matches[m].tokens.end; ++t) match_at_[t] = m;
    for (uint32_t s = 0; s < a.sentences.size(); ++s)
      for (uint32_t t = a.sentences[s].tokens.begin; t < a.sentences[s].tokens.end; ++t) sentence_[t] = s;
    for (const Sentence& s : a.sentences) shape_.push_back(shape_of(s));
  }

  std::vector<uint32_t> run() {
    collect_persons();
    collect_countries();
    std::vector<uint32_t> chosen;
    chosen.reserve(matches_.size());
    for (uint32_t m = 0; m < matches_.size(); ++m) chosen.push_back(choose(m));
    return chosen;
  }

 private:
  enum class Shape : uint8_t { Plain, TitleCase, Capitals };

  // ---- the text around a match

  std::string_view word(uint32_t t) const { return t < a_.tokens.size() ? a_.word(t) : std::string_view(); }
  bool capital(uint32_t t) const { return t < a_.tokens.size() && (a_.tokens[t].flags & kCapitalised) != 0; }
  bool same_sentence(uint32_t x, uint32_t y) const { return x < sentence_.size() && y < sentence_.size() && sentence_[x] == sentence_[y]; }
  bool starts_sentence(const NameMatch& m) const { return (a_.tokens[m.tokens.begin].flags & kSentenceStart) != 0; }

  /// The token before the match in its sentence, or kNone.
  uint32_t before(const NameMatch& m) const { return starts_sentence(m) ? kNone : m.tokens.begin - 1; }
  uint32_t after(const NameMatch& m) const { return same_sentence(m.tokens.begin, m.tokens.end) ? m.tokens.end : kNone; }

  Shape shape_of(const Sentence& s) const {
    int words = 0, capitalised = 0, capitals = 0;
    for (uint32_t t = s.tokens.begin; t < s.tokens.end; ++t) {
      if (a_.tokens[t].end - a_.tokens[t].begin < 4) continue;
      ++words;
      capitalised += (a_.tokens[t].flags & kCapitalised) != 0;
      capitals += (a_.tokens[t].flags & kAllCaps) != 0;
    }
    if (words >= 2 && capitals == words) return Shape::Capitals;
    return words >= 4 && capitalised * 5 >= words * 4 ? Shape::TitleCase : Shape::Plain;
  }

  /// A capital says nothing at the beginning of a sentence and in a title.
  bool capital_says_nothing(const NameMatch& m) const {
    if (shape_[sentence_[m.tokens.begin]] == Shape::Plain && (a_.tokens[m.tokens.begin].flags & kAllCaps)) return false;  // "WHO says"
    return starts_sentence(m) || shape_[sentence_[m.tokens.begin]] != Shape::Plain;
  }

  bool has(uint32_t m, NameClass type) const {
    if (m == kNone) return false;
    return std::any_of(matches_[m].entries.begin(), matches_[m].entries.end(), [&](uint32_t e) { return gazetteer_[e].type == type; });
  }
  bool has_at(uint32_t token, NameClass type) const { return token < match_at_.size() && has(match_at_[token], type); }

  bool is_known_place(uint32_t token) const {
    if (token >= match_at_.size() || match_at_[token] == kNone) return false;
    const NameMatch& m = matches_[match_at_[token]];
    return std::any_of(m.entries.begin(), m.entries.end(), [&](uint32_t e) {
      return gazetteer_[e].type == NameClass::Country || (gazetteer_[e].type == NameClass::Place && gazetteer_[e].weight >= kGreatPlace);
    });
  }

  bool after_preposition(const NameMatch& m) const {
    uint32_t t = before(m);
    if (t != kNone && word(t) == "the" && t > 0) --t;
    return t != kNone && contains(kBeforePlace, word(t));
  }

  bool in_place_context(const NameMatch& m) const {
    if (after_preposition(m) || has_at(after(m), NameClass::PlaceNoun)) return true;
    const uint32_t next = after(m), last = before(m);
    if (next != kNone && word(next) == "," && has_at(next + 1, NameClass::Country)) return true;
    return last != kNone && word(last) == "," && last > 0 && has_at(last - 1, NameClass::Place) && !has_at(last - 1, NameClass::GivenName);
  }

  /// "in Chad", where Chad is a person elsewhere in the text; "near Reading".
  bool surely_located(const NameMatch& m) const {
    const uint32_t last = before(m);
    return last != kNone && (word(last) == "in" || word(last) == "into" || word(last) == "across" || word(last) == "near" || word(last) == "outside");
  }

  // ---- persons

  /// A given name, a title or an initial stands before it, or a surname after it.
  bool in_person_context(uint32_t index) const {
    const NameMatch& m = matches_[index];
    const uint32_t last = before(m), next = after(m);
    const uint32_t size = m.tokens.end - m.tokens.begin;
    if (size == 1 && last != kNone && capital(last)) {
      if (has_at(last, NameClass::Honorific) || (has_at(last, NameClass::GivenName) && !is_known_place(last))) return true;
      if (word(last).size() == 2 && word(last)[1] == '.') return true;
    }
    if (size == 1 && last != kNone && has_at(last, NameClass::Title) && has(index, NameClass::Surname) && !after_preposition(m)) return true;
    if (!has(index, NameClass::GivenName) || next == kNone || !capital(next) || !has_given_name_only_sense(next)) return false;
    return has_at(next, NameClass::Surname) || (match_at_[next] == kNone && a_.tokens[next].end - a_.tokens[next].begin > 2 && shape_[sentence_[next]] == Shape::Plain);
  }

  /// The capitalised word after a given name is no title, institution or month.
  bool has_given_name_only_sense(uint32_t t) const {
    for (NameClass c : {NameClass::Title, NameClass::Body, NameClass::OrganisationNoun, NameClass::EventNoun, NameClass::PlaceNoun, NameClass::Month, NameClass::Weekday, NameClass::Demonym})
      if (has_at(t, c)) return false;
    return (a_.tokens[t].flags & kAllCaps) == 0;
  }

  void collect_persons() {
    for (uint32_t m = 0; m < matches_.size(); ++m)
      if (in_person_context(m)) ++persons_[a_.tokens[matches_[m].tokens.begin].word];
    for (const Mention& mention : a_.mentions)
      if (mention.type == EntityType::Person && mention.kind == MentionKind::Name && mention.tokens.size() > 1) {
        for (uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) ++persons_[a_.tokens[t].word];
        surnames_.insert(a_.tokens[mention.tokens.end - 1].word);
      }
  }

  // ---- countries of the document

  using Code = std::array<char, 2>;

  /// Counts the countries of the names that can be nothing else.
  void collect_countries() {
    for (const NameMatch& m : matches_) {
      Code code{};
      bool sure = true, town = false, organisation = false;
      for (uint32_t e : m.entries) {
        const LexiconEntry& entry = gazetteer_[e];
        town |= entry.type == NameClass::Place;
        organisation |= entry.type == NameClass::Organisation;
        if (entry.type > NameClass::Place) {
          sure = sure && names_a_thing(entry.type);
          continue;
        }
        const bool minor = entry.type == NameClass::Place && entry.weight < kKnownPlace && !(entry.flags & kCapital);
        if (minor && code != Code{}) continue;
        sure = sure && !(entry.flags & kAmbiguous) && !minor && (code == Code{} || code == entry.country);
        if (code == Code{}) code = entry.country;
      }
      if (sure && code != Code{} && !(town && organisation)) ++countries_[code], ++country_total_;
    }
  }

  double evidence(const LexiconEntry& e) const {
    const auto it = e.country[0] ? countries_.find(e.country) : countries_.end();
    return it == countries_.end() ? 0 : 0.7 + 2.0 * it->second / country_total_;
  }

  /// "Atlanta, Georgia": the country of the place before the comma, or of the name after it.
  bool agrees_over_comma(const NameMatch& m, const LexiconEntry& e) const {
    const uint32_t last = before(m), next = after(m);
    const auto agrees = [&](uint32_t token) {
      if (token >= match_at_.size() || match_at_[token] == kNone || !e.country[0]) return false;
      const NameMatch& other = matches_[match_at_[token]];
      return std::any_of(other.entries.begin(), other.entries.end(), [&](uint32_t o) {
        return gazetteer_[o].type <= NameClass::Place && gazetteer_[o].country == e.country && gazetteer_[o].ref != e.ref &&
               (gazetteer_[o].weight == 0 || gazetteer_[o].weight >= kKnownPlace || gazetteer_[o].type != NameClass::Place);
      });
    };
    if (last != kNone && last > 0 && word(last) == "," && agrees(last - 1)) return true;
    return next != kNone && word(next) == "," && e.type == NameClass::Place && agrees(next + 1);
  }

  /// "Senator Ada Rahm of New York": the state, as its name stands behind those of its officers.
  bool follows_legislator(uint32_t of) const {
    for (uint32_t t = of, steps = 0; t > 0 && steps < 5 && sentence_[t - 1] == sentence_[of]; --t, ++steps)
      if (is_officer(word(t - 1))) return true;
    return false;
  }

  /// "New York Attorney General", "the New York Assembly", "the state of New York": what a state has and its town has not.
  bool is_of_state(const NameMatch& m) const {
    constexpr std::string_view kOfStates[] = {"assembly", "assemblyman", "assemblywoman", "legislature", "lieutenant", "lt.", "primary", "senate"};
    const uint32_t last = before(m), next = after(m);
    if (last != kNone && last > 0 && word(last) == "of" && word(last - 1) == "state") return true;
    if (next == kNone) return false;
    return is_officer(word(next)) || contains(kOfStates, word(next)) || (word(next) == "attorney" && next + 1 < a_.tokens.size() && word(next + 1) == "general");
  }

  /// "Saratoga Springs, New York": behind a town, the state of that name; in "Boston, New York and Miami" it is a town as well.
  bool stands_behind_its_town(const NameMatch& m, const LexiconEntry& e) const {
    const uint32_t last = before(m), next = after(m);
    if (e.kind == "region" && ((last != kNone && word(last) == "of" && follows_legislator(last)) || is_of_state(m))) return true;
    if (e.kind != "region" || last == kNone || last == 0 || word(last) != "," || match_at_[last - 1] == kNone) return false;
    if (next != kNone && (word(next) == "and" || word(next) == "or") && has_at(next + 1, NameClass::Place)) return false;
    if (next != kNone && word(next) == "," && next + 1 < a_.tokens.size() && (word(next + 1) == "and" || has_at(next + 1, NameClass::Place))) return false;
    const auto& entries = matches_[match_at_[last - 1]].entries;
    return std::any_of(entries.begin(), entries.end(), [&](uint32_t o) { return gazetteer_[o].type == NameClass::Place && gazetteer_[o].kind == "city" && gazetteer_[o].country == e.country; });
  }

  /// "R-Tex.", "D-NY": behind the letter of a person's party.
  bool follows_party_letter(const NameMatch& m) const {
    const uint32_t last = before(m);
    if (last == kNone || last == 0 || !(word(last) == "-" || word(last) == "\u2013") || !same_sentence(last - 1, last)) return false;
    const std::string_view party = word(last - 1);
    return capital(last - 1) && (party == "r" || party == "d" || party == "i" || party == "rep" || party == "dem");
  }

  /// "Sen. Rick Moss (Fla.)", "Moss (TX)"
  bool follows_person_in_brackets(const NameMatch& m, bool is_code) const {
    const uint32_t last = before(m), next = after(m);
    if (last == kNone || last == 0 || word(last) != "(" || next == kNone || word(next) != ")" || !capital(last - 1)) return false;
    return !is_code || std::any_of(a_.mentions.begin(), a_.mentions.end(), [&](const Mention& p) { return p.type == EntityType::Person && p.tokens.end == last; });
  }

  /// "Salem, Mass.", "Salem, MA", "in Wash., where"; neither "Salem, Del. Ann Poole" nor "Mass".
  bool stands_as_state(const NameMatch& m, const LexiconEntry& e) const {
    const bool is_code = e.name.back() != '.';
    if (follows_party_letter(m) || follows_person_in_brackets(m, is_code)) return true;
    const uint32_t last = before(m), next = after(m);
    if (last == kNone || (next != kNone && capital(next))) return false;
    const bool after_comma = word(last) == "," && last > 0 && capital(last - 1) && a_.tokens[last - 1].upos == Upos::PROPN;
    const bool after_place = after_comma && std::any_of(a_.mentions.begin(), a_.mentions.end(), [&](const Mention& p) { return p.type == EntityType::Place && p.tokens.end == last; });
    if (is_code) return after_comma && (after_place || has_at(last - 1, NameClass::Place));
    if (word(m.tokens.end - 1).back() != '.') return false;
    return after_comma || after_preposition(m) || word(last) == "and" || word(last) == "or" || plausible_place(m, e, false);
  }

  // ---- the choice

  uint32_t choose(uint32_t index) const {
    const NameMatch& m = matches_[index];
    if (shouted(m)) return kNone;
    uint32_t best = kNone;
    double best_score = 0;
    for (uint32_t e : m.entries) {
      const LexiconEntry& entry = gazetteer_[e];
      if (!names_a_thing(entry.type) || !plausible(index, entry)) continue;
      const double s = score(m, entry);
      if (best == kNone || s > best_score) best = e, best_score = s;
    }
    return best;
  }

  bool shouted(const NameMatch& m) const {
    return shape_[sentence_[m.tokens.begin]] == Shape::Capitals && m.tokens.size() == 1 && contains(kShouted, word(m.tokens.begin));
  }

  /// The words of the match are the whole name of the entry, as far as their number tells.
  static bool is_full_name(const NameMatch& m, const LexiconEntry& e) {
    return std::count(e.name.begin(), e.name.end(), ' ') + 1 == static_cast<std::ptrdiff_t>(m.tokens.size());
  }

  /// "Kirkuk", "the Red Sea": the town or sea that a region is called after, unless the region is said to be one. Of a
  /// federation a state is as likely meant as its town.
  bool is_seat_meant(const NameMatch& m, const LexiconEntry& e) const {
    const uint32_t last = before(m);
    if (e.kind != "region" || has_at(after(m), NameClass::PlaceNoun)) return false;
    constexpr std::string_view kTowns[] = {"capital", "city", "port", "town", "village"};
    if (last != kNone && last > 0 && word(last) == "of" && has_at(last - 1, NameClass::PlaceNoun) && !contains(kTowns, word(last - 1))) return false;
    return std::any_of(m.entries.begin(), m.entries.end(), [&](uint32_t o) {
      const LexiconEntry& other = gazetteer_[o];
      if (other.type != NameClass::Place || other.kind == "region" || (other.flags & kAmbiguous)) return false;
      return other.country[0] == 0 || (other.country == e.country && !is_state_of_federation(e));
    });
  }

  double score(const NameMatch& m, const LexiconEntry& e) const {
    double s = agrees_over_comma(m, e) ? 4 : 0;
    switch (e.type) {
      case NameClass::Country:
      case NameClass::Demonym:
      case NameClass::Government:
        return s + kCountryPrior + ((e.flags & kAmbiguous) ? evidence(e) : 3 + kSharedName * evidence(e));
      case NameClass::Place: {
        const double size = e.weight == 0 ? kRegionPrior - (is_seat_meant(m, e) ? kSeatOfRegion : 0) : std::log10(e.weight + kSmallestPlace);
        const double full_name = e.weight == 0 && is_full_name(m, e) ? 0.5 : 0;  // "Maryland" is rather that than Maryland County
        return s + size + evidence(e) + ((e.flags & kCapital) ? 1 : 0) + full_name + (is_short_state(e) || stands_behind_its_town(m, e) ? kStateOfTown : 0);
      }
      case NameClass::Organisation: return s + ((e.flags & kAmbiguous) ? 5 : 7) + kSharedName * evidence(e);
      default: return s + 7.5;
    }
  }

  /// Whether the context lets the match stand for the entry at all.
  bool plausible(uint32_t index, const LexiconEntry& e) const {
    const NameMatch& m = matches_[index];
    const bool person_like = has(index, NameClass::GivenName) || has(index, NameClass::Surname);
    if (e.type == NameClass::Person) return true;
    if (is_short_state(e)) return stands_as_state(m, e);
    if (in_person_context(index)) return false;
    if (person_like && m.tokens.size() == 1 && persons_.count(a_.tokens[m.tokens.begin].word) && !surely_located(m)) return false;
    // A person of this text is called so, and only a small town.
    const bool small = e.type == NameClass::Place && e.kind == "city" && e.weight < kKnownPlace && !(e.flags & kCapital);
    if (small && m.tokens.size() == 1 && persons_.count(a_.tokens[m.tokens.begin].word) && !surely_located(m)) return false;
    switch (e.type) {
      case NameClass::Place: return plausible_place(m, e, person_like);
      case NameClass::Organisation:
      case NameClass::Government: return !(e.flags & kAmbiguous) || opens_with_party(m, e) || !(capital_says_nothing(m) || inside_longer_name(m) || belongs_to_another(m, e));
      case NameClass::Demonym: return (!(e.flags & kAmbiguous) || !capital_says_nothing(m)) && ((e.flags & kPlural) || !is_surname(m));
      default: return true;
    }
  }

  /// "Cuban said", where Mark Cuban has been named: nobody's nationality, which would stand before a noun or behind an article.
  bool is_surname(const NameMatch& m) const {
    if (m.tokens.size() != 1 || !surnames_.contains(a_.tokens[m.tokens.begin].word)) return false;
    const uint32_t last = before(m), next = after(m);
    if (last != kNone && (a_.tokens[last].upos == Upos::DET || a_.tokens[last].upos == Upos::ADJ)) return false;
    return next == kNone || (a_.tokens[next].upos != Upos::NOUN && a_.tokens[next].upos != Upos::PROPN && a_.tokens[next].upos != Upos::ADJ && word(next) != "-");
  }

  bool plausible_place(const NameMatch& m, const LexiconEntry& e, bool person_like) const {
    if (agrees_over_comma(m, e)) return true;
    if (is_calendar_word(m) || is_abbreviated(m, e) || (before(m) != kNone && is_ordinal_number(word(before(m))))) return false;  // "5th Fleet"
    const bool place_context = in_place_context(m);
    const bool backed = evidence(e) > 0;
    if (e.flags & kAmbiguous) return (surely_located(m) || has_at(after(m), NameClass::PlaceNoun) || (backed && e.kind != "city")) && !capital_says_nothing(m) && !inside_longer_name(m);
    if (is_any_countrys(m, e)) return backed;
    if (place_context) return true;
    if (person_like) return e.weight >= kLargePlace || (e.flags & kCapital);
    if (e.kind == "city" && e.weight < kKnownPlace && !(e.flags & kCapital)) return backed && !inside_longer_name(m);
    return true;
  }

  /// "Republicans said": at the beginning of a sentence, in a text about their country.
  bool opens_with_party(const NameMatch& m, const LexiconEntry& e) const {
    return e.kind == "party" && m.tokens.size() == 1 && e.name.back() == 's' && starts_sentence(m) && shape_[sentence_[m.tokens.begin]] == Shape::Plain && evidence(e) > 0;
  }

  /// "the country's Security Council", "the Armenian Security Council", "the Security Council of Armenia".
  bool belongs_to_another(const NameMatch& m, const LexiconEntry& e) const {
    const auto other_country = [&](uint32_t token) {
      if (!has_at(token, NameClass::Country) && !has_at(token, NameClass::Demonym)) return false;
      const auto& entries = matches_[match_at_[token]].entries;
      return std::none_of(entries.begin(), entries.end(), [&](uint32_t x) { return gazetteer_[x].country == e.country && e.country[0]; });
    };
    const uint32_t last = before(m), next = after(m);
    if (last != kNone && (contains(kPossessives, word(last)) || other_country(last))) return true;
    return next != kNone && word(next) == "of" && (other_country(next + 1) || (word(next + 1) == "the" && other_country(next + 2)));
  }

  bool is_calendar_word(const NameMatch& m) const {
    const uint32_t index = match_at_[m.tokens.begin];
    return has(index, NameClass::Month) || has(index, NameClass::Weekday);
  }

  /// "Eastern District", "Central Province": a region that many countries have.
  bool is_any_countrys(const NameMatch& m, const LexiconEntry& e) const {
    constexpr std::string_view kSides[] = {"central", "eastern", "northern", "southern", "western"};
    return e.kind == "region" && m.tokens.size() == 2 && contains(kSides, word(m.tokens.begin)) && may_be(gazetteer_, word(m.tokens.begin + 1), NameClass::PlaceNoun);
  }

  /// "Sens." is no town of Sens.
  bool is_abbreviated(const NameMatch& m, const LexiconEntry& e) const {
    return m.tokens.size() == 1 && word(m.tokens.begin).back() == '.' && (a_.tokens[m.tokens.begin].flags & kAllCaps) == 0 && e.name.find('.') == std::string_view::npos;
  }

  bool inside_longer_name(const NameMatch& m) const {
    const uint32_t last = before(m), next = after(m);
    return (last != kNone && capital(last) && !(a_.tokens[last].flags & kSentenceStart)) || (next != kNone && capital(next));
  }

  const Gazetteer& gazetteer_;
  const std::vector<NameMatch>& matches_;
  const Annotations& a_;
  std::vector<uint32_t> match_at_, sentence_;
  std::vector<Shape> shape_;
  std::map<uint32_t, int> persons_;  // words that are part of a person's name
  std::set<uint32_t> surnames_;      // the last words of people's names
  std::map<Code, int> countries_;
  int country_total_ = 0;
};

}  // namespace

std::vector<uint32_t> choose_entries(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, const Annotations& annotations) {
  return Disambiguator(gazetteer, matches, annotations).run();
}

}  // namespace dossier
