#include "ingest/syntax.h"

#include <gtest/gtest.h>

#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

struct Case {
  std::string_view sentence, predicate, expected;
};

uint32_t find(const Annotations& a, std::string_view word) {
  for (uint32_t t = 0; t < a.tokens.size(); ++t) if (a.word(t) == word) return t;
  return kNoToken;
}

std::string words(const Annotations& a, const TokenList& tokens) {
  std::string text;
  for (const uint32_t t : tokens) text.append(text.empty() ? "" : " ").append(a.word(t));
  return text;
}

TEST(Syntax, FindsWhoDoesItInEachConstruction) {
  const Case cases[] = {
      {"The army attacked the town.", "attacked", "army"},
      {"The town was attacked by the army.", "attacked", "army"},
      {"The army entered and looted the town.", "looted", "army"},
      {"The republic wants to join the union.", "join", "republic"},
      {"The council urged the rebels to withdraw.", "withdraw", "rebels"},
      {"The rebels who attacked the town fled.", "attacked", "rebels"},
      {"The republic's withdrawal surprised the union.", "withdrawal", "republic"},
      {"The army launched an attack on the town.", "attack", "army"},
      {"Leaving the bloc, the republic closed its border.", "leaving", "republic"},
  };
  for (const Case& c : cases) {
    const Annotations a = parsed_text(c.sentence);
    const Syntax syntax(a);
    TokenList found;
    syntax.subjects(find(a, c.predicate), found);
    EXPECT_EQ(words(a, found), c.expected) << c.sentence;
  }
}

TEST(Syntax, FindsWhomItIsDoneToInEachConstruction) {
  const Case cases[] = {
      {"The army attacked the town.", "attacked", "town"},
      {"The town was attacked by the army.", "attacked", "town"},
      {"The town attacked by the army burned.", "attacked", "town"},
      {"The army attacked and destroyed the town.", "attacked", "town"},
  };
  for (const Case& c : cases) {
    const Annotations a = parsed_text(c.sentence);
    const Syntax syntax(a);
    TokenList found;
    syntax.objects(find(a, c.predicate), found);
    EXPECT_EQ(words(a, found), c.expected) << c.sentence;
  }
}

TEST(Syntax, FindsWhatANounPhraseIsSaidOf) {
  const Case cases[] = {
      {"Vanuria is a member of the bloc.", "member", "vanuria"},
      {"Vanuria became a member of the bloc.", "member", "vanuria"},
      {"Vanuria, a member of the bloc, protested.", "member", "vanuria"},
      {"A spokesman for the commissioner, Goran Petek, protested.", "spokesman", "goran"},
      {"A spokesman for the commissioner, Goran Petek, protested.", "commissioner", ""},
  };
  for (const Case& c : cases) {
    const Annotations a = parsed_text(c.sentence);
    const Syntax syntax(a);
    TokenList found;
    syntax.denoted(find(a, c.predicate), found);
    EXPECT_EQ(words(a, found), c.expected) << c.sentence;
  }
}

TEST(Syntax, SharesNoPhraseBetweenATitleAndWhatFollowsTheName) {
  const Annotations a = parsed_text("Professor Ilse Rahm, director of the museum, and chairman of the council, spoke.");
  const Syntax syntax(a);
  TokenList found;
  syntax.obliques(find(a, "professor"), "of", found);
  EXPECT_EQ(words(a, found), "");
  syntax.obliques(find(a, "director"), "of", found);
  EXPECT_EQ(words(a, found), "museum");
}

TEST(Syntax, WantsAMarkBeforeAnApposition) {
  const Annotations a = parsed_text("They flew to Lyon, France.");
  TokenList found;
  Syntax(a).appositions(find(a, "lyon"), found);
  EXPECT_EQ(words(a, found), "france");
  const Annotations scores = parsed_text("LYON 2 Nantes 1");
  found.clear();
  for (uint32_t t = 0; t < scores.tokens.size(); ++t) Syntax(scores).appositions(t, found);
  EXPECT_EQ(words(scores, found), "");
}

}  // namespace
}  // namespace dossier
