#include "ingest/tokenizer.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier {
namespace {

/// The tokens of `text` with "|" between them.
std::string tokens(const std::string& text) {
  Annotations a;
  tokenize(text, a);
  std::string out;
  for (const Token& t : a.tokens) out += (out.empty() ? "" : "|") + text.substr(t.begin, t.end - t.begin);
  return out;
}

TEST(Tokenizer, CutsClitics) {
  EXPECT_EQ(tokens("They don't know Karelia's plans."), "They|do|n't|know|Karelia|'s|plans|.");
  EXPECT_EQ(tokens("We\u2019ll go; it isn\u2019t far."), "We|\u2019ll|go|;|it|is|n\u2019t|far|.");
  EXPECT_EQ(tokens("I'd say you've won, and can't lose."), "I|'d|say|you|'ve|won|,|and|ca|n't|lose|.");
  EXPECT_EQ(tokens("the ministers' talks"), "the|ministers|'|talks");
  EXPECT_EQ(tokens("They cannot and dont"), "They|can|not|and|do|nt");
}

TEST(Tokenizer, KeepsApostrophesInsideNames) {
  EXPECT_EQ(tokens("O'Brien met al-Qa'ida envoys in L'Aquila"), "O'Brien|met|al|-|Qa'ida|envoys|in|L'Aquila");
}

TEST(Tokenizer, CutsHyphensExceptAfterPrefixes) {
  EXPECT_EQ(tokens("the far-right, Kazakh-Uzbek and well-known"), "the|far|-|right|,|Kazakh|-|Uzbek|and|well|-|known");
  EXPECT_EQ(tokens("a non-aligned ex-minister, pro-Western, mid-2021"), "a|non-aligned|ex-minister|,|pro-Western|,|mid-2021");
}

TEST(Tokenizer, KeepsAbbreviationsAndInitials) {
  EXPECT_EQ(tokens("Dr. J. R. Ewart of the U.S. Navy, e.g. Col. Hart"), "Dr.|J.|R.|Ewart|of|the|U.S.|Navy|,|e.g.|Col.|Hart");
  EXPECT_EQ(tokens("Acme Corp. said no. No. 5 is Plan B."), "Acme|Corp.|said|no|.|No.|5|is|Plan|B|.");
  EXPECT_EQ(tokens("Better than I."), "Better|than|I|.");
  EXPECT_EQ(tokens("Walter C. \"Buddy\" Hale chose Plan B. \"No\" was the answer."), "Walter|C.|\"|Buddy|\"|Hale|chose|Plan|B|.|\"|No|\"|was|the|answer|.");
}

TEST(Tokenizer, KeepsTheStopOfAStateBehindItsTownOrAParty) {
  EXPECT_EQ(tokens("in Salem, Mass., on Moss (R-La.) and Poole (Fla.)."), "in|Salem|,|Mass.|,|on|Moss|(|R|-|La.|)|and|Poole|(|Fla.|)|.");
  EXPECT_EQ(tokens("He lived in Wash. for years."), "He|lived|in|Wash.|for|years|.");
  EXPECT_EQ(tokens("They went to Mass. They fell ill. Come and wash."), "They|went|to|Mass|.|They|fell|ill|.|Come|and|wash|.");
}

TEST(Tokenizer, KeepsNumbersWhole) {
  EXPECT_EQ(tokens("$3.5bn, 1,200 men, 45% at 17:30"), "$|3.5|bn|,|1,200|men|,|45|%|at|17:30");
  EXPECT_EQ(tokens("2010-2014, the 1990s, 21st, 11/28/2000"), "2010|-|2014|,|the|1990s|,|21st|,|11/28/2000");
  EXPECT_EQ(tokens("call 555-0142 at 5pm"), "call|555-0142|at|5|pm");
}

TEST(Tokenizer, KeepsAddressesWithoutThePunctuationAroundThem) {
  EXPECT_EQ(tokens("(see https://example.org/a?b=1)."), "(|see|https://example.org/a?b=1|)|.");
  EXPECT_EQ(tokens("Write to desk.one@example.com, or example.org."), "Write|to|desk.one@example.com|,|or|example.org|.");
}

TEST(Tokenizer, CutsQuotesAndRuns) {
  EXPECT_EQ(tokens("\"No!\" \u00abDa\u00bb ... \u201cyes\u201d--so\u2026"), "\"|No|!|\"|\u00ab|Da|\u00bb|...|\u201c|yes|\u201d|--|so|\u2026");
  EXPECT_EQ(tokens("'It ended in '91,' he said"), "'|It|ended|in|'91|,|'|he|said");
}

TEST(Tokenizer, KeepsOffsetsAcrossMultibyteCharacters) {
  const std::string text = "\u00c9lys\u00e9e \u2014 \u0110or\u0111evi\u0107";
  Annotations a;
  tokenize(text, a);
  ASSERT_EQ(a.tokens.size(), 3u);
  EXPECT_EQ(a.tokens[0].end, 8u);
  EXPECT_EQ(a.tokens[1].begin, 9u);
  EXPECT_EQ(a.tokens[2].begin, 13u);
  EXPECT_EQ(a.tokens[2].end, text.size());
  EXPECT_EQ(a.word(2), "\u0111or\u0111evi\u0107");
}

TEST(Tokenizer, FlagsCaseAndSpace) {
  Annotations a;
  tokenize("NATO met(today)", a);
  EXPECT_EQ(a.tokens[0].flags, kCapitalised | kAllCaps);
  EXPECT_EQ(a.tokens[1].flags, kSpaceBefore);
  EXPECT_EQ(a.tokens[2].flags, 0);
}

TEST(Tokenizer, TakesAnyBytes) {
  EXPECT_EQ(tokens(""), "");
  EXPECT_EQ(tokens(" \n\t\u00a0 "), "");
  EXPECT_EQ(tokens("a\xff\xfe b"), "a|\xff|\xfe|b");
  EXPECT_EQ(tokens("'s @ # . -"), "'|s|@|#|.|-");
}

}  // namespace
}  // namespace dossier
