#include "ingest/hyphenated_names.h"

#include <gtest/gtest.h>

#include "ingest/annotate.h"
#include "ingest/models.h"

namespace dossier {
namespace {

/// The names of people and places in a text, divided by " | ", as the whole pipeline finds them.
std::string names(const std::string& text) {
  static const Models models;
  Document d;
  d.id = "t";
  d.text = text;
  const Annotations a = annotate(d, models);
  std::string out;
  for (const Mention& m : a.mentions)
    if ((m.type == EntityType::Person || m.type == EntityType::Place) && m.kind == MentionKind::Name)
      out += (out.empty() ? "" : " | ") + std::string(slice(text, a.span(m.tokens)));
  return out;
}

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
