#include "ingest/gazetteer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "graph/error.h"
#include "ingest/sentences.h"
#include "ingest/tokenizer.h"

namespace dossier {
namespace {

const Gazetteer& builtin() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

/// "text=class:ref" of each match, the first entry only, with "; " between them.
std::string matches(const Gazetteer& gazetteer, const std::string& text, bool places_only = true) {
  Annotations a;
  tokenize(text, a);
  split_sentences(text, a);
  std::string out;
  for (const NameMatch& m : gazetteer.match(a, text)) {
    const LexiconEntry& e = gazetteer[m.entries[0]];
    if (places_only && e.type > NameClass::Event) continue;
    out += (out.empty() ? "" : "; ") + std::string(slice(text, a.span(m.tokens))) + "=" + std::string(e.ref);
  }
  return out;
}

TEST(Gazetteer, FindsCountriesInManySpellings) {
  EXPECT_EQ(matches(builtin(), "From Kirghizia to the Republic of Armenia"), "Kirghizia=iso3166:KG; Republic of Armenia=iso3166:AM");
  EXPECT_EQ(matches(builtin(), "C\u00f4te d\u2019Ivoire, Cote d'Ivoire and Guinea\u2013Bissau"),
            "C\u00f4te d\u2019Ivoire=iso3166:CI; Cote d'Ivoire=iso3166:CI; Guinea\u2013Bissau=iso3166:GW");
}

TEST(Gazetteer, DemandsTheCapitalsOfTheLexicon) {
  EXPECT_EQ(matches(builtin(), "They gave us turkey; the US and the U.S. sent china."), "US=iso3166:US; U.S.=iso3166:US");
  EXPECT_EQ(matches(builtin(), "NORWAY SIGNS"), "NORWAY=iso3166:NO");
}

TEST(Gazetteer, TakesTheLongestName) {
  EXPECT_EQ(matches(builtin(), "Equatorial Guinea, Papua New Guinea"), "Equatorial Guinea=iso3166:GQ; Papua New Guinea=iso3166:PG");
}

TEST(Gazetteer, GivesAllEntriesOfAName) {
  const auto entries = builtin().find("georgia");
  ASSERT_GE(entries.size(), 2u);
  EXPECT_EQ(builtin()[entries[0]].ref, "iso3166:GE");
  EXPECT_TRUE(builtin()[entries[0]].flags & kAmbiguous);
  EXPECT_TRUE(std::any_of(entries.begin(), entries.end(), [](uint32_t e) { return builtin()[e].ref == "geonames-admin1:US.GA"; }));
}

TEST(Gazetteer, FindsEntriesByRef) {
  const uint32_t entry = builtin().find_ref("iso3166:KG");
  ASSERT_NE(entry, UINT32_MAX);
  EXPECT_EQ(builtin()[entry].name, "Kyrgyzstan");
  EXPECT_EQ(builtin().find_ref("iso3166:??"), UINT32_MAX);
}

TEST(Gazetteer, TakesNamesOfTheUser) {
  Gazetteer gazetteer;
  gazetteer.add("name\tclass\tref\taliases\nVelga Pact\torganisation\tmy:vp\tVPX|the Pact of Velga\n", "mine.tsv");
  EXPECT_EQ(matches(gazetteer, "VPX, or the Velga Pact, not vpx"), "VPX=my:vp; Velga Pact=my:vp");
}

TEST(Gazetteer, MarksTokensWithTheClassesOfTheirNames) {
  Annotations a;
  const std::string text = "in Costa Rica now";
  tokenize(text, a);
  split_sentences(text, a);
  const auto names = token_names(builtin(), builtin().match(a, text), a.tokens.size());
  ASSERT_EQ(names.size(), 4u);
  EXPECT_EQ(names[0].classes, 0u);
  EXPECT_TRUE(names[1].classes & (1u << static_cast<int>(NameClass::Country)));
  EXPECT_TRUE(names[1].begins && !names[1].ends && names[2].ends && !names[2].begins);
}

std::string error_of(const std::string& tsv) {
  try {
    Gazetteer().add(tsv, "x.tsv");
  } catch (const Error& e) {
    return e.what();
  }
  return "";
}

TEST(Gazetteer, NamesTheLineOfABadLexicon) {
  EXPECT_EQ(error_of("name\tcolour\n"),
            "lexicon x.tsv, line 1: unknown column 'colour'; the columns are name, class, ref, country, kind, sector, flags, weight, aliases");
  EXPECT_EQ(error_of("name\tref\n"), "lexicon x.tsv, line 1: the first line names no column 'class'");
  EXPECT_EQ(error_of("name\tclass\tcountry\n# note\nVelga\tplace\tVelgia\n"),
            "lexicon x.tsv, line 3: the country 'Velgia' is not an ISO 3166 code of two capitals");
  EXPECT_EQ(error_of("name\tclass\nA\tplace\textra\n"), "lexicon x.tsv, line 2: more fields than the first line has columns");
  EXPECT_EQ(error_of("name\tclass\tweight\nA\tplace\t1x\n"), "lexicon x.tsv, line 2: the weight '1x' is not a whole number");
  EXPECT_EQ(error_of("name\tclass\tflags\nA\tplace\tbig\n"),
            "lexicon x.tsv, line 2: unknown flag 'big'; the flags are ambiguous, female, male, capital, historic, plural");
  EXPECT_EQ(error_of("name\tclass\nA\xff\tplace\n"), "lexicon x.tsv, line 2: not UTF-8");
}

}  // namespace
}  // namespace dossier
