#include "ingest/name_spans.h"

#include <gtest/gtest.h>

#include "ingest/annotate.h"
#include "ingest/models.h"

namespace dossier {
namespace {

/// The names of one type in a text, divided by " | ", as the whole pipeline finds them.
std::string names(const std::string& text, EntityType type) {
  static const Models models;
  Document d;
  d.id = "t";
  d.text = text;
  const Annotations a = annotate(d, models);
  std::string out;
  for (const Mention& m : a.mentions)
    if (m.type == type && m.kind == MentionKind::Name)
      out += (out.empty() ? "" : " | ") + std::string(slice(text, a.span(m.tokens)));
  return out;
}

TEST(NameSpans, FindsEventsThatAreNamedByDescribingThem) {
  const auto event = [](const std::string& text) { return names(text, EntityType::Event); };
  EXPECT_EQ(event("She ran in the 2011 Zambian general election and lost."), "2011 Zambian general election");
  EXPECT_EQ(event("Turnout in the Slovak parliamentary election was low."), "Slovak parliamentary election");
  EXPECT_EQ(event("The country voted in the Chilean constitutional referendum, 1989."), "Chilean constitutional referendum, 1989");
  EXPECT_EQ(event("They signed it at the Lisbon Conference."), "Lisbon Conference");
}

TEST(NameSpans, TakesNoOrdinaryNounForAnEvent) {
  const auto event = [](const std::string& text) { return names(text, EntityType::Event); };
  EXPECT_EQ(event("The election was held in May and the war went on."), "");
  EXPECT_EQ(event("Their general election is next year."), "");
}

TEST(NameSpans, LeavesTitlesAndPossessionsOutOfAPersonsName) {
  EXPECT_EQ(names("Professor Ingrid Solberg spoke first.", EntityType::Person), "Ingrid Solberg");
  EXPECT_EQ(names("Ingrid Solberg's lawyers were not heard.", EntityType::Person), "Ingrid Solberg");
}

TEST(Mentions, LetTheLexiconsDecideWhatTheyKnow) {
  EXPECT_EQ(names("The treaty ended the Warsaw Pact for good.", EntityType::Organisation), "Warsaw Pact");
  EXPECT_EQ(names("They fought on Bulgaria's side for a year.", EntityType::Country), "Bulgaria");
  EXPECT_EQ(names("The interview was given to Zvezda.Ru on Friday.", EntityType::Organisation), "Zvezda.Ru");
}

}  // namespace
}  // namespace dossier
