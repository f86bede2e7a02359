#include "ingest/comments.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/annotate.h"
#include "tests/ingest/parsed_text.h"

namespace dossier {
namespace {

/// "Ilse Rahm > Norway" for each comment of the text, sorted.
std::vector<std::string> comments(std::string_view text) {
  Document document;
  document.id = "d";
  document.text = text;
  const Extraction x = to_extraction(document, annotate(document, test_models()));
  std::vector<std::string> lines;
  for (const ExtractedRelation& r : x.relations)
    if (r.type == "COMMENTED_ON") lines.push_back(x.entities[r.source].name + " > " + x.entities[r.target].name);
  std::ranges::sort(lines);
  return lines;
}

using Lines = std::vector<std::string>;

struct Case {
  std::string_view text;
  Lines comments;
};

TEST(Comments, AreOnThePartiesToWhatIsSaid) {
  const Case cases[] = {
      {"Ilse Rahm said that Norway will help Kenya.", {"Ilse Rahm > Kenya", "Ilse Rahm > Norway"}},
      {"Ilse Rahm said that the talks with Iran had failed.", {"Ilse Rahm > Iran"}},
      {"Ilse Rahm said that the war in Sudan would go on.", {"Ilse Rahm > Sudan"}},
      {"Ilse Rahm said that the Peruvian government had lied.", {"Ilse Rahm > Peru"}},
      {"Ilse Rahm said that Kenya's farmers were tired.", {"Ilse Rahm > Kenya"}},
      {"Ilse Rahm criticised Kenya for its silence.", {"Ilse Rahm > Kenya"}},
  };
  for (const Case& c : cases) EXPECT_EQ(comments(c.text), c.comments) << c.text;
}

TEST(Comments, AreNotOnPlacesModifiersAndDates) {
  for (const std::string_view text : {
           "Ilse Rahm said that she had met the farmers in Kenya.",
           "Ilse Rahm said that most Peruvian businesses would close.",
           "Ilse Rahm said that an Iran expert had called.",
           "Ilse Rahm said that the rest of the farmers would go to Kenya.",
           "Ilse Rahm said that prices had risen after Norway left the bloc.",
           "Ilse Rahm said that she would never be president of Norway.",
           "Ilse Rahm said that she had been to Norway.",
           "Ilse Rahm said that a bill would come in the next session of Congress.",
           "Ilse Rahm said that it was the end of her part in the work of NATO.",
           "Ilse Rahm said that friends of Goran Petek had called.",
           "Ilse Rahm said that she would name a friend to the Supreme Court.",
           "Ilse Rahm declared war on Norway.",
           "But when Norway cut the funds two years later, Ilse Rahm said enough.",
       })
    EXPECT_EQ(comments(text), Lines{}) << text;
}

TEST(Comments, OnSomebodyWhomAPronounMeansNeedOnePersonAlone) {
  EXPECT_EQ(comments("Goran Petek arrived on Monday. \"He is a liar,\" Ilse Rahm said."), Lines{"Ilse Rahm > Goran Petek"});
  EXPECT_EQ(comments("Goran Petek met Anton Vale on Monday. \"He will speak tomorrow,\" Ilse Rahm said."), Lines{});
  EXPECT_EQ(comments("Norway and Kenya signed on Monday. \"They will speak tomorrow,\" Ilse Rahm said."), Lines{});
}

TEST(Comments, AreOnWhatAStatementComesBackTo) {
  EXPECT_EQ(comments("\"Quarrels among the members of NATO must end. What is the point of a seat in NATO, if there is war inside NATO?\" Ilse Rahm said."), Lines{"Ilse Rahm > NATO"});
  EXPECT_EQ(comments("\"Quarrels among the members of NATO must end,\" Ilse Rahm said."), Lines{});
}

TEST(Comments, AreNotWhatIsDoneWithoutAWordOrMayBeSaid) {
  for (const std::string_view text : {"Ilse Rahm, who has supported Norway for years, left.", "Ilse Rahm offered no proof that Norway had lied.", "Ilse Rahm wants to ask Norway about the money.",
                                      "Some Republicans said that Norway had lied.", "Ilse Rahm accused Goran Petek of theft around the time of Nora Vance's death."})
    for (const std::string& line : comments(text)) EXPECT_EQ(line, "Ilse Rahm > Goran Petek") << text;
}

TEST(Comments, AreNotWhatAPollFound) {
  EXPECT_EQ(comments("Goran Petek is ahead, according to the latest Volkswagen poll."), Lines{});
}

TEST(Comments, AreNotTheAnnouncementsOfAVagueSpeaker) {
  EXPECT_EQ(comments("Norway has many critics. They say that Kenya was wrong."), Lines{});
  EXPECT_EQ(comments("Aides of NATO spoke in Oslo. They stressed that Kenya was wrong."), Lines{});
}

TEST(Comments, AreNotWhatIsLeftUnsaidOrStillToBeSaid) {
  for (const std::string_view text : {"Goran Petek avoided condemning Norway.", "If Ilse Rahm says that Kenya lied, the talks will end.", "Ilse Rahm has not mentioned Goran Petek since Monday.",
                                      "Goran Petek will criticize Norway at the summit."})
    EXPECT_EQ(comments(text), Lines{}) << text;
}

TEST(Comments, AreNotOnWhomOnlyASideClauseDoesSomethingTo) {
  EXPECT_EQ(comments("Ilse Rahm said that the army would help the rebels who fight Norway."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm said that the tourists would enter Norway on Monday."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm said that the army would help if Norway attacks the rebels."), Lines{"Ilse Rahm > Norway"});
}

TEST(Comments, AreNotOnACountryThatOnlyDescribes) {
  EXPECT_EQ(comments("\"Families in Norway know this. Norwegian schools know this, and Norwegian doctors know it too,\" Ilse Rahm said."), Lines{});
}

TEST(Comments, AreNotQuestionsPutToWitnesses) {
  EXPECT_EQ(comments("Ilse Rahm tried to question several of the witnesses, including Goran Petek."), Lines{});
}

TEST(Comments, AreNotWhatABookOrAPictureIsOf) {
  EXPECT_EQ(comments("Ilse Rahm wrote a memoir of the war in Sudan."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm said that the town of Bergen, Norway, was quiet."), Lines{});
}

TEST(Comments, AreNotWhatIsAskedOfSomebody) {
  EXPECT_EQ(comments("Ilse Rahm urged Goran Petek to leave the hall on Monday."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm asked whether Goran Petek had left the hall."), Lines{});
  EXPECT_EQ(comments("\"Has Goran Petek left the hall?\" Ilse Rahm asked."), Lines{});
}

TEST(Comments, OfAPaperAreOnWhomItSaysSomethingOf) {
  EXPECT_EQ(comments("The Lund Institute said on Monday that Goran Petek was late."), Lines{"Lund Institute > Goran Petek"});
  EXPECT_EQ(comments("The Lund Institute said on Monday that the court had heard Goran Petek."), Lines{});
}

TEST(Comments, AreNotOnWhatOthersSpokeOf) {
  EXPECT_EQ(comments("Ilse Rahm rejected Goran Petek's remarks about Ada Stam on Monday."), Lines{"Ilse Rahm > Goran Petek"});
  EXPECT_EQ(comments("Ilse Rahm and Goran Petek attacked the plan."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm announced Goran Petek as her deputy."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm agreed on Monday with Goran Petek about the price."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm said on Monday that Goran Petek says he will make Norway great."), (Lines{"Ilse Rahm > Goran Petek"}));
  EXPECT_EQ(comments("Ilse Rahm admitted on Monday that she had met two Norwegians."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm said on Monday that everybody was blaming Norwegians."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm expected on Monday that Goran Petek would win."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm said on Monday that no one was as quick as families in Kenya."), Lines{});
  EXPECT_EQ(comments("Ilse Rahm embraced Goran Petek as her partner."), Lines{});
}

TEST(Comments, AreNotTheSourceOfWhatIsSaid) {
  const Lines found = comments("Ilse Rahm said that the price had doubled, according to the Lund Institute.");
  EXPECT_EQ(std::ranges::find(found, "Ilse Rahm > Lund Institute"), found.end());
  const Lines quoted = comments("According to the Lund Institute, spokesman Goran Petek said on Friday that Ilse Rahm would sign the law.");
  EXPECT_EQ(std::ranges::find(quoted, "Lund Institute > Goran Petek"), quoted.end());
  // inside a quotation he is spoken about
  EXPECT_EQ(comments("\"Goran Petek says what we want to hear,\" Ilse Rahm said."), (Lines{"Ilse Rahm > Goran Petek"}));
}

}  // namespace
}  // namespace dossier
