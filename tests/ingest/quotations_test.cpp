#include "ingest/quotations.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "graph/text.h"
#include "ingest/annotate.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

/// "SPEAKER: piece / piece", without the punctuation at the ends; the words of the source when it is no named entity; "-" for nobody.
std::string described(std::string_view text, const Extraction& x, const ExtractedStatement& s) {
  std::string out = s.speaker >= 0 ? x.entities[static_cast<size_t>(s.speaker)].name : s.source.empty() ? "-" : squeeze(slice(text, s.source));
  out += s.direct ? ": " : "; ";
  bool first = true;
  for (const ByteSpan c : s.content) {
    std::string piece = squeeze(slice(text, c));
    while (!piece.empty() && std::string_view(",.").find(piece.back()) != std::string_view::npos) piece.pop_back();
    out += (first ? "" : " / ") + piece;
    first = false;
  }
  return out;
}

std::vector<std::string> statements(std::string_view text) {
  const Extraction x = extract(text);
  std::vector<std::string> out;
  for (const ExtractedStatement& s : x.statements) out.push_back(described(text, x, s));
  return out;
}

using Lines = std::vector<std::string>;

struct Shape {
  const char* text;
  Lines statements;  // ": " direct, "; " indirect
};

const Shape kTags[] = {
    // cue and source after, before, inside; inverted or not
    {"\"The talks have failed,\" Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
    {"\"The talks have failed,\" said Ilse Rahm.", {"Ilse Rahm: The talks have failed"}},
    {"Ilse Rahm said: \"The talks have failed.\"", {"Ilse Rahm: The talks have failed"}},
    {"Ilse Rahm said, \"The talks have failed.\"", {"Ilse Rahm: The talks have failed"}},
    {"\"The talks,\" Ilse Rahm said, \"have failed.\"", {"Ilse Rahm: The talks / have failed"}},
    {"\"The talks have failed,\" Ilse Rahm said. \"We shall try again in May.\"", {"Ilse Rahm: The talks have failed / We shall try again in May"}},
    {"\"Have the talks failed?\" asked Ilse Rahm.", {"Ilse Rahm: Have the talks failed?"}},
    {"\"The talks have failed!\" Ilse Rahm shouted.", {"Ilse Rahm: The talks have failed!"}},
    {"\"The talks have failed,\" Ilse Rahm, the foreign minister, said on Monday.", {"Ilse Rahm: The talks have failed"}},
    {"\"The talks have failed,\" said Ilse Rahm, the foreign minister, on Monday.", {"Ilse Rahm: The talks have failed"}},
    {"\"The talks have failed,\" Colonel Goran Petek, a spokesman for the Royal Danish Army, told reporters.", {"Goran Petek: The talks have failed"}},
    {"\"The talks have failed,\" Goran Petek, a professor of law at the University of Oslo and a former diplomat, told reporters on Sunday.",
     {"Goran Petek: The talks have failed"}},
    {"\"The talks have failed,\" Goran Petek, who leads the delegation, said.", {"Goran Petek: The talks have failed"}},
    {"Goran Petek, a political expert, Doctor of Historical Sciences, and professor at the University of Oslo (Norway), believes that the talks have failed.",
     {"Goran Petek; that the talks have failed"}},
    {"Labour campaign manager Goran Petek told the wire that the talks have failed.", {"Goran Petek; that the talks have failed"}},
    {"Asked to describe the device that failed, Ilse Rahm said, \"The talks have failed.\"", {"Ilse Rahm: The talks have failed"}},
    {"Ilse Rahm said at an event that \"the talks\" had gone off in Oslo.", {"Ilse Rahm; that \"the talks\" had gone off in Oslo"}},
    {"The minister, Ilse Rahm, was careful: the talks have failed, she said.", {"Ilse Rahm; the talks have failed"}},
    {"According to Ilse Rahm, the talks have failed.", {"Ilse Rahm; the talks have failed"}},
    {"The talks have failed, according to Ilse Rahm.", {"Ilse Rahm; The talks have failed"}},
    {"The talks, Ilse Rahm said, have failed.", {"Ilse Rahm; The talks / have failed"}},
    {"The talks have failed, Ilse Rahm said.", {"Ilse Rahm; The talks have failed"}},
    {"In the words of Ilse Rahm, the talks have failed.", {"Ilse Rahm; the talks have failed"}},
    {"\"The talks have failed,\" according to Ilse Rahm.", {"Ilse Rahm: The talks have failed"}},
    {"As Ilse Rahm put it: \"The talks have failed.\"", {"Ilse Rahm: The talks have failed"}},
    {"The talks have failed, Goran Petek, who leads the delegation this year, said on Monday.", {"Goran Petek; The talks have failed"}},
    {"OSLO - Norway will leave the talks, Prime Minister Goran Petek said, as the dispute grew sharper.", {"Goran Petek; Norway will leave the talks"}},
    {"\"The talks have failed,\" Goran Petek, the minister of mineral resources and petroleum, said at the time.", {"Goran Petek: The talks have failed"}},
    {"\"The talks have failed.\" — Ilse Rahm", {"Ilse Rahm: The talks have failed"}},
    {"\"The talks have failed,\" Rep. Ilse Rahm (D-Ohio) said Friday.", {"Ilse Rahm: The talks have failed"}},
    // indirect speech
    {"Ilse Rahm said that the talks had failed.", {"Ilse Rahm; that the talks had failed"}},
    {"Ilse Rahm said the talks had failed.", {"Ilse Rahm; the talks had failed"}},
    {"Ilse Rahm told reporters that the talks had failed.", {"Ilse Rahm; that the talks had failed"}},
    {"Ilse Rahm warned that the talks would fail.", {"Ilse Rahm; that the talks would fail"}},
    {"Ilse Rahm denied that the talks had failed.", {"Ilse Rahm; that the talks had failed"}},
    // mixed: single words quoted inside a report
    {"Ilse Rahm said that the talks were \"a complete waste of time\".", {"Ilse Rahm: that the talks were \"a complete waste of time\""}},
    {"Ilse Rahm called the talks \"a complete waste of time\".", {"Ilse Rahm: the talks \"a complete waste of time\""}},
    {"Ilse Rahm called the vote a disgrace.", {"Ilse Rahm; the vote a disgrace"}},
    {"\"The talks have failed,\" a spokesman said, adding that Norway would leave.", {"a spokesman: The talks have failed", "a spokesman; that Norway would leave"}},
    // sources that are no person
    {"\"The talks have failed,\" the ministry said.", {"the ministry: The talks have failed"}},
    {"Experts said that the talks had failed.", {"Experts; that the talks had failed"}},
    {"Norway said that the talks had failed.", {"Norway; that the talks had failed"}},
    {"\"The talks have failed,\" a diplomat said on condition of anonymity.", {"a diplomat: The talks have failed"}},
    {"\"The talks have failed,\" officials told reporters.", {"officials: The talks have failed"}},
    {"It was reported that the talks had failed.", {"-; that the talks had failed"}},
    // pronouns
    {"Ilse Rahm arrived on Monday. \"The talks have failed,\" she said.", {"Ilse Rahm: The talks have failed"}},
    {"Goran Petek arrived on Monday. \"A member of the delegation has left the talks,\" he said.", {"Goran Petek: A member of the delegation has left the talks"}},
    // nested attribution
    {"Ilse Rahm said that Goran Petek had promised to end the talks.",
     {"Ilse Rahm; that Goran Petek had promised to end the talks", "Goran Petek; to end the talks"}},
};

const Shape kMarks[] = {
    {"“The talks have failed,” Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
    {"«The talks have failed», Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
    {"»The talks have failed«, Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
    {"„The talks have failed,“ Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
    {"„The talks have failed,” Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
    {"'The talks have failed,' Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
    {"‘The talks have failed,’ Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
    {"``The talks have failed,'' Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
    {"‹The talks have failed›, Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
    {"— The talks have failed, — said Ilse Rahm. — We shall try again.", {"Ilse Rahm: The talks have failed / We shall try again"}},
    // marks inside marks
    {"\"He called it a 'waste of time' and left the talks,\" Ilse Rahm said.", {"Ilse Rahm: He called it a 'waste of time' and left the talks"}},
    {"“The ‘road map’ has failed,” Ilse Rahm said.", {"Ilse Rahm: The ‘road map’ has failed"}},
    {"\"The so-called \"road map\" has failed,\" Ilse Rahm said.", {"Ilse Rahm: The so-called \"road map\" has failed"}},
    {"\"They spoke of the \"ungratefulness\" of Norway, and we have the right to use the \"services\" of the alliance,\" Ilse Rahm said.",
     {"Ilse Rahm: They spoke of the \"ungratefulness\" of Norway, and we have the right to use the \"services\" of the alliance"}},
    {"'The delegates' talks haven't failed,' Ilse Rahm said.", {"Ilse Rahm: The delegates' talks haven't failed"}},
    // paragraphs
    {"\"The talks have failed.\n\n\"We shall try again in May,\" Ilse Rahm said.", {"Ilse Rahm: The talks have failed / We shall try again in May"}},
    {"\"The talks have failed.\n\nWe shall try again in May,\" Ilse Rahm said.", {"Ilse Rahm: The talks have failed / We shall try again in May"}},
    {"“The talks have failed.\n\n“Nobody came.\n\n“We shall try again in May,” Ilse Rahm said.",
     {"Ilse Rahm: The talks have failed / Nobody came / We shall try again in May"}},
    {"Ilse Rahm said:\n\n\"The talks have failed. We shall try again in May.\"", {"Ilse Rahm: The talks have failed. We shall try again in May"}},
    {"\"The talks have failed,\" Ilse Rahm said.\n\n\"We shall try again in May.\"", {"Ilse Rahm: The talks have failed", "Ilse Rahm: We shall try again in May"}},
    {"Ilse Rahm, a political analyst, believes the talks are highly \"toxic\" because nobody listens.\n\n\"This also applies to the next round.\n\n"
     "The \"road map\" has failed,\" Ilse Rahm said.",
     {"Ilse Rahm; the talks are highly \"toxic\" because nobody listens", "Ilse Rahm: This also applies to the next round / The \"road map\" has failed"}},
    // a source named two paragraphs earlier, and by what he is at the end
    {"Goran Petek, a former ambassador of Norway, is sceptical.\n\n\"The talks have failed. Nobody kept a promise.\n\n\"Nobody will try again. It is too late. We shall see more of this\", believes the former diplomat.",
     {"Goran Petek: The talks have failed. Nobody kept a promise / Nobody will try again. It is too late. We shall see more of this"}},
    // interviews
    {"Herald: Have the talks failed?\n\nRahm: They have failed.\n\nHerald: Will you try again?\n\nRahm: We shall.",
     {"Herald: Have the talks failed?", "Rahm: They have failed", "Herald: Will you try again?", "Rahm: We shall"}},
    {"Q: Have the talks failed?\n\nRahm: They have failed.\n\nQ: Will you try again?\n\nRahm: We shall.",
     {"-: Have the talks failed?", "Rahm: They have failed", "-: Will you try again?", "Rahm: We shall"}},
};

const Shape kNoStatements[] = {
    // an aside to the reader
    {"The departure of one state is possible (recall how Vesta left the pact).", {}},
    {"Military ties do not hinder membership - note the example of Sudmark.", {}},
    {"The \"road map\" was signed on Monday.", {}},
    {"His book \"The Long Road\" was printed in Oslo.", {}},
    {"They watched \"The Third Man\" on Monday evening.", {}},
    {"The so-called \"people's republic\" has two towns.", {}},
    {"The pipe is 12\" wide and 30\" long.", {}},
    {"The delegates' train left at five o'clock.", {}},
    // what was done to somebody
    {"Two sailors were admitted to the hospital in Oslo.", {}},
    {"Students were encouraged to visit Norway.", {}},
    {"The parties were invited to Geneva.", {}},
    {"The matter was mentioned to the envoy.", {}},
    // what somebody has, not thinks
    {"Norway holds the presidency of the council and is unlikely to call a vote.", {}},
    {"Ilse Rahm advised three governments on their talks.", {}},
    {"Yet as Lund Partners continues gaining ground, the question is whether it will last.", {}},
    {"The unit called the Guard was dissolved.", {}},
    // a thing that wants
    {"The law requires that banks close on Sunday.", {}},
    {"The agreement requires Norway to open the port.", {}},
    {"The situation demands that Norway act.", {}},
    {"The project seeks to rebuild the port.", {}},
};

// Documents and bodies may say and want.
const Shape kByThings[] = {
    {"The report shows that exports fell.", {"The report; that exports fell"}},
    {"The constitution stipulates that Norway has two chambers.", {"The constitution; that Norway has two chambers"}},
    {"The opposition demands that Norway act.", {"The opposition; that Norway act"}},
    {"It was reported that the minister had left.", {"-; that the minister had left"}},
};

const Shape kMalformed[] = {
    // a mark that never closes ends with its paragraph
    {"\"The talks have failed, Ilse Rahm said.\n\nThe delegates went home. The weather was fine.", {"Ilse Rahm: The talks have failed"}},
    {"Ilse Rahm said: \"The talks have failed.\n\nThe delegates went home on Monday.", {"Ilse Rahm: The talks have failed"}},
    // a mark that never opened
    {"The talks have failed,\" Ilse Rahm said.\n\nThe delegates went home on Monday.", {"Ilse Rahm; The talks have failed"}},
    {"\"\" Ilse Rahm said nothing.", {}},
    {"\"", {}},
    {"\"The talks have failed,” Ilse Rahm said.", {"Ilse Rahm: The talks have failed"}},
};

// Whom something is told, what the reporter does besides and what the writer adds are no part of what is said.
const Shape kEnds[] = {
    {"Mayor Rahm told the crowd at the fair for farmers that Norway had paid.", {"Rahm; that Norway had paid"}},
    {"Ilse Rahm blasted Norway for its delay, telling Goran Petek that the talks have failed.", {"Ilse Rahm; Norway for its delay", "Ilse Rahm; that the talks have failed"}},
    {"Ilse Rahm acknowledged some mistakes even as she defended Norway.", {"Ilse Rahm; some mistakes", "Ilse Rahm; Norway"}},
    {"Rahm hailed the plan as “late” and accused Norway of delay.", {"Rahm; the plan as “late”", "Rahm; Norway of delay"}},
    {"Goran Petek said that the talks have failed, according to the Lund Tribune.", {"Lund Tribune; Goran Petek said that the talks have failed", "Goran Petek; that the talks have failed"}},
    {"Ilse Rahm said that Norway would lower the tax on fish - all promises of Goran Petek.", {"Ilse Rahm; that Norway would lower the tax on fish"}},
    {"The talks have failed, said Ilse Rahm, who leads the delegation in Oslo.", {"Ilse Rahm; The talks have failed"}},
    {"Ilse Rahm left Oslo and, Goran Petek said, has come to Riga.", {"Goran Petek; has come to Riga"}},
    {"Ilse Rahm was asked what she thought Norway would do.", {}},
    {"As Goran Petek and Sen. Ilse Rahm (R-Oslo) lamented the talks, Norway took a moment to reach out to Danish voters.", {"Goran Petek; the talks"}},
    // words in marks with a subject that the writer supplies are no statement inside another
    {"Ilse Rahm said Goran Petek \"says whatever he needs to say.\"", {"Ilse Rahm: Goran Petek \"says whatever he needs to say.\""}},
    // a report inside a quotation ends with it
    {"Goran Petek, a banker, recalled, \"Suddenly, she said, 'Norway will never pay for the harbour.'\"",
     {"Goran Petek: Suddenly, she said, 'Norway will never pay for the harbour.'"}},
    {"“If you’re in the Senate and another senator says you could get shot and nobody in the Senate would come,” the banker said, “that’s even worse.”",
     {"the banker: If you’re in the Senate and another senator says you could get shot and nobody in the Senate would come / that’s even worse",
      "Senate: you could get shot and nobody in the Senate would come"}},
};

// Who says it, however he is introduced.
const Shape kSpeakers[] = {
    {"Goran Petek later Monday told the wire: \"The talks have failed.\"", {"Goran Petek: The talks have failed"}},
    {"Tuesday at Lund University in Berea, OH, after winning Ohio in the Labour primary, Gov. Ilse Rahm (R-OH), said, “I’m getting ready to rent a wagon.”",
     {"Ilse Rahm: I’m getting ready to rent a wagon"}},
    {"Vatican spokesman the Rev. Goran Petek told reporters Thursday that the pope has no plans to meet Norway.", {"Goran Petek; that the pope has no plans to meet Norway"}},
    {"The harbour master, Ilse Rahm, gave the following statement:\n\n\"The talks have failed. We shall try again.\"", {"Ilse Rahm: The talks have failed. We shall try again"}},
    {"Ilse Rahm said, \"We shall win this race.\"\n\nTranscript as follows:\n\n\"Tonight we came to Oslo. I thank you all for it.\"",
     {"Ilse Rahm: We shall win this race", "Ilse Rahm: Tonight we came to Oslo. I thank you all for it"}},
    {"Danish forces have seized full control of Lund University in their battle with rebels, Danish state television said.",
     {"Danish state television; Danish forces have seized full control of Lund University in their battle with rebels"}},
    {"\"Go Norway, go!!!,\" Denmark's Northern League leader Goran Petek wrote on Monday.", {"Goran Petek: Go Norway, go!!!"}},
    {"The mayor sent out a letter. \"Our fleet has already forced a minister to pay,\" read the letter.", {"the letter: Our fleet has already forced a minister to pay"}},
    {"The sea is rising - Ilse Rahm: \"Nobody can stay here any more.\"", {"Ilse Rahm: Nobody can stay here any more"}},
    {"But Sen. Ilse Rahm (R-Oslo), noting the size of the crowd's following, said, \"Let me tell you, he has a long list.\"",
     {"Ilse Rahm; the size of the crowd's following", "Ilse Rahm: Let me tell you, he has a long list"}},
    {"Goran Petek has broken with decades of Danish support for free trade, calling for new taxes on fish.", {"Goran Petek; new taxes on fish"}},
    {"\"Imagine what a different world it would be if someone had told Norway that years ago,\" she said.",
     {"she: Imagine what a different world it would be if someone had told Norway that years ago"}},
    {"\"Imagine what a different world it would be if someone had told Norway that years ago,\" the old banker said.",
     {"the old banker: Imagine what a different world it would be if someone had told Norway that years ago"}},
    {"In an interview, Goran Petek, a former Lund vice president of global sales, said Rahm \"was deeply involved in all that research.\"",
     {"Goran Petek: Rahm \"was deeply involved in all that research.\""}},
    {"Goran Petek, host of Riga's “Morning Tea,” suggested business in Norway could fail.", {"Goran Petek; business in Norway"}},
    {"The race between Oslo and Riga has taken a harsh turn and that will take time to \"cool off,\" Rahm said in an interview with the Lund Tribune.",
     {"Rahm; The race between Oslo and Riga has taken a harsh turn and that will take time to \"cool off,\""}},
    // a line within the marks that names the speaker
    {"The fair has opened.\n\n\"We shall try again in May.\n\nFormer minister Ilse Rahm.\"\n\nNobody came.", {"Ilse Rahm: We shall try again in May"}},
    // whom the sentence before the quotation tells of
    {"\"The talks have failed,\" Goran Petek said.\n\nIlse Rahm left the hall in a hurry. \"I have no time for this.\"",
     {"Goran Petek: The talks have failed", "Ilse Rahm: I have no time for this"}},
    {"Goran Petek said that he had letters, some of them praising Ilse Rahm. \"I have no time for this.\"",
     {"Goran Petek; that he had letters, some of them praising Ilse Rahm", "Goran Petek: I have no time for this"}},
    {"Goran Petek said the talks had failed. \"We shall win this race,\" an angry Rahm retaliated.", {"Goran Petek; the talks had failed", "Rahm: We shall win this race"}},
};

void expect_statements(const Shape& shape) {
  const Lines found = statements(shape.text);
  EXPECT_EQ(found, shape.statements) << shape.text;
}

TEST(Quotations, FindCueAndSourceWhereverTheyStand) {
  for (const Shape& shape : kTags) expect_statements(shape);
}

TEST(Quotations, KnowAllTypographies) {
  for (const Shape& shape : kMarks) expect_statements(shape);
}

TEST(Quotations, LeaveOutTitlesAndWordsAtArmsLength) {
  for (const Shape& shape : kNoStatements) expect_statements(shape);
}

TEST(Quotations, OfThingsAreThoseOfDocumentsAndBodies) {
  for (const Shape& shape : kByThings) expect_statements(shape);
}

TEST(Quotations, EndSensiblyWhenMarksAreMalformed) {
  for (const Shape& shape : kMalformed) expect_statements(shape);
  EXPECT_GE(std::size(kTags) + std::size(kMarks) + std::size(kNoStatements) + std::size(kMalformed), 60u);
}

TEST(Quotations, EndWhereTheReporterGoesOn) {
  for (const Shape& shape : kEnds) expect_statements(shape);
}

TEST(Quotations, AreOfWhoeverIsIntroduced) {
  for (const Shape& shape : kSpeakers) expect_statements(shape);
}

TEST(Quotations, NeverSwallowTheArticle) {
  std::string text = "\"The talks have failed, Ilse Rahm said.";
  for (int i = 0; i < 40; ++i) text += "\n\nThe delegates went home on day " + std::to_string(i) + ".";
  const Extraction x = extract(text);
  for (const ExtractedStatement& s : x.statements) EXPECT_LT(s.content.back().end, 60u);
}

TEST(Quotations, KeepOuterAndInnerSpeakersApart) {
  const std::string text = "Ilse Rahm said that Goran Petek had promised to end the talks.";
  const Extraction x = extract(text);
  ASSERT_EQ(x.statements.size(), 2u);
  EXPECT_EQ(x.statements[0].attributed_to, kNarrator);
  EXPECT_EQ(x.statements[1].attributed_to, 0);
}

TEST(Quotations, TellDenialsFromClaims) {
  const Extraction x = extract("Ilse Rahm did not say that the talks had failed.");
  ASSERT_EQ(x.statements.size(), 1u);
  EXPECT_EQ(x.statements[0].polarity, Polarity::Negative);
}

TEST(Quotations, GoThroughTheAnswersOfAnInterview) {
  const std::string text =
      "Ilse Rahm, a professor of law in Oslo, has followed the talks. Goran Petek spoke to her.\n\n"
      "Have the talks failed?\n\nI think so. Nobody came.\n\nWe waited for days.\n\n"
      "What will Norway do?\n\nNorway will leave. I am sure of that.\n\n"
      "Is there hope?\n\nThere is always hope, but I see none.";
  std::vector<std::string> answers;
  for (const std::string& line : statements(text))
    if (line.starts_with("Ilse Rahm: ")) answers.push_back(line);
  EXPECT_EQ(answers, (Lines{"Ilse Rahm: I think so. Nobody came / We waited for days", "Ilse Rahm: Norway will leave. I am sure of that",
                            "Ilse Rahm: There is always hope, but I see none"}));
}

TEST(Quotations, GoThroughAnInterviewWithThePersonInItsHeadline) {
  const std::string text =
      "Interview with banker Goran Petek\n\nThe harbour of Oslo was closed in May.\n\n"
      "You have followed the talks for years.\n\nNorway was late. The minister was ill.\n\nA view of the harbour. Image: Ilse Rahm\n\nIt took years to agree, and I was there.\n\n"
      "What will Norway do?\n\nNorway will leave.";
  EXPECT_EQ(statements(text), (Lines{"Goran Petek: Norway was late. The minister was ill / It took years to agree, and I was there", "Goran Petek: Norway will leave"}));
  EXPECT_EQ(statements("The harbour of " + text.substr(text.find("Goran"))), Lines{}) << "nothing calls it an interview";
}

// The parser took the noun of the tag into the quotation, and "the trade ministry" for who said it; no tag was left.
TEST(Quotations, AreSaidByTheFirstNounOfTheTag) {
  EXPECT_EQ(statements("Ilse Rahm said that the talks had failed.\n\n"
                       "\"The harbour wants to close? Let it,\" a spokesman for the Norwegian trade ministry said on Friday."),
            (Lines{"Ilse Rahm; that the talks had failed", "a spokesman for the Norwegian trade ministry: The harbour wants to close? Let it"}));
}

TEST(Quotations, OfAnswersWithoutANameAreTheInterviewees) {
  EXPECT_EQ(statements("Ilse Rahm, former minister of trade, spoke of the harbour.\n\nQuestion: Have the talks failed?\n\n"
                       "Answer: They have failed.\n\nWe are sorry for that.\n\nQ: What will you do now?\n\nA: We shall try again."),
            (Lines{"Ilse Rahm; the harbour", "-: Have the talks failed?", "Ilse Rahm: They have failed / We are sorry for that", "-: What will you do now?",
                   "Ilse Rahm: We shall try again"}));
}

// Press releases.
TEST(Quotations, NeedNoMarksBehindTheColonOfATag) {
  EXPECT_EQ(statements("Norway welcomes the deal\n\nIlse Rahm, Foreign Minister of Norway, said:\n\nThe deal will last.\n\nIt took years. I thank all who came.\n\n"
                       "The ministry has two hundred officials."),
            (Lines{"Norway; the deal", "Ilse Rahm: The deal will last / It took years. I thank all who came"}));
  EXPECT_EQ(statements("Ilse Rahm said: Norway has kept its word. We have paid.\n\nThe talks go on."), (Lines{"Ilse Rahm: Norway has kept its word. We have paid"}));
  EXPECT_EQ(statements("Ilse Rahm said on Monday: \"We have paid.\" The harbour is closed."), (Lines{"Ilse Rahm: We have paid"}));
  EXPECT_EQ(statements("Ilse Rahm has three houses: One is in Oslo. The others are not."), Lines{});
}

TEST(Quotations, AreNotWhatTheSpeakerWasAsked) {
  EXPECT_EQ(statements("Asked whether she trusted the envoy, Ilse Rahm laughed. \"Trust is a big word,\" she said."), (Lines{"Ilse Rahm: Trust is a big word"}));
}

TEST(Quotations, AreNotSaidByWhatShowsSomething) {
  EXPECT_EQ(statements("The money came from Norway. It showed that the pact can hold."), (Lines{"It; that the pact can hold"}));
  EXPECT_EQ(statements("Norway was late. It said that the pact can hold."), (Lines{"Norway; that the pact can hold"}));
}

TEST(Quotations, OfNobodyAreDenied) {
  const Extraction x = extract("Not everybody believes that the talks have failed.");
  ASSERT_EQ(x.statements.size(), 1u);
  EXPECT_EQ(x.statements[0].polarity, Polarity::Negative);
}

// The title of the name reached the first word of the text, and the comma before it was looked for outside.
TEST(Quotations, SurviveATextThatOpensWithALongTitle) {
  const Extraction x = extract("Former Danish international winger Aksel Thorsen was sold for a record sum, newspapers reported on Friday.");
  EXPECT_TRUE(std::any_of(x.entities.begin(), x.entities.end(), [](const auto& e) { return e.name == "Aksel Thorsen"; }));
}

TEST(Quotations, PointToCueAndSource) {
  const std::string text = "\"The talks have failed,\" said Ilse Rahm.";
  const Extraction x = extract(text);
  ASSERT_EQ(x.statements.size(), 1u);
  EXPECT_EQ(slice(text, x.statements[0].cue), "said");
  EXPECT_EQ(slice(text, x.statements[0].source), "Ilse Rahm");
}

}  // namespace
}  // namespace dossier
