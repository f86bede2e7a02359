#include "ingest/false_names.h"

#include <gtest/gtest.h>

#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

/// The names in a text but for dates.
std::string names(const std::string& text) { return pipeline_names(text, [](EntityType type) { return type != EntityType::Date; }); }

TEST(FalseNames, AreThoseOfShipsWhereverTheyStand) {
  EXPECT_EQ(names("The French anti-air frigate Corvan joined Norway. Commander Ada Moss, who leads Corvan, agreed."), "French | Norway | Ada Moss");
}

TEST(FalseNames, AreThoseOfCasesInCourt) {
  EXPECT_EQ(names("Ada Kaine said she supports Moss v. Varga and always has."), "Ada Kaine");
}

TEST(FalseNames, AreThoseOfDiseasesWhereverTheyStand) {
  EXPECT_EQ(names("In Oslo fears of Nipah grew. The Nipah virus spread in Norway. Nipah killed nine."), "Oslo | Norway");
}

TEST(FalseNames, AreShortForLaws) {
  EXPECT_EQ(names("On the page she vows to defend the Affordable Rates Act (ARA). Ada Moss criticised the ARA."), "Ada Moss");
}

TEST(FalseNames, AreOfficesOfBodies) {
  EXPECT_EQ(names("The State Department Spokesman said no."), "State Department");
}

TEST(FalseNames, AreAcronymsOfMany) {
  EXPECT_EQ(names("Ada Kaine said that super PACs and NDAs are bad."), "Ada Kaine");
  EXPECT_EQ(names("She said that no other Democrat was asked by Ada Kaine."), "Ada Kaine");
}

}  // namespace
}  // namespace dossier
