#include "ingest/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/tokenizer.h"

namespace dossier {
namespace {

/// The sentences of `text`; "#" stands before the first one of each paragraph.
std::vector<std::string> sentences(const std::string& text) {
  Annotations a;
  tokenize(text, a);
  split_sentences(text, a);
  std::vector<std::string> out;
  for (const Sentence& s : a.sentences) {
    const bool first = a.paragraphs[s.paragraph].sentences.begin == out.size();
    out.push_back((first ? "#" : "") + std::string(slice(text, a.span(s.tokens))));
  }
  return out;
}
using Lines = std::vector<std::string>;

TEST(Sentences, EndAtFinalPunctuation) {
  EXPECT_EQ(sentences("It rained. Who came? Nobody! So they left."), (Lines{"#It rained.", "Who came?", "Nobody!", "So they left."}));
}

TEST(Sentences, GoOnAfterAbbreviationsAndInitials) {
  EXPECT_EQ(sentences("Gen. A. B. Hale met Dr. Orlova. Sen. Roe left."), (Lines{"#Gen. A. B. Hale met Dr. Orlova.", "Sen. Roe left."}));
  EXPECT_EQ(sentences("He left the U.S. The trip was long."), (Lines{"#He left the U.S.", "The trip was long."}));
  EXPECT_EQ(sentences("He joined the U.S. Navy in Jan. 2004."), (Lines{"#He joined the U.S. Navy in Jan. 2004."}));
  EXPECT_EQ(sentences("It costs 3.5 million, i.e. nothing."), (Lines{"#It costs 3.5 million, i.e. nothing."}));
}

TEST(Sentences, MayEndBehindAState) {
  EXPECT_EQ(sentences("She lives in Salem, Mass. Police found her there."), (Lines{"#She lives in Salem, Mass.", "Police found her there."}));
  EXPECT_EQ(sentences("Moss, R-Fla., met Poole (D-Tex.) on Monday."), (Lines{"#Moss, R-Fla., met Poole (D-Tex.) on Monday."}));
  EXPECT_EQ(sentences("He met Ann Poole, D-Ore., Gov. Hale and others."), (Lines{"#He met Ann Poole, D-Ore., Gov. Hale and others."}));
}

TEST(Sentences, KeepClosingQuotesAndBrackets) {
  EXPECT_EQ(sentences("\"We won't go.\" She left."), (Lines{"#\"We won't go.\"", "She left."}));
  EXPECT_EQ(sentences("\u201cNo.\u201d \u201cYes.\u201d"), (Lines{"#\u201cNo.\u201d", "\u201cYes.\u201d"}));
  EXPECT_EQ(sentences("(It was late.) They slept."), (Lines{"#(It was late.)", "They slept."}));
  EXPECT_EQ(sentences("\"Will it hold?\" asked the mayor."), (Lines{"#\"Will it hold?\" asked the mayor."}));
}

TEST(Sentences, LeaveTheDatelineToItself) {
  EXPECT_EQ(sentences("LIMA, 3 May (North Wire) - Miners met the minister."), (Lines{"#LIMA, 3 May (North Wire) -", "Miners met the minister."}));
  EXPECT_EQ(sentences("PORT LOUIS, Sept. 28 (NW) — “No,” she said."), (Lines{"#PORT LOUIS, Sept. 28 (NW) —", "“No,” she said."}));
  EXPECT_EQ(sentences("Lima (North Wire) – Miners met."), (Lines{"#Lima (North Wire) –", "Miners met."}));
  EXPECT_EQ(sentences("ACCRA - Miners met."), (Lines{"#ACCRA -", "Miners met."}));
  EXPECT_EQ(sentences("NATO - the alliance of 1949 - grew."), (Lines{"#NATO - the alliance of 1949 - grew."}));
  EXPECT_EQ(sentences("Lima (the capital) and Cusco – Miners met."), (Lines{"#Lima (the capital) and Cusco – Miners met."}));
}

TEST(Sentences, EndWithTheirParagraph) {
  EXPECT_EQ(sentences("A title without a stop\n\nThe first line.\nThe second line: one\n- two"),
            (Lines{"#A title without a stop", "#The first line.", "#The second line: one", "#- two"}));
}

TEST(Sentences, RunOnThroughWrappedLines) {
  EXPECT_EQ(sentences("The delegation that arrived on the evening train was\n"
                      "received by the deputy mayor and two councillors from\n"
                      "the northern districts. It left in the morning."),
            (Lines{"#The delegation that arrived on the evening train was\nreceived by the deputy mayor and two councillors from\n"
                   "the northern districts.",
                   "It left in the morning."}));
}

TEST(Sentences, MarkHeadings) {
  Annotations a;
  const std::string text = "Envoys Meet in Velga\n\nBy Ann Rowe\n\nThe envoys met. They agreed.";
  tokenize(text, a);
  split_sentences(text, a);
  ASSERT_EQ(a.paragraphs.size(), 3u);
  EXPECT_TRUE(a.paragraphs[0].heading);
  EXPECT_TRUE(a.paragraphs[1].heading);
  EXPECT_FALSE(a.paragraphs[2].heading);
  EXPECT_EQ(a.paragraphs[2].sentences.size(), 2u);
}

TEST(Sentences, FlagTheirFirstToken) {
  Annotations a;
  const std::string text = "Yes. No.";
  tokenize(text, a);
  split_sentences(text, a);
  EXPECT_TRUE(a.tokens[0].flags & kSentenceStart);
  EXPECT_FALSE(a.tokens[1].flags & kSentenceStart);
  EXPECT_TRUE(a.tokens[2].flags & kSentenceStart);
}

TEST(Sentences, TakeAnyBytes) {
  for (const char* text : {"", " ", ".", "...", "\"", "\xff.\xff", "\n\n\n", "?!\n)"}) {
    SCOPED_TRACE(text);
    EXPECT_LE(sentences(text).size(), 2u);
  }
}

}  // namespace
}  // namespace dossier
