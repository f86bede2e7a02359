#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model.h"
#include "ingest/annotations.h"

namespace dossier {

/// What a name of a lexicon stands for. One name may have entries of several classes: the text decides.
enum class NameClass : uint8_t {
  Country,       // "Armenia", "Republic of Armenia"
  Demonym,       // "Armenian", "Armenians": ref is the country's
  Government,    // "Kremlin": a place or building that stands for a government; ref is the country's, sector GOV
  Place,         // city, region, river, disputed territory
  Organisation,  // "NATO"
  Person,        // of a user's lexicon
  Event,         // "World War II"
  GivenName,
  Surname,
  Particle,          // "van", "bin": inside a person's name
  Honorific,         // "Mr", "Sheikh": before a person's name
  Title,             // "prime minister", "analyst": a role
  Degree,            // "PhD"
  Body,              // "foreign ministry", "parliament": a part of some government
  OrganisationNoun,  // "party", "bank": the last word of many organisations' names
  EventNoun,         // "war", "summit", "treaty"
  PlaceNoun,         // "province", "river"
  Month,
  Weekday,
};
inline constexpr int kNameClasses = 19;

enum EntryFlag : uint8_t {
  kAmbiguous = 1,  // also an ordinary word or another kind of name: needs support from the context
  kFemale = 2,     // of a given name; both: either
  kMale = 4,
  kCapital = 8,    // of a country
  kHistoric = 16,  // a former name, or a state that is no more
  kPlural = 32,    // of a demonym: the people
};

/// One thing that names lead to. Views point into the lexicons' text, which the Gazetteer keeps.
struct LexiconEntry {
  NameClass type = NameClass::Place;
  uint8_t flags = 0;
  Sector sector = Sector::None;
  std::array<char, 2> country{};  // ISO 3166 alpha-2, or zeros
  uint32_t weight = 0;            // of a place: population
  std::string_view name;          // canonical
  std::string_view ref;           // "iso3166:AM", "geonames:616052", "lexicon:csto", or ""
  std::string_view kind;          // intergovernmental, alliance, company, media, party, city, region ...

  std::string_view country_code() const { return {country.data(), country[0] ? 2u : 0u}; }
};

/// Tokens that spell a name of the lexicons, and all entries of that name in order of weight.
struct NameMatch {
  Range<Token> tokens;
  std::span<const uint32_t> entries;
};

/// For recognisers: which classes of names cover a token (bit 1 << NameClass), and whether one begins or ends there.
struct TokenNames {
  uint32_t classes = 0;
  bool begins = false, ends = false, ambiguous = false;
};

/// The names of the world: built-in lexicons and those of the user. Matching is over tokens, blind to diacritics and to
/// full stops of abbreviations; capitals of the lexicon are required of the text, with these exceptions: a name may stand
/// in capitals throughout, and an acronym of four letters or more may be written "Nato".
/// Loading parses the embedded TSV files; afterwards const and shared by all threads.
class Gazetteer {
 public:
  Gazetteer();  ///< the built-in lexicons
  ~Gazetteer();
  /// Adds the lexicon in `tsv` (ingest/lexicon/README.md). Throws Error(Input) with `source` and the line. Invalidates matches.
  void add(std::string tsv, const std::string& source);

  /// Longest matches from left to right, without overlaps.
  std::vector<NameMatch> match(const Annotations& annotations, std::string_view text) const;
  const LexiconEntry& operator[](uint32_t entry) const;
  size_t size() const;  ///< entries

  /// Entries of a name given alone, in any case ("kyrgyzstan", "csto"); empty when there is none.
  std::span<const uint32_t> find(std::string_view name) const;
  /// The entry with this ref that names it best; UINT32_MAX when there is none.
  uint32_t find_ref(std::string_view ref) const;

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

/// One element a token of the document.
std::vector<TokenNames> token_names(const Gazetteer& gazetteer, const std::vector<NameMatch>& matches, size_t tokens);

}  // namespace dossier
