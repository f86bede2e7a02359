#include "ingest/hyphenated_names.h"

#include <gtest/gtest.h>

#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

/// The names of people and places in a text.
std::string names(const std::string& text) { return pipeline_names(text, [](EntityType type) { return type == EntityType::Person || type == EntityType::Place; }); }

TEST(HyphenatedNames, KeepDoubleGivenNamesWhole) {
  EXPECT_EQ(names("Per-Olof Sundberg, a former envoy, disagreed with Marie-Claire Dufour."), "Per-Olof Sundberg | Marie-Claire Dufour");
  EXPECT_EQ(names("The minister, Jean-Luc Fontaine, resigned."), "Jean-Luc Fontaine");
}

TEST(HyphenatedNames, KeepDoubleSurnamesWhole) {
  EXPECT_EQ(names("Anna Weber-Kowalski met Thomas Obi-Adeyemi."), "Anna Weber-Kowalski | Thomas Obi-Adeyemi");
}

TEST(HyphenatedNames, LeaveTwoPeopleTwo) {
  const std::string found = names("The Macron-Scholz summit was postponed.");
  EXPECT_EQ(found.find("Macron-Scholz"), std::string::npos) << found;
}

TEST(HyphenatedNames, TakeTheSecondSyllableOfAKoreanGivenName) {
  EXPECT_EQ(names("President Park Min-ho and the secretary, Ban Su-jin, met on Monday."), "Park Min-ho | Ban Su-jin");
  EXPECT_EQ(names("She lives near Mount Coot-tha.").find("tha"), std::string::npos);
  EXPECT_EQ(names("The Al Qaeda-led group met a New York-area man.").find("led"), std::string::npos);
}

TEST(HyphenatedNames, AddNoPrefixToAName) {
  EXPECT_EQ(names("Anti-Putin rallies were held.").find("Anti"), std::string::npos);
}

TEST(HyphenatedNames, AreOnePlaceBeforeItsPoliceOrCounty) {
  EXPECT_EQ(names("Ada Moss, the Dallas-Halden police chief, spoke."), "Ada Moss | Dallas-Halden");
  EXPECT_EQ(names("She took the Dallas-Houston train."), "Dallas | Houston");
}

}  // namespace
}  // namespace dossier
