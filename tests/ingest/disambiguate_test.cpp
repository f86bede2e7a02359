#include "ingest/disambiguate.h"

#include <gtest/gtest.h>

#include <string>

#include "ingest/sentences.h"
#include "ingest/tokenizer.h"

namespace dossier {
namespace {

/// "text=ref" of each match for which an entry was chosen, with "; " between them.
std::string chosen(const std::string& text) {
  static const Gazetteer gazetteer;
  Annotations a;
  tokenize(text, a);
  split_sentences(text, a);
  const auto matches = gazetteer.match(a, text);
  const auto entries = choose_entries(gazetteer, matches, a);
  std::string out;
  for (size_t m = 0; m < matches.size(); ++m)
    if (entries[m] != UINT32_MAX)
      out += (out.empty() ? "" : "; ") + std::string(slice(text, a.span(matches[m].tokens))) + "=" + std::string(gazetteer[entries[m]].ref);
  return out;
}

TEST(Disambiguate, TellsTheCountryGeorgiaFromTheStateAndFromPersons) {
  EXPECT_EQ(chosen("Talks between Georgia and Armenia opened."), "Georgia=iso3166:GE; Armenia=iso3166:AM");
  EXPECT_EQ(chosen("A court in Atlanta, Georgia, heard it."), "Atlanta=geonames:4180439; Georgia=geonames-admin1:US.GA");
  EXPECT_EQ(chosen("Voters in Alabama, Florida and Georgia chose; the Americans counted."),
            "Alabama=geonames-admin1:US.AL; Florida=geonames-admin1:US.FL; Georgia=geonames-admin1:US.GA; Americans=iso3166:US");
  EXPECT_EQ(chosen("The singer Georgia Hale left the stage."), "");
}

TEST(Disambiguate, TellsTheStateBehindItsTownFromTheTownOfThatName) {
  EXPECT_EQ(chosen("A court in Atlanta, New York, heard it.").substr(26), "New York=geonames-admin1:US.NY");
  EXPECT_EQ(chosen("A court in Atlanta, New York and a museum closed.").substr(26), "New York=geonames-admin1:US.NY");
  EXPECT_EQ(chosen("He met Representative Charles Tarrow of New York."), "New York=geonames-admin1:US.NY");
  EXPECT_NE(chosen("New York Attorney General Ada Tarrow sued.").find("New York=geonames-admin1:US.NY"), std::string::npos);
  EXPECT_NE(chosen("She sued the state of New York.").find("New York=geonames-admin1:US.NY"), std::string::npos);
  EXPECT_NE(chosen("New York Mayor Ada Tarrow sued.").find("New York=geonames:5128581"), std::string::npos);
  EXPECT_NE(chosen("She spoke in Atlanta, New York and Miami.").find("New York=geonames:5128581"), std::string::npos);
}

TEST(Disambiguate, TellsCountriesFromPersons) {
  EXPECT_EQ(chosen("Jordan and Chad sent envoys."), "Jordan=iso3166:JO; Chad=iso3166:TD");
  EXPECT_EQ(chosen("Michael Jordan met Chad Smith. Jordan smiled at Chad."), "");
  EXPECT_EQ(chosen("Turkey said on Monday that it would help."), "Turkey=iso3166:TR");
}

TEST(Disambiguate, TellsPeoplesOfOneNameByTheCountriesOfTheText) {
  EXPECT_EQ(chosen("Troops of the Republic of the Congo met Congolese villagers."), "Republic of the Congo=iso3166:CG; Congolese=iso3166:CG");
  EXPECT_EQ(chosen("Troops of the DRC met Congolese villagers."), "DRC=iso3166:CD; Congolese=iso3166:CD");
  EXPECT_EQ(chosen("Congolese villagers fled."), "Congolese=iso3166:CD");
}

TEST(Disambiguate, NeedsAPlaceContextForOrdinaryWords) {
  EXPECT_EQ(chosen("Reading is fun. Nice work, Mobile users."), "");
  EXPECT_EQ(chosen("It fell in March. An act of God, said the Police."), "");
  EXPECT_EQ(chosen("Two fires broke out in Nice, France."), "Nice=geonames:2990440; France=iso3166:FR");
}

TEST(Disambiguate, PrefersPlacesOfTheCountriesInTheText) {
  EXPECT_EQ(chosen("The Lebanese army left; Beirut sent police to Tripoli."), "Lebanese=iso3166:LB; Beirut=geonames:276781; Tripoli=geonames:266826");
  EXPECT_EQ(chosen("Libyan forces left; Benghazi sent police to Tripoli."), "Libyan=iso3166:LY; Benghazi=geonames:88319; Tripoli=geonames:2210247");
}

TEST(Disambiguate, LeavesSurnamesThatAreTownsAlone) {
  EXPECT_EQ(chosen("Santos told the court that Salinas had lied."), "");
  EXPECT_EQ(chosen("He moved to Washington."), "Washington=geonames:4140963");
  EXPECT_EQ(chosen("A portrait of George Washington hung there."), "");
}

TEST(Disambiguate, LeavesBodiesOfOtherCountriesAlone) {
  EXPECT_EQ(chosen("The envoy briefed the Security Council."), "Security Council=lexicon:unsc");
  EXPECT_EQ(chosen("He leads the country's Security Council."), "");
  EXPECT_EQ(chosen("He leads the Security Council of Armenia."), "Armenia=iso3166:AM");
}

TEST(Disambiguate, TakesACompanyThatIsATownTooForNoEvidenceOfItself) {
  EXPECT_EQ(chosen("He works at Toyota."), "Toyota=lexicon:toyota");
  EXPECT_EQ(chosen("The VA knew of it."), "VA=lexicon:veterans-affairs");
}

TEST(Disambiguate, NeedsTheCountryOfARegionThatManyHave) {
  EXPECT_EQ(chosen("A court in the Eastern District heard it."), "");
  EXPECT_NE(chosen("A court in the Eastern Province of Rwanda heard it.").find("geonames-admin1:RW.11"), std::string::npos);
}

TEST(Disambiguate, KnowsAStateByThePartyBeforeIt) {
  EXPECT_EQ(chosen("Moss (R-La.) and Poole (D-TX) left."), "La.=geonames-admin1:US.LA; TX=geonames-admin1:US.TX");
  EXPECT_EQ(chosen("Be there by noon, OK, or stay at home. HI there, IN or OUT."), "");
  EXPECT_EQ(chosen("He told her that Sens. Hale and Moss left."), "");
}

TEST(Disambiguate, DoesNotTakeShoutingForAcronyms) {
  EXPECT_EQ(chosen("GIVE US BREAD"), "");
  EXPECT_EQ(chosen("FRANCE SENDS BREAD"), "FRANCE=iso3166:FR");
}

TEST(Disambiguate, PrefersTheTownOrSeaThatARegionIsCalledAfter) {
  EXPECT_EQ(chosen("A bomb went off in Kirkuk."), "Kirkuk=geonames:94787");
  EXPECT_EQ(chosen("A bomb went off in Kirkuk province."), "Kirkuk=geonames-admin1:IQ.13");
  EXPECT_EQ(chosen("Ships crossed the Red Sea."), "Red Sea=lexicon:red-sea");
  EXPECT_EQ(chosen("They live in the city of Raqqa."), "Raqqa=lexicon:raqqa");
}

TEST(Disambiguate, TellsPartiesOfOneNameByTheCountriesOfTheText) {
  EXPECT_NE(chosen("In Thailand the Democrat Party lost; Thais were surprised.").find("Democrat Party=lexicon:democrat-party"), std::string::npos);
  EXPECT_NE(chosen("In Ohio the Democrat Party lost; Americans were surprised.").find("Democrat Party=lexicon:democratic-party"), std::string::npos);
}

}  // namespace
}  // namespace dossier
