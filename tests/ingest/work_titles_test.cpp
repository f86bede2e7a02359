#include "ingest/work_titles.h"

#include <gtest/gtest.h>

#include "ingest/annotate.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

Annotations annotated(const std::string& text) {
  Document document;
  document.id = "d";
  document.text = text;
  return annotate(document, test_models());
}

/// What stands in quotation marks and is a title, divided by " | ".
std::string titles(const std::string& text) {
  const Annotations a = annotated(text);
  std::string out;
  for (const MarkedSpan& s : scan_speech(text, a))
    if (s.is_title) out += (out.empty() ? "" : " | ") + std::string(slice(text, s.pieces.at(0)));
  return out;
}

/// The names of other things than people and dates.
std::string names(const std::string& text) {
  const Annotations a = annotated(text);
  std::string out;
  for (const Mention& m : a.mentions)
    if (m.kind == MentionKind::Name && m.type != EntityType::Person && m.type != EntityType::Date) out += (out.empty() ? "" : " | ") + std::string(slice(text, a.span(m.tokens)));
  return out;
}

TEST(WorkTitles, StandBehindTheirOwnerOrTheirKind) {
  EXPECT_EQ(titles("On NBC's \"Meet the Nation,\" Carl Nolan said it was over."), "Meet the Nation,");
  EXPECT_EQ(titles("Her book, called \"The Road to Berlin,\" sold well."), "The Road to Berlin,");
  EXPECT_EQ(titles("The band played the song \u201CNorth of Texas\u201D twice."), "North of Texas");
  EXPECT_EQ(titles("He was a guest on \"Good Morning Norway\" in May."), "Good Morning Norway");
}

TEST(WorkTitles, AreNotWhatSomebodySays) {
  EXPECT_EQ(titles("He said, \"The Road Is Closed,\" and left."), "");
  EXPECT_EQ(titles("Asked about it, he talked of \"an open door to Berlin.\""), "");
  EXPECT_EQ(titles("He called her \"Crooked Anna\" again."), "");
  EXPECT_EQ(titles("Rahm: \"Norway First.\""), "");
}

TEST(WorkTitles, HoldNoNamesOfPlaces) {
  EXPECT_EQ(names("On NBC's \"Meet the Nation,\" Carl Nolan said it was over."), "NBC");
  EXPECT_EQ(names("The song \"Georgia in the Rain\" was played in Oslo."), "Oslo");
  EXPECT_EQ(names("He was a guest on \"Good Morning Norway\" in May."), "");
}

TEST(WorkTitles, AreNoStatements) {
  EXPECT_TRUE(annotated("Her book, called \"The Road to Berlin,\" sold well.").quotations.empty());
  EXPECT_TRUE(annotated("He sang \"Back in Texas\" at the show.").quotations.empty());
}

}  // namespace
}  // namespace dossier
